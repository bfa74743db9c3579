"""The page in a real browser: a question is asked, the answer and the marked quote in its source are seen; nothing leaves the machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from serving import SIZES

ZOOMED = (683, 384)  # what a window of 1366 x 768 has room for at 200 %


def test_a_question_is_answered_with_a_mark_that_opens_its_quote(address: str, browser: object, tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900})  # type: ignore[attr-defined]
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text) if message.type in ("error", "warning") else None)
    page.goto(address)
    page.wait_for_selector("#question textarea")
    assert re.search("Loading|Reading|Ready|Opening", page.inner_text("#status"))
    page.get_by_role("textbox", name="Question").fill("How much did Luxembourg allocate for Ukraine's defence in 2024?")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.wait_for_selector("#chat a.cite", timeout=240_000)
    assert "EUR 80 million" in page.inner_text("#chat")
    page.get_by_role("link", name="[1]").first.click()
    source = page.get_by_role("region", name="Source", exact=True)
    source.locator("mark.current").wait_for()
    assert "EUR 80 million" in source.locator("mark.current").inner_text()
    assert "Luxembourg" in source.get_by_role("heading").first.inner_text()
    assert source.locator('a[href^="https://president.gov.ua"]').count() >= 1
    assert all(url.startswith((address, "data:", "blob:")) for url in asked), asked
    assert told == []


def test_silence_is_said_and_markup_in_a_question_does_nothing(address: str, browser: object) -> None:
    page = browser.new_page()  # type: ignore[attr-defined]
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    page.goto(address)
    evil = "What does the agreement with Switzerland say? <img src=x onerror=alert(1)><script>alert(2)</script> ![a](/x) [b](javascript:alert(3))"
    page.fill("#question textarea", evil)
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('#chat').innerText.includes('Switzerland has no such agreement')", timeout=240_000)
    assert page.locator("#chat a.cite, #chat :is(img, script), #chat a[href^=javascript]").count() == 0
    assert "<script>" in page.inner_text("#chat").replace("\u2060", "")


@pytest.mark.slow
def test_the_question_box_stays_inside_the_window_at_every_size(address: str, browser: object) -> None:
    """Ten answers come at the smallest; the window then grows as one that is turned or taken to another screen."""
    page = browser.new_page(viewport={"width": SIZES[0][0], "height": SIZES[0][1]})  # type: ignore[attr-defined]
    page.goto(address)
    page.wait_for_selector("#chat .example", timeout=240_000)
    for turn, country in enumerate(("Japan", "Norway", "Latvia", "Italy", "Canada", "Spain", "Poland", "France", "Estonia", "Iceland"), 1):
        page.fill("#question textarea", f"Who signed for {country}?")
        page.keyboard.press("Enter")
        page.wait_for_function(
            "turns => document.querySelectorAll('#chat .turn:not([aria-busy])').length == turns", arg=turn, timeout=60_000
        )
        inside(page)
    for size in (*SIZES, ZOOMED):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.wait_for_timeout(300)
        inside(page)
    page.close()


def inside(page: object) -> None:
    """The question box is in the window, which itself needs no scrolling."""
    size, box = page.viewport_size, page.locator("#question").bounding_box()  # type: ignore[attr-defined]
    assert box["x"] >= 0 and box["y"] >= 0 and box["x"] + box["width"] <= size["width"] and box["y"] + box["height"] <= size["height"]
    assert page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == list(size.values())  # type: ignore[attr-defined]


CUT = """() => [...document.querySelectorAll("h1, h2, h3, button, input, a, summary, label, mark, td, th, .chip, p")].filter((one) => {
    const box = one.getBoundingClientRect();
    return one.checkVisibility() && box.width && !one.closest(".grid-box, .unseen, [aria-hidden], #sidebar:not(.open)") && (box.left < -1 || box.right > innerWidth + 1);
  }).map((one) => one.outerHTML.slice(0, 200))"""


REACHED = """async end => {  // what comes late above it may push it away again
    for (let tries = 0; tries < 100; tries++) {
        end.scrollIntoView({block: 'center'});
        await new Promise(done => setTimeout(done, 200));
        const {bottom} = end.getBoundingClientRect();
        if (bottom >= 70 && bottom <= innerHeight) return true;
    }
    return false;
}"""


@pytest.mark.slow
def test_at_200_percent_nothing_is_cut_and_all_can_be_reached(address: str, browser: object) -> None:
    page = browser.new_page(viewport={"width": ZOOMED[0], "height": ZOOMED[1]})  # type: ignore[attr-defined]
    page.goto(address)
    page.wait_for_selector("#chat .example", timeout=240_000)
    page.get_by_role("textbox", name="Question").fill("Who signed for Japan?")
    page.keyboard.press("Enter")
    page.wait_for_selector("#turn-0:not([aria-busy]) a.cite", timeout=240_000)
    inside(page)
    assert page.locator("#chat .user-row").is_visible() and page.locator("#turn-0 .said p").first.bounding_box()["y"] < ZOOMED[1] - 80
    assert page.evaluate(CUT) == []
    page.locator("#turn-0 a.cite").first.click()
    page.wait_for_selector("#side:not([data-waiting]) mark.current")
    for part in (page.locator("mark.current").first, page.get_by_role("button", name="Close")):
        box = part.bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= ZOOMED[1], "out of sight"
    assert page.evaluate(CUT) == []
    page.keyboard.press("Escape")
    page.click("#sidebar .toggle-button")
    page.wait_for_selector("#sidebar.open")
    page.wait_for_timeout(400)  # it has moved
    for part in ("#new-chat", "#chats .entry", "#scope input[type=checkbox] >> nth=0", "#add-documents", "#status"):
        box = page.locator(part).bounding_box()
        assert box["y"] >= 0 and box["y"] + box["height"] <= ZOOMED[1], part
    assert page.evaluate(CUT) == []
    page.click("#sidebar .toggle-button")
    for name, end in (("Compare", "#compare-go"), ("Overview", "#overview-table tr.entry >> nth=-1"), ("Library", "#upkeep > button")):
        page.get_by_role("tab", name=name).click()
        assert page.locator(end).evaluate(REACHED, timeout=60_000), name
        assert page.evaluate(CUT) == [], name
    page.close()
