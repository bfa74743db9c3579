"""Stretches of a text that name documents, and the text without them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.clauses.references import references_in
from corpus.names.name_words import FORMS, Token, tokens

ASKED = 4_000  # characters of a text in which names are looked for
CYRILLIC = re.compile("[а-яіїєґ]")
_OPENING, _CLOSING = ' «“„"', '»”"'  # marks around a name
_ABBREVIATED = re.compile(r"\.(?= [^\W\dA-ZА-ЯҐЄІЇ_])")  # the point of "Inc." inside a sentence
_PLURAL = re.compile(r"(?<=[sS])['’](?!\w)")  # "Harbour Properties' office"
_MODIFIERS = 2  # words between a name and "agreement"
_JOINT = re.compile(
    r",? (?:and|or|та|і|й|або)(?: (?:also )?(?:in|of|under|with|by|from|у|в|з))?(?: (?:the|my|our|this|that|its|their))? ", re.IGNORECASE
)
_ENGLISH = (" agreements", " the agreement", " it", " the parties")
_UKRAINIAN = (" договори", " договір", " він", " сторони")


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of a text that names documents (by id), in one of the ways: party, title, type, front, thing; `weight`: how telling it is.

    `whole`: it is a name in full, or a thing that the title names; `plural`: of several, "the leases"; `words`: those of the name, rightly spelled.
    """

    start: int
    end: int
    way: str
    documents: frozenset[str]
    weight: float
    whole: bool = False
    plural: bool = False
    words: tuple[str, ...] = ()


def is_joined(text: str, one: Named, others: Sequence[Named]) -> bool:
    """Whether a name of documents stands behind or before that of others with "and" between: "the Fenwick lease and the loan"."""
    pairs = ((one, other) if one.start < other.start else (other, one) for other in others if one.way in ("title", "type"))
    return any(_JOINT.fullmatch(text, first.end, second.start) for first, second in pairs)


def nobody(words: Collection[str]) -> str:
    """What a party is called where nothing calls it anything."""
    return ""


def without(
    text: str,
    found: Sequence[Named],
    own: Collection[str] = (),
    kept: Sequence[tuple[int, int]] = (),
    called: Callable[[Collection[str]], str] = nobody,
) -> str:
    """A text in which the stretches that only name documents, with the words that tie them in, are "the agreement" or nothing.

    `own` are words that belong to a name where they stand beside one with a capital; none of the stretches `kept`. A party that does
    something, or to whom it is done, is what it is `called` by the words of its name. A word of the front alone stays: it may be asked about.
    """
    if not found:
        return text
    text, rest = text[:ASKED], text[ASKED:]
    read = tokens(text)
    spared = [*kept, *((one.start, one.end) for one in references_in(text))]
    barred = {at for at, token in enumerate(read) if any(start <= token.start < end for start, end in spared)}
    telling = _telling(found, read)
    naming = {at for at, token in enumerate(read) for one in telling if one.start <= token.start < one.end} - barred
    ours = _UKRAINIAN if CYRILLIC.search(text.lower()) else _ENGLISH
    pieces, at, done, since = [], 0, 0, 0
    while at < len(read):
        if at not in naming:
            at += 1
            continue
        first, last = _tied(read, naming, barred, at, own, since)
        region = range(first, last + 1)
        inside = [one for one in found if _within(one, read, region)]
        at = since = last + 1
        if _is_asked_about(inside, read, region):
            continue
        pieces.append(text[done : read[first].start].rstrip(_OPENING))
        done = read[last].end
        said, plural = _instead(read, region, inside, ours, called), _PLURAL.match(text, done)
        pieces.append(f"{said}'s" if plural and said and said not in ours else said)
        done += bool(plural)
        done += bool(read[last].word in FORMS and _ABBREVIATED.match(text, done))
        done += len(text[done : done + 2]) - len(text[done : done + 2].lstrip(_CLOSING))
    return " ".join("".join([*pieces, text[done:], rest]).split()).strip(" ,;:")


def _is_asked_about(inside: Sequence[Named], read: Sequence[Token], region: range) -> bool:
    """Whether a stretch of words of the front or of things stays: all but "for the studio", where the title names that."""
    if not all(one.way in ("front", "thing") for one in inside) or any(read[i].word in _DEALS for i in region):
        return False
    things = [one for one in inside if one.way == "thing"]
    ties = [read[i].word for i in region if read[i].start < min(one.start for one in inside)]
    told = sum(len(one.words) for one in things)
    tied = not _PREPOSITIONS.isdisjoint(ties) and (told > 1 or not _POINTING.isdisjoint(ties))
    return not (tied and things and all(one.whole for one in things))


def _telling(found: Sequence[Named], read: Sequence[Token]) -> list[Named]:
    """Without words of the front where others tell the documents: they are asked about, but for those before "lease" or "'s agreement".
    Nor with things of which another name only says where: "a permanent establishment under the treaty"."""
    told = [one.documents for one in found if one.way != "front"]
    sure = frozenset.intersection(*told) if told else frozenset()
    nouns = {one.start for one in found if one.way != "front"} | {token.start for token in read if token.word in _DEALS}
    placed = _placed(found, read)
    return [
        one
        for one in found
        if one not in placed and (one.way != "front" or not sure or not sure <= one.documents or nouns & {one.end + 1, one.end + 3})
    ]


def _placed(found: Sequence[Named], read: Sequence[Token]) -> list[Named]:
    """The things that stand before "under" or "in" and the name of a document, and behind no other name."""
    of_thing = [_way_at(found, token) == "thing" for token in read]
    naming = [token.word in _DEALS or _way_at(found, token) not in ("", "thing") for token in read]
    placed: list[Named] = []
    for is_thing, run in groupby(range(len(read)), key=of_thing.__getitem__):
        stretch = list(run)
        before = next((at for at in range(stretch[0] - 1, -1, -1) if read[at].word not in _TIES - _DEALS), -1)
        after = next((at for at in range(stretch[-1] + 2, len(read)) if read[at].word not in _ARTICLES), len(read))
        tied = after < len(read) and read[stretch[-1] + 1].word in _PREPOSITIONS and naming[after]
        if is_thing and tied and not (before >= 0 and naming[before]):
            placed += [one for one in found if one.way == "thing" and read[stretch[0]].start <= one.start <= read[stretch[-1]].start]
    return placed


def _way_at(found: Sequence[Named], token: Token) -> str:
    """In which way a word names documents; "" where it names none."""
    ways = [one.way for one in found if one.start <= token.start < one.end]
    return next((way for way in ways if way != "thing"), ways[0] if ways else "")


def _instead(
    read: Sequence[Token], region: range, inside: Sequence[Named], ours: Sequence[str], called: Callable[[Collection[str]], str]
) -> str:
    """What is said for a stretch of names with the words that tie it in: of parties alone their role, else that it is an agreement."""
    begin = min(one.start for one in inside)
    ties = [read[i].word for i in region if read[i].start < begin]
    tying = next((word for word in ties if word in _PREPOSITIONS or word in _DEALS), "")
    before = tying if tying in _PREPOSITIONS else ""
    subject = region[0] > 0 and not before
    if any(one.plural for one in inside):
        return ours[0]
    if any(read[i].word in _DEALS for i in region) or any(one.way != "party" for one in inside):
        adjective = not ties and not read[region[0]].capital  # "the entire lease"
        return (ours[1].replace(" the", "") if adjective else ours[1]) if subject else ""
    roles = {called(one.words) for one in inside}
    if len(roles) > 1:
        return ours[3] if subject else ""
    role = next(iter(roles), "")
    if role and (not before or before in _OF_PARTIES):
        whose = "'s" if read[region[-1]].word == "s" else ""
        return " ".join(["", *(word for word in ties if word == before or word in _AND), role + whose])
    return ours[2] if subject else ""


def _tied(read: Sequence[Token], naming: set[int], barred: set[int], at: int, own: Collection[str], since: int) -> tuple[int, int]:
    """The first and the last word of a stretch of names with the words that tie them in and to one another; `barred` are of a clause.

    It does not begin before `since`.
    """

    def names(place: int, beside: bool) -> bool:
        token = read[place]
        if place in barred:
            return False
        form = token.word in FORMS and (token.capital or beside)
        related = token.word in _RELATED and read[place - 1].word in ("its", "their")
        ours = place > 0 and token.capital and token.word in own and (beside or token.word.isdigit())  # "of 3 March 2025"
        return place in naming or form or related or token.word in _DEALS or ours

    def joins(place: int) -> bool:
        token, before = read[place], read[place - 1]
        return token.word in _JOINS or token.word == "of" and before.capital and before.word not in _DEALS  # "Bank of Ireland"

    def follows(place: int) -> bool:
        """Whether a word stands right behind the one before it, and ties nothing in."""
        return read[place].start - read[place - 1].end == 1 and read[place].word not in _TIES - _DEALS and read[place - 1].word not in _TIES

    def goes_on(place: int) -> bool:
        """Whether a word that names nothing stands behind: "end the lease by text message"."""
        return place + 1 < len(read) and read[place + 1].start - read[place].end == 1 and not names(place + 1, True)

    first, beside = at, True
    while first > since and first - 1 not in barred and (names(first - 1, beside) or read[first - 1].word in _TIES - _DONE):
        first -= 1
        beside = names(first, beside) or beside and joins(first)
    last, look, beside = at, at + 1, True
    opened = read[first].word in _ARTICLES or first and read[first].word in _PREPOSITIONS and read[first + 1].word in _ARTICLES
    while look < len(read) and look not in barred and (names(look, beside) or read[look].word in _TIES):
        if last == look - 1 and look not in naming and read[look].word in _ARTICLES and not read[look].capital:
            break  # "Is Jane Doe the tenant's sister?"
        named = names(look, beside) and not (read[look].word in _DEALS and last < look - 1 and goes_on(look))
        last = look if named else last
        beside = named or beside and joins(look)
        look += 1
    noun = next((at for at in range(last + 2, min(last + 2 + _MODIFIERS, len(read))) if read[at].word in _DEALS), 0)
    if opened and noun and barred.isdisjoint(range(last, noun + 1)) and all(follows(at) for at in range(last + 1, noun + 1)):
        last = noun  # "the Ireland Chile tax treaty"
    return first, last


def _within(one: Named, read: Sequence[Token], region: range) -> bool:
    return read[region[0]].start <= one.start < read[region[-1]].end


_DEALS = frozenset(
    "agreement agreements contract contracts deal document treaty treaties convention accord pact text договір договору договором договорі угода угоди угоді угодою контракт".split()
)
_PREPOSITIONS = frozenset("in under of by from with for to on between among at у в за з із зі між до про до від".split())
_OF_PARTIES = frozenset("of by from for to".split())  # before a party that does something, or to whom it is done
_JOINS = frozenset("between with and s між з із зі та і й".split())  # of names: "the Licence between Synchron and Rare Element"
_ARTICLES = frozenset("the a an my our".split())
_POINTING = frozenset("the my our this that цей ця цього цієї".split())
_AND = frozenset("and та і й".split())
_DONE = frozenset("dated signed concluded made".split())  # before a name it is what is asked: "who signed the lease"
_ALIASES = frozenset("formerly known doing business trading as d b k f dba fka aka its their".split())  # "d/b/a"
_RELATED = frozenset("affiliates subsidiaries".split())  # of a party: "and its affiliates"
_TIES = (
    _DEALS
    | _PREPOSITIONS
    | _DONE
    | _ALIASES
    | frozenset("the a an and its our my this that these those s both no nos та і й цей цього цієї".split())
)
