"""A condition that an agreement meets or not: a field, the values that fit, and whether it is denied."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from assistant.understanding.ranges import Range

OWN_COUNTRY = "own country"  # as a name of a place: that of the other side
MONEY = frozenset(  # words for a sum itself, and not for what is paid
    """money sum sums amount amounts figure figures total totals cost costs worth price prices priced pay pays value values
    million billion thousand""".split()
)
ANY_SUM = re.compile(rf"\b(?:an?|any|some) (?:{'|'.join(sorted(MONEY))})\b", re.IGNORECASE)  # "have an amount over"
FIELDS = (
    "term",
    "notice",
    "consultation",
    "period",
    "ending",
    "in force",
    "date",
    "place",
    "capital",
    "abroad",
    "signers",
    "languages",
    "law",
    "money",
    "topic",
)


@dataclass(frozen=True, slots=True)
class Condition:
    """`field` is one of FIELDS ("period": any of the spans of time; "topic": whatever the question's words are about).

    `within` holds the values that fit: hours, days as ordinals, or sums in `currency`; None where the field only has to be there, or
    has to hold all of `names`. `denied`: an agreement fits where this is not so; `other`: where it has another value, and not where it
    has none. `years`: of the sums. `verb`: what a topic is the object of, which may say no more than that a text speaks of it.
    """

    field: str
    within: Range | None = None
    names: tuple[str, ...] = ()
    denied: bool = False
    currency: str = ""
    years: tuple[str, ...] = ()
    other: bool = False
    verb: str = ""


def is_upper_bound(condition: Condition) -> bool:
    """Whether small values fit: "less than"."""
    return condition.within is not None and math.isinf(condition.within.low) and not math.isinf(condition.within.high)
