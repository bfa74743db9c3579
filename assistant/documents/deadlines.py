"""By when something has to be done: every sentence of a text with a time limit or a last day, in order."""

from __future__ import annotations

import re

from assistant.documents.facts import Fact
from assistant.documents.payments import fallen_due
from assistant.documents.timing import by_when
from assistant.shelving import kept
from assistant.understanding.question import Question
from assistant.values import find_values
from corpus.document import Document
from corpus.sentences import sentence_spans

_WITHIN = r"\b(?:within|no later than|not later than|at the latest|after no more than|протягом|не пізніше|упродовж|до)\b"
_LIMITS = re.compile(rf"{_WITHIN}(?:\s+[\w’'-]+){{0,3}}\s*$", re.IGNORECASE)
_BY = r"\b(?:by|before|no later than|not later than|at the latest|due on|due by|on or before|не пізніше|до)\b"
_LAST_DAYS = re.compile(rf"{_BY}(?:\s+the)?(?:\s+(?:end|beginning) of)?\s*$", re.IGNORECASE)
_LIMITED = re.compile(f"{_WITHIN}|{_BY}", re.IGNORECASE)
_AT_LAST = re.compile(r"(?:(?:no|not) later than|at the latest|on or before|within|не пізніше|протягом)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:had|was|were)\b", re.IGNORECASE)  # tells what was done by then
_ASKED = re.compile(r"\b(?:deadlines?|time limits?|due dates?|by when)\b|\b(?:строк(?:и|ів)|терміни|дедлайн\w*)\b", re.IGNORECASE)
_ALL = re.compile(r"\b(?:list|all|every|each|what are|which are|show|any)\b|\b(?:усі|всі|які|перелічи\w*)\b", re.IGNORECASE)
MOST_BESIDE = 1  # content words beside that with which a question still asks for all of them


def asks_for_deadlines(question: Question) -> bool:
    """Whether a question asks for all deadlines, of whatever kind."""
    beside = [term for term in question.terms if not _ASKED.search(term) and term.lower() not in ("list", "show", "all", "due", "limits")]
    return bool(_ASKED.search(question.bare) and _ALL.search(question.bare)) and len(beside) < MOST_BESIDE


@kept(Fact)
def deadlines_of(document: Document) -> tuple[Fact, ...]:
    """The sentences of a document that set a time limit or a last day; `value` is the limit with the word that makes it one."""
    found = []
    for start, end in sentence_spans(document.text):
        text = document.text[start:end]
        if _PAST.search(text):
            continue
        limited = bool(_LIMITED.search(text))  # quick: values are looked for only beside such words
        spans = find_values("duration", text) if limited else []
        days = [span for span in find_values("date", text) if span not in spans] if limited else []
        for values, before in ((spans, _LIMITS), (days, _LAST_DAYS)):
            hit = next(((a, b, said) for a, b in values if (said := before.search(text[:a]))), None)
            if hit:
                value = " ".join(text[hit[2].start() : hit[1]].split())
                found.append(Fact("deadline", value, document, start, end))
                break
        else:
            told = by_when(text)[0]
            value = told if fallen_due(text, 0) else next((part for part in told.split("; ") if _AT_LAST.match(part)), "")
            if value:
                found.append(Fact("deadline", value, document, start, end))
    return tuple(found)
