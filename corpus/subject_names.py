"""Documents named by what they are about: "the bakery lease", "my van loan", "the treaty on the river"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from corpus.bearing import Bearing, holds_small
from corpus.name_words import AGREEMENT, LOOSE, Token, alike
from corpus.named import Named

FEW = 3  # documents that are told together from the others
_MOST_OF_TYPE = 50  # documents of a type whose texts are asked for a word
_MOST_WORDS = 4  # before the noun
_OF = frozenset("on about for with concerning regarding про щодо".split())  # before what follows a noun
_POINTING = frozenset("the my our his her its their your this that these those both s мій моя мого моєї наш наша цей ця цього цієї".split())


def by_subject(text: str, read: Sequence[Token], types: Sequence[tuple[str, int, int]], bearing: Bearing) -> Iterable[Named]:
    """The agreements whose titles, parties or types have all the words between "the" and the noun, or after "on", and no others have.

    A word that none of these has may be one of the text, where the noun is the type of the agreement.
    """
    kinds = {start: (kind, end) for kind, start, end in types if kind in bearing.types}
    for at, token in enumerate(read):
        kind, end = kinds.get(token.start, ("", token.end))
        if not kind and alike(token.word) not in (AGREEMENT, "договір"):
            continue
        first, last = _first_of(text, read, at), _last_of(text, read, at, bearing)
        for begin, words in ((first, read[first:at]), (at, [word for word in read[at + 2 : last + 1] if word.word not in LOOSE])):
            ids = _about([word.word for word in words], kind, bearing) if words else frozenset()
            if ids := bearing.saying(ids, [word.word for word in (*words, token)]):
                stop = end if begin < at else read[last].end
                yield Named(read[begin].start, stop, "title", ids, 1.0 + 1.0 / len(ids), plural=text[end - 1] in "sS")


def _first_of(text: str, read: Sequence[Token], noun: int) -> int:
    """The first word of those between what points and a noun; the noun itself where nothing points."""
    first = noun
    while first and noun - first < _MOST_WORDS and not text[read[first - 1].end : read[first].start].strip(" -"):
        if read[first - 1].word in _POINTING:
            return first
        if read[first - 1].word in LOOSE:
            return noun
        first -= 1
    return first if first == 0 else noun


def _last_of(text: str, read: Sequence[Token], noun: int, bearing: Bearing) -> int:
    """The last word of what stands after a noun with "on" or "with" and is in names of documents; the noun itself where nothing does."""
    last, look = noun, noun + 2
    while look < len(read) and read[noun + 1].word in _OF and look - noun <= _MOST_WORDS + 2:
        if text[read[look - 1].end : read[look].start].strip(" -") or not (read[look].word in LOOSE or bearing.about(read[look].word)):
            break
        last = last if read[look].word in LOOSE else look
        look += 1
    return last


def _about(words: Sequence[str], kind: str, bearing: Bearing) -> frozenset[str]:
    """The few documents that have all these words, and are of a type where one is said."""
    ids: set[str] = set(bearing.types[kind]) if kind else set(bearing.documents)
    for word in words:
        ids &= _holding(word, ids, bearing) if kind else set(bearing.about(word))
    return frozenset(ids) if ids and len(ids) <= FEW and len(ids) < len(bearing.documents) else frozenset()


def _holding(word: str, ids: Collection[str], bearing: Bearing) -> set[str]:
    """Which of the documents of a type have a word in a name, else in their text, if no others write it."""
    if found := set(ids).intersection(bearing.about(word)):
        return found
    theirs = {id for id in ids if holds_small(bearing.documents[id], word)} if len(ids) <= _MOST_OF_TYPE else set()
    return theirs if len(theirs) == bearing.written.get(word) else set()
