"""What of a line can be a title: its beginning, up to the preamble, the parties or the first sentence."""

from __future__ import annotations

import re

from corpus.identity.party_names import name_at
from corpus.identity.title_letters import NOUN
from corpus.identity.title_noise import without_company
from corpus.names.countries import is_state
from corpus.quantities.dates import first_date

_NOUN = re.compile(rf"\b(?:{NOUN})\b", re.I)
_STOP = re.compile(
    r"(?<=\S)[\s,–—-]{1,20}(?:(?:THIS|This) (?=[A-Za-z])|(?:B[Yy] (?:AND|[Aa]nd) )?(?:BETWEEN|AMONG|Between|Among)\b|(?:by and )?(?:between|among)\b|(?:,? )?(?:is )?(?:dated|DATED|Dated)\b|(?:is |are )?(?:made|entered into|effective as of)\b|WHEREAS\b|TABLE OF|Table of Contents"
    r"|(?:1|I|ARTICLE I|Article 1)\. |RECITALS|Recitals\b|BACKGROUND\b|PARTIES\b|Effective Date|SECTION\b|PAGE\b|Source:|__|--|\||DATE:|Date:|між\b|zwischen\b|entre\b|м\. |№ ?_|«___|\(?(?:the |this )?[\"“](?:the )?Agreement|I, |Part(?:y|ies) A\b|PARTY A\b|(?:[A-Z]\w+ )?[A-Z]\w+: |AGREEMENT (?:made|dated|entered|is)\b)"
)
SENTENCE = re.compile(
    r"\b(?:shall|is|are|was|were|has|have|will|hereby|agrees?|issued|executed|appoints?|підтверджують)\b|[.!?] [A-ZА-ЯҐЄІЇ][a-zа-яґєії]+ [a-zа-яґєії]",
    re.I,
)
_CAPITALS = re.compile(r"(?:[^a-zа-яґєії\s]+\s+){2,20}(?=[A-ZА-Я]?[a-zа-яґєії])(?!(?:for|of|to|and|on|with|dated|by) )")
NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d+)*[.)]?|[IVX]+\.|\(\w\)|§|article|section|clause|chapter|part|стаття|розділ|artikel)\s", re.I)
_NUMBER_OF = (
    r"(?:(?P<noun>agreement|contract|deed|договір|угода|vertrag) )?(?:ref(?:erence)?|no|nr|number|№)(?:\b|(?<=№))[.:]? ?(?=\S*\d)\S+"
)
_NUMBER = re.compile(_NUMBER_OF, re.I)
_OF_NUMBER = re.compile(rf"{_NUMBER_OF} (?P<rest>(?-i:[a-zа-яґєії])[^.;:|]{{3,100}})", re.I)
_ABOUT = re.compile(r"\band\b.* (?:concerning|regarding|relating to|in respect of|with respect to|on|for|about|про|щодо) (?=\S)", re.I)
_MOST_WORDS = 28
_MOST, _MOST_BETWEEN = 260, 420  # characters, and of one that names the parties


def head_of(line: str) -> str:
    """The beginning of a line that can be a title: up to the preamble, the parties or the first sentence."""
    noun = _NOUN.search(line)
    stop = _STOP.search(line, noun.end() - 1 if noun and noun.end() < 160 else 0)
    head = line[: stop.start()] if stop else line
    if stop and not line[stop.end() :].strip(" :") and re.search(r"(?:between|among|між)\W*$", line, re.I):
        return line.rstrip(" :")
    between = stop and re.match(r"[\s,]*(?:by and )?(?:between|among|між|zwischen)", stop[0], re.I)
    if stop and between and len(line) < _MOST_BETWEEN and _whole(line, stop.end()):
        return line
    if (capitals := _CAPITALS.match(head)) and (len(head) > 160 or _NOUN.search(capitals[0])):
        return without_company(capitals[0].rstrip())
    head = without_company(head)
    if not stop and len(head) > 160 and (before := re.match(r"[^.;:]{10,150}?(?=[.;:] [A-Z])", head)):
        return before[0]
    return head


def _whole(line: str, at: int) -> bool:
    """Whether a line that goes on with names after "between" is a title to its end: they are states, or it says then what it is about."""
    about = _ABOUT.search(line, at)
    return of_states(line[at:]) or about is not None and not line.endswith(".") and first_date(line) is None and "(" not in line


def like_title(head: str) -> bool:
    """Whether a beginning of a line names a kind of document, is short, and no sentence, clause or reference."""
    between = re.match(rf"(?:{NOUN})\b.{{0,60}}? (?:between|among|між) (?P<names>.+)", head, re.I)
    long = len(head) > _MOST or len(head.split()) > _MOST_WORDS
    if not head or long and not (between and _whole(head, between.start("names"))) or ";" in head or head.endswith(":"):
        return False
    if not _NOUN.search(head) or SENTENCE.search(head) or re.match(r"[a-zа-я]\w* ", head):
        return False
    if NUMBERED.match(head):
        return False
    return not re.match(
        r"(?:pursuant|in accordance|reference|dear|whereas|gentlemen|source|note:|sent|certain|portions|the following|dated|by and between|between|item)\b",
        head,
        re.I,
    )


def is_number(head: str) -> bool:
    """Whether a line gives the number of an agreement alone: "Contract ref. NC-5"."""
    return _NUMBER.fullmatch(head) is not None


def of_number(line: str) -> str:
    """A numbered agreement with what it is about, in small letters: "ДОГОВІР № 5 оренди приміщення"; "" for other lines."""
    found = _OF_NUMBER.fullmatch(line)
    rest = found["rest"] if found and found["noun"] else ""
    return line if rest and not SENTENCE.search(rest) and not _STOP.search(f" {rest}") and not first_date(rest) else ""


def of_states(text: str) -> bool:
    """Whether states, and no companies, stand after "between", so that the names belong to the title."""
    first, *others = re.split(r",? (?:and|AND|And|та|і|й) |,", text.lstrip(" :")[:200])[:3]
    names = [name_at(piece.strip(), 0) for piece in (first, *others[:1])]
    said = [name for name in names if name]
    return any(is_state(name.text) for name in said) and not any(name.formed for name in said)
