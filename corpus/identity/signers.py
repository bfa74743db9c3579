"""Who signed: the people under "For Ukraine" and the like, behind "Name:", or whose names alone stand under a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from corpus.identity.signed_by import WITNESSED, people_in
from corpus.names.company_forms import closes, is_company
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
_BY_LINE = re.compile(
    r"(?:^|[|\n•]|(?<=signed:)|(?<=executed:)) *(?P<whom>(?-i:[A-ZА-ЯҐЄІЇ])[^|\n:_]{2,80}?),? by:? _*(?=(?-i:[A-ZА-ЯҐЄІЇ]))", re.I
)  # "Acme Ltd, by Jane Doe"
_BY_BLANK = re.compile(r"(?:^|[|\n]) *(?P<whom>)(?:by|per) ?: *_{2,} *(?=(?-i:[A-ZА-ЯҐЄІЇ]))", re.I)
_BY_ALONE = re.compile(r"\W*(?:by|per)\b", re.I)  # it does not say for whom
_BEFORE_OFFICE = r" ?,(?! *(?:Inc|LLC|Ltd|LLP|L\.P|S\.A)\b)"  # and not before a company's form
_BETWEEN = re.compile(rf"(?:{_BEFORE_OFFICE}|[|;:•])+|_{{2,}}| {{2,}}| on (?=\d)| \((?=[^\W\d_A-ZА-ЯҐЄІЇ])")
_SIGNED_LINE = re.compile(r"(?:^|\n)[ #*]*(?:signed|executed|signatures?|agreed and signed|підписано|підписи)\b", re.I)
_FOR_SOMEBODY = re.compile(r"\b(?:for|on behalf|за|від імені)\b", re.I)
_PARTICLES = frozenset("de del della di da dos van von der den la le al bin af av ter y e i".split())
_ROLES = frozenset(
    "authorized authorised signatory officer director manager president prime minister chancellor federal taoiseach tánaiste td king queen head state government secretary general "
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


def _marks(closing: str, called: Collection[str] = ()) -> list[_Mark]:
    """Where somebody signs for a party, in order: at the beginning of a line, behind the signers of another party, and behind what it is called."""
    found = [m for pattern in (_FOR, _FOR_IN_LINE, _FOR_AGAIN, _BY_BLANK) for m in pattern.finditer(closing)]
    found = [m for m in found if not _WITNESSED.search(m[0]) or _names_itself(m["whom"] or "", m[0])]
    found += [m for m in _BY_LINE.finditer(closing) if _is_organisation(m["whom"])]
    found += _labels(closing, called)
    held = [_Mark(" ".join((m["whom"] or m.groupdict().get("over") or "").split()), m[0], m.start(), m.end()) for m in found]
    held.sort(key=lambda mark: (mark.start, -mark.end))
    return [mark for at, mark in enumerate(held) if not at or mark.start >= held[at - 1].end]


def _labels(closing: str, called: Collection[str]) -> list[re.Match[str]]:
    """The lines after the last that begins with "Signed" which begin with what a party is called, or are nothing else: "Tenant: Jane Doe",
    "Acme Ltd: Jane Doe, chair", "Acme Ltd" over the name of who signs."""
    signed = [line.end() for line in _SIGNED_LINE.finditer(closing)]
    if not signed or not any(called):
        return []
    whom = "|".join(re.escape(one) for one in called if one)
    alone = "|".join(re.escape(one) for one in called if _is_organisation(one)) or "(?!)"
    before = re.compile(rf"(?:\n *|(?<=\w) )(?:the )?(?P<whom>{whom}) ?: *(?:signed(?: \w+)? by )?|\n *(?P<over>{alone}) *(?=\n)", re.I)
    return list(before.finditer(closing, signed[-1]))


def _is_organisation(name: str) -> bool:
    return bool(name) and closes(name.split()[-1])


def _names_itself(whom: str, said: str) -> str:
    """The person of "signed by the Cook, Jane Doe" or "signed by Jane Doe in the presence of"; "" where others sign, or for somebody."""
    by_it = re.search(r"\bby\b", said[: said.find(whom)]) and not _FOR_SOMEBODY.search(said) and not _is_organisation(whom)
    pieces = re.split(r",| on ", _WITNESSED.split(whom)[0]) if by_it else []
    return next((_person(name) for piece in pieces if (name := _without_roles(piece))), "")


def signers_of(closing: str, parties: Collection[str] = (), called: Collection[str] = ()) -> tuple[str, ...]:
    """The people under "For Ukraine" and the like, or behind "Name:", and those of the parties alone on a line, in order.

    Roles, offices and countries are left out. `called`: the names and the roles of all parties.
    """
    if printed := printed_names(closing):
        return printed
    marks = _marks(closing, called)
    stops = [*(mark.start for mark in marks[1:]), marks[0].end + 2000 if marks else 0]
    found = [name for mark, stop in zip(marks, stops, strict=False) for name in _at_mark(mark, closing[mark.end : stop], parties)]
    return tuple(dict.fromkeys(found))


def _at_mark(mark: _Mark, block: str, parties: Collection[str]) -> Iterator[str]:
    """Who signs by a mark: the person it names, "Signed by the Cook, Jane Doe", else those in the lines after it."""
    person = _names_itself(mark.whom, mark.said)
    several = _of_several(mark.whom) and not _is_organisation(mark.whom)
    yield from [person] if person else _signing(block, several, parties)


def whose_signature(closing: str, at: int) -> str:
    """For whom the name at an offset of the closing lines was signed; "" where they do not say."""
    return next((mark.whom for mark in reversed(_marks(closing)) if mark.end <= at and not _BY_ALONE.match(mark.said)), "")


def _of_several(signed_for: str) -> bool:
    """Whether several people sign: "by the Parents"."""
    return re.search(r"(?:[^'’s]s|\b(?:and|та|і)\b.*)\W*$", signed_for) is not None


def _signing(block: str, several: bool, parties: Collection[str]) -> Iterator[str]:
    """The people of the lines under "For the Company": the first name, and those that begin a line and say more after a comma.

    What stands behind a name is an office, unless several sign.
    """
    signed = False
    for line in block.split("\n"):
        witness = _WITNESSED.search(line)
        line = line[: witness.start()] if witness else line
        names = [_without_roles(piece) for piece in _BETWEEN.split(line) if piece.strip(" _.")]
        people = [_person(name) for name in names if name]
        if people and (several or not signed or names[0] and len(names) > 1 or line.strip() in parties):
            yield from people if several else people[:1]
            yield from (_person(name) for name in _beside(line) if not several)
            signed = True
        if witness:
            return


def _beside(line: str) -> Iterator[str]:
    """The further people of one line: "Jane Doe, chair; John Roe, clerk", "Ann Bell (chair) and Jo Roe"; a name alone may be an office."""
    for name, begin in list(people_in(line))[1:]:
        told = re.match(rf"{_BEFORE_OFFICE}| ?\(", line[begin + len(name) :]) or re.search(r"\b(?:and|та|і) $", line[:begin])
        if told and _without_roles(name) == name:
            yield name


def _without_roles(piece: str) -> str:
    """A full name without the titles of office around it; "" for what is none."""
    words, last = piece.strip().split(" "), ""
    while words and (not words[0] or {words[0].lower(), words[0].lower().strip(".")} & _ROLES):
        last, words = words[0].lower(), words[1:]
    if last in ("of", "for"):  # an office: "Head of Retail Lending"
        return ""
    while words and words[-1].lower().strip(".") in _ROLES:
        words = words[:-1]
    name = " ".join(words).strip(" .")
    plain = _NAME.fullmatch(name) and _in_capitals(name) and not any(word.lower() in _ROLES for word in words)
    return name if plain and not is_company(name) and not _is_organisation(name) else ""


def _in_capitals(name: str) -> bool:
    """Whether each word of a name begins with a capital, but for those between its first and its last: "Maria de la Cruz"."""
    words = name.split()
    return all(
        word[0].isupper() or 0 < at < len(words) - 1 and word in _PARTICLES or "’" in word or "'" in word for at, word in enumerate(words)
    )


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
    return " ".join(word.capitalize() if word.isupper() and len(word) > 2 and "." not in word else word for word in name.split())


def printed_names(closing: str) -> tuple[str, ...]:
    """The names printed under signature lines: "Name: Jane Doe", "/s/ Jane Doe"."""
    people = [_person(match["name"].strip(" .")) for match in _PRINTED.finditer(closing)]
    kept = [
        name
        for name in people
        if _in_capitals(name) and not re.search(r"\b(?:Title|Name|Date|Of|The|By|Its|Signature|Inc|Llc|Ltd)\b", name)
    ]
    return tuple(dict.fromkeys(kept))
