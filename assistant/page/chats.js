// The list of chats, and where a browser keeps them: one entry of its storage a chat, so that windows do not overwrite each other.
const KEY = "agreements-chat-";
const id = (target) => target.closest("li").dataset.id;
const held = (chat) => localStorage.getItem(KEY + chat) ?? "";
const remember = (chat) => sessionStorage.setItem("agreements-open", chat);

const rename = (entry) => {
  const button = entry.querySelector(".entry");
  const field = document.createElement("input");
  field.value = button.title;
  field.maxLength = 80;
  field.setAttribute("aria-label", entry.querySelector("[data-rename]").title);
  button.replaceWith(field);
  field.focus();
  field.select();
  let over = false;
  const done = (keep) => {
    if (over) return;
    over = true; // taking the field away blurs it
    field.replaceWith(button);
    button.focus();
    const { id } = entry.dataset;
    if (!keep || !field.value.trim() || field.value === button.title) return;
    if (held(id)) localStorage.setItem(KEY + id, JSON.stringify({ ...JSON.parse(held(id)), name: field.value.trim() }));
    trigger("edit", { id, name: field.value, chat: held(id) });
  };
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") done(true);
    if (event.key === "Escape") done(false);
    event.stopPropagation();
  });
  field.addEventListener("blur", () => done(true));
};

const remove = (button) => {
  const sign = button.textContent;
  if (sign !== button.dataset.sure) {
    button.textContent = button.dataset.sure;
    return setTimeout(() => (button.textContent = sign), 4000);
  }
  localStorage.removeItem(KEY + id(button));
  trigger("delete", { id: id(button) });
};

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if ("rename" in button.dataset) return rename(button.closest("li"));
  if ("delete" in button.dataset) return remove(button);
  remember(id(button));
  trigger("select", { id: id(button), chat: held(id(button)) });
  window.showChat();
});
window.finds(element);
watch("value", () => requestAnimationFrame(() => window.finds(element)));
