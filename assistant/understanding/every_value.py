"""Whether a question asks for every value of some kinds that a document states: "list all sums", "show me every date"."""

from __future__ import annotations

import re

from assistant.understanding.kinds import kinds_of
from assistant.understanding.question import Question, without_carried
from corpus.values import KINDS

_LISTS = re.compile(r"\b(?:all|every|each)\b|^\W*(?:(?:can|could|would|will) you )?(?:please )?(?:list|enumerate)\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:every|each)\b", re.IGNORECASE)
_FRAME = frozenset(
    "list show give tell name enumerate find need want please every each complete full whole total together different stated".split()
)
_PLURAL = re.compile(r"[a-z]{3,}s", re.IGNORECASE)


def every_value_asked(question: Question) -> tuple[str, ...]:
    """The kinds of values of which all are asked for; none where something else is asked, or something of them."""
    bare = without_carried(question.bare)
    nouns = [term for term in question.terms if term.lower() not in _FRAME]
    if not _LISTS.search(bare) or not nouns or not (_EACH.search(bare) or all(map(_PLURAL.fullmatch, nouns))):
        return ()
    kinds = [kinds_of(f"what {noun.removesuffix('s')}?") for noun in nouns]
    return tuple(dict.fromkeys(told[0] for told in kinds)) if all(told[0] in KINDS and told[0] != "number" for told in kinds) else ()
