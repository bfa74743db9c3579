"""What every agreement has - date, place, signers, term, number, languages, structure, sums - as rows, each with its exact place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.question import Question
from corpus.document import Document
from corpus.loading import AT_A_GLANCE, SUMS

FIELDS = ("date", "place", "signers", "term", "number", "languages", "structure", "title", "sum")
_LABELS = {
    "Date of signing": "date",
    "Place of signing": "place",
    "Signed by": "signers",
    "Term (duration)": "term",
    "Number in the order of conclusion": "number",
    "Languages": "languages",
    "Structure": "structure",
    "Title": "title",
}
_LABEL = re.compile(r"^(" + "|".join(re.escape(label) for label in _LABELS) + r"): (.+?)\.?$", re.MULTILINE)
_SUM = re.compile(r"^[^:\n]+, (?P<period>[^:\n]+): (?P<amount>.+?) for (?P<purpose>.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of one document: `document.text[start:end]` is the line that says it, `value` the words of it that answer."""

    field: str
    value: str
    document: Document
    start: int
    end: int

    @property
    def quote(self) -> str:
        """The line that says it."""
        return self.document.text[self.start : self.end]


def facts_of(document: Document) -> list[Fact]:
    """The rows of one document, read from its "At a glance" and "Sums" sections."""
    rows: list[Fact] = []
    for section in document.sections:
        if section.path == AT_A_GLANCE:
            for match in _LABEL.finditer(document.text, section.start, section.end):
                field, value = _LABELS[match[1]], match[2]
                value = value.partition(", ")[2] if field == "date" else value
                rows.append(Fact(field, value, document, match.start(), match.end()))
        if section.path == SUMS:
            for match in _SUM.finditer(document.text, section.start, section.end):
                rows.append(Fact("sum", match["amount"], document, match.start(), match.end()))
    return rows


# Which field a question of which kind is about: a question about signing asks for date, place or signers, and so on.
_SIGNING = re.compile(
    r"\bpen to paper\b|\b(?:sign(?:s|ed|d|ing|ature|atory|er|ers)?|inked|inking|conclud\w+|put (?:his|her|their) names?|adopt\w*|seal\w*)\b|підпис|уклад|уклал|pen to paper",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"\b(?:how long|how many years|(?:for|of) what (?:term|period)|duration|valid|expires?|run out|last(?:s|ing)?|in force|term of)\b"
    r"|скільки років|на який (?:строк|термін)|(?:строк|термін) ді|як довго|скільки діє",
    re.IGNORECASE,
)
_NOT_TERM = re.compile(
    r"\b(?:notice|warning|terminat|quit|leave|leaving|walk|withdraw|get out|out of|consult|hours|days|months|weeks|extend|extension|prolong|review)"
    r"|припин|розір|вихід|вийти|консультац|годин|місяц|попередж",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b(?:which|what) number\b|\bin (?:the )?(?:order|list|row)\b|\bnth\b|за рахунком|порядков", re.IGNORECASE)
_LANGUAGES = re.compile(r"\blanguages?\b|\bмов(?:ами|ах|и|ою)\b", re.IGNORECASE)
_STRUCTURE = re.compile(
    r"\bhow many (?:\w+ )?(?:articles|parts|chapters|paragraphs|sections)\b|\bstructure\b|скільки (?:статей|розділів|частин|пунктів)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(?:title|called|full name|official name|named)\b|назв", re.IGNORECASE)


def asked_fields(question: Question) -> tuple[str, ...]:
    """The fields a question asks for; empty when it is about something else."""
    if question.kind in ("yesno", "money", "percent", "count", "order"):
        return ()
    said, found, topic = question.text.partition(" (")[0], [], _topic(question)
    if _SIGNING.search(question.text) and len(topic) <= 4:
        found = [field for field, pattern in _SIGNING_FIELDS if pattern.search(said)]
    if _LANGUAGES.search(said):
        found.append("languages")
    if _STRUCTURE.search(said):
        found.append("structure")
    if _NUMBER.search(said):
        found.append("number")
    if not found and _TERM.search(said) and not _NOT_TERM.search(said) and len(topic) <= 2:
        found.append("term")
    if not found and _TITLE.search(said) and len(topic) <= 1:
        found.append("title")
    return tuple(found)


_SIGNING_FIELDS = (
    (
        "signers",
        re.compile(
            r"\bwho\b|\bwhom\b|\bwhose\b|\bwhich (?:leader|president|politician|minister|prime minister)|\bхто\b|\bким\b|\bчий\b",
            re.IGNORECASE,
        ),
    ),
    (
        "date",
        re.compile(
            r"\bwhen\b|\b(?:what|which) (?:day|date|year|month)\b|\bdate\b|\bколи\b|\bякого (?:числа|дня|року)|\bдат[аиу]\b", re.IGNORECASE
        ),
    ),
    (
        "place",
        re.compile(
            r"\bwhere\b|\b(?:what|which) (?:[\w-]+ ){0,3}?(?:city|town|place|capital|resort|part|country|building)\b|\bде\b|\bяк(?:ому|е) (?:\w+ )?міст",
            re.IGNORECASE,
        ),
    ),
)


_FRAME = re.compile(
    r"^(?:when|where|who|date|day|place|city|town|sign\w*|inked?|put|name|names|conclud\w*|pact|deal|accord|security|cooperation|co-operation|support|long-term"
    r"|term|valid\w*|duration|years?|last\w*|long|force|expires?|side|behalf|adopt\w*|joint|declaration|partnership|compact|leaders?|languages?|drawn|month|exactly"
    r"|title\w*|called|full|official|document|front|near|run)$",
    re.IGNORECASE,
)


def _topic(question: Question) -> list[str]:
    """What is left of a question's content words when the words that frame a signing or a term are taken away."""
    return [term for term in question.terms if not _FRAME.match(term) and term not in question.years]


def look_up(question: Question, documents: Iterable[Document]) -> list[Fact]:
    """The rows that answer a question about fields that every agreement has, for the partners it names, in the order asked."""
    fields = asked_fields(question)
    if not fields or not question.partners:
        return []
    rows: list[Fact] = []
    about = [d for d in documents if d.kind == "summary" and d.partners and d.partners[0] in question.partners]
    for document in sorted(about, key=lambda d: question.partners.index(d.partners[0])):
        held = facts_of(document)
        rows += [fact for field in fields for fact in held if fact.field == field]
    return rows


def signed_on(documents: Iterable[Document]) -> list[tuple[date, Fact]]:
    """The summaries' signing dates with their rows, earliest first."""
    rows = [(d.signed, fact) for d in documents if d.signed and d.kind == "summary" for fact in facts_of(d) if fact.field == "date"]
    return sorted(rows, key=lambda row: (row[0], row[1].document.title))
