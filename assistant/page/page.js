// For the whole page: copying, files the server made, chats that the browser keeps, dropped files, and the sidebar of a small screen.
const KEEP = "agreements-chat-";

window.leftBehind = () => {
  const heads = [];
  for (const key of Object.keys(localStorage).filter((key) => key.startsWith(KEEP))) {
    const { id, name, changed } = JSON.parse(localStorage.getItem(key));
    heads.push({ id, name, changed });
  }
  const id = sessionStorage.getItem("agreements-open") ?? "";
  return JSON.stringify({ heads: JSON.stringify(heads), id, chat: localStorage.getItem(KEEP + id) ?? "" });
};

window.keepChat = (told) => {
  if (!told) return;
  const { id, opened, chat, back } = JSON.parse(told);
  if (back) window.putBack(back);
  if (opened) sessionStorage.setItem("agreements-open", id);
  if (opened && new URLSearchParams(location.search).has("q")) history.replaceState(history.state, "", location.pathname);
  if (!chat) return;
  for (let tries = 0; tries < 50; tries++) {
    try {
      return localStorage.setItem(KEEP + id, chat);
    } catch {
      const others = Object.keys(localStorage).filter((key) => key.startsWith(KEEP) && key !== KEEP + id);
      const age = (key) => JSON.parse(localStorage.getItem(key)).changed;
      const oldest = others.sort((a, b) => (age(a) < age(b) ? -1 : 1))[0];
      if (!oldest) return;
      localStorage.removeItem(oldest); // the storage is full: the oldest chat makes room
    }
  }
};

window.saveFile = (told) => {
  if (!told) return;
  const { name, type, data } = JSON.parse(told);
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};

const copied = async (text) => {
  if (window.isSecureContext && navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
};
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-copy], button[data-link]");
  if (!button) return;
  const { copy, link, done } = button.dataset;
  await copied(copy ?? location.origin + location.pathname + link);
  const label = button.textContent;
  if (label === done) return;
  button.textContent = done;
  setTimeout(() => (button.textContent = label), 2000);
});

// What goes back into the box stands before what is being typed there; what is typed is there again when the page is opened anew.
const DRAFT = "agreements-draft";
const write = (text) => {
  const box = document.querySelector("#question textarea");
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
};
window.putBack = (text) => {
  const draft = document.querySelector("#question textarea").value;
  write(draft.trim() ? `${text}\n${draft}` : text);
};
window.restoreDraft = () => {
  const draft = sessionStorage.getItem(DRAFT);
  if (draft) window.putBack(draft);
};
document.addEventListener("input", (event) => event.target.matches("#question textarea") && sessionStorage.setItem(DRAFT, event.target.value));
document.addEventListener("submit", (event) => event.target.matches("#signed-in form") && sessionStorage.removeItem(DRAFT));

// What is sent leaves the box at once: what is typed from then on is the next question.
window.sent = (message, desk) => {
  const told = JSON.parse(JSON.stringify(message));
  if (told?.text?.trim() && !told.files?.length) write("");
  if (told?.files?.length) sessionStorage.removeItem(DRAFT);
  return [told, desk];
};

// A field that finds entries of its list; what was typed in it is there again where the list is told anew.
const found = new WeakMap();
const sift = (list) => {
  const words = (found.get(list) ?? "").toLowerCase();
  for (const entry of list.querySelectorAll("li")) entry.hidden = !entry.textContent.toLowerCase().includes(words);
};
window.finds = (list) => {
  const field = list.querySelector(".find");
  if (!found.has(list)) {
    found.set(list, "");
    list.addEventListener("input", (event) => {
      if (!event.target.matches(".find")) return;
      event.stopPropagation();
      found.set(list, event.target.value);
      sift(list);
    });
    list.addEventListener("focusin", (event) => (list.finding = event.target.matches(".find")));
  }
  if (!field || field.value === found.get(list)) return;
  field.value = found.get(list);
  sift(list);
  if (list.finding && document.activeElement === document.body) field.focus();
};

// Files that are dropped beside the chat's box go to the sidebar's button, which adds them.
const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
document.addEventListener("dragover", (event) => holdsFiles(event) && event.preventDefault());
document.addEventListener("drop", (event) => {
  if (!holdsFiles(event) || event.target.closest("#question, #files")) return;
  event.preventDefault();
  const field = document.querySelector("#sidebar input[type=file]");
  if (!field) return;
  field.files = event.dataTransfer.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
});

// On a small screen the sidebar lies over the rest: it begins closed, and closes when it led somewhere.
window.fold = () => {
  const open = document.querySelector("#sidebar.open .toggle-button");
  if (open && window.innerWidth <= 768) open.click();
};
window.showChat = (typing) => {
  document.querySelector("#tabs [role=tab]")?.click();
  window.fold();
  if (typing) document.querySelector("#question textarea")?.focus();
};
window.matchMedia("(max-width: 768px)").addEventListener("change", window.fold);
new MutationObserver((_, watching) => {
  if (!document.querySelector("#sidebar.open .toggle-button")) return;
  watching.disconnect();
  requestAnimationFrame(window.fold);
}).observe(document, { childList: true, subtree: true });
