"""Questions in a real browser that are edited, undone, asked again, or not asked yet: nothing that was typed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from serving import EACH_SIZE, SIZES, Growing, answered, ask, begun, button, opened, until

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def address(growing_address: str) -> str:
    return growing_address


@pytest.mark.parametrize("size", EACH_SIZE)
def test_an_answer_is_edited_asked_again_without_its_chips_and_undone(
    address: str, browser: Any, growing: Growing, size: tuple[int, int]
) -> None:
    with opened(browser, address, size, color_scheme="dark" if size == SIZES[0] else "light") as page:
        page.get_by_role("button", name="Who signed for Japan, where and when?").click()
        answered(page, 1)
        ask(page, "how long does it last?")
        chips = page.locator("#turn-1 .chips").inner_text()
        assert "Japan" in chips and "how long" in chips and "goes on from before" in chips
        assert "ten years" in page.inner_text("#turn-1 .said")
        page.get_by_role("button", name="Ask again without “Japan”").click()
        page.wait_for_selector("#turn-1 .chip.without :text('×')")
        answered(page, 2)
        assert page.inner_text("#turn-1 .chip.without").startswith("without: Japan") and "ten years" not in page.inner_text("#turn-1 .said")
        button(page, 1, "Edit").click()
        field = page.locator("#chat .user-row textarea")
        assert field.input_value() == "how long does it last?", "what was typed is edited, not what was made of it"
        field.fill("how long does the agreement with Latvia last?")
        page.get_by_role("button", name="Submit").click()
        page.wait_for_function("document.querySelector('#turn-1')?.innerText.includes('Latvia')")
        answered(page, 2)
        assert "Latvia" in page.inner_text("#turn-1 .chips") and "Japan" not in page.inner_text("#turn-1")
        asked = growing.asked
        page.evaluate("document.querySelector('#turn-1').classList.add('before')")
        button(page, 1, "Retry").click()
        until(lambda: growing.asked == asked + 1)
        page.wait_for_selector("#turn-1:not(.before)")
        answered(page, 2)
        assert "ten years" in page.inner_text("#turn-1 .said")
        button(page, 1, "Undo").click()
        page.wait_for_selector("#turn-1", state="detached")
        assert "Latvia" in page.input_value("#question textarea")
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_what_is_typed_is_never_lost(page: Any) -> None:
    box = "#question textarea"
    begun(page)
    for question in ("Who signed for Latvia?", "And for Norway?"):
        page.fill(box, question)
        page.keyboard.press("Enter")
        page.wait_for_selector(f"#chat .user-row:has-text('{question}')")
    page.fill(box, "a draft")
    page.get_by_role("button", name="Stop").click()
    kept = "Who signed for Latvia?\nAnd for Norway?\na draft"
    page.wait_for_function("kept => document.querySelector('#question textarea').value == kept", arg=kept)
    page.reload()
    page.wait_for_selector("#turn-0")
    page.wait_for_function("kept => document.querySelector('#question textarea').value == kept", arg=kept)
    button(page, 0, "Undo").click()
    page.wait_for_selector("#turn-0", state="detached")
    page.wait_for_function("kept => document.querySelector('#question textarea').value.endsWith(kept)", arg=f"slowly\n{kept}")
    page.click("#new-chat")
    page.wait_for_selector("#chat .example")
    assert page.input_value(box).endswith(kept)
    ask(page, "Who signed for Japan?")
    page.reload()
    page.wait_for_selector("#turn-0 a.cite")
    assert page.input_value(box) == ""


def test_enter_asks_what_was_edited_and_escape_or_another_chat_leaves_it(page: Any) -> None:
    ask(page, "Who signed for Japan?")
    field = page.locator("#chat .edit-textarea")
    button(page, 0, "Edit").click()
    assert field.bounding_box()["width"] > 400
    field.fill("Who signed for Italy?")
    page.keyboard.press("Escape")
    field.wait_for(state="detached")
    assert page.inner_text("#chat .user-row") == "Who signed for Japan?"
    button(page, 0, "Edit").click()
    field.fill("Who signed for Norway?")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('#turn-0')?.innerText.includes('Norway')")
    answered(page, 1)
    button(page, 0, "Edit").click()
    page.click("#new-chat")
    page.wait_for_selector("#chat .example")
    ask(page, "Who signed for Latvia?")
    assert field.count() == 0 and page.inner_text("#chat .user-row") == "Who signed for Latvia?"
