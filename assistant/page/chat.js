// The conversation: buttons that tell the page what to do, links to sources, copying, and staying at the newest answer.
const box = () => element.querySelector(".conversation");

element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-event]");
  if (button) {
    trigger(button.dataset.event, { ...button.dataset });
    return;
  }
  const link = event.target.closest("a.cite");
  if (!link) return;
  event.preventDefault();
  const card = document.querySelector(`#sources .sources[data-turn="${link.dataset.turn}"] #source-${link.dataset.number}`);
  if (card) {
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  } else {
    trigger("click", { do: "source", turn: link.dataset.turn, number: link.dataset.number });
  }
});

element.addEventListener("submit", (event) => {
  event.preventDefault();
  trigger("like", { ...event.target.dataset, note: event.target.querySelector("textarea").value });
});

let turns = 0;
watch("value", () => {
  const log = box();
  const count = log ? log.querySelectorAll(".turn").length : 0;
  if (log && (count > turns || log.hasAttribute("aria-busy"))) {
    const last = log.querySelector(".turn:last-child");
    if (last) log.scrollTop = last.offsetTop - log.offsetTop - 8;
  }
  turns = count;
});
