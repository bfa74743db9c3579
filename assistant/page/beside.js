// Sources and documents: what is asked for is fetched, and the place that was asked for is gone to.
const going = () => {
  const goal = element.querySelector("[data-go]");
  if (!goal) return;
  const text = goal.closest(".text");
  if (text) {
    const shift = goal.getBoundingClientRect().top - text.getBoundingClientRect().top;
    text.scrollTop += shift - text.clientHeight / 3;
  }
  if (goal.dataset.go !== "scroll") {
    goal.focus({ preventScroll: true });
    (text ? element.querySelector(".document") : goal).scrollIntoView({ block: window.innerWidth < 720 ? "start" : "nearest" });
  }
};

element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) {
    if (button.getAttribute("aria-disabled") !== "true") trigger("select", { ...button.dataset });
    return;
  }
  const link = event.target.closest(".contents a");
  if (!link) return;
  event.preventDefault();
  const section = element.querySelector(link.getAttribute("href"));
  if (!("far" in link.dataset) && section) {
    const text = section.closest(".text");
    text.scrollTop += section.getBoundingClientRect().top - text.getBoundingClientRect().top - 8;
    section.focus({ preventScroll: true });
  } else {
    trigger("select", { ...link.dataset, do: "part" });
  }
});

element.addEventListener("keydown", (event) => {
  if (event.key === "Escape") element.querySelector(".document .back")?.click();
});

watch("value", () => requestAnimationFrame(going));
