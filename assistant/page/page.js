// For the whole page: copying to the clipboard, where the keyboard goes on, and handing a file that the server made to the browser.
() => {
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
  const leaving = "#ask, #stop, #clear, [data-event=select], [data-event=retry], [data-event=undo]";
  document.addEventListener("click", (event) => {
    const byKeyboard = event.detail === 0; // the button goes away: the keyboard goes on in the question
    if (byKeyboard && event.target.closest(leaving)) document.querySelector("#question textarea").focus();
  });
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
}
