"""The sentences of a contract by which somebody may end it, and the spans of time that they give to a notice."""

from __future__ import annotations

import re

from assistant.checking.values import Number, values_in
from assistant.understanding.fields import ENDING
from assistant.understanding.periods import NOTICE
from assistant.understanding.ranges import HOURS
from corpus.grammar.modality import MAY, modals_in

_OF = re.compile(r"[’']?s?[’']?(?: [\w-]+){0,2} notice\b", re.IGNORECASE)  # behind a span of time
_IS = re.compile(
    r"\bnotice(?: period)?(?: of| is| shall be| must be)?(?: at least| not less than| no less than)? $|\bperiod of notice (?:is|of) $",
    re.IGNORECASE,
)


def tells_of_ending(sentence: str) -> bool:
    """Whether a sentence says that somebody may end it."""
    if not (ENDING.search(sentence) or NOTICE.search(sentence)):  # quick, and true of few
        return False
    return any(
        modal.kind == MAY and (ENDING.search(sentence, modal.end) or NOTICE.match(sentence, modal.end + 1)) for modal in modals_in(sentence)
    )


def numbers_in(sentence: str) -> list[Number]:
    """The spans of time that a sentence gives to a notice, as it counts them."""
    numbers = [value for value in values_in(sentence) if isinstance(value, Number) and value.unit in HOURS]
    return [number for number in numbers if _OF.match(sentence, number.end) or _IS.search(sentence[: number.start])]
