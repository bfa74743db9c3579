"""Who signed, when and where: the closing lines, the signature blocks, a dated line near the title."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import takewhile

from corpus.dates import MONTH, first_date
from corpus.document import Section
from corpus.party_names import name_at
from corpus.structuring import SIGNATURES

MOST = 8000  # characters of the closing part
_SIGNED = re.compile(r"\b(?:signed|done|made|executed|concluded|вчинено|учинено|підписано|укладено)\b", re.I)
_COPIES = re.compile(
    r"(?:\s*,?\s*(?:in|at|у|в) (?:duplicate|triplicate|two|three|\w+ (?:originals?|copies|примірниках))\b(?: originals?| copies)?,?)?", re.I
)
_PLACE = re.compile(
    r"\s*,?\s*(?:in|at|у|в)\s+(?:the city of |м\. ?|місті )?(?P<place>[A-ZА-ЯҐЄІЇ][^\n;:]{1,60}?)"
    rf"\s*,?\s+(?=on\b|this\b|the \d|\d|in (?:duplicate|two|triplicate|the)\b|«|\"|“|цього|(?:{MONTH})\b)",
)
_BEFORE_DAY = re.compile(
    rf"(?:{_SIGNED.pattern}|\b(?:written|given|entered into)\b)[^.;:\d]{{0,40}}?\b(?:in|at|у|в) (?:the city of |м\. ?|місті )?"
    r"(?P<place>(?-i:[A-ZА-ЯҐЄІЇ])[^\d;:,]{1,40}?(?:, (?-i:[A-Z])[^\d;:,]{1,30}?)?),?(?: (?:on|this|on this))?(?: the)? $",
    re.I,
)
_LOCATIVES = {
    "Києві": "Київ", "Харкові": "Харків", "Львові": "Львів", "Одесі": "Одеса", "Парижі": "Париж", "Берліні": "Берлін", "Лондоні": "Лондон",
    "Римі": "Рим", "Брюсселі": "Брюссель", "Вашингтоні": "Вашингтон", "Варшаві": "Варшава", "Вільнюсі": "Вільнюс", "Ризі": "Рига",
    "Таллінні": "Таллінн", "Гаазі": "Гаага", "Мадриді": "Мадрид", "Лісабоні": "Лісабон", "Стокгольмі": "Стокгольм", "Празі": "Прага",
    "Копенгагені": "Копенгаген", "Афінах": "Афіни", "Дубліні": "Дублін", "Загребі": "Загреб", "Бухаресті": "Бухарест", "Оттаві": "Оттава",
    "Люксембурзі": "Люксембург", "Любляні": "Любляна", "Рейк’явіку": "Рейк’явік", "Тирані": "Тирана",
}  # fmt: skip
FOR = re.compile(
    r"(?:^|[|\n•]|(?<=\S) (?=(?-i:Signed|Executed|Підписано) (?:for|by|on behalf|за|від)\b)) *(?:(?:signed|executed|підписано) *:"
    r"|(?:(?:signed|executed|підписано) +(?:and +delivered +)?(?:for|by|on behalf of|за|від імені)|for|on behalf of|за|від імені)"
    r" +(?:and +on +behalf +of +)?(?P<whom>(?:the +)?(?=[A-ZА-ЯҐЄІЇ])[^:|\n]*?)(?::|(?=[|\n])|$))",
    re.I,
)
_ROLES = frozenset(
    "president prime minister chancellor federal taoiseach tánaiste td king queen head state government secretary general "
    "his her excellency h.e. mr mrs ms dr mp foreign affairs defence defense deputy first vice acting of the for and republic kingdom ukraine honourable hon rt "
    "президент прем’єр-міністр прем'єр-міністр міністр канцлер голова уряду україни республіки закордонних справ оборони".split()
)
_NAME = re.compile(r"[^\W\d_][\w’'ʼ.-]*(?: (?:(?:de|del|della|di|da|dos|van|von|der|den|la|le|al|bin)\b|[^\W\d_][\w’'ʼ.-]*)){1,4}")
_CLOSING = re.compile(
    r"\b(?:in witness (?:whereof|of which|thereof)|executed as (?:a deed|an agreement)|signatures?(?: page)?(?: of the parties)?|signed (?:by|for|sealed)|for and on behalf of|name:|/s/|"
    r"на посвідчення чого|підписи(?: та реквізити)?(?: сторін)?|реквізити|unterschrift(?:en)?)",
    re.I,
)
_BLOCK = re.compile(
    r"(?:for and on behalf of|signed (?:for and on behalf of|by|for)|executed by|on behalf of)[: ]+(?P<on>[^\n]{3,160})"
    r"|(?:^|\n|(?<=  ))(?P<over>[^\n|]{3,140}?)[ \n|:]+(?:By|BY|Per|Signature|Signed)(?:\b ?:| [Ii]ts )"
)
_PRINTED = re.compile(
    r"(?:(?:print(?:ed)? )?name(?: of signatory)?|name and title|ПІБ|/s/) ?:? *(?P<name>(?:(?:Mr|Ms|Mrs|Dr)\.? )?[^\W\d_][\w’'.-]*(?: [^\W\d_][\w’'.-]*){1,3}?)(?= *(?:\n|$|,|\||  |title|date|by:|by |its:|name|/s/|its |\())",
    re.I,
)
_UNDER, _PROSE = 1500, 100  # characters at the end of a text in which names alone stand under it; of a line that is none of these
_UNDERSIGNED = re.compile(rf"\W*(?P<name>{_NAME.pattern})(?:,? *[,(–-] *(?P<as>[^\W\d_A-ZА-ЯҐЄІЇ][^\W\d_]*(?: [^\W\d_]+)?)\)?)?\W*")
_DATED = re.compile(r"\b(?:date(?: of signature| signed)?|dated|дата) ?[:.]? *(?P<rest>[^\n]{4,40})", re.I)


def closing_of(text: str, sections: Sequence[Section]) -> str:
    """The signature sections; where there are none, the part near the end that looks like signature lines."""
    marked = "\n\n".join(text[s.start : min(s.end, s.start + MOST)] for s in sections if s.path == SIGNATURES)
    return marked[:MOST] if marked else ""


def tail_of(text: str) -> str:
    """The signature lines where no section says where they are: after the last "in witness whereof", else near the end."""
    starts = [text.rfind(words) for words in ("IN WITNESS WHEREOF", "In witness whereof", "In Witness Whereof", "IN WITNESS THEREOF")]
    if max(starts) > len(text) // 3:
        return text[max(starts) : max(starts) + MOST // 2]
    tail = text[-MOST:]
    found = _CLOSING.search(tail)
    return tail[max(0, found.start() - 300) :] if found else ""


def signed_in(closing: str, order: str = "") -> tuple[date | None, str]:
    """The date and the place of "Done at Kyiv on 12 January 2024"; `order` is that of the document's dates in figures."""
    day, place = None, ""
    for match in list(_SIGNED.finditer(closing))[:20]:
        rest = closing[match.end() : match.end() + 400]
        copies = _COPIES.match(rest)
        found, where = first_date(rest, order), _PLACE.match(rest[copies.end() :] if copies else rest)
        day, place = day or (found[0] if found else None), place or (_nominative(where["place"]) if where else "")
    return day, place


def place_before(front: str, at: int) -> str:
    """The place of a dated line: "Kyiv, 12 January 2024", "м. Львів «5» травня 2023 р."."""
    line = front[max(0, at - 60) : at].split("\n")[-1]
    place = re.fullmatch(r"\s*(?P<village>м\. ?)?(?P<place>[A-ZА-ЯҐЄІЇ][^\d,«\"|]{2,40}?)(?P<comma>,)?[ |]*[«\"“]?", line)
    if place is None or not (place["comma"] or place["village"]) or re.match(r"(?:as of|dated?|effective|rev)\b", place["place"], re.I):
        return ""
    return _nominative(place["place"])


def signed_under(closing: str, order: str = "") -> date | None:
    """The last of the dates beside the signatures: an agreement is signed when the last party has signed."""
    days = [found[0] for match in _DATED.finditer(closing) if (found := first_date(match["rest"], order))]
    return None if None in days else max((day for day in days if day), default=None)


def place_of_making(front: str, at: int) -> str:
    """The place before the day on which a text was made: "Made in Galway on 9 November 2023", "Kyiv, 12 January 2024"."""
    said = _BEFORE_DAY.search(front[max(0, at - 160) : at].split("\n")[-1])
    return _nominative(said["place"]) if said else place_before(front, at)


def _nominative(text: str) -> str:
    name = " ".join(text.split()).strip(" ,")
    return _LOCATIVES.get(name, name)


def signers_of(closing: str) -> tuple[str, ...]:
    """The people under "For Ukraine" and the like, or behind "Name:", in order; roles, offices and countries left out."""
    if printed := printed_names(closing):
        return printed
    marks = list(FOR.finditer(closing))
    stops = [*(mark.start() for mark in marks[1:]), marks[0].end() + 2000 if marks else 0]
    found = [name for mark, stop in zip(marks, stops, strict=False) for name in _signing(closing[mark.end() : stop], _of_several(mark[0]))]
    return tuple(dict.fromkeys(found))


def whose_signature(closing: str, at: int) -> str:
    """For whom the name at an offset of the closing lines was signed; "" where they do not say."""
    before = [mark for mark in FOR.finditer(closing) if mark.end() <= at]
    return " ".join((before[-1]["whom"] or "").split()) if before else ""


def _of_several(signed_for: str) -> bool:
    """Whether several people sign: "by the Parents"."""
    return re.search(r"(?:[^'’s]s|\b(?:and|та|і)\b.*)\W*$", signed_for) is not None


def _signing(block: str, several: bool) -> Iterator[str]:
    """The people of the lines under "For the Company": the first name, and those that begin a line and say more after a comma.

    What stands behind a name is an office, unless several sign.
    """
    signed = False
    for line in block.split("\n"):
        names = [_without_roles(piece) for piece in re.split(r"[|,;:•]+| {2,}", line) if piece.strip(" _.")]
        people = [_person(name) for name in names if name]
        if not people or not (several or not signed or names[0] and len(names) > 1):
            continue
        yield from people if several else people[:1]
        signed = True


def _without_roles(piece: str) -> str:
    """A full name without the titles of office around it; "" for what is none."""
    words = piece.strip().split(" ")
    while words and (words[0].lower() in _ROLES or not words[0]):
        words = words[1:]
    while words and words[-1].lower().strip(".") in _ROLES:
        words = words[:-1]
    name = " ".join(words).strip(" .")
    plain = _NAME.fullmatch(name) and name[0].isupper() and not any(word.lower() in _ROLES for word in words)
    return name if plain else ""


def signers_under(text: str, parties: Collection[str]) -> dict[str, str]:
    """The people whose names alone stand under a text, those of its parties and the ones beside them: name -> what the line calls them."""
    said = [line for line in text[-_UNDER:].split("\n") if line.strip()]
    under = list(takewhile(lambda line: len(line) < _PROSE and not line.rstrip().endswith((".", ";", ":")), reversed(said)))
    lines = under[::-1] if len(under) < len(said) else []
    read = [_UNDERSIGNED.fullmatch(line) for line in lines]
    ours = [at for at, found in enumerate(read) if found and found["name"] in parties]
    if not ours:
        return {}
    first, last = ours[0], ours[-1]
    while last + 1 < len(read) and (after := read[last + 1]) and after["as"]:
        last += 1
    return {found["name"]: found["as"] or "" for found in read[first : last + 1] if found and (found["name"] in parties or found["as"])}


def _person(name: str) -> str:
    return " ".join(word.capitalize() if word.isupper() and len(word) > 2 else word for word in name.split())


def printed_names(closing: str) -> tuple[str, ...]:
    """The names printed under signature lines: "Name: Jane Doe", "/s/ Jane Doe"."""
    people = [_person(match["name"].strip(" .")) for match in _PRINTED.finditer(closing)]
    kept = [name for name in people if not re.search(r"\b(?:Title|Name|Date|Of|The|By|Its|Signature|Inc|Llc|Ltd)\b", name)]
    return tuple(dict.fromkeys(kept))


def signing_parties(closing: str) -> tuple[str, ...]:
    """The names over "By:" and behind "for and on behalf of"."""
    found: dict[str, None] = {}
    for match in _BLOCK.finditer(closing):
        said = (match["on"] or match["over"]).strip(' :"“|')
        last = re.split(r"(?<=\w)[.:] (?=[A-Z]{2})|(?:written|writ) ?\.? ", said)[-1]
        label = re.match(r"[A-Z][\w ]{2,24}: *", last)
        name = name_at(last, label.end() if label else 0) or name_at(last, 4 if last[:4].lower() == "the " else 0)
        if name and (name.formed or match["on"]):
            found[name.text] = None
    return tuple(found)
