"""What a text says about itself: title, partners, when, where and by whom it was signed; never the file's name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.dates import first_date
from corpus.document import Section
from corpus.parties import named
from corpus.parts import is_preamble
from corpus.structuring import SIGNATURES

_SMALL = frozenset("a an and as at between by for from in of on or the to with".split())
_LETTERS = frozenset("EU NATO UK USA US UN OSCE G7 IT II III IV".split())
_LINK_AFTER = re.compile(r"\b(?:between|and|of|on|for|the|with|між|та|і|про|з)$", re.I)
_LINK_BEFORE = re.compile(r"(?:between|and|of|on|for|with|concerning|regarding|між|та|і|про|щодо|у сфері)\b")
_SIGNED = re.compile(r"\b(?:signed|done|made|executed|concluded|вчинено|учинено|підписано|укладено)\b", re.I)
_COPIES = re.compile(
    r"(?:\s*,?\s*(?:in|at|у|в) (?:duplicate|triplicate|two|three|\w+ (?:originals?|copies|примірниках))\b(?: originals?| copies)?,?)?", re.I
)
_PLACE = re.compile(
    r"\s*,?\s*(?:in|at|у|в)\s+(?:the city of |м\. ?|місті )?(?P<place>[A-ZА-ЯҐЄІЇ][^\n;:]{1,60}?)"
    r"\s*,?\s+(?=on\b|this\b|the \d|\d|in (?:duplicate|two|triplicate|the)\b|«|\"|“|цього|січ|лют)",
)
_LOCATIVES = {
    "Києві": "Київ", "Харкові": "Харків", "Львові": "Львів", "Одесі": "Одеса", "Парижі": "Париж", "Берліні": "Берлін", "Лондоні": "Лондон",
    "Римі": "Рим", "Брюсселі": "Брюссель", "Вашингтоні": "Вашингтон", "Варшаві": "Варшава", "Вільнюсі": "Вільнюс", "Ризі": "Рига",
    "Таллінні": "Таллінн", "Гаазі": "Гаага", "Мадриді": "Мадрид", "Лісабоні": "Лісабон", "Стокгольмі": "Стокгольм", "Празі": "Прага",
    "Копенгагені": "Копенгаген", "Афінах": "Афіни", "Дубліні": "Дублін", "Загребі": "Загреб", "Бухаресті": "Бухарест", "Оттаві": "Оттава",
    "Люксембурзі": "Люксембург", "Любляні": "Любляна", "Рейк’явіку": "Рейк’явік", "Тирані": "Тирана",
}  # fmt: skip
_SIGNER = re.compile(r"(?:^|[|\n•]) *(?:for|on behalf of|за|від імені) +(?:the +)?(?=[A-ZА-ЯҐЄІЇ])[^:|\n]*?(?::|(?=[|\n])|$)", re.I)
_ROLES = frozenset(
    "president prime minister chancellor federal taoiseach tánaiste td king queen head state government secretary general "
    "his her excellency h.e. mr mrs ms dr mp foreign affairs defence defense deputy first vice acting of the for and republic kingdom ukraine honourable hon rt "
    "президент прем’єр-міністр прем'єр-міністр міністр канцлер голова уряду україни республіки закордонних справ оборони".split()
)
_NAME = re.compile(r"[^\W\d_][\w’'ʼ.-]*(?: (?:(?:de|del|della|di|da|dos|van|von|der|den|la|le|al|bin)\b|[^\W\d_][\w’'ʼ.-]*)){1,4}")


@dataclass(frozen=True, slots=True)
class Description:
    """What a text says about itself; empty where it is silent."""

    title: str = ""
    partners: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    type: str = ""
    signed: date | None = None
    effective: date | None = None
    place: str = ""
    signers: tuple[str, ...] = ()


def describe(text: str, sections: Sequence[Section], name: str = "") -> Description:
    """Reads the title, the preamble and the closing lines."""
    front = text[: sections[0].end][:4000] if sections else text[:4000]
    if sections and sections[0].path == "Title" and len(sections) > 1:
        front = text[: sections[1].end][:4000]
    closing = "\n\n".join(text[s.start : s.end] for s in sections if s.path == SIGNATURES)
    title = _title(text, sections)
    signed, place = _signed(closing) if closing else _signed_above(front)
    return Description(title, _partners(title, front, closing), signed=signed, place=place, signers=_signers(closing))


def _title(text: str, sections: Sequence[Section]) -> str:
    """The lines before the preamble, as one line; all capitals become a title's usual ones."""
    end = sections[0].end if sections else len(text)
    paragraphs = [part for part in text[:end].split("\n\n") if part.strip()][:8]
    lines: list[str] = []
    for line in paragraphs:
        whole = sections and sections[0].path == "Title" and len(sections) > 1
        first = not lines and len(line) < 300 and not line.endswith((";", ":", ","))
        linked = lines and (_LINK_AFTER.search(lines[-1]) or _LINK_BEFORE.match(line) or lines[0].isupper() and line.isupper())
        goes_on = linked and len(line) < 200 and not line.endswith((".", ";", ":", ","))
        if is_preamble(line) or not (whole or first or goes_on) or _about_date(line):
            break
        lines.append(" ".join(line.split()))
    title = " ".join(lines).strip().rstrip(".")
    return _in_usual_letters(title) if title.isupper() else title


def _about_date(line: str) -> bool:
    """Whether a line under the title only says when and where: "Kyiv, 12 January 2024"."""
    return len(line) < 60 and first_date(line) is not None


def _in_usual_letters(title: str) -> str:
    words = title.split()
    return " ".join(
        word
        if word.strip("(),.") in _LETTERS
        else word.lower()
        if at and word.lower() in _SMALL
        else "-".join(part.capitalize() for part in word.split("-"))
        for at, word in enumerate(words)
    )


def _partners(title: str, front: str, closing: str) -> tuple[str, ...]:
    """Those the title names; else those the first lines or the signature lines name."""
    signatures = "\n".join(match[0] for match in _SIGNER.finditer(closing))
    for place in (title, front[:1200], signatures):
        if slugs := tuple(dict.fromkeys(mention.slug for mention in named(place))):
            return slugs
    return ()


def _signed(closing: str) -> tuple[date | None, str]:
    """The date and the place of "Done at Kyiv on 12 January 2024"."""
    day, place = None, ""
    for match in _SIGNED.finditer(closing):
        rest = closing[match.end() :]
        copies = _COPIES.match(rest)
        found, where = first_date(rest), _PLACE.match(rest[copies.end() :] if copies else rest)
        day, place = day or (found[0] if found else None), place or (_place(where["place"]) if where else "")
    return day, place


def _signed_above(front: str) -> tuple[date | None, str]:
    """The date and place of a line of their own near the title: "Kyiv, 12 January 2024"."""
    for line in front[:1500].split("\n"):
        match = _SIGNED.search(line)
        if len(line) < 120 and (found := first_date(line)) and (match or found[1] < 40):
            if match:
                return _signed(line)
            place = re.match(r"(?:м\. ?)?([A-ZА-ЯҐЄІЇ][^\d,]{2,40}),", line)
            return found[0], _place(place[1]) if place else ""
    return None, ""


def _place(text: str) -> str:
    name = " ".join(text.split()).strip(" ,")
    return _LOCATIVES.get(name, name)


def _signers(closing: str) -> tuple[str, ...]:
    """The people under "For Ukraine" and the like, in order; roles and countries left out."""
    found: list[str] = []
    first = _SIGNER.search(closing)
    if first is None:
        return ()
    rest = _SIGNER.sub("\n", closing[first.start() :])
    for piece in re.split(r"[\n|,;:•]+| {2,}", rest):
        words = piece.strip().split(" ")
        while words and (words[0].lower() in _ROLES or not words[0]):
            words = words[1:]
        while words and words[-1].lower().strip(".") in _ROLES:
            words = words[:-1]
        name = " ".join(words).strip(" .")
        if _NAME.fullmatch(name) and name[0].isupper() and not any(word.lower() in _ROLES for word in words):
            found.append(" ".join(word.capitalize() if word.isupper() and len(word) > 2 else word for word in words))
    return tuple(dict.fromkeys(found))
