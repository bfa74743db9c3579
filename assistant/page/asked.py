"""What other programs send, checked: each value is what it should be, or a UserError says which is not and what it must be."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from assistant.page.answering import LONGEST
from corpus import parties
from corpus.document import KINDS
from corpus.errors import UserError
from corpus.grammar import modality
from index.index import Index

MOST_HITS = 100
MOST_NAMED = 1_000  # countries, documents or collections
MOST_TURNS, LONGEST_TURN = 50, 20_000  # of a conversation; characters of a turn


def question_of(value: Any) -> str:
    """A question: a text that is neither empty nor too long."""
    if not isinstance(value, str):
        raise UserError(f"`question` must be a text, found {_shown(value)}.")
    if not value.strip():
        raise UserError("`question` is empty. Ask something, in English or Ukrainian.")
    if len(value) > LONGEST:
        raise UserError(f"`question` has {len(value):,} characters; at most {LONGEST:,} are read. Ask a shorter question.")
    return value.strip()


def history_of(value: Any) -> list[dict[str, str]]:
    """The turns of a conversation, oldest first."""
    if not isinstance(value or [], list):
        raise UserError(f"`history` must be a list of turns, found {_shown(value)}.")
    turns = value or []
    if len(turns) > MOST_TURNS:
        raise UserError(f"`history` has {len(turns):,} turns; at most {MOST_TURNS} are read. Send the last ones.")
    for turn in turns:
        good = isinstance(turn, dict) and turn.get("role") in ("user", "assistant") and isinstance(turn.get("content"), str)
        if not good or len(turn["content"]) > LONGEST_TURN:
            raise UserError(
                '`history`: each turn must be {"role": "user" or "assistant", "content": text of at most '
                f"{LONGEST_TURN:,} characters}}, found {_shown(turn)}."
            )
    return [{"role": turn["role"], "content": turn["content"]} for turn in turns]


def limit_of(value: Any, most: int = MOST_HITS) -> int:
    """How many passages: a whole number from 1 to `most`."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
        raise UserError(f"`limit` must be a whole number from 1 to {most}, found {_shown(value)}.")
    return value


def partners_of(value: Any) -> tuple[str, ...]:
    """Slugs of countries; none for all."""
    slugs = texts_of(value, "partners", "united-kingdom")
    for slug in slugs:
        if not parties.is_known(slug):
            raise UserError(
                f"`partners`: {_shown(slug)} is not known. Write a country in small letters with hyphens, such as united-kingdom; "
                "`documents` lists those that are party to something here."
            )
    return slugs


def kinds_of(value: Any) -> tuple[str, ...]:
    """Kinds of documents; none for all."""
    kinds = texts_of(value, "kinds", KINDS[0])
    for kind in kinds:
        if kind not in KINDS:
            raise UserError(f"`kinds`: {_shown(kind)} is not known. Known: {', '.join(KINDS)}.")
    return kinds


def obligation_kinds_of(value: Any) -> tuple[str, ...]:
    """Kinds of obligations and rights; none for all."""
    kinds = texts_of(value, "kinds", modality.KINDS[0])
    for kind in kinds:
        if kind not in modality.KINDS:
            raise UserError(f"`kinds`: {_shown(kind)} is not known. Known: {', '.join(modality.KINDS)}.")
    return kinds


def party_of(value: Any) -> str | None:
    """What a document calls a party, or its name; None for all."""
    if value is None or isinstance(value, str) and value.strip():
        return value
    raise UserError(f'`party` must be a text such as "Tenant", found {_shown(value)}.')


def scope_of(index: Index, documents: Sequence[str], collections: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """What to ask the assistant with, so that it keeps to these documents and collections. UserError for one that is not there."""
    held = {document.id for document in index.documents()} if documents else set()
    names = [collection.name for collection in index.collections()] if collections else []
    for id in documents:
        if id not in held:
            raise UserError(f"`documents`: {_shown(id)} is no document of this index. The endpoint `documents` lists the ids.")
    for name in collections:
        if name not in names:
            raise UserError(f"`collections`: {_shown(name)} is no collection of this index. Collections: {', '.join(names)}.")
    return {"documents": tuple(documents), "collections": tuple(collections)}


def texts_of(value: Any, name: str, example: str) -> tuple[str, ...]:
    """A list of texts; none for all."""
    if value is None:
        return ()
    if not isinstance(value, list) or len(value) > MOST_NAMED:
        found = f"{len(value):,} of them" if isinstance(value, list) else _shown(value)
        raise UserError(f'`{name}` must be a list of at most {MOST_NAMED:,} texts such as ["{example}"], found {found}.')
    for item in value:
        if not isinstance(item, str):
            raise UserError(f"`{name}`: {_shown(item)} is not known: it must be a text such as {example!r}.")
    return tuple(value)


def day_of(value: Any, name: str) -> date | None:
    """A day written YYYY-MM-DD; None or an empty text for no limit."""
    if value is None or value == "":
        return None
    try:
        if isinstance(value, str) and len(value) == 10:
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise UserError(f"`{name}` must be a day such as 2024-07-10, found {_shown(value)}.")


def _shown(value: Any) -> str:
    told = repr(value)
    return told if len(told) <= 80 else f"{told[:77]}..."
