// A table made by grid.py: sorting by column, a filter, only the rows that speak, and a detail below a row. One listener for all.
const bodies = (grid) => [...grid.querySelectorAll("tbody")];

function tell(grid) {
  const words = grid.querySelector("input[type=search]").value.toLowerCase().split(/\s+/).filter(Boolean);
  const only = grid.querySelector("input[type=checkbox]");
  let shown = 0;
  for (const body of bodies(grid)) {
    const text = body.rows[0].textContent.toLowerCase();
    body.hidden = !words.every((word) => text.includes(word)) || Boolean(only && only.checked && body.dataset.speaks === "no");
    shown += body.hidden ? 0 : 1;
  }
  const line = grid.querySelector(".grid-count");
  line.textContent = line.dataset.text.replace("{shown}", shown).replace("{all}", bodies(grid).length);
}

const turned = (head) => (head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending");

function sort(grid, head, order) {
  for (const other of grid.querySelectorAll("th[aria-sort]")) other.setAttribute("aria-sort", "none");
  head.setAttribute("aria-sort", order);
  const key = (body) => body.rows[0].cells[head.cellIndex].dataset.sort;
  const sign = order === "ascending" ? 1 : -1;
  const compared = (a, b) => {
    if (a === "" || b === "") return (a === "") - (b === ""); // the silent stand last, whichever way
    const numbers = a - b;
    return sign * (Number.isNaN(numbers) ? a.localeCompare(b, document.documentElement.lang || "en") : numbers);
  };
  const table = grid.querySelector("table");
  bodies(grid).sort((a, b) => compared(key(a), key(b))).forEach((body) => table.append(body));
}

function toggle(row) {
  const button = row.querySelector("button[aria-expanded]");
  if (!button) return;
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(open));
  row.parentElement.rows[1].hidden = !open;
}

element.addEventListener("click", (event) => {
  const head = event.target.closest("th[aria-sort]");
  if (head) {
    sorted = [head.textContent, turned(head)];
    return sort(head.closest(".grid"), head, sorted[1]);
  }
  const row = event.target.closest("tr.entry");
  if (row && !event.target.closest("a") && String(window.getSelection()) === "") toggle(row);
});
element.addEventListener("input", (event) => {
  const grid = event.target.closest(".grid-tools")?.closest(".grid");
  if (!grid) return;
  sifted = [...grid.querySelectorAll(".grid-tools input")].map((field) => (field.type === "checkbox" ? field.checked : field.value));
  tell(grid);
});

// A table that is told anew is sifted and sorted as the one before it; a comparison is another each time.
let sifted = [];
let sorted = [];
watch("value", () =>
  requestAnimationFrame(() => {
    const grid = element.querySelector(".grid");
    if (!grid || grid.id === "compare-table") return;
    const [words, only] = grid.querySelectorAll(".grid-tools input");
    words.value = sifted[0] ?? "";
    if (only) only.checked = sifted[1] ?? false;
    const head = [...grid.querySelectorAll("th[aria-sort]")].find((one) => one.textContent === sorted[0]);
    if (head) sort(grid, head, sorted[1]);
    tell(grid);
  }),
);
