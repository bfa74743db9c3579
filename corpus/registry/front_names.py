"""Names on the front of a document: those by which it is told, "the Harbour Lane contract", and those that only say again which it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.document import Document
from corpus.identity.title_letters import is_document_noun
from corpus.names.countries import is_national
from corpus.names.name_words import AGREEMENT, LOOSE, Token, alike, tokens
from corpus.registry.bearing import FRONT, Bearing
from corpus.registry.named import Named

PHRASE = 0.5  # how telling such a name is: more than a thing, less than a party
_LEAST = 2  # words of a name that stands before the noun, where each may be an ordinary one
_LEFT, _TELLING = 3, 4  # words that stay behind the first one, where a name is left out, and the letters of each
_HARDLY = 2  # times that such a name may stand further back
_MOST = 20  # documents with such words on their fronts, whose texts are looked into
_BEFORE = frozenset("in on under of for".split())  # a name behind these says of what the rest is asked
_ARTICLES = frozenset("the my our this that".split())


def by_phrase(text: str, read: Sequence[Token], types: Sequence[tuple[str, int, int]], bearing: Bearing) -> Iterable[Named]:
    """The one document on whose front words stand, each with a capital, as they do before "contract" or the name of a type."""
    nouns = {start for _, start, _ in types}
    for first, last in _names(text, read):
        after = read[last + 1] if last + 1 < len(read) else None
        words = [token.word for token in read[first : last + 1]]
        name = text[read[first].start : read[last].end]
        if len(words) < _LEAST or not after or not (after.start in nouns or alike(after.word) == AGREEMENT or is_document_noun(after.word)):
            continue
        fronts = [set(bearing.fronts.get(word, ())) for word in words if word not in LOOSE]
        held = set.intersection(*fronts) if fronts else set()
        ids = {id for id in held if _said_in(name, bearing.documents[id].text[:FRONT])} if len(held) <= _MOST else set()
        if len(ids) == 1:
            yield Named(read[first].start, read[last].end, "front", frozenset(ids), PHRASE, words=tuple(words))


def without_front_names(text: str, documents: Sequence[Document]) -> str:
    """A text without the names that stand on the front of these documents and hardly anywhere else in them, behind "in", "under" or "for", where
    enough is left to be asked: "film rights in The Salt Roads", "the lift on the Whitby conversion"."""
    read = tokens(text)
    for first, last in reversed(list(_names(text, read))):
        begin = first
        while begin and read[begin - 1].word in _ARTICLES:
            begin -= 1
        left = [at for at, token in enumerate(read) if at and len(token.word) >= _TELLING and not first <= at <= last]
        name = text[read[first].start : read[last].end]
        tied = begin and read[begin - 1].word in _BEFORE and len(left) >= _LEFT
        if tied and documents and all(_of_front(name, document) for document in documents):
            alone = last + 1 == len(read) or bool(text[read[last].end : read[last + 1].start].strip()) or read[last + 1].word in LOOSE
            before, after = text[: read[begin - 1 if alone or begin == first else first].start].rstrip(), text[read[last].end :]
            text = f"{before}{after}" if alone else f"{before} {after.lstrip()}"
    return text


def _names(text: str, read: Sequence[Token]) -> Iterable[tuple[int, int]]:
    """(first, last) of each run of words with capitals behind the first word, without loose words at its ends; no country."""
    at = 1
    while at < len(read):
        last = at
        while read[at].capital and last + 1 < len(read) and read[last + 1].capital and _beside(text, read[last], read[last + 1]):
            last += 1
        named = [i for i in range(at, last + 1) if read[i].capital and read[i].word not in LOOSE and not read[i].word.isdigit()]
        if named and not any(is_national(read[i].word) for i in named):
            yield named[0], named[-1]
        at = last + 1


def _beside(text: str, one: Token, other: Token) -> bool:
    return not text[one.end : other.start].strip(" -")


def _said_in(name: str, text: str) -> int:
    """How often a name stands in a text, whatever its capitals and the spaces in it."""
    return len(re.findall(r"\b" + r"\W+".join(map(re.escape, name.split())) + r"\b", text, re.IGNORECASE))


def _of_front(name: str, document: Document) -> bool:
    """Whether a name stands on the front of a document, and behind it hardly."""
    return bool(_said_in(name, document.text[:FRONT])) and _said_in(name, document.text[FRONT:]) <= _HARDLY
