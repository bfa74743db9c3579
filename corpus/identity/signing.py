"""When and where a text was signed, and by which parties: the closing lines, the signature blocks, a dated line near the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.document import Section
from corpus.identity.party_names import name_at
from corpus.quantities.dates import MONTH, first_date
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
_CLOSING = re.compile(
    r"\b(?:in witness (?:whereof|of which|thereof)|executed as (?:a deed|an agreement)|signatures?(?: page)?(?: of the parties)?|signed (?:by|for|sealed)|for and on behalf of|name:|by: ?__|/s/|"
    r"на посвідчення чого|підписи(?: та реквізити)?(?: сторін)?|реквізити|unterschrift(?:en)?)",
    re.I,
)
_BLOCK = re.compile(
    r"(?:for and on behalf of|signed (?:for and on behalf of|by|for)|executed by|on behalf of)[: ]+(?P<on>[^\n]{3,160})"
    r"|(?:^|\n|(?<=  ))(?P<over>[^\n|]{3,140}?)[ \n|:]+(?:By|BY|Per|Signature|Signed)(?:\b ?:| [Ii]ts )"
)
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
    if place is None or not (place["comma"] or place["village"]) or re.match(r"(?:as of|dated?|effective|rev)\b|.*:", place["place"], re.I):
        return ""
    return _nominative(place["place"])


def signed_under(closing: str, order: str = "") -> date | None:
    """The last of the dates beside the signatures: an agreement is signed when the last party has signed."""
    days = [found[0] for match in _DATED.finditer(closing) if (found := first_date(match["rest"], order))]
    return last_of(days)


def last_of(days: Sequence[date | None]) -> date | None:
    """The last of some days; none where one of them can be read in two ways."""
    return None if None in days else max((day for day in days if day), default=None)


def place_of_making(front: str, at: int) -> str:
    """The place before the day on which a text was made: "Made in Galway on 9 November 2023", "Kyiv, 12 January 2024"."""
    said = _BEFORE_DAY.search(front[max(0, at - 160) : at].split("\n")[-1])
    return _nominative(said["place"]) if said else place_before(front, at)


def _nominative(text: str) -> str:
    name = " ".join(text.split()).strip(" ,")
    return _LOCATIVES.get(name, name)


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
