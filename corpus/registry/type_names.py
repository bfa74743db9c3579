"""Documents named by their type: "the lease", "both of my NDAs", "Garman's licence"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from corpus.names.name_words import tokens
from corpus.registry.bearing import Bearing
from corpus.registry.named import Named

BESIDE = 10  # characters between the name of a type and that of a party: "lease with Garman"
_TYPE = 0.2  # how telling a type is: less than any name
_POINTS = re.compile(
    r"\b(?:the|my|our|his|her|their|your|this|that|these|those|both|all|each|every|either|two|three|any|many|which|what)(?: of (?:my|our|the|his|her|these))?(?: (?:[\w-]+)){0,1} $"
    r"|\b(?:мій|моя|мого|моєї|моєму|моїй|наш\w*|цей|ця|цього|цієї|цьому|цій|обидв\w+|усі|всі|за|у|в|із|з) $",
    re.IGNORECASE,
)
_ONE = re.compile(r"(?:the|my|our|his|her|their|your|this|that)\b", re.IGNORECASE)  # before the name of one agreement


def by_type(text: str, types: Sequence[tuple[str, int, int]], names: Sequence[Named], bearing: Bearing) -> Iterable[Named]:
    """The agreements of the types that a text names where it points at them, or beside a name; `names`: what else the text names."""
    for kind, start, end in types:
        beside = any(one.way != "thing" and _beside((start, end), (one.start, one.end)) for one in names)
        pointing = _POINTS.search(text[max(0, start - 40) : start])
        if (ids := frozenset(bearing.types.get(kind, ()))) and (beside or pointing):
            plural, words = text[end - 1] in "sS", tuple(token.word for token in tokens(text[start:end]))
            others = set(words) <= set(kind.split()) and any(one.documents <= ids for one in names)  # "the lease of the studio"
            if pointing and _ONE.match(pointing[0]) and not (plural or others):
                ids = bearing.called(ids, words)
            yield Named(start, end, "type", ids, _TYPE, plural=plural, words=words)


def _beside(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether little stands between two stretches."""
    return 0 <= one[0] - other[1] <= BESIDE or 0 <= other[0] - one[1] <= BESIDE
