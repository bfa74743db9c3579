"""What holds for every passage of every real text: exact characters, end to end, never across a section, pages in order."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from conftest import TEXTS

from corpus.document import Document
from corpus.loading import load
from corpus.reading import read
from index.splitting import HARD_LIMIT, embedded_text, split

SHIPPED = {document.source: document for document in load().documents}
TEXT_FILES = sorted(path for path in TEXTS.glob("*") if path.suffix in (".pdf", ".docx"))


@functools.cache
def given(what: str | Path | None) -> Document:
    if what is None:
        pytest.skip("the twelve official texts (../shared/texts) are not here")
    return SHIPPED[what] if isinstance(what, str) else read(what)


documents = pytest.mark.parametrize("what", [*SHIPPED, *(TEXT_FILES or [None])], ids=lambda what: Path(what or "absent").name)


@documents
def test_passages_lie_end_to_end_cover_the_text_and_are_its_exact_characters(what: str | Path | None) -> None:
    document = given(what)
    passages = split(document)
    assert "".join(p.text for p in passages) == document.text
    assert [p.start for p in passages] == [0, *(p.end for p in passages[:-1])] and passages[-1].end == len(document.text)
    assert all(document.text[p.start : p.end] == p.text for p in passages)
    assert len({p.id for p in passages}) == len(passages)
    assert all(p.id.startswith(f"{document.id}:") and p.document_id == document.id for p in passages)


@documents
def test_no_passage_is_empty_or_longer_than_a_long_sentence(what: str | Path | None) -> None:
    passages = split(given(what))
    assert all(p.text.strip() and len(p.text) <= HARD_LIMIT for p in passages)
    assert all(embedded_text(p).endswith(p.text.strip()) for p in passages)


@documents
def test_sections_lie_end_to_end_and_no_passage_crosses_one(what: str | Path | None) -> None:
    document = given(what)
    sections = document.sections
    assert [s.start for s in sections] == [0, *(s.end for s in sections[:-1])] and sections[-1].end == len(document.text)
    assert all(s.start < s.end for s in sections)
    borders = {s.start: s for s in sections}
    inside = None
    for passage in split(document):
        inside = borders.get(passage.start, inside)
        assert inside and inside.start <= passage.start < passage.end <= inside.end
        assert passage.section == inside.path


@documents
def test_pages_never_go_backwards_and_every_passage_knows_its_own(what: str | Path | None) -> None:
    document = given(what)
    passages = split(document)
    if not document.pages:
        assert {p.page for p in passages} == {None}
        return
    assert list(document.pages) == sorted(document.pages) and document.pages[0] == 0
    assert document.pages[-1] <= len(document.text)
    pages = [p.page or 0 for p in passages]
    assert pages == sorted(pages) and pages[0] == 1 and pages[-1] <= len(document.pages)


@documents
def test_passages_carry_what_their_document_says_of_itself(what: str | Path | None) -> None:
    document = given(what)
    for p in split(document):
        assert (p.title, p.kind, p.signed, p.url) == (document.title, document.kind, document.signed, document.url)
        assert set(p.partners) <= set(document.partners) if document.kind != "article" else True
        assert document.kind == "article" or p.partners == document.partners


def test_an_article_passage_is_about_the_partners_it_names() -> None:
    passages = [p for source, document in SHIPPED.items() if document.kind == "article" for p in split(document)]
    assert any(len(p.partners) == 1 for p in passages) and any(len(p.partners) > 1 for p in passages)
    assert all("Norw" in f"{p.section} {p.text}" or "Oslo" in p.text for p in passages if p.partners == ("norway",))
