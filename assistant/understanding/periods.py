"""Which span of time of an agreement a question speaks of: its term, the notice by which it is ended, or that of consultations."""

from __future__ import annotations

import re

NOTICE = re.compile(
    r"\bnotice\b|\bterminat\w+|\bcancel\w*|\bwithdraw\w*|\bdenounc\w+|\b(?:be )?ended (?:with|by|within|on)\b", re.IGNORECASE
)
CONSULTATION = re.compile(r"\bconsult\w*", re.IGNORECASE)
TERM = re.compile(
    r"\blast(?:s|ing)?\b|\bterm\b|\bduration\b|\brun(?:s|ning)? for\b|\bvalid\b|\bin force\b|\bconcluded for\b", re.IGNORECASE
)
IN_FORCE = re.compile(
    r"\b(?:in force|in effect|running|still (?:run|apply|bind)s?|(?:still|already) (?:valid|effective))\b", re.IGNORECASE
)  # on a day


def period_meant(text: str) -> str:
    """Which of the spans of time of an agreement a text speaks of; "period" for any."""
    told = (("consultation", CONSULTATION), ("notice", NOTICE), ("term", TERM))
    return next((field for field, words in told if words.search(text)), "period")
