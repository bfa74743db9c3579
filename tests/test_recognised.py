"""What was read from pictures of pages says so wherever it is quoted; pages that could not be read are named at adding."""

from __future__ import annotations

import pytest

from assistant.answer import Citation
from assistant.exporting.marking import reference
from assistant.page.as_json import citation_json, document_json
from assistant.page.places import where
from assistant.page.tables import Line
from corpus.document import Document, Section
from index.report import Report
from index.rows import passage_of, passage_row
from index.splitting import split

PAGES = ("1. The lease is made between Ann Lee and Bob Ray.\n\n", "2. The rent is EUR 4,500 a month.\n\n", "3. It ends in 2030.")
STARTS = (0, len(PAGES[0]), len(PAGES[0]) + len(PAGES[1]))


@pytest.fixture(scope="module")
def lease() -> Document:
    """A lease of five pages: the second was recognised, the last two could not be read."""
    sections = tuple(Section(str(at), start, start + len(text)) for at, (start, text) in enumerate(zip(STARTS, PAGES, strict=True), 1))
    return Document("Lease", "agreement", "".join(PAGES), sections=sections, pages=STARTS, recognised_pages=(2,), unread_pages=(4, 5))


def test_a_quote_from_a_recognised_page_says_so(lease: Document) -> None:
    kept = [passage_of(one.id, one.text, passage_row(one, "key", [1.0])) for one in split(lease)]
    said = [Citation(1, one, one.text, one.start, one.end) for one in kept]
    assert ["read by OCR" in str(one) for one in said] == [False, True, False]
    assert ["read by OCR" in reference(one) for one in said] == [False, True, False]
    assert [citation_json(one, {lease.id: lease})["recognised"] for one in said] == [False, True, False]
    assert [where(one, "en").endswith("page 2 · read by OCR") for one in kept] == [False, True, False]
    assert "розпізнано" in where(kept[1], "uk")


def test_a_passage_over_two_pages_is_recognised_where_one_of_them_is(lease: Document) -> None:
    assert lease.is_recognised(0, STARTS[1] + 1) and lease.is_recognised(STARTS[1], len(lease.text))
    assert not lease.is_recognised(0, STARTS[1]) and not lease.is_recognised(STARTS[2], len(lease.text))


@pytest.mark.parametrize("how", ["added", "replaced", "unchanged"])
def test_pages_that_could_not_be_read_are_named_at_adding(lease: Document, how: str) -> None:
    report = Report(**{how: [("old", lease)] if how == "replaced" else [lease]})  # type: ignore[arg-type]
    line = Line("lease.pdf")
    line.end(report, {})
    for told in (str(report), line.told):
        assert "not read: pages 4, 5 of Lease" in told and "read from pictures (OCR): page 2 of Lease" in told
    assert document_json(lease)["unread_pages"] == [4, 5]
