"""The Overview tab in a real browser: every signing, the sums of 2024 each in its own currency, a table, and nothing that runs."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from accessibility import violations
from serving import serving

from corpus.loading import load

pytestmark = pytest.mark.slow

SUMMARIES = [document for document in load().documents if document.kind == "summary"]
EVIL = "<img src=x onerror=\"document.title='ran'\"><script>document.title='ran'</script> ${document.title='ran'} {{ran}}"


def open_tab(browser: Any, address: str, **look: Any) -> Any:
    page = browser.new_page(**look)
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    page.goto(address)
    page.wait_for_function("document.querySelector('#status')?.innerText.includes('Ready')", timeout=240_000)
    page.get_by_role("tab", name="Overview").click()
    page.wait_for_selector("#overview .timeline", timeout=20_000)
    return page


@pytest.fixture(scope="module")
def page(address: str, browser: Any) -> Iterator[Any]:
    opened = open_tab(browser, address, viewport={"width": 1400, "height": 900})
    yield opened
    opened.close()


def test_the_timeline_holds_every_signing_and_leads_to_the_documents(page: Any) -> None:
    links = page.locator("#overview .signings a")
    days = links.locator("time").evaluate_all("all => all.map(e => e.dateTime)")
    assert len(days) >= len(SUMMARIES) == 32 and days == sorted(days)
    ids = {href.removeprefix("?document=") for href in links.evaluate_all("all => all.map(e => e.getAttribute('href'))")}
    assert {document.id for document in SUMMARIES} <= ids
    luxembourg = links.filter(has_text="Luxembourg")
    assert luxembourg.inner_text().startswith("10 Jul Luxembourg") and luxembourg.is_visible()
    assert "July 2024" in page.locator("#overview .timeline > li", has_text="Luxembourg").inner_text()
    shapes = {name: page.locator(f"#overview .signings .{name}").count() for name in ("bilateral", "treaty", "joint")}
    assert shapes == {"bilateral": 28, "treaty": 1, "joint": 3}
    assert "no signing for 5 months" in page.inner_text("#overview .timeline")


def test_sums_stand_in_their_own_currency_and_are_not_added_up(page: Any) -> None:
    captions = page.locator("#overview figure figcaption").all_inner_texts()
    assert [caption[:3] for caption in captions][:2] == ["EUR", "CAD"] and {"GBP", "USD", "NOK", "ISK"} <= {c[:3] for c in captions}
    euro = page.locator("#overview figure", has_text="EUR:").first
    line = euro.locator("li", has_text="Luxembourg")
    assert line.locator(".amount").inner_text() == "EUR 80 million" and "2024:" in line.inner_text()
    lines = page.locator("#overview figure li .amount").all_inner_texts()
    stated = {amount for document in SUMMARIES for amount in re.findall(r"^[^:\n]+, [^:\n]+: (.+?) for ", document.text, re.MULTILINE)}
    assert set(lines) <= stated, "every amount is one that a document states"
    assert not [line for line in euro.locator(".amount").all_inner_texts() if "EUR" not in line]
    width = {
        name: euro.locator("li", has_text=name).first.locator(".bar").bounding_box()["width"] for name in ("Germany", "European Union")
    }
    assert width["European Union"] / width["Germany"] == pytest.approx(5 / 7.1, abs=0.01)
    french = euro.locator("li", has_text="France")
    assert french.locator(".amount").inner_text() == "up to EUR 3 billion" and french.locator(".bar.most").count() == 1
    spanish = euro.locator("li", has_text="EUR 1.129 billion")
    assert "announced, not in the text" in spanish.inner_text() and spanish.locator(".bar.announced").count() == 1
    assert euro.locator("li", has_text="EUR 80 million").first.locator(".announced").count() == 0
    assert "EUR 290 million" not in euro.inner_text(), "a sum of 2024-2028 is none of 2024"
    page.locator("#overview .longer summary").click()
    assert "EUR 290 million" in page.inner_text("#overview .longer")
    assert violations(page) == []


def test_the_table_is_sorted_and_filtered(page: Any) -> None:
    heads = [head.strip("↕ ") for head in page.locator("#overview-table thead th").all_inner_texts()]
    assert heads[:7] == ["Partner", "Form", "Signed", "Place", "Signed by", "Term", "Notice of termination"]
    page.locator("#overview-table thead button", has_text="Partner").click()
    assert page.locator("#overview-table tr.entry th").first.inner_text() == "Albania"
    page.locator("#overview-table thead button", has_text="Notice").click()
    assert page.locator("#overview-table tr.entry th").first.inner_text() == "Netherlands"
    page.locator("#overview-table input[type=search]").fill("stockholm")
    rows = page.locator("#overview-table tr.entry:visible")
    assert {text.split("\t")[0].strip() for text in rows.locator("th").all_inner_texts()} == {"Iceland", "Norway", "Sweden"}
    assert rows.locator("th a").first.get_attribute("href").startswith("?document=")


def test_nothing_in_a_document_runs_and_a_narrow_dark_screen_is_enough(built: tuple[Path, str], browser: Any, tmp_path: Path) -> None:
    from assistant import Settings, build_assistant

    shutil.copytree(built[0], tmp_path / "home")
    assistant = build_assistant(Settings(home=tmp_path / "home"))
    (tmp_path / "evil.txt").write_text("The party shall pay 7 pearls and send F-16 jets.\n", encoding="utf-8")
    try:
        assistant.index.add(
            [tmp_path / "evil.txt"], title=f"Pearl {EVIL}", kind="agreement", partners=("iceland",), signed=date(2025, 5, 3)
        )
        with serving(assistant, tmp_path / "home") as address:
            page = open_tab(browser, address, viewport={"width": 390, "height": 844}, color_scheme="dark")
            title = page.title()
            pact = page.locator("#overview .signings a.added")
            assert "<img src=x" in pact.inner_text() and "{{ran}}" in pact.inner_text() and "${document" in pact.inner_text()
            assert "<script>" in page.locator("#overview-table tr.entry", has_text="Pearl").inner_text()
            assert page.locator("#overview script, #overview img").count() == 0
            assert page.evaluate("document.documentElement.scrollWidth") <= 390 and violations(page) == []
            page.set_viewport_size({"width": 1366, "height": 768})
            assert page.locator("#overview-table thead th").first.bounding_box()["width"] < 300, "a long title leaves room for the rest"
            page.set_viewport_size({"width": 390, "height": 844})
            page.get_by_role("tab", name="Compare").click()
            page.click("#compare-topics input")
            page.get_by_role("option", name="F-16s").click()
            row = page.locator("#compare-table tr.entry", has_text="Pearl")
            row.wait_for()
            assert "F-16 jets" in row.inner_text() and page.locator("#compare-result script, #compare-result img").count() == 0
            assert page.title() == title
            page.close()
    finally:
        assistant.index.close()
