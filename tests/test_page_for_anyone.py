"""The chat in a real browser for anyone: in Ukrainian, on a small screen, with nothing in the way of who cannot see or point."""

from __future__ import annotations

from typing import Any

import pytest
from accessibility import violations
from serving import LUXEMBOURG, answered, ask, button

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def address(growing_address: str) -> str:
    return growing_address


def test_a_ukrainian_browser_reads_ukrainian(address: str, browser: Any) -> None:
    page = browser.new_page(locale="uk-UA", viewport={"width": 360, "height": 740})
    page.goto(address)
    page.wait_for_selector(":text('Помічник з угод')")
    assert page.get_by_role("tab", name="Запитати").count() == 1
    page.get_by_role("button", name="Скільки років діє угода з Латвією?").click()
    answered(page, 1)
    assert "Латвія" in page.inner_text("#turn-0 .chips") and "як довго" in page.inner_text("#turn-0 .chips")
    assert page.get_by_role("textbox", name="Запитання").count() == 1
    assert page.get_by_role("button", name="Запитати", exact=True).count() == 1
    page.click("#turn-0 a.cite >> nth=0")
    page.get_by_role("region", name="Джерело", exact=True).filter(has_text="11 квітня 2024").wait_for()
    page.go_back()
    page.wait_for_selector("#source .document", state="hidden")
    assert page.is_visible("#turn-0") and page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [pytest.param(1600, "light", marks=pytest.mark.slow), (360, "dark")])
def test_nothing_serious_stands_in_the_way_of_anyone(address: str, browser: Any, width: int, scheme: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(address)
    page.wait_for_selector("#chat .example")
    page.wait_for_timeout(500)  # the sidebar has moved
    assert violations(page) == []
    ask(page, LUXEMBOURG)
    button(page, 0, "Like").click()
    page.wait_for_selector(".note-form")
    page.wait_for_selector("#chat .option")
    assert violations(page) == []
    page.click("#turn-0 a.cite")
    page.wait_for_selector(".document mark.current")
    page.click(".contents summary")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
