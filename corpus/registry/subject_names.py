"""Documents named by what they are about: "the bakery lease", "my van loan", "the treaty on the river", "the studio"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from corpus.clauses.clause_words import kind_of
from corpus.identity.title_letters import is_document_noun
from corpus.names.countries import is_national
from corpus.names.name_words import AGREEMENT, LOOSE, Token, alike
from corpus.quantities.dates import MONTH_NAMES
from corpus.registry.bearers import has_names
from corpus.registry.bearing import Bearing
from corpus.registry.named import Named
from corpus.registry.written import WORDS_HELD, words_in

FEW = 3  # documents that are told together from the others
THING = 0.05  # how telling a thing is: less than any name
_MOST_OF_TYPE = 50  # documents of a type whose texts are asked for a word
_FEW_TEXTS, _OFTEN = WORDS_HELD, 2  # documents whose texts are asked for a word, as many as are at hand, and times that one says it
_MOST_WORDS = 4  # before the noun
_LEAST = 3  # letters of a thing's name
_RARE = 10  # of so many documents one may write a word in passing that names a thing of another
_OF = frozenset("on about for with of at in from concerning regarding про щодо".split())  # before what follows a noun
_AND = frozenset("and or та і й або".split())
_POINTING = frozenset("the my our his her its their your this that these those both s мій моя мого моєї наш наша цей ця цього цієї".split())
_DEALS = (AGREEMENT, "договір")
_MONTHS = frozenset(name.lower() for name in MONTH_NAMES)


def by_subject(text: str, read: Sequence[Token], types: Sequence[tuple[str, int, int]], bearing: Bearing) -> Iterable[Named]:
    """The agreements whose titles, parties, types or things have all the words between "the" and the noun, or after "on", and no others have.

    A word that none of these has may be one of the text, where the noun is the type of the agreement; another noun for documents than
    "agreement" is a word of the title.
    """
    kinds = {start: (kind, end) for kind, start, end in types}
    for at, token in enumerate(read):
        kind, end = kinds.get(token.start, ("", token.end))
        if not kind and not is_document_noun(token.word) and alike(token.word) not in _DEALS:
            continue
        kind = kind if kind in bearing.types else ""
        noun = [] if kind or alike(token.word) in _DEALS else [token.word]
        first, last = _first_of(text, read, at), _last_of(text, read, at, bearing)
        for begin, words in ((first, read[first:at]), (at, read[at + 2 : last + 1])):
            told, ids = _told([word.word for word in words], noun, kind, bearing)
            if ids := bearing.saying(ids, [*told, token.word]):
                thing = begin < at and all(bearing.defines(id, [*told, token.word]) for id in ids)  # "the head lease" of a sublease
                stop = end if begin < at else max(word.end for word in words if word.word in told)
                way = "thing" if thing else "title"
                yield Named(read[begin].start, stop, way, ids, 1.0 + 1.0 / len(ids), plural=text[end - 1] in "sS")


def by_thing(text: str, read: Sequence[Token], bearing: Bearing) -> Iterable[Named]:
    """The agreement that has a word in its title, in a party's name or for a thing it defines, and alone writes it; `whole` of a title.

    "The river" may stand in few others too, if none that has names writes it small. The words of the title beside it belong to it: "ferry crews".
    """
    at = 0
    while at < len(read):
        id = _thing_of(read, at, bearing)
        if not id:
            at += 1
            continue
        first, last = _in_title(text, read, at, -1, id, bearing), _in_title(text, read, at, 1, id, bearing)
        words = tuple(token.word for token in read[first : last + 1])
        titled = all(bearing.titled(id, word) for word in words)
        yield Named(read[first].start, read[last].end, "thing", frozenset((id,)), THING, titled, words=words)
        at = last + 1


def _thing_of(read: Sequence[Token], at: int, bearing: Bearing) -> str:
    """The id of the document that a word names as a thing; "" where it names none, or several."""
    word = read[at].word
    if len(word) < _LEAST or word.isdigit() or alike(word) in _DEALS or word in _MONTHS or kind_of(word) or is_national(word):
        return ""
    ids = {*bearing.about(word), *bearing.defining(word)}
    if len(ids) != 1 or len(bearing.documents) == 1:
        return ""
    (id,) = ids
    at_all, in_named = bearing.others_writing(id, word)
    pointed = at > 0 and read[at - 1].word in _POINTING and not in_named
    return id if at_all <= (len(bearing.documents) // _RARE if pointed else 0) else ""


def _in_title(text: str, read: Sequence[Token], at: int, step: int, id: str, bearing: Bearing) -> int:
    """The furthest word from here, to the left or right, up to which all stand in the title of a document."""
    while 0 <= at + step < len(read):
        left, right = sorted((at, at + step))
        apart = text[read[left].end : read[right].start].strip(" -")
        if apart or read[at + step].word in LOOSE or not bearing.titled(id, read[at + step].word):
            break
        at += step
    return at


def _told(words: Sequence[str], noun: Sequence[str], kind: str, bearing: Bearing) -> tuple[list[str], frozenset[str]]:
    """The words that tell documents, and the few that they tell: all of them, else those before "and"."""
    ends = [*(at for at, word in enumerate(words) if word in _AND), len(words)]
    for end in dict.fromkeys((ends[-1], ends[0])):
        told = [word for word in words[:end] if word not in LOOSE]
        if told and (ids := _about([*told, *noun], kind, bearing)):
            return told, ids
    return [], frozenset()


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
        told = read[look].word in LOOSE or not is_national(read[look].word) and _named_by(read[look].word, bearing)
        if text[read[look - 1].end : read[look].start].strip(" -") or not told:
            break
        last = last if read[look].word in LOOSE else look
        look += 1
    return last


def _about(words: Sequence[str], kind: str, bearing: Bearing) -> frozenset[str]:
    """The few documents that have all these words, and are of a type where one is said."""
    ids: set[str] = set(bearing.types[kind]) if kind else set(bearing.documents)
    for word in words:
        ids &= _holding(word, ids, bearing) if kind else _named_by(word, bearing) or _speaking_of(word, bearing)
    return frozenset(ids) if ids and len(ids) <= FEW and len(ids) < len(bearing.documents) else frozenset()


def _named_by(word: str, bearing: Bearing) -> set[str]:
    """The documents that have a word in a name, else those that define a thing by it."""
    return set(bearing.about(word)) or set(bearing.defining(word))


def _speaking_of(word: str, bearing: Bearing) -> set[str]:
    """The document that speaks of a thing more than once, where no other writes the word: "the gym contract"; none among very many."""
    if len(word) < _LEAST or bearing.written.get(word) != 1 or len(bearing.documents) > _FEW_TEXTS:
        return set()
    theirs = {id for id, document in bearing.documents.items() if has_names(document) and word in words_in(document).small}
    return {id for id in theirs if len(re.findall(rf"\b{re.escape(word)}s?\b", bearing.documents[id].text, re.IGNORECASE)) >= _OFTEN}


def _holding(word: str, ids: Collection[str], bearing: Bearing) -> set[str]:
    """Which of the documents of a type have a word in a name or for a thing, else in their text, if no others write it."""
    for named in (bearing.about(word), bearing.defining(word)):
        if found := set(ids).intersection(named):
            return found
    theirs = {id for id in ids if word in words_in(bearing.documents[id]).small} if len(ids) <= _MOST_OF_TYPE else set()
    return theirs if len(theirs) == bearing.written.get(word) else set()
