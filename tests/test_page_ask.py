"""The chat in a real browser: asking, waiting in line, stopping, choosing what is asked, voting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from accessibility import violations
from serving import EACH_SIZE, LUXEMBOURG, SIZES, Growing, answered, ask, begun, button, opened, sidebar, until

from assistant import feedback

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def home(growing_home: Path) -> Path:
    return growing_home


@pytest.fixture(scope="module")
def address(growing_address: str) -> str:
    return growing_address


@pytest.fixture
def page(address: str, browser: Any) -> Iterator[Any]:
    with opened(browser, address) as shown:
        shown.context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield shown


def test_nothing_is_asked_by_an_empty_box(page: Any, growing: Growing) -> None:
    ask(page, "Who signed for Japan?")
    page.wait_for_selector("#chat .option >> nth=2", timeout=30_000)
    page.wait_for_function("() => document.querySelector('#chat').innerText.startsWith('Who signed')")  # nothing is under way
    asked, before = growing.asked, page.inner_text("#chat")
    page.click("#question .submit-button")
    page.fill("#question textarea", "   ")
    page.keyboard.press("Enter")
    page.wait_for_timeout(700)
    assert growing.asked == asked and page.inner_text("#chat") == before


@pytest.mark.parametrize("size", EACH_SIZE)
def test_an_answer_grows_and_can_be_stopped(address: str, browser: Any, growing: Growing, size: tuple[int, int]) -> None:
    left = growing.left
    with opened(browser, address, size) as page:
        begun(page)
        length = "length => document.querySelector('#turn-0 .said').innerText.length > length + 20"
        page.wait_for_function(length, arg=len(page.inner_text("#turn-0 .said")))
        if size == SIZES[0]:
            assert violations(page) == []
        page.click("#turn-0 a.cite")  # a citation that is there already opens its source, which stays while the answer grows
        page.wait_for_selector("#source .document")
        page.wait_for_function(length, arg=len(page.locator("#turn-0 .said").text_content()))
        assert page.is_visible("#source .document")
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Stop").click()
        page.wait_for_selector("#turn-0 :text('Stopped.')")
        told = page.inner_text("#turn-0 .said")
        page.wait_for_timeout(500)
        assert page.inner_text("#turn-0 .said") == told and "announced, not in the text" not in told
        until(lambda: growing.left == left + 1)  # the answer did not go on behind the page
        assert page.get_by_role("button", name="Stop").count() == 0


def test_a_question_waits_in_line_while_another_is_answered_and_another_person_does_not_wait(
    page: Any, address: str, browser: Any, growing: Growing
) -> None:
    left = growing.left
    other = browser.new_page()
    other.goto(address)
    other.wait_for_selector("#chat .example")
    begun(page)
    page.fill("#question textarea", "Who signed for Latvia?")
    page.keyboard.press("Enter")
    page.wait_for_selector("#turn-1 :text('Waits until')")
    page.fill("#question textarea", "what is typed meanwhile")
    ask(other, "Who signed for Japan?")
    assert page.locator("#chat .turn[aria-busy]").count() >= 1, "the one waited for the other"
    assert "Luxembourg" not in other.inner_text("#chat") and other.locator("#chats .entry").count() == 1
    assert "Kishida" in other.inner_text("#chat") and "Japan" not in page.inner_text("#chat")
    other.close()
    page.wait_for_function("document.querySelector('#chat').innerText.includes('Rinkēvičs')", timeout=60_000)
    answered(page, 2)
    assert "EUR 80" in page.inner_text("#turn-0") and growing.left == left
    assert page.input_value("#question textarea") == "what is typed meanwhile"


def test_suggestions_are_answered_when_clicked(page: Any) -> None:
    ask(page, "Who signed for Norway?")
    page.wait_for_selector("#chat .option >> nth=1", timeout=30_000)
    texts = page.locator("#chat .option").all_inner_texts()
    assert 2 <= len(texts) <= 3 and all("Norway" in text for text in texts) and "Who signed" not in " ".join(texts)
    for turn in (1, 2):
        text = page.inner_text("#chat .option >> nth=0")
        page.click("#chat .option >> nth=0")
        answered(page, turn + 1)
        assert page.locator("#chat .user-row").nth(turn).inner_text() == text
        assert page.locator(f"#turn-{turn} a.cite").count() >= 1
        page.wait_for_selector("#chat .option", timeout=30_000)


def test_a_link_asks_its_question_and_an_answer_is_copied_with_its_sources(page: Any, address: str) -> None:
    page.goto(f"{address}/?q={quote(LUXEMBOURG)}")
    answered(page, 1)
    assert "EUR 80 million" in page.inner_text("#turn-0 .said")
    page.click("#turn-0 [data-link]")
    page.wait_for_selector("#turn-0 :text('Link copied')")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}/?q={quote(LUXEMBOURG)}"
    page.click("#turn-0 [data-copy]")
    page.wait_for_selector("#turn-0 :text-is('Copied')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "[1] Agreement on Security Cooperation" in copied and "Sums" in copied and "https://president.gov.ua" in copied


def test_a_vote_and_a_note_are_kept(page: Any, home: Path) -> None:
    ask(page, "Who signed for Poland?")
    ask(page, "And how long does it last?")
    button(page, 1, "Dislike").click()
    page.wait_for_selector("#turn-1 form")
    page.fill("#turn-1 textarea", "too short " + "x" * 3000)
    page.click("#turn-1 form button")
    page.wait_for_selector("#turn-1 form", state="detached")
    row = feedback.rows(home)[-1]
    assert row.vote == "down" and row.note.startswith("too short") and len(row.note) <= feedback.LONGEST_NOTE
    assert "Poland" in row.question and row.answered and len(row.documents) >= 1
    assert [turn["content"] for turn in row.turns if turn["role"] == "user"] == ["Who signed for Poland?"]


def test_a_vote_that_cannot_be_written_is_said_and_the_answer_stays(page: Any, home: Path) -> None:
    ask(page, "Who signed for Poland?")
    kept = home / feedback.FILE
    before = kept.read_bytes() if kept.exists() else None
    kept.unlink(missing_ok=True)
    kept.mkdir()  # nothing can be written there
    try:
        button(page, 0, "Like").click()
        page.wait_for_selector(f"text=Your vote could not be kept in {home}")
        assert page.locator("#turn-0 form").count() == 0 and "Tusk" in page.inner_text("#turn-0 .said")
    finally:
        kept.rmdir()
        if before is not None:
            kept.write_bytes(before)
    page.locator("#chat .message-buttons-left").get_by_role("button", name="like").last.click()
    page.wait_for_selector("#turn-0 form")


@pytest.mark.parametrize("size", EACH_SIZE)
def test_what_is_ticked_is_what_is_asked(address: str, browser: Any, size: tuple[int, int]) -> None:
    with opened(browser, address, size) as page:
        with sidebar(page) as side:
            side.get_by_role("checkbox", name="Grand-Duchy of Luxembourg").wait_for()
            side.locator("[data-whole]").uncheck()
        ask(page, LUXEMBOURG)
        assert "No document is ticked" in page.inner_text("#turn-0") and page.locator("#turn-0 a.cite").count() == 0
        with sidebar(page) as side:
            side.get_by_role("checkbox", name="Norway").check()
        page.wait_for_function("document.querySelector('h1').innerText == 'Norway'")
        ask(page, LUXEMBOURG)
        assert "Norway" in page.inner_text("#turn-1 .chips") and "EUR 80 million" not in page.inner_text("#turn-1")
        page.get_by_role("button", name="Ask all documents").click()
        page.wait_for_selector("#turn-1 :text('EUR 80 million')")
        answered(page, 2)
        with sidebar(page) as side:
            side.get_by_role("button", name="All", exact=True).click()
            side.get_by_role("checkbox", name="Grand-Duchy of Luxembourg").uncheck()
        page.wait_for_function("document.querySelector('h1').innerText != 'Norway'")
        ask(page, LUXEMBOURG)
        titles = page.locator("#turn-2 [data-source]").evaluate_all("all => all.map(e => e.title)")
        assert not [title for title in titles if "Grand-Duchy of Luxembourg" in title], titles
