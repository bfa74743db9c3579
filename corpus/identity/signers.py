"""Who signed: the people under "For Ukraine" and the like, behind "Name:", or whose names alone stand under a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from corpus.identity.party_names import is_company
from corpus.identity.signed_by import WITNESSED, people_in
from corpus.quantities.dates import MONTH, first_date

_WHOM = r"(?P<whom>(?:the +)?(?=(?-i:[A-ZА-ЯҐЄІЇ]))[^:|\n]*?)"
_FOR = re.compile(
    r"(?:^|[|\n•]|(?<=\S) (?=(?-i:Signed|Executed|Підписано) (?:for|by|on behalf|за|від)\b)) *(?:(?:signed|executed|підписано) *:"
    r"|(?:(?:signed|executed|підписано) +(?:and +delivered +)?(?:for|by|on behalf of|за|від імені)|for|on behalf of|за|від імені)"
    rf" +(?:and +on +behalf +of +)?{_WHOM}(?::| by (?=(?-i:[A-ZА-ЯҐЄІЇ]))|(?=[|\n])|$))",
    re.I,
)
_WITNESSED = re.compile(WITNESSED, re.I)
_FOR_IN_LINE = re.compile(
    r"(?<=[.;]) (?:and )?(?:[Ff]or|[Oo]n behalf of|[Зз]а|[Вв]ід імені) (?P<whom>(?:the )?[A-ZА-ЯҐЄІЇ][^:|\n.;]{1,80}?)(?::| by (?=[A-ZА-ЯҐЄІЇ]))"
)
_FOR_AGAIN = re.compile(
    r"(?<=[\w)]) (?:For|On behalf of|За|Від імені) (?P<whom>(?:the )?[A-ZА-ЯҐЄІЇ][^:|\n.;,]{1,40}?):"
)  # lines that became one
_ROLES = frozenset(
    "president prime minister chancellor federal taoiseach tánaiste td king queen head state government secretary general "
    "his her excellency h.e. mr mrs ms dr mp foreign affairs defence defense deputy first vice acting of the for and republic kingdom ukraine honourable hon rt "
    "президент прем’єр-міністр прем'єр-міністр міністр канцлер голова уряду україни республіки закордонних справ оборони".split()
)
_NAME = re.compile(r"[^\W\d_][\w’'ʼ.-]*(?: (?:(?:de|del|della|di|da|dos|van|von|der|den|la|le|al|bin)\b|[^\W\d_][\w’'ʼ.-]*)){1,4}")
_PRINTED = re.compile(
    r"(?:(?:print(?:ed)? )?name(?: of signatory)?|name and title|ПІБ|/s/) ?:? *(?P<name>(?:(?:Mr|Ms|Mrs|Dr)\.? )?[^\W\d_][\w’'.-]*(?: [^\W\d_][\w’'.-]*){1,3}?)(?= *(?:\n|$|,|\||  |title|date|by:|by |its:|name|/s/|its |\())",
    re.I,
)
_UNDER, _PROSE = 1500, 100  # characters at the end of a text in which names alone stand under it; of a line that is none of these
_PIECES = re.compile(r" {2,}|\t| *\| *| [–—/&] |, (?:and |та )?| and | та | і ")
_DAY = re.compile(rf"\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}|\d{{1,2}}\.? (?:{MONTH})\.?,? \d{{4}}|(?:{MONTH}) \d{{1,2}},? \d{{4}}", re.I)
_UNDERSIGNED = re.compile(rf"\W*(?P<name>{_NAME.pattern})(?:,? *[,(–-] *(?P<as>[^\W\d_A-ZА-ЯҐЄІЇ][^\W\d_]*(?: [^\W\d_]+)?)\)?)?\W*")


class _Mark(NamedTuple):
    """Words such as "For the Company:", for whom they say somebody signs, and where they stand."""

    whom: str
    said: str
    start: int
    end: int


def _marks(closing: str) -> list[_Mark]:
    """Where somebody signs for a party, in order: at the beginning of a line, and behind the signers of another party."""
    found = [m for pattern in (_FOR, _FOR_IN_LINE, _FOR_AGAIN) for m in pattern.finditer(closing) if not _WITNESSED.search(m[0])]
    held = [_Mark(" ".join((m["whom"] or "").split()), m[0], m.start(), m.end()) for m in found]
    held.sort(key=lambda mark: mark.start)
    return [mark for at, mark in enumerate(held) if not at or mark.start >= held[at - 1].end]


def signers_of(closing: str) -> tuple[str, ...]:
    """The people under "For Ukraine" and the like, or behind "Name:", in order; roles, offices and countries left out."""
    if printed := printed_names(closing):
        return printed
    marks = _marks(closing)
    stops = [*(mark.start for mark in marks[1:]), marks[0].end + 2000 if marks else 0]
    found = [name for mark, stop in zip(marks, stops, strict=False) for name in _signing(closing[mark.end : stop], _of_several(mark.said))]
    return tuple(dict.fromkeys(found))


def whose_signature(closing: str, at: int) -> str:
    """For whom the name at an offset of the closing lines was signed; "" where they do not say."""
    return next((mark.whom for mark in reversed(_marks(closing)) if mark.end <= at), "")


def _of_several(signed_for: str) -> bool:
    """Whether several people sign: "by the Parents"."""
    return re.search(r"(?:[^'’s]s|\b(?:and|та|і)\b.*)\W*$", signed_for) is not None


def _signing(block: str, several: bool) -> Iterator[str]:
    """The people of the lines under "For the Company": the first name, and those that begin a line and say more after a comma.

    What stands behind a name is an office, unless several sign.
    """
    signed = False
    for line in block.split("\n"):
        names = [_without_roles(piece) for piece in re.split(r"[|,;:•]+| {2,}| \((?=[^\W\d_A-ZА-ЯҐЄІЇ])", line) if piece.strip(" _.")]
        people = [_person(name) for name in names if name]
        if not people or not (several or not signed or names[0] and len(names) > 1):
            continue
        yield from people if several else people[:1]
        yield from (_person(name) for name in _beside(line) if not several)
        signed = True


def _beside(line: str) -> Iterator[str]:
    """The further people of one line: "Jane Doe, chair; John Roe, clerk", "Ann Bell (chair) and Jo Roe"; a name alone may be an office."""
    for name, begin in list(people_in(line))[1:]:
        told = re.match(r" ?[,(]", line[begin + len(name) :]) or re.search(r"\b(?:and|та|і) $", line[:begin])
        if told and _without_roles(name) == name:
            yield name


def _without_roles(piece: str) -> str:
    """A full name without the titles of office around it; "" for what is none."""
    words = piece.strip().split(" ")
    while words and (words[0].lower() in _ROLES or not words[0]):
        words = words[1:]
    while words and words[-1].lower().strip(".") in _ROLES:
        words = words[:-1]
    name = " ".join(words).strip(" .")
    plain = _NAME.fullmatch(name) and name[0].isupper() and not any(word.lower() in _ROLES for word in words)
    return name if plain and not is_company(name) else ""


def _lines_under(text: str, parties: Collection[str]) -> list[str]:
    """The lines under a text in which only names and the like stand, a line that names several parties piece by piece."""
    said = [line for line in text[-_UNDER:].split("\n") if line.strip()]
    under = list(takewhile(lambda line: len(line) < _PROSE and not line.rstrip().endswith((".", ";", ":")), reversed(said)))
    lines = under[::-1] if len(under) < len(said) else []
    return [piece for line in lines for piece in _by_party(line, parties)]


def _by_party(line: str, parties: Collection[str]) -> list[str]:
    """The pieces of a line where each is a party's name, or a date beside another; else the line."""
    pieces = [piece for piece in _PIECES.split(line.strip(" |")) if piece]
    return pieces if all(piece in parties for piece in pieces) or all(_DAY.fullmatch(piece) for piece in pieces) else [line]


def signers_under(text: str, parties: Collection[str]) -> dict[str, str]:
    """The people whose names alone stand under a text, those of its parties and the ones beside them: name -> what the line calls them."""
    read = [_UNDERSIGNED.fullmatch(line) for line in _lines_under(text, parties)]
    ours = [at for at, found in enumerate(read) if found and found["name"] in parties]
    if not ours:
        return {}
    first, last = ours[0], ours[-1]
    while last + 1 < len(read) and (after := read[last + 1]) and after["as"]:
        last += 1
    return {found["name"]: found["as"] or "" for found in read[first : last + 1] if found and (found["name"] in parties or found["as"])}


def days_under(text: str, parties: Collection[str], order: str = "") -> list[date | None]:
    """The dates that stand alone under the names of parties, in order; None for one that can be read in two ways."""
    lines = _lines_under(text, parties)
    first = next((at for at, line in enumerate(lines) if line.strip() in parties), len(lines))
    return [found[0] for line in lines[first:] if _DAY.fullmatch(line.strip()) and (found := first_date(line, order))]


def _person(name: str) -> str:
    return " ".join(word.capitalize() if word.isupper() and len(word) > 2 else word for word in name.split())


def printed_names(closing: str) -> tuple[str, ...]:
    """The names printed under signature lines: "Name: Jane Doe", "/s/ Jane Doe"."""
    people = [_person(match["name"].strip(" .")) for match in _PRINTED.finditer(closing)]
    kept = [name for name in people if not re.search(r"\b(?:Title|Name|Date|Of|The|By|Its|Signature|Inc|Llc|Ltd)\b", name)]
    return tuple(dict.fromkeys(kept))
