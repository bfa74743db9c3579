// What is ticked is where the next question is searched: whole collections by name, of the others the documents.
const groups = () => [...element.querySelectorAll("fieldset")];
const ticks = (group) => [...group.querySelectorAll("input[value]")];

const settle = (group) => {
  const whole = group.querySelector("[data-whole]");
  const ticked = ticks(group).filter((tick) => tick.checked).length;
  whole.checked = ticked === ticks(group).length && (ticked > 0 || whole.checked);
  whole.indeterminate = ticked > 0 && !whole.checked;
};

const chosen = () => {
  if (groups().every((group) => group.querySelector("[data-whole]").checked)) return [];
  const found = groups().flatMap((group) =>
    group.querySelector("[data-whole]").checked
      ? [group.dataset.value]
      : ticks(group).filter((tick) => tick.checked).map((tick) => tick.value),
  );
  return found.length ? found : ["nothing"];
};

element.addEventListener("change", (event) => {
  const group = event.target.closest("fieldset");
  if (!group) return;
  if ("whole" in event.target.dataset) for (const tick of ticks(group)) tick.checked = event.target.checked;
  settle(group);
  trigger("input", { chosen: chosen() });
});
element.addEventListener("click", (event) => {
  if (!event.target.closest("[data-everything]")) return;
  for (const tick of element.querySelectorAll("input[type=checkbox]")) tick.checked = true;
  groups().forEach(settle);
  trigger("input", { chosen: [] });
});
window.finds(element);
watch("value", () =>
  requestAnimationFrame(() => {
    groups().forEach(settle);
    window.finds(element);
  }),
);
