"""The page in a real browser: a question is asked, the answer, a marked quote and its source are seen; nothing leaves the machine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest


def test_a_question_is_answered_with_a_marked_quote_and_its_source(address: str, browser: object, tmp_path: Path) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 900})  # type: ignore[attr-defined]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    page.wait_for_selector("#question textarea")
    assert re.search("Loading|Reading|Ready|Opening", page.inner_text("#status"))
    page.fill("#question textarea", "How much did Luxembourg allocate for Ukraine's defence in 2024?")
    page.keyboard.press("Enter")
    page.wait_for_selector("#sources .source mark", timeout=240_000)
    assert "EUR 80 million" in page.inner_text("#chat")
    card = page.locator("#sources .source").first
    assert "Luxembourg" in card.locator("header").inner_text()
    assert "EUR 80 million" in card.locator("mark").inner_text()
    assert page.locator('#sources a[href^="https://president.gov.ua"]').count() >= 1
    assert page.locator('#chat a[href="#source-1"]').count() >= 1
    assert all(url.startswith((address, "data:", "blob:")) for url in asked), asked


def test_an_example_can_be_clicked_and_a_follow_up_keeps_the_partner(address: str, browser: object) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme="dark")  # type: ignore[attr-defined]
    page.goto(address)
    page.get_by_text("Who signed for Japan, where and when?").click()
    page.wait_for_selector("#sources .source mark", timeout=240_000)
    assert "Fumio Kishida" in page.inner_text("#chat")
    page.fill("#question textarea", "how long does it last?")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('#chat').innerText.includes('ten years')", timeout=60_000)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_silence_is_said_and_markup_in_a_question_does_nothing(address: str, browser: object) -> None:
    page = browser.new_page()  # type: ignore[attr-defined]
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    page.goto(address)
    page.fill("#question textarea", "What does the agreement with Switzerland say? <img src=x onerror=alert(1)><script>alert(2)</script>")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('#chat').innerText.includes('Switzerland has no such agreement')", timeout=240_000)
    assert page.locator("#sources mark").count() == 0
