"""The library of a person who has only contracts of their own, in a real browser: putting aside, collections, details set by hand."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from own_contracts import CLEANING
from own_page import SECRETS, own_opened, pick, tab
from serving import ask

pytestmark = pytest.mark.slow


@pytest.fixture
def page(own_address: str, browser: Any) -> Iterator[Any]:
    with own_opened(own_address, browser, viewport={"width": 1366, "height": 768}, accept_downloads=True) as shown:
        yield shown


def test_the_shipped_agreements_are_brought_back_and_put_aside(page: Any, own: Any) -> None:
    tab(page, "Library")
    box = page.locator("#search-shipped input")
    page.wait_for_function("!document.querySelector('#search-shipped input').checked")
    box.click()  # what the view shows anew may come at the same moment, so its state is not looked at
    page.wait_for_function("document.querySelector('h1').innerText == 'Agreement assistant'", timeout=20_000)
    page.wait_for_function("document.querySelector('#status').innerText.includes('53 documents')")
    assert page.get_by_role("tab", name="Overview").is_visible()
    tab(page, "Ask")
    page.wait_for_function("document.querySelector('#chat').innerText.includes('Luxembourg')", timeout=20_000)
    assert "Lease of Office Premises" in page.inner_text("#chat")
    assert page.get_by_role("checkbox", name="Ukraine's security agreements", exact=True).is_checked()
    tab(page, "Library")
    page.wait_for_function("document.querySelector('#search-shipped input').checked")
    box.click()
    page.wait_for_function("document.querySelector('h1').innerText == 'Your agreements'", timeout=20_000)
    page.wait_for_function("document.querySelector('#status').innerText.includes('3 documents')")
    tab(page, "Ask")
    page.wait_for_function("!document.querySelector('#chat').innerText.includes('Luxembourg')", timeout=20_000)
    assert {document.collection for document in own.index.in_scope()} == {"mine"}


def test_a_file_goes_into_a_collection_which_is_saved_renamed_put_aside_and_deleted(page: Any, tmp_path: Path, own: Any) -> None:
    file = tmp_path / "windows.md"
    text = (
        CLEANING.replace("Cleaning Services", "Window Cleaning")
        .replace("Hollis Cleaning Ltd", "Pavel Brothers Ltd")
        .replace("Marlowe School", "Ann Oake")
    )
    file.write_text(text, encoding="utf-8")
    tab(page, "Library")
    page.click("#adding-form > button")
    page.set_input_files("#files input[type=file]", [str(file)])
    page.fill("#into input", "house")
    page.keyboard.press("Enter")
    page.click("#add")
    page.wait_for_selector("#progress .done", timeout=60_000)
    page.wait_for_function("document.querySelector('#table').innerText.includes('house')", timeout=60_000)
    assert [d.title for d in own.index.in_scope(collections=["house"])] == [
        "Window Cleaning Agreement between Pavel Brothers Ltd and Ann Oake"
    ]

    page.get_by_role("button", name="Your collections").click()
    tab(page, "Ask")
    tab(page, "Library")  # the choices are those of now
    pick(page, "#collection", "house (documents: 1)")
    with page.expect_download() as saved:
        page.click("#collection-export")
    saved.value.save_as(tmp_path / "house.zip")
    assert saved.value.suggested_filename == "house.zip"
    assert any("Window Cleaning" in name for name in zipfile.ZipFile(tmp_path / "house.zip").namelist())
    page.click("#collection-rename")
    page.wait_for_function("document.querySelector('#collection-told').innerText.includes('new name is empty')")
    page.fill("#collection-name :is(input, textarea)", "ukraine-security")
    page.click("#collection-rename")
    page.wait_for_function("document.querySelector('#collection-told').innerText.includes('Write another')")
    page.fill("#collection-name :is(input, textarea)", "home and garden")
    page.click("#collection-rename")
    page.wait_for_function("document.querySelector('#table').innerText.includes('home and garden')", timeout=20_000)
    pick(page, "#collection", "home and garden (documents: 1)")
    page.click("#collection-aside")
    page.wait_for_function("!document.querySelector('#table').innerText.includes('Window')", timeout=20_000)
    pick(page, "#collection", "home and garden (documents: 1, put aside)")
    page.click("#collection-delete")
    page.wait_for_selector("#collection-sure :text('without a trace')")
    page.click("#collection-yes")
    page.wait_for_function("document.querySelector('#collection-told').innerText.includes('Deleted')", timeout=20_000)
    assert len(own.index.in_scope()) == 3 and "home and garden" not in [one.name for one in own.index.collections()]


def test_parties_type_and_collection_are_set_by_hand(page: Any, own: Any) -> None:
    tab(page, "Library")
    page.fill("#table input[type=search]", "brightwell")
    page.click("#mending > button")
    pick(page, "#picked", f"{SECRETS} · 2024-06-12 · nda.md")
    page.get_by_role("button", name="Details of this document").click()
    page.wait_for_selector("#detail-type :is(input, textarea)")
    page.wait_for_function("document.querySelector('#detail-type :is(input, textarea)').value == 'non-disclosure agreement'")
    assert page.input_value("#detail-parties textarea") == "Tessaro Analytics Inc. (Tessaro)\nBrightwell Foods plc (Brightwell)"
    page.fill("#detail-parties textarea", "Tessaro Analytics Inc. (Inventor)\nOrla Vance\n")
    page.fill("#detail-effective :is(input, textarea)", "soon")
    page.click("#save")
    page.wait_for_function("document.querySelector('#saved').innerText.includes('is no date')")
    page.fill("#detail-effective :is(input, textarea)", "1 July 2024")
    page.fill("#detail-collection input", "secrets")
    page.keyboard.press("Enter")
    page.click("#save")
    page.wait_for_function("document.querySelector('#table').textContent.includes('Orla Vance')", timeout=20_000)
    page.wait_for_function("document.querySelectorAll('#table tbody:not([hidden])').length < 2")
    assert "of 3 rows" in page.inner_text("#table .grid-count"), "the table is filtered as it was"
    changed = next(d for d in own.index.in_scope() if d.type == "non-disclosure agreement")
    assert changed.parties == ("Tessaro Analytics Inc.", "Orla Vance") and changed.roles == ("Inventor", "")
    assert changed.effective == date(2024, 7, 1) and changed.collection == "secrets" and changed.signed == date(2024, 6, 12)
    tab(page, "Ask")
    ask(page, "What does the agreement with Orla Vance say about recipes?")
    assert "Orla Vance" in page.inner_text("#turn-0 .chips") and "recipes" in page.inner_text("#turn-0 .said")
    own.index.correct(changed.id, parties=("Tessaro Analytics Inc.", "Brightwell Foods plc"), roles=("Tessaro", "Brightwell"))
    own.index.rename_collection("secrets", "mine")
