"""A document's sheet and its duties in a real browser: each quote leads to its place and back; duties are sifted and saved."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from accessibility import focused, violations
from serving import SEEN, Growing

from assistant import Assistant
from corpus.document import Document

pytestmark = pytest.mark.slow

LEASE = """# Lease Agreement

This Lease is made on 1 March 2025 between Harbour Properties Ltd (the "Landlord") and Quillon Studios GmbH (the "Tenant").

## 1. Term

The term of this lease is three years from 1 April 2025.

## 2. Rent

The Tenant shall pay a monthly rent of EUR 2,400 for the premises. The Tenant shall hand over the list of persons by 15 April 2025.

## 3. Use

The Landlord shall keep the roof in repair. The Tenant may not keep pets. The Tenant may paint the walls.

## 4. Law

This lease is governed by the laws of <b>Germany</b> & of nobody else.
"""


@pytest.fixture(scope="module")
def address(growing_address: str) -> str:
    return growing_address


@pytest.fixture(scope="module")
def lease(assistant: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Document]:
    file = tmp_path_factory.mktemp("lease") / "lease.md"
    file.write_text(LEASE, encoding="utf-8")
    (document,) = assistant.index.add([file]).added
    yield document
    assistant.index.remove(document.id)


def test_a_document_opens_as_its_sheet_and_each_quote_leads_to_its_place_and_back(page: Any, address: str, lease: Document) -> None:
    page.goto(f"{address}/?document={lease.id}")
    page.wait_for_selector(".rows dt")
    assert page.get_by_role("button", name="Sheet", exact=True).get_attribute("aria-pressed") == "true"
    rent = page.locator(".rows > div", has=page.locator("dt:text-is('Rent')"))
    assert "EUR 2,400" in rent.locator("strong").inner_text() and "Deposit" in page.inner_text(".findings .silent")
    assert "Tenant" in page.inner_text(".findings h4 >> nth=-1") and violations(page) == []
    quote = rent.locator("a.quote q").inner_text().strip("“”")
    focused(page, ".rows a.quote")
    rent.locator("a.quote").press("Enter")
    page.wait_for_function("document.activeElement.matches('mark.current')")
    assert page.inner_text("mark.current") == quote and page.evaluate(SEEN)
    assert page.get_by_role("button", name="Text", exact=True).get_attribute("aria-pressed") == "true"
    page.get_by_role("button", name="Sheet", exact=True).press("Enter")
    page.wait_for_function(
        "quote => document.activeElement.matches('a.quote') && document.activeElement.innerText.includes(quote)", arg=quote
    )
    page.keyboard.press("Escape")
    page.wait_for_selector("#source .document", state="hidden")
    page.goto(f"{address}/?document={lease.id}&at=0-99999999")
    page.wait_for_selector("#source [role=alert]")


def test_the_text_that_is_asked_for_while_a_sheet_is_made_comes_at_once_and_stays(
    page: Any, address: str, lease: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = threading.Event()

    def slow(self: Growing, id: str) -> Any:
        time.sleep(2)
        made.set()
        return Assistant.sheet(self, id)

    monkeypatch.setattr(Growing, "sheet", slow)
    page.goto(f"{address}/?document={lease.id}")
    page.wait_for_selector("#source :text('Reading the whole text')")
    page.get_by_role("button", name="Text", exact=True).click()
    page.locator(".document .text", has_text="EUR 2,400").wait_for()
    assert not made.is_set() and made.wait(10)
    page.wait_for_timeout(500)
    assert page.locator(".rows dt").count() == 0 and page.locator(".document .text", has_text="EUR 2,400").is_visible()


def test_duties_are_filtered_by_party_kind_and_date_and_saved(page: Any, address: str, lease: Document, tmp_path: Path) -> None:
    page.goto(f"{address}/?document={lease.id}")
    page.get_by_role("button", name="Duties", exact=True).click()
    page.wait_for_selector(".look_duties table")
    rows = page.locator(".look_duties tbody tr:visible")
    everything = rows.count()
    page.get_by_label("Party").select_option("Tenant")
    own = rows.count()
    assert everything > own > 1 and f"{own} of {everything}" in page.inner_text(".sieve")
    page.get_by_label("Kind").select_option("must not")
    assert rows.count() == 1 and "keep pets" in rows.first.inner_text()
    rows.first.locator("a.quote").click()
    page.wait_for_selector("mark.current")
    page.get_by_role("button", name="Duties", exact=True).click()  # the choice is as it was left
    page.wait_for_function("document.activeElement.matches('a.quote')")
    assert rows.count() == 1 and violations(page) == []
    page.get_by_label("Kind").select_option("")
    page.get_by_label("Only with a date or period").check()
    saved = {}
    for name in ("Save as CSV", "Save as calendar (ICS)"):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        download.value.save_as(tmp_path / download.value.suggested_filename)
        saved[download.value.suggested_filename.rpartition(".")[2]] = (tmp_path / download.value.suggested_filename).read_text("utf-8-sig")
    assert len(saved["csv"].splitlines()) == rows.count() + 1 and "Landlord" not in saved["csv"].partition("\n")[2].split(",")[0]
    assert "20250415" in saved["ics"] and saved["ics"].count("BEGIN:VEVENT") == 1
