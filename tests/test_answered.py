"""Which documents an answer was about: those of its quotes, or the one that the first and most of them are of."""

from __future__ import annotations

import pytest

from assistant.answer import Answer, Citation
from assistant.answered import about
from corpus.document import Document
from index.passage import Passage

LEASE, LOAN, NEWS = (
    Document(title, kind, "It is due.") for title, kind in (("Lease", "agreement"), ("Loan", "agreement"), ("News", "article"))
)


def answer(*quoted: Document) -> Answer:
    passages = (Passage(f"{one.id}:0", one.id, one.title, one.kind, (), (), None, "", None, 0, 10, one.text, "") for one in quoted)
    cited = tuple(Citation(number, passage, passage.text, 0, 10) for number, passage in enumerate(passages, start=1))
    return Answer("When?", "“It is due.”", cited, (), answered=True)


@pytest.mark.parametrize(
    ("quoted", "meant"),
    [
        ((LEASE,), (LEASE,)),
        ((LEASE, LOAN), (LEASE, LOAN)),
        ((LEASE, LOAN, LEASE), (LEASE,)),
        ((LOAN, LEASE, LEASE), (LEASE, LOAN)),
        ((LEASE, LOAN, LEASE, LOAN), (LEASE, LOAN)),
        ((LEASE, NEWS), ()),
        ((LEASE, NEWS, LEASE), (LEASE,)),
        ((), ()),
    ],
)
def test_an_answer_is_about_what_it_mostly_quotes(quoted: tuple[Document, ...], meant: tuple[Document, ...]) -> None:
    assert set(about(answer(*quoted), (LEASE, LOAN, NEWS))) == set(meant)


def test_what_does_not_answer_is_about_nothing() -> None:
    assert about(Answer("When?", "The documents do not say."), (LEASE,)) == ()
