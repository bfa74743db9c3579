"""The page served by the test's own process, over an assistant that is there already: what it keeps can be looked at."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import CHROMIUM, free_port

from assistant import Answer, Assistant, Settings

SLOWLY = "slowly"
LUXEMBOURG = "How much did Luxembourg allocate for Ukraine's defence in 2024?"
SIZES = ((390, 844), (1366, 768), (1920, 1080))  # of a phone, a laptop and a desk
EACH_SIZE = (SIZES[0], *(pytest.param(size, marks=pytest.mark.slow) for size in SIZES[1:]))  # a laptop is what the other tests have
SEEN = """() => { const mark = document.querySelector('.document mark.current')?.getBoundingClientRect(),
    text = document.querySelector('.document .text')?.getBoundingClientRect();
    return mark && text && mark.top >= text.top && mark.bottom <= text.bottom && mark.top >= 0 && mark.bottom <= innerHeight; }"""


class Growing(Assistant):
    """Answers as ever; a question with "slowly" in it is answered word by word, and `asked` counts the questions, `left` the answers given up."""

    asked = left = 0

    def stream(
        self, question: str, history: Sequence[Any] = (), documents: Sequence[str] = (), collections: Sequence[str] = ()
    ) -> Iterator[Answer]:
        self.asked += 1
        whole = self.without_model(question.replace(SLOWLY, ""), history, documents, collections)
        if SLOWLY not in question:
            yield whole
            return
        words, done = whole.text.split(" "), False
        try:
            for count in range(1, len(words)):
                yield replace(whole, text=" ".join(words[:count]), citations=whole.citations[:1])
                time.sleep(0.1)
            done = True
            yield whole
        finally:
            self.left += not done


@contextlib.contextmanager
def serving(assistant: Assistant, home: Path) -> Iterator[str]:
    """The address of the page over this assistant; `home` is where votes are kept."""
    if not CHROMIUM:
        pytest.skip("no chromium on this machine (apt-get install chromium)")
    from assistant.page.layout import page
    from assistant.page.loading import Loading

    port = free_port()
    blocks, look = page(Loading(Settings(home=home), assistant))
    _, address, _ = blocks.launch(server_name="127.0.0.1", server_port=port, prevent_thread_lock=True, quiet=True, footer_links=[], **look)
    try:
        yield address.rstrip("/")
    finally:
        blocks.close()


@contextlib.contextmanager
def opened(browser: Any, address: str, size: tuple[int, int] = (1366, 768), **look: Any) -> Iterator[Any]:
    """A page of its own session at this address; it may ask nothing of any other and no script of it may fail."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, accept_downloads=True, **look)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: request.url.startswith((address, "data:", "blob:")) or errors.append(request.url))
    page.goto(address)
    page.wait_for_selector("#chat .example")
    yield page
    context.close()
    assert errors == [], errors


def ask(page: Any, question: str) -> None:
    """Ask in the box and wait for the whole answer."""
    turns = page.locator("#chat .turn").count()
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    answered(page, turns + 1)


def answered(page: Any, turns: int) -> None:
    """Wait until the conversation has so many turns and each is whole."""
    page.wait_for_function(
        "turns => document.querySelectorAll('#chat .turn').length == turns && !document.querySelector('#chat .turn[aria-busy]')",
        arg=turns,
        timeout=60_000,
    )


def until(true: Callable[[], bool], seconds: float = 60.0) -> None:
    """Wait until it is so in the test's own process, which a page of another process acts upon."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.05)


def begun(page: Any) -> None:
    """A long answer has begun to grow."""
    page.fill("#question textarea", f"{LUXEMBOURG} slowly")
    page.keyboard.press("Enter")
    page.wait_for_selector("#turn-0 .said :text('EUR 80')", timeout=30_000)


def button(page: Any, turn: int, name: str) -> Any:
    """One of the Chatbot's buttons under the question (Edit) or the answer (Retry, Undo, Like, Dislike) of a turn."""
    role = "user" if name == "Edit" else "bot"
    beside = (
        page.locator(f"#chat .message-row.{role}-row")
        .nth(turn)
        .locator("xpath=following-sibling::*[contains(@class, 'message-buttons')][1]")
    )
    return beside.get_by_role("button", name=name, exact=True)


@contextlib.contextmanager
def sidebar(page: Any, leads: bool = False) -> Iterator[Any]:
    """The sidebar, which a small screen shows over the rest; it closes by itself where what is done in it `leads` to a chat."""
    small = page.viewport_size["width"] <= 768
    if small:
        page.wait_for_selector("#sidebar:not(.open)")
        page.click("#sidebar .toggle-button")
        page.wait_for_selector("#sidebar.open")
    yield page.locator("#sidebar")
    if small and not leads:
        page.click("#sidebar .toggle-button")
    if small:
        page.wait_for_selector("#sidebar:not(.open)")
