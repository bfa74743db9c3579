"""By when a sentence says that something is to be done: its dates, periods, times of day and what comes round again, in its words."""

from __future__ import annotations

import re
from datetime import date

from assistant.values import find_values
from corpus.quantities.dates import dates_in

_BEFORE_DATE = re.compile(
    r"\b(?:by|before|until|till|on or before|on|from|after|through|since|at|(?:no|not) later than|commencing|starting|beginning|ending|do|до|з|не пізніше)\s(?:the )?$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:\b(?:within|(?:no|not) later than|(?:no|not) less than|at least|at the latest|for|after|before|by|until|on|from|every|each|during|upon|over|up to|протягом|не пізніше|за|до)"
    r"(?: (?:a|the|a period of|period of|not less than|at least|another|further))*\s?)?$",
    re.IGNORECASE,
)
_UNIT = r"(?:day|week|fortnight|month|quarter|half-year|year)"
_REPEATED = re.compile(
    rf"\b(?:on|by|before|(?:not|no) later than) the \d+(?:st|nd|rd|th)(?: day)? of (?:the|each|every|any) (?:\w+ )?{_UNIT}\b"
    rf"|\b(?:(?:on|by) the \w+(?: \w+)? day of )?(?:each|every|per|кожн\w+) (?:\w+ )?(?:calendar )?(?:hour|{_UNIT}|день|тижн\w+|місяц\w+|рок\w+|року)\b"
    rf"|\b(?:once|twice|\w+ times) (?:an?|in (?:an?|each|every)) {_UNIT}\b"
    r"|\b(?:daily|weekly|monthly|quarterly|annually|yearly|щомісяця|щороку|щокварталу|щодня)\b"
    r"|\b(?:immediately|promptly|forthwith|without (?:undue )?delay|as soon as (?:reasonably )?(?:possible|practicable)|негайно|невідкладно)\b",
    re.IGNORECASE,
)
_NTH = re.compile(
    r"\b(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|\d+(?:st|nd|rd|th)) )(?:(?:calendar|contract|working|business) )?"
    rf"(?:{_UNIT})\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?:\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.m\.|[ap]m\b|o['’]clock)|\b(?:noon|midnight)\b|\b\d{1,2}:\d\d\b)", re.IGNORECASE)
_NEAR = 80  # characters before a date in which the words that belong to it stand
_AT_LAST = re.compile(r"\b(?:by|before|until|till|(?:no|not) later than)\s(?:the )?$", re.IGNORECASE)
_SHORTER = re.compile(r"\b(?:after|from|before|by|until|during|in|on|at|(?:not|no) later than)\s(?:the )?$", re.IGNORECASE)


def by_when(text: str, order: str = "") -> tuple[str, date | None]:
    """The dates and periods of a sentence in its words, and the first day that it names; a date that only tells a document is none."""
    named = [(day, start, end) for day, start, end in dates_in(text, order) if _BEFORE_DATE.search(text, max(0, start - _NEAR), start)]
    spans = [(start, end) for _, start, end in named]
    days = _chained([span for span in find_values("date", text) if re.search(r"[^\W\d]", text[slice(*span)])], text)
    for found in (
        find_values("duration", text),
        [m.span() for m in _REPEATED.finditer(text)],
        days,
        [m.span() for m in _CLOCK.finditer(text) if _AT_LAST.search(text, max(0, m.start() - _NEAR), m.start())],
        [m.span() for m in _NTH.finditer(text) if _SHORTER.search(text, max(0, m.start() - _NEAR), m.start())],
    ):
        spans += [(a, b) for a, b in found if not any(s < b and a < e for s, e in spans)]
    told = []
    for start, end in sorted(spans):
        lead = _LEAD.search(text, max(0, start - _NEAR), start)
        told.append(" ".join(text[lead.start() if lead else start : end].split()))
    return "; ".join(dict.fromkeys(told)), named[0][0] if named else None


def _chained(days: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Those of some days before which a word says that something is to be done then, and those joined to such: "on 1 April and 1 July"."""
    kept: list[tuple[int, int]] = []
    for start, end in days:
        joined = bool(kept) and re.fullmatch(r"[\s,]*(?:and|or|та|і|або)?\s*", text[kept[-1][1] : start])
        if joined:
            kept[-1] = (kept[-1][0], end)
        elif _BEFORE_DATE.search(text, max(0, start - _NEAR), start):
            kept.append((start, end))
    return kept
