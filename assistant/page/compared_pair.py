"""The differences of two agreements in the Compare tab: the texts that stand for them, what they are called, and the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from assistant.across.comparing import agreements
from assistant.across.differing import sides
from assistant.assistant import Assistant
from assistant.page.differences_view import Names, differences_html
from assistant.page.search_in import names_of
from assistant.page.wording import say
from assistant.understanding.difference import Contrast
from corpus.document import Document
from index.index import Index

Pair = tuple[Document, Document]


def pair_of(index: Index, chosen: Sequence[str]) -> Pair | None:
    """The two texts to compare, where two agreements are chosen, by the ids of the documents that stand for them."""
    held = {one[-1].id: one for one in agreements(index.in_scope())}
    if len(chosen) != 2 or any(choice not in held for choice in chosen):
        return None
    return sides(Contrast(held[chosen[0]], held[chosen[1]]))


def differing(assistant: Assistant, pair: Pair, language: str) -> Iterator[tuple[str, str]]:
    """What is being done, and how the two differ."""
    first, second = (names_of(pair, language)[document.id] for document in pair)
    names: Names = (first, second)
    told = say("comparing_two", language, first=first, second=second)
    yield f'<p class="note" role="status">{escape(told)}</p>', ""
    yield "", differences_html(assistant.differences(pair[0].id, pair[1].id), names, language)
