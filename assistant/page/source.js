// The source: what is asked for is fetched, its place is gone to, and Esc, Back and × close it and give the keyboard back.
let view = "page";
let opener = null;
const NARROW = 420, READABLE = 640; // pixels of a page's width in which its print cannot be read, and in which it is shown then
let zoom = 0; // not chosen yet: as wide as there is room, but to be read
const side = () => document.querySelector("#side");
const shown = () => "reading" in side().dataset;

const going = () => {
  const goal = element.querySelector("[data-go]");
  const text = element.querySelector(".text");
  if (!goal) return;
  if (text?.matches(".pages")) zoom ||= text.clientWidth < NARROW ? READABLE / text.clientWidth : 1;
  text?.style.setProperty("--zoom", zoom || 1);
  if (text && goal !== text) {
    const shift = goal.getBoundingClientRect().top - text.getBoundingClientRect().top;
    text.scrollTop += shift - text.clientHeight / 3;
    text.scrollLeft += goal.getBoundingClientRect().left - text.getBoundingClientRect().left - 16;
  }
  if (goal.dataset.go !== "scroll") goal.focus({ preventScroll: true });
};

// Beside a source the chat is narrower, and longer: a chat that was read to its end still is.
const SETTLES_MS = 500;
const keepFoot = () => {
  const chat = document.querySelector("#chat .bubble-wrap");
  if (!chat || chat.scrollHeight - chat.scrollTop - chat.clientHeight > 40) return;
  const until = performance.now() + SETTLES_MS;
  const keep = () => {
    chat.scrollTop = chat.scrollHeight;
    if (performance.now() < until) requestAnimationFrame(keep);
  };
  requestAnimationFrame(keep);
};

const open = (asked, from) => {
  if (!shown()) {
    opener = from;
    keepFoot();
    side().dataset.reading = side().dataset.waiting = ""; // what was read before is not shown again
    history.pushState({ reading: true }, "");
    window.fold();
  }
  if (asked.view) view = asked.view;
  trigger("select", { view, ...asked });
};

const hide = () => {
  delete side().dataset.reading;
  if (opener?.isConnected) opener.focus();
  else document.querySelector("#question textarea")?.focus();
};
const close = () => (history.state?.reading ? history.back() : hide());

const asked = (link) => {
  const { document, passage, at } = Object.fromEntries(new URL(link.href).searchParams);
  return document || passage ? { source: "go", document: document ?? "", passage: passage ?? "", at: at ?? "" } : null;
};

document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const button = event.target.closest("[data-source]");
  const link = event.target.closest('a[href^="?document="], a[href^="?passage="]');
  const wanted = button ? { ...button.dataset } : link && asked(link);
  if (!wanted) return;
  event.preventDefault();
  if (button?.getAttribute("aria-disabled") !== "true") open(wanted, button ?? link);
});

element.addEventListener("click", (event) => {
  if (event.target.closest("[data-close]")) return close();
  const by = event.target.closest("[data-zoom]");
  if (by) {
    zoom = Math.min(4, Math.max(0.5, (zoom || 1) * (by.dataset.zoom > 0 ? 1.25 : 0.8)));
    return element.querySelector(".text").style.setProperty("--zoom", zoom);
  }
  const save = event.target.closest("[data-save]");
  if (save) return save.getAttribute("aria-disabled") !== "true" && trigger("edit", { ...save.dataset, ...sifted });
  const entry = event.target.closest(".contents a");
  if (!entry) return;
  event.preventDefault();
  const section = element.querySelector(entry.getAttribute("href"));
  if ("far" in entry.dataset || !section) return open({ ...entry.dataset, source: "part" });
  const text = section.closest(".text");
  text.scrollTop += section.getBoundingClientRect().top - text.getBoundingClientRect().top - 8;
  section.focus({ preventScroll: true });
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && shown()) close();
});
window.addEventListener("popstate", () => shown() && hide());
window.openSource = open;

// The duties: what is chosen in the filter is what is shown, also when the reader comes back from a quote.
let sifted = {};
const sift = () => {
  const form = element.querySelector(".sieve");
  if (!form) return;
  let shown = 0;
  const rows = element.querySelectorAll("tr[data-parties]");
  for (const row of rows) {
    const { parties, kind, dated } = row.dataset;
    const fits = !sifted.party || JSON.parse(parties).includes(sifted.party);
    row.hidden = !fits || (sifted.kind && kind !== sifted.kind) || (sifted.dated && dated !== "yes");
    shown += row.hidden ? 0 : 1;
  }
  const line = form.querySelector("[role=status]");
  line.textContent = line.dataset.text.replace("{shown}", shown).replace("{all}", rows.length);
};
element.addEventListener("change", (event) => {
  const form = event.target.closest(".sieve");
  if (!form) return;
  const { party, kind, dated } = form.elements;
  sifted = { document: form.dataset.document, party: party.value, kind: kind.value, dated: dated.checked };
  sift();
});
element.addEventListener("submit", (event) => event.preventDefault());
const resifted = () => {
  const form = element.querySelector(".sieve");
  if (!form) return;
  const { document } = form.dataset;
  if (sifted.document !== document) sifted = { document, party: "", kind: "", dated: false };
  form.elements.party.value = sifted.party;
  form.elements.kind.value = sifted.kind;
  form.elements.dated.checked = sifted.dated;
  sift();
};

const keys = [".next", ".previous", ".page_after", ".page_before"];
let pressed = "";
element.addEventListener("click", (event) => (pressed = keys.find((key) => event.target.closest(key)) ?? ""), true);
watch("value", () =>
  requestAnimationFrame(() => {
    delete side().dataset.waiting;
    resifted();
    going();
    if (pressed) element.querySelector(pressed)?.focus({ preventScroll: true });
    pressed = "";
  }),
);

const here = asked({ href: location.href }); // what the page's address names
if (here) requestAnimationFrame(() => open(here, null));
