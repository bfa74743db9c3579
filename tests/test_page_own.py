"""The page of a person who has only contracts of their own, in a real browser: what it speaks of, asking and comparing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from accessibility import violations
from own_page import LEASE, SECRETS, SERVICES, options, own_opened, pick, tab
from serving import answered, ask

pytestmark = pytest.mark.slow


@pytest.fixture
def page(own_address: str, browser: Any) -> Iterator[Any]:
    with own_opened(own_address, browser, viewport={"width": 1366, "height": 768}, accept_downloads=True) as shown:
        yield shown


def test_nothing_speaks_of_ukraine_where_only_own_contracts_are_searched(page: Any) -> None:
    assert page.inner_text("h1") == "Your agreements" and "3 documents" in page.inner_text("#status")
    assert page.get_by_role("tab").all_inner_texts() == ["Ask", "Compare", "Library"]
    seen = [page.inner_text("body")]
    assert page.get_by_role("checkbox", name=LEASE).count() == 1
    tab(page, "Compare")
    page.wait_for_function("document.querySelector('#compare-question :is(input, textarea)').placeholder.includes('law')")
    seen += [page.inner_text("body"), *options(page, "#compare-partners"), *options(page, "#compare-topics")]
    tab(page, "Library")
    page.wait_for_function("document.querySelector('#table').innerText.includes('Quillon')")
    page.get_by_role("button", name="Your collections").click()
    page.click("#adding-form > button")
    seen += [page.inner_text("body"), *options(page, "#into"), *options(page, "#collection")]
    told = "\n".join(seen)
    for word in ("ukrain", "partner", "security", "coalition", "f-16", "luxembourg"):
        assert word not in told.lower()
    assert LEASE in seen and "Governing law" in seen


def test_examples_are_of_the_documents_and_are_answered(page: Any) -> None:
    examples = page.locator("#chat .example").all_inner_texts()
    assert len(examples) == 6 and "Who are the parties to the" in examples[0]
    assert all(any(title in text for title in ("Lease", "Non-Disclosure", "Cleaning")) for text in examples)
    page.locator("#chat .example").first.click()
    answered(page, 1)
    assert page.locator("#turn-0 a.cite").count() >= 1
    page.wait_for_selector("#chat .option")
    assert "ukrain" not in page.inner_text("#chat").lower()


def test_a_document_that_was_meant_is_told_and_can_be_left_out(page: Any) -> None:
    ask(page, "Which law governs the Harbour lease?")
    chip = page.locator("#turn-0 .chip.named")
    assert LEASE in chip.inner_text() and "England" in page.inner_text("#turn-0 .said")
    page.locator("#turn-0 a.cite").first.click()
    page.locator("#source .document", has_text="Harbour Properties Ltd, Quillon Studios GmbH").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name=f"Ask again without “{LEASE}”").click()
    page.wait_for_selector("#turn-0 .chip.without")
    answered(page, 1)
    assert "England" not in page.inner_text("#chat")
    assert page.locator("#chat .user-row").first.inner_text() == "Which law governs the Harbour lease?"
    ask(page, "Which law governs the Harbour lease?")  # a question of its own is asked of all again
    assert "England" in page.inner_text("#turn-1 .said") and page.locator("#turn-0 .chip.named button").count() == 0


def test_a_question_is_searched_where_the_person_says(page: Any) -> None:
    for name in (LEASE, SECRETS):
        page.get_by_role("checkbox", name=name).uncheck()
    page.wait_for_function(
        "document.querySelectorAll('#chat .example').length && !document.querySelector('#chat').innerText.includes('Lease')"
    )
    page.wait_for_function("name => document.querySelector('h1').innerText == name", arg=SERVICES)
    ask(page, "What is the governing law?")
    assert "Scotland" in page.inner_text("#turn-0 .said") and f"searched in: {SERVICES}" in page.inner_text("#turn-0 .chips")
    assert "England" not in page.inner_text("#chat")
    page.get_by_role("button", name="All", exact=True).click()
    ask(page, "Which law governs the Non-Disclosure Agreement?")
    assert "Delaware" in page.inner_text("#turn-1 .said") and "searched in" not in page.inner_text("#turn-1 .chips")


def test_own_contracts_are_rows_of_a_comparison(page: Any) -> None:
    tab(page, "Compare")
    page.wait_for_function("document.querySelector('#compare-question :is(input, textarea)').placeholder.includes('law')")
    assert options(page, "#compare-partners") == ["All agreements", SERVICES, LEASE, SECRETS]
    pick(page, "#compare-topics", "Governing law")
    page.wait_for_function("document.querySelectorAll('#compare-table tr.entry').length === 3")
    assert "3 of 3 speak of it; all 3 were searched" in page.inner_text(".complete")
    rows = page.locator("#compare-table tr.entry")
    assert [word in rows.nth(at).inner_text() for at, word in enumerate(("England", "Delaware", "Scotland"))] == [True] * 3
    assert LEASE in rows.first.inner_text() and page.locator("#compare-table thead th").first.inner_text().startswith("Agreement")
    pick(page, "#compare-partners", SECRETS)
    page.wait_for_function("document.querySelectorAll('#compare-table tr.entry').length === 1")
    assert "Delaware" in page.inner_text("#compare-table") and violations(page) == []


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
def test_a_narrow_ukrainian_screen(own_address: str, browser: Any, scheme: str) -> None:
    with own_opened(own_address, browser, viewport={"width": 390, "height": 844}, color_scheme=scheme, locale="uk-UA") as page:
        page.get_by_role("heading", name="Ваші угоди").wait_for()
        assert "документи" in page.inner_text("#scope").lower()
        assert "«" in page.inner_text("#chat .example >> nth=0")
        assert violations(page) == []
        tab(page, "Бібліотека")
        page.wait_for_function("document.querySelector('#table').innerText.includes('Quillon')")
        assert "Шукати також" in page.inner_text("#search-shipped")
        tab(page, "Порівняння")
        page.wait_for_function("document.querySelector('#compare-question :is(input, textarea)').placeholder.includes('право')")
        pick(page, "#compare-topics", "Застосовне право")
        page.wait_for_selector("#compare-table tr.entry")
        assert violations(page) == [] and page.evaluate("document.documentElement.scrollWidth") <= 390
