"""Chats in a real browser: taken away as files, staying, renamed, found, deleted, and two at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from serving import EACH_SIZE, LUXEMBOURG, ask, begun, opened, sidebar

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def address(growing_address: str) -> str:
    return growing_address


def test_a_chat_is_taken_away_as_markdown_and_word(page: Any, tmp_path: Path) -> None:
    from corpus.reading import read

    ask(page, LUXEMBOURG)
    page.reload()  # what is kept can be taken away too
    page.wait_for_selector("#turn-0 a.cite")
    for name, file in (("#as-markdown", "taken.md"), ("#as-word", "taken.docx")):
        with page.expect_download() as download:
            page.click(name)
        download.value.save_as(tmp_path / file)
    markdown = (tmp_path / "taken.md").read_text(encoding="utf-8")
    assert (
        f"## {LUXEMBOURG}" in markdown and "[^1]: “Luxembourg, 2024: EUR 80 million" in markdown and "<https://president.gov.ua" in markdown
    )
    text = read(tmp_path / "taken.docx").text
    assert "[1] “Luxembourg, 2024: EUR 80 million" in text and "https://president.gov.ua" in text


def test_chats_stay_are_renamed_found_and_deleted(page: Any, address: str) -> None:
    ask(page, "Who signed for Japan?")
    page.click("#new-chat")
    page.wait_for_selector("#chat .example")
    ask(page, "Who signed for Latvia?")
    page.reload()
    page.wait_for_selector("#turn-0 a.cite")
    assert "Rinkēvičs" in page.inner_text("#turn-0") and page.locator("#chats .entry").count() == 2
    page.get_by_role("button", name="Who signed for Japan?", exact=True).click()
    page.wait_for_function("document.querySelector('#turn-0')?.innerText.includes('Kishida')")
    page.locator("#turn-0 a.cite").first.click()  # its sources are where they were
    page.wait_for_selector("#source mark.current")
    page.keyboard.press("Escape")
    page.locator("#chats li", has_text="Japan").hover()
    page.get_by_role("button", name="Rename “Who signed for Japan?”").click()
    page.keyboard.type("Tokyo <b>")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Tokyo <b>", exact=True).wait_for()
    page.reload()
    page.get_by_role("button", name="Tokyo <b>", exact=True).wait_for()
    other = page.context.new_page()  # another window of the same person
    other.goto(address)
    other.wait_for_selector("#chats .entry >> nth=1")
    assert other.locator("#chat .turn").count() == 0
    other.close()
    page.locator("#chats li", has_text="Tokyo").hover()
    page.get_by_role("button", name="Delete “Tokyo <b>”").click()
    page.get_by_role("button", name="Delete “Tokyo <b>”").click()
    page.wait_for_function("document.querySelectorAll('#chats .entry').length == 1")
    page.reload()
    page.wait_for_selector("#chats .entry")
    assert page.locator("#chats .entry").all_inner_texts() == ["Who signed for Latvia?"]
    assert "Tokyo" not in page.evaluate("JSON.stringify(localStorage)")


@pytest.mark.parametrize("size", EACH_SIZE)
def test_two_chats_at_once_and_a_reload_goes_on_where_it_was(address: str, browser: Any, size: tuple[int, int]) -> None:
    with opened(browser, address, size) as page:
        begun(page)
        with sidebar(page, leads=True) as side:
            side.locator("#new-chat").click()
        page.wait_for_selector("#chat .example")
        ask(page, "Who signed for Latvia?")
        assert page.locator("#chat .turn").count() == 1 and "EUR" not in page.inner_text("#chat")
        page.wait_for_function("Object.keys(localStorage).length == 2", timeout=60_000)
        page.reload()
        page.wait_for_selector("#turn-0 a.cite")
        ask(page, "how long does it last?")
        assert "Latvia" in page.inner_text("#turn-1 .chips") and "ten years" in page.inner_text("#turn-1 .said")
        with sidebar(page, leads=True) as side:
            side.locator(".entry", has_text="Luxembourg").click()
        page.locator("#turn-0 .said", has_text="EUR 80 million").wait_for()
