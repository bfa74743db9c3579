// The chat: what was understood of a question is taken away, a note is sent, and the box and its buttons have their names.
const told = (event, target) => trigger(event, { ...target.dataset });

document.addEventListener("click", (event) => {
  const button = event.target.closest("#chat button[data-do]");
  if (button) told("select", button);
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-asks]");
  if (!button) return;
  window.showChat();
  told("input", button);
});
document.addEventListener("submit", (event) => {
  const form = event.target.closest("#chat form[data-do=note]");
  if (!form) return;
  event.preventDefault();
  trigger("like", { ...form.dataset, note: form.querySelector("textarea").value });
});

let restored = false;
const named = () => {
  const box = document.querySelector("#question");
  const words = element.querySelector("[data-question]")?.dataset;
  if (!box || !words) return;
  document.querySelector("#chat .examples")?.setAttribute("role", "group"); // Gradio says list, of buttons that are no items
  const field = box.querySelector("textarea");
  field?.setAttribute("aria-label", words.question);
  if (field && !restored) window.restoreDraft();
  restored ||= Boolean(field);
  box.querySelector(".submit-button")?.setAttribute("aria-label", words.ask);
};
new MutationObserver(named).observe(document.body, { childList: true, subtree: true });
watch("value", () => requestAnimationFrame(named));

// A question that is edited: Enter asks it, Esc leaves it as it was, and so does whatever puts another conversation in its place.
const beside = (field) => field.closest(".message-row").nextElementSibling?.querySelectorAll("button") ?? [];
const leave = () => document.querySelectorAll("#chat .edit-textarea").forEach((field) => [...beside(field)].at(-1)?.click());
document.addEventListener("keydown", (event) => {
  if (!event.target.matches?.("#chat .edit-textarea") || event.isComposing) return;
  if (event.key === "Escape") leave();
  else if (event.key === "Enter" && !event.shiftKey) beside(event.target)[0]?.click();
  else return;
  event.preventDefault();
  event.stopPropagation();
}, true);
const ELSEWHERE = "#new-chat, #chats .entry, #chats li:has([aria-current]) [data-delete], #chat .bot-row + .message-buttons-left button";
document.addEventListener("click", (event) => event.target.closest(ELSEWHERE) && leave(), true);

// The last question stands at the top, its answer below it, until the person scrolls or goes elsewhere in the chat.
let last = "";
let following = false;
const follow = () => {
  const rows = document.querySelectorAll("#chat .user-row");
  const row = rows[rows.length - 1];
  const asked = row ? `${rows.length} ${row.textContent}` : "";
  if (asked !== last) following = Boolean(row);
  last = asked;
  if (!following || !row.offsetParent) return;
  const scroller = row.closest(".bubble-wrap");
  const shift = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 8;
  if (Math.abs(shift) > 1) scroller.scrollTop += shift;
};
for (const moves of ["wheel", "touchmove", "keydown", "pointerdown", "focusin"]) {
  document.addEventListener(moves, (event) => event.target.closest?.("#chat") && (following = false), { passive: true });
}
new MutationObserver(follow).observe(document.body, { childList: true, subtree: true, characterData: true });
