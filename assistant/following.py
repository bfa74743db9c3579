"""Follow-ups: what a question leaves unsaid is carried over from the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from assistant.kinds import VALUES
from assistant.question import Question, understand
from corpus import partners

_POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|their|he|she|him|her|that|this|those|these|there|then|one|same|the (?:first|second|third|last|other) one)\b"
    r"|\b(?:він|вона|воно|вони|його|її|їх|їхн\w+|цей|ця|це|ці|цю|цього|цієї|той|та|те|там|тоді|туди|неї|нього|них|ній|ньому|нею|ним)\b",
    re.IGNORECASE,
)
_CONTINUES = re.compile(
    r"^\W*(?:and|but|so|also|what about|how about|or|then|why|yes|ok|а|і|й|та|але|то|чому|так|а як щодо|а що)\b", re.IGNORECASE
)
_ABOUT = re.compile(
    r"^\W*(?:and|but|so|a)?\s*(?:what|how)\s+about\b|^\W*(?:а\s+)?(?:як|що)\s+(?:щодо|з|про|стосовно)\b|^\W*(?:and|а|і)\b",
    re.IGNORECASE,
)


def stand_alone(message: str, history: Sequence[Any] = ()) -> Question:
    """The question that `message` asks after `history` (anything langchain's convert_to_messages takes)."""
    from langchain_core.messages import convert_to_messages

    before: Question | None = None
    for turn in convert_to_messages(list(history)) if history else ():
        if turn.type == "human" and turn.text.strip():
            asked = understand(turn.text)
            before = _resolve(asked, before) if before else asked
    asked = understand(message)
    return _resolve(asked, before) if before else asked


def _resolve(asked: Question, before: Question) -> Question:
    """Carry over what a follow-up leaves unsaid: the partners, and the topic where it has none of its own."""
    own = [term for term in asked.terms if term not in asked.years]
    if asked.partners or asked.unknown:
        brief = bool(_ABOUT.search(asked.text)) and len(own) < 2
        return _of_another(asked, before) if brief or (not own and asked.kind == "statement") else asked
    points_back = bool(_POINTS_BACK.search(asked.text) or _CONTINUES.search(asked.text))
    if not (points_back or len(own) < 3) or not (before.partners or before.unknown):
        return asked
    needs_topic = len(own) < (2 if asked.kind in VALUES else 1)
    whose = ", ".join(_shown(before.partners or before.unknown))
    return replace(
        asked,
        text=f"{asked.text} ({whose}: {before.text})" if needs_topic else f"{asked.text} ({whose})",
        english=f"{asked.english} {whose} {' '.join(before.terms) if needs_topic else ''}".strip(),
        kind=before.kind if asked.kind == "statement" and not own else asked.kind,
        partners=before.partners,
        unknown=before.unknown,
        years=asked.years or (before.years if needs_topic else ()),
        terms=tuple(dict.fromkeys([*asked.terms, *(before.terms if needs_topic else ())])),
        topic=before.topic if needs_topic else asked.topic,
    )


def _of_another(asked: Question, before: Question) -> Question:
    """The question before, asked of another partner: "and Poland?"."""
    whose = ", ".join(_shown(asked.partners or asked.unknown))
    return replace(
        before,
        text=f"{before.text} ({whose})",
        english=f"{' '.join(before.terms)} {whose}",
        partners=asked.partners,
        unknown=asked.unknown,
        places=asked.places,
        years=asked.years or before.years,
        terms=tuple(dict.fromkeys([*before.terms, *asked.terms])),
    )


def _shown(whose: Sequence[str]) -> list[str]:
    return [partners.name_of(slug) if slug in partners.ALL else slug for slug in whose]
