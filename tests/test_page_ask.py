"""The Ask tab in a real browser: asking, stopping, asking again, taking away, voting; in two languages and two sessions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from accessibility import violations
from serving import Growing, answered, ask, opened, serving

from assistant import feedback

LUXEMBOURG = "How much did Luxembourg allocate for Ukraine's defence in 2024?"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("votes")


@pytest.fixture(scope="module")
def growing(assistant: Any) -> Growing:
    return Growing(assistant.index)


@pytest.fixture(scope="module")
def address(growing: Growing, home: Path) -> Iterator[str]:
    with serving(growing, home) as served:
        yield served


@pytest.fixture
def page(address: str, browser: Any) -> Iterator[Any]:
    with opened(browser, address) as shown:
        shown.context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield shown


def test_an_answer_with_its_chips_its_sources_and_what_can_be_done_with_it(page: Any, growing: Growing) -> None:
    page.get_by_role("button", name="Who signed for Japan, where and when?").click()
    answered(page, 1)
    ask(page, "how long does it last?")
    chips = page.locator("#turn-1 .chips").inner_text()
    assert "Japan" in chips and "asks how long" in chips
    assert "ten years" in page.inner_text("#turn-1 .said")
    page.click("#turn-0 a.cite >> nth=0")  # of the answer before: its sources come back
    page.wait_for_function("document.querySelector('#sources .sources').dataset.turn == '0'")
    page.wait_for_function("document.activeElement.id == 'source-1'")
    assert "Kishida" in page.inner_text("#source-1 mark") + page.inner_text("#sources")

    page.click("#turn-1 [data-event=edit]")
    page.wait_for_function("document.querySelector('#question textarea').value.includes('(Japan')")
    page.keyboard.press("Control+A")
    ask(page, "how long does it last? (Latvia)")
    assert "Latvia" in page.inner_text("#turn-2 .chips")
    asked = growing.asked
    page.evaluate("document.querySelector('#turn-2').dataset.old = 'yes'")
    page.click("[data-event=retry]")
    page.wait_for_selector("#turn-2:not([data-old])")
    answered(page, 3)
    assert growing.asked == asked + 1
    assert "ten years" in page.inner_text("#turn-2 .said")
    page.click("[data-event=undo]")
    page.wait_for_selector("#turn-2", state="detached")
    assert "(Latvia)" in page.input_value("#question textarea")
    page.click("#clear")
    page.wait_for_selector(".start .choice")
    assert page.locator(".turn, .source").count() == 0


def test_an_answer_grows_and_can_be_stopped(page: Any, growing: Growing) -> None:
    left = growing.left
    page.fill("#question textarea", f"{LUXEMBOURG} slowly")
    page.keyboard.press("Enter")
    page.wait_for_selector("#turn-0 .said :text('EUR 80')", timeout=30_000)
    first = len(page.inner_text("#turn-0 .said"))
    page.wait_for_function("length => document.querySelector('#turn-0 .said').innerText.length > length + 20", arg=first)
    assert page.is_visible("#stop") and not page.is_visible("#ask")
    assert violations(page) == []
    page.wait_for_selector("#turn-0 a.cite")  # a citation that is there already leads to its source
    page.click("#source-1 [data-do=open]")
    page.wait_for_selector(".document")
    grown = len(page.inner_text("#turn-0 .said"))
    page.wait_for_function("length => document.querySelector('#turn-0 .said').innerText.length > length + 20", arg=grown)
    assert page.is_visible(".document"), "a document that is being read was closed by the growing answer"
    page.click("#stop")
    page.wait_for_selector("#turn-0 :text('Stopped.')")
    assert page.locator(".document").count() == 0  # stopping shows the sources of what there is
    told = page.inner_text("#turn-0 .said")
    page.wait_for_timeout(1000)
    assert page.inner_text("#turn-0 .said") == told and "announced, not in the text" not in told
    assert growing.left == left + 1, "the answer went on behind the page"
    assert page.is_visible("#ask") and not page.is_visible("#stop")


def test_a_new_question_takes_the_place_of_one_that_is_being_answered(page: Any, growing: Growing) -> None:
    left = growing.left
    page.fill("#question textarea", f"{LUXEMBOURG} slowly")
    page.keyboard.press("Enter")
    page.wait_for_selector("#turn-0 .said :text('EUR 80')", timeout=30_000)
    page.fill("#question textarea", "Who signed for Latvia?")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('#chat').innerText.includes('Rinkēvičs')", timeout=30_000)
    page.wait_for_timeout(800)
    assert page.locator(".turn").count() == 1 and "EUR" not in page.inner_text("#chat") + page.inner_text("#sources")
    assert growing.left == left + 1 and page.is_visible("#ask")


def test_suggestions_are_answered_when_clicked(page: Any) -> None:
    ask(page, "Who signed for Norway?")
    page.wait_for_selector("#further .choice >> nth=1", timeout=30_000)
    texts = page.locator("#further .choice").all_inner_texts()
    assert 2 <= len(texts) <= 3 and all("Norway" in text for text in texts) and "Who signed" not in " ".join(texts)
    for turn in (1, 2):
        text = page.inner_text("#further .choice >> nth=0")
        page.click("#further .choice >> nth=0")
        answered(page, turn + 1)
        assert page.inner_text(f"#turn-{turn} .asked").endswith(text)
        assert page.locator(f"#turn-{turn} a.cite").count() >= 1
        page.wait_for_selector("#further .choice", timeout=30_000)


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


def test_a_conversation_is_taken_away_as_markdown_and_word(page: Any, tmp_path: Path) -> None:
    from corpus.reading import read

    ask(page, LUXEMBOURG)
    for button, name in (("#as-markdown", "taken.md"), ("#as-word", "taken.docx")):
        with page.expect_download() as download:
            page.click(button)
        download.value.save_as(tmp_path / name)
    markdown = (tmp_path / "taken.md").read_text(encoding="utf-8")
    assert (
        f"## {LUXEMBOURG}" in markdown and "[^1]: “Luxembourg, 2024: EUR 80 million" in markdown and "<https://president.gov.ua" in markdown
    )
    text = read(tmp_path / "taken.docx").text
    assert "[1] “Luxembourg, 2024: EUR 80 million" in text and "https://president.gov.ua" in text


def test_a_vote_and_a_note_are_kept(page: Any, home: Path) -> None:
    ask(page, "Who signed for Poland?")
    ask(page, "And how long does it last?")
    page.click("#turn-1 .thumb[data-vote=down]")
    page.wait_for_selector("#turn-1 .thumb[data-vote=down][aria-pressed=true]")
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
        page.click("#turn-0 .thumb[data-vote=up]")
        page.wait_for_selector(f"text=Your vote could not be kept in {home}")
        assert page.locator("#turn-0 .thumb[aria-pressed=true]").count() == 0 and "Tusk" in page.inner_text("#turn-0 .said")
    finally:
        kept.rmdir()
        if before is not None:
            kept.write_bytes(before)
    page.click("#turn-0 .thumb[data-vote=up]")
    page.wait_for_selector("#turn-0 .thumb[data-vote=up][aria-pressed=true]")


def test_a_ukrainian_browser_reads_ukrainian(address: str, browser: Any) -> None:
    page = browser.new_page(locale="uk-UA", viewport={"width": 360, "height": 740})
    page.goto(address)
    page.wait_for_selector(":text('Помічник з угод')")
    assert page.get_by_role("tab", name="Запитати").count() == 1
    page.get_by_role("button", name="Скільки років діє угода з Латвією?").click()
    answered(page, 1)
    assert "Латвія" in page.inner_text("#turn-0 .chips") and "питає як довго" in page.inner_text("#turn-0 .chips")
    assert "Джерела" in page.inner_text("#sources h2") and "11 квітня 2024" in page.inner_text("#sources")
    assert page.get_by_label("Запитання").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()


def test_two_tabs_do_not_disturb_each_other(page: Any, address: str, browser: Any) -> None:
    other = browser.new_page()
    other.goto(address)
    other.wait_for_selector("#question textarea")
    page.fill("#question textarea", f"{LUXEMBOURG} slowly")
    page.keyboard.press("Enter")
    page.wait_for_selector("#turn-0 .said :text('EUR 80')", timeout=30_000)
    ask(other, "Who signed for Japan?")
    assert page.locator(".conversation[aria-busy]").count() == 1, "the one waited for the other"
    page.click("#clear")
    page.wait_for_selector(".start .choice")
    ask(page, "Who signed for Latvia?")
    page.wait_for_timeout(1500)
    assert page.locator(".turn").count() == other.locator(".turn").count() == 1
    assert "Luxembourg" not in page.inner_text("#chat") + other.inner_text("#chat")
    assert "Kishida" in other.inner_text("#chat") and "Japan" not in page.inner_text("#chat")
    other.close()


@pytest.mark.parametrize(("width", "scheme"), [(1600, "light"), (360, "dark")])
def test_nothing_serious_stands_in_the_way_of_anyone(address: str, browser: Any, width: int, scheme: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(address)
    page.wait_for_selector("#question textarea")
    page.wait_for_selector(".start .choice")
    assert violations(page) == []
    ask(page, LUXEMBOURG)
    page.click(".thumb >> nth=0")
    page.wait_for_selector(".note-form")
    page.wait_for_selector("#further .choice")
    assert violations(page) == []
    page.click("#source-1 [data-do=open]")
    page.wait_for_selector(".document mark.current")
    page.click(".contents summary")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
