"""Follow-ups: what a question leaves unsaid is carried over from the one before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, takewhile
from typing import Any

from assistant.understanding.anew import corrected
from assistant.understanding.carrying import carried_over, is_of_all
from assistant.understanding.compared import of_compared
from assistant.understanding.correcting import correction_in, without_opening
from assistant.understanding.keeping import Answered, within
from assistant.understanding.listed import of_listed
from assistant.understanding.moves import move_of
from assistant.understanding.of_parties import understood
from assistant.understanding.question import Question
from assistant.understanding.referring import MANY, refers
from assistant.understanding.several import parts_of
from assistant.understanding.small_talk import small_talk
from assistant.understanding.turns import turns_of
from corpus.registry.register import Register


@dataclass(frozen=True, slots=True)
class Beside:
    """The message of which a question is a part, and the parts before it; "" where it is the whole."""

    message: str = ""
    earlier: tuple[str, ...] = ()


ALONE = Beside()


def stand_alone(
    message: str,
    history: Sequence[Any] = (),
    register: Register | None = None,
    answered: Answered | None = None,
    beside: Beside = ALONE,
) -> Question:
    """The question that `message` asks after `history` (anything langchain's convert_to_messages takes).

    `answered` tells of which documents the answer to a question was; `beside`: the other questions of the same message.
    """
    asked = understood(message, register)
    if small_talk(message):
        return asked
    asked_before: list[Question] = []
    for said_by, text in turns_of(history):
        if said_by == "human" and text.strip() and not move_of(text) and not small_talk(text):
            asked_before.append(of_listed(text, asked_before, register, answered) or _heard(text, _last(asked_before), register, answered))
    if asked_before and (compared := of_compared(message, _last_together(asked_before) or asked_before[-1], register)):
        return compared
    before = _last(asked_before) if refers(asked.bare) != MANY else _last_together(asked_before)
    if not beside.message:
        return of_listed(message, asked_before, register, answered) or _after(message, before, register, answered)
    parts = [*(understood(text, register) for text in beside.earlier), asked]
    return _last_part(parts, understood(beside.message, register), before, register, answered)


def _heard(text: str, before: Question | None, register: Register | None, answered: Answered | None) -> Question:
    """What was asked last with a message; where it names no documents, the last of its questions."""
    asked, parts = _after(text, before, register, answered), parts_of(text)
    if asked.names_scope or len(parts) < 2:
        return asked
    return _last_part([understood(part.asked, register) for part in parts], asked, before, register, answered)


def _last_part(
    parts: Sequence[Question], whole: Question, before: Question | None, register: Register | None, answered: Answered | None
) -> Question:
    """The last of the questions of a message, each after the one before it."""
    scope = whole if len({*whole.partners, *whole.unknown, *whole.documents}) == 1 else None
    for at, part in enumerate(parts):
        before = _as_part(part, before, scope, register, answered, first=not at)
    assert before
    return before


def _last(asked: Sequence[Question]) -> Question | None:
    return asked[-1] if asked else None


def _last_together(asked: Sequence[Question]) -> Question | None:
    """The last question, of all that it was asked of one after the other: "they" after "Who signed for Germany?" and "and Spain?"."""
    alike = list(takewhile(lambda one: one.topic == asked[-1].topic, reversed(asked)))[::-1]
    if not alike or any(one.by_answer for one in alike):
        return _last(asked)
    documents = dict(chain(*(zip(one.documents, one.labels, strict=True) for one in alike)))
    return replace(
        alike[-1],
        partners=_each_once(one.partners for one in alike),
        unknown=_each_once(one.unknown for one in alike),
        documents=tuple(documents),
        labels=tuple(documents.values()),
        words=_each_once(one.words for one in alike),
    )


def _each_once(names: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain(*names)))


def _after(message: str, before: Question | None, register: Register | None, answered: Answered | None) -> Question:
    """The question of a message after the one before it."""
    if not before:
        return understood(message, register)
    if told := correction_in(message):
        return corrected(told, before, register, answered)
    return carried_over(understood(without_opening(message), register), before, register, answered)


def _as_part(
    part: Question, before: Question | None, scope: Question | None, register: Register | None, answered: Answered | None, first: bool
) -> Question:
    """One of several questions of a message: of what the whole names, or of what the part before it is about."""
    if first and scope and not part.names_scope:
        return part if is_of_all(part) else within(part, scope)
    asked = carried_over(part, before, register, answered, together=not first) if before else part
    return asked if asked.names_scope or not scope or is_of_all(asked) else within(asked, scope)
