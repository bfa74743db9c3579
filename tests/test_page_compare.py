"""The Compare tab in a real browser: topics are chosen, rows tell and are silent, sorted, filtered, opened and saved."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from accessibility import violations

pytestmark = pytest.mark.slow

BELOW = """() => { const side = name => document.querySelector(`.difference.changed .${name}`).getBoundingClientRect();
    return side("first").left === side("second").left && side("first").bottom <= side("second").top; }"""
WIDE = {"width": 1400, "height": 900}


@pytest.fixture(scope="module")
def page(address: str, browser: Any) -> Iterator[Any]:
    """The tab, once the library is open."""
    opened = browser.new_page(viewport=WIDE)
    opened.on("dialog", lambda dialog: pytest.fail("a script ran"))
    opened.goto(address)
    opened.wait_for_function("document.querySelector('#status')?.innerText.includes('Ready')", timeout=240_000)
    opened.get_by_role("tab", name="Compare").click()
    opened.wait_for_selector("#compare-topics input:enabled", state="visible")
    yield opened
    opened.close()


def pick(page: Any, box: str, name: str) -> None:
    """Choose from a list by the keyboard alone."""
    page.locator(f"{box} input:enabled").focus()
    page.keyboard.press("ControlOrMeta+A")  # what an earlier try left there
    page.keyboard.type(name)
    page.get_by_role("option", name=name, exact=True).wait_for()
    page.keyboard.press("Enter")
    page.locator(f"{box} .token", has_text=name).wait_for()
    page.keyboard.press("Escape")


def choose(page: Any, *topics: str) -> None:
    """Exactly these topics; waits until the table has a column or its value for each."""
    while page.locator("#compare-topics .token-remove:not(.remove-all)").count():
        page.locator("#compare-topics .token-remove:not(.remove-all)").first.click()
    for topic in topics:
        pick(page, "#compare-topics", topic)
    said = "names => { const all = [...document.querySelectorAll('.complete strong')].map(e => e.textContent); "
    page.wait_for_function(
        said + "return all.join() === names.join() && !document.querySelector('#compare-progress p') }", arg=list(topics)
    )


def column(page: Any, number: int) -> list[str]:
    """The texts of a column, in the order of the rows that are seen."""
    return [text.strip() for text in page.locator(f"#compare-table tr.entry:visible > :nth-child({number})").all_inner_texts()]


def test_a_topic_gives_every_agreement_a_row_with_value_quote_and_place_or_silence(page: Any) -> None:
    choose(page, "Notice of termination")
    assert "27 of 32 speak of it; all 32 were searched" in page.inner_text(".complete")
    assert len(column(page, 1)) == 32
    dutch = page.locator("#compare-table tr.entry", has_text="Netherlands")
    assert "1 March 2024" in dutch.inner_text() and dutch.locator("strong.value").inner_text().startswith(
        "three months after written notice"
    )
    assert dutch.locator("q").count() == 0  # a line that is a label and this value is not said twice
    assert dutch.locator("a.place").get_attribute("href").startswith("?passage=")
    dutch.locator("a.place").click()
    page.wait_for_function("document.querySelector('#source')?.innerText.includes('three months after written notice')")
    assert "three months after written notice" in page.inner_text("#source mark.current") and page.is_visible("#compare-table")
    page.keyboard.press("Escape")
    with page.context.expect_page() as beside:  # with the key for it, in a tab of its own
        dutch.locator("a.place").click(modifiers=["Control"])
    beside.value.wait_for_selector("#source mark.current")
    beside.value.close()
    swedish = page.locator("#compare-table tr.entry", has_text="Sweden")
    assert "silent" in swedish.inner_text() and swedish.locator("q, button").count() == 0
    assert swedish.locator("th a").get_attribute("href").startswith("?document=")


def test_rows_are_sorted_filtered_and_kept_to_those_that_speak(page: Any) -> None:
    choose(page, "Notice of termination")
    page.click("#compare-table thead th:nth-child(3) button")
    assert page.get_attribute("#compare-table thead th:nth-child(3)", "aria-sort") == "ascending"
    assert column(page, 1)[0].endswith("Netherlands") and column(page, 3)[-5:] == ["silent"] * 5
    page.click("#compare-table thead th:nth-child(3) button")
    assert column(page, 1)[26].endswith("Netherlands") and column(page, 3)[-5:] == ["silent"] * 5
    page.click("#compare-table thead th:nth-child(1) button")
    names = [name.lstrip("▸ ") for name in column(page, 1)]
    assert names == sorted(names) and names[0] == "Albania"
    page.get_by_label("Only those that speak").check()
    assert len(column(page, 1)) == 27 and "27 of 32 rows" in page.inner_text(".comparison .grid-count")
    page.get_by_label("Filter the rows").fill("three months")
    assert len(column(page, 1)) == 1 and "1 of 32 rows" in page.inner_text(".comparison .grid-count")


def test_a_row_opens_by_click_and_by_keyboard_and_shows_the_marked_quote(page: Any) -> None:
    choose(page, "F-16s")
    danish = page.locator("#compare-table tbody", has_text="Denmark").first
    button = danish.locator("th button")
    button.focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    quote = danish.locator("q").inner_text().strip("“”")
    assert " ".join(danish.locator(".detail mark").inner_text().split()) == quote and "F-16" in quote
    assert danish.locator('.detail a[href^="?document="]').is_visible()
    danish.locator("tr.entry td").first.click()
    assert button.get_attribute("aria-expanded") == "false" and not danish.locator(".detail").is_visible()


def test_three_topics_are_columns_and_the_files_hold_every_quote(page: Any, tmp_path: Path) -> None:
    choose(page, "F-16s", "Money for 2024", "Term")
    heads = [head.strip("↕ ") for head in page.locator("#compare-table thead th").all_inner_texts()]
    assert heads == ["Agreement", "Signed", "F-16s", "Money for 2024", "Term"]
    row = page.locator("#compare-table tr.entry", has_text="Luxembourg").first
    assert row.locator("td").nth(1).inner_text() == "silent" and row.locator("td").nth(2).locator("strong").inner_text() == "EUR 80 million"
    shown = page.locator("#compare-table .said").count()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save as CSV").click()
    assert saved.value.suggested_filename == "comparison.csv"
    saved.value.save_as(tmp_path / "comparison.csv")
    content = (tmp_path / "comparison.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert content.startswith(b"\xef\xbb\xbf") and sum(bool(row["Quote"]) for row in rows) == shown
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save as Markdown").click()
    saved.value.save_as(tmp_path / "comparison.md")
    assert (tmp_path / "comparison.md").read_text(encoding="utf-8").count("\n[^") == shown


def test_an_own_question_and_chosen_partners(page: Any) -> None:
    choose(page, "F-16s")
    pick(page, "#compare-partners", "Group: Benelux")
    page.wait_for_function("document.querySelectorAll('#compare-table tr.entry').length === 3")
    assert page.locator("#compare-partners .token").all_inner_texts() == ["Group: Benelux"]
    page.fill("#compare-question textarea, #compare-question input", "Who co-leads the IT coalition?")
    page.keyboard.press("Enter")
    page.wait_for_function(
        "document.querySelectorAll('#compare-table thead th').length === 4 && !document.querySelector('#compare-progress p')"
    )
    assert "Luxembourg co-leads the IT coalition" in page.locator("#compare-table tr.entry", has_text="Luxembourg").inner_text()
    page.fill("#compare-question textarea, #compare-question input", "")
    page.locator("#compare-partners .token-remove:not(.remove-all)").first.click()
    page.wait_for_function("document.querySelectorAll('#compare-table tr.entry').length === 32")


MARKED = "words => document.querySelector('#source mark.current')?.innerText.replace(/\\s+/g, ' ').trim() == words"


def test_two_agreements_without_a_topic_are_set_beside_each_other_clause_by_clause(page: Any) -> None:
    while page.locator("#compare-topics .token-remove:not(.remove-all)").count():
        page.locator("#compare-topics .token-remove:not(.remove-all)").first.click()
    pick(page, "#compare-partners", "Estonia")
    pick(page, "#compare-partners", "Latvia")
    page.wait_for_selector(".differences .difference")
    counts = page.inner_text(".counts")
    for told in ("differ", "only in Estonia", "only in Latvia", "the same"):
        assert told in counts, counts
    row = page.locator(".difference.changed", has=page.locator(".first mark")).first
    assert row.locator(".kind").inner_text() and row.locator(".second mark").count()
    left, right = row.locator(".first").bounding_box(), row.locator(".second").bounding_box()
    assert left["y"] == right["y"] and left["x"] + left["width"] <= right["x"]
    same = page.locator(".same-ones").first
    assert not same.locator(".difference").first.is_visible()
    same.locator("summary").press("Enter")
    assert same.locator(".difference .kind").first.inner_text() == "The same"
    page.get_by_label("only in Latvia").uncheck()
    assert page.locator(".difference.second:visible").count() == 0 and page.locator(".difference.first:visible").count()
    place = row.locator(".second a.place")
    words = " ".join(row.locator(".second .words").inner_text().split())
    place.click()
    page.wait_for_function(MARKED, arg=words)
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function(BELOW)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390 and violations(page) == []
    page.set_viewport_size(WIDE)
    for name in ("Estonia", "Latvia"):
        token = page.locator("#compare-partners .token", has_text=name)
        token.locator(".token-remove").click()
        token.wait_for(state="detached")
    page.locator("#compare-partners .token", has_text="All agreements").wait_for()


def test_a_narrow_dark_screen_needs_no_sideways_scrolling(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    choose(page, "Money for 2024", "F-16s")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box = page.locator("#compare-table tr.entry", has_text="Luxembourg").first.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390
    page.locator("#compare-table tr.entry button").first.click()
    assert violations(page) == []
    page.set_viewport_size(WIDE)


def test_a_ukrainian_browser_gets_ukrainian_words(address: str, browser: Any) -> None:
    context = browser.new_context(locale="uk-UA", viewport=WIDE)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("tab", name="Порівняння").click()
    page.get_by_text("Теми (до трьох)").wait_for()
    pick(page, "#compare-topics", "Строк дії")
    row = page.locator("#compare-table tr.entry", has_text="Нідерланди")
    row.wait_for()
    assert "1 березня 2024" in row.inner_text() and "ten years" in row.inner_text()
    assert "переглянуто всі 32" in page.inner_text(".complete")
    page.get_by_role("tab", name="Огляд").click()
    page.locator("#overview .signings a", has_text="Люксембург").wait_for()
    assert "Суми на 2024 рік" in page.inner_text("#overview") and "EUR 80 million" in page.inner_text("#overview")
    context.close()
