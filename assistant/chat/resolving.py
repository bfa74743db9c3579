"""A follow-up as a chat model resolves it; rules refuse what the conversation does not hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from assistant.chat import prompts
from assistant.chat.reading import Listener
from assistant.understanding.question import Question, understand
from corpus import parties
from corpus.registry.register import Register

TURNS = 6  # messages of the conversation that are shown
LONGEST = 400  # characters of a resolved question
_NUMBER = re.compile(r"\d+")


def resolved(listener: Listener, message: str, turns: Sequence[Any], by_rules: Question, register: Register | None) -> Question:
    """The question that the model proposes, or the one of the rules where it brings in a partner, a number or another language."""
    told = [("assistant" if turn.type == "ai" else "user", turn.text) for turn in turns[-TURNS:]]
    proposal = "".join(listener.pieces(prompts.resolving(told, message))).strip().strip('"“”').strip()
    if not proposal or len(proposal) > LONGEST or "\n" in proposal:
        return by_rules
    held = "\n".join([*(words for _, words in told), message])
    return understand(proposal, register) if _brings_nothing_new(proposal, message, held, register) else by_rules


def _brings_nothing_new(proposal: str, message: str, held: str, register: Register | None) -> bool:
    """Whether partners, other countries and numbers of a proposal stand in the conversation, and all that the message names stand in it."""
    asked, own = understand(proposal, register), understand(message, register)
    known = {*parties.slugs(held, fuzzy=True), *(m.slug for m in parties.others(held)), *(register.meant(held)[0] if register else ())}
    kept = set(own.partners) <= set(asked.partners) and set(own.documents) <= set(asked.documents) and asked.language == own.language
    brought = {*asked.partners, *(m.slug for m in parties.others(proposal)), *asked.documents}
    return kept and brought <= known and set(_NUMBER.findall(proposal)) <= set(_NUMBER.findall(held))
