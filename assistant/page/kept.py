"""Chats that stay: as JSON for the browser that keeps them, and as files on the server for people who sign in, theirs alone."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Citation
from assistant.page.desk import LONGEST_NAME, Chat, Chip, Head, Turn
from assistant.page.search_in import SearchIn
from index.passage import Hit, Passage

NEAREST = 3  # passages beside an answer that are kept
MOST_TURNS, LONGEST_TEXT = 200, 50_000  # of a chat; characters of a text in it
_ID = re.compile(r"[0-9a-f]{32}")


def chat_json(chat: Chat) -> str:
    """A chat as text; what is being answered at this moment is not part of it."""
    turns = [_turn_json(turn) for turn in chat.done[-MOST_TURNS:]]
    return json.dumps({"id": chat.id, "name": chat.name, "changed": chat.changed, "turns": turns}, ensure_ascii=False)


def chat_of(text: str) -> Chat | None:
    """The chat that a text holds; None where it holds none: a browser may send anything."""
    try:
        held = json.loads(text)
        turns = tuple(_turn_of(turn) for turn in held["turns"][:MOST_TURNS])
        chat = Chat(_text(held["name"])[:LONGEST_NAME], turns, changed=_text(held["changed"])[:40], id=_text(held["id"]))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return chat if _ID.fullmatch(chat.id) else None


def heads_of(text: str) -> tuple[Head, ...]:
    """The chats that a browser says it keeps, newest first."""
    try:
        told = [Head(_text(one["id"]), _text(one["name"])[:LONGEST_NAME], _text(one["changed"])[:40]) for one in json.loads(text)]
    except (ValueError, TypeError, KeyError, RecursionError):
        return ()
    return tuple(sorted((head for head in told if _ID.fullmatch(head.id)), key=lambda head: head.changed, reverse=True))


class Chats:
    """The chats of the people who sign in, a folder a person and a file a chat; nobody is given another's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, name: str, chat: Chat) -> None:
        """Write a chat, all or nothing, for its owner alone."""
        file = self._file(name, chat.id)
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        part.touch(mode=0o600)
        part.write_text(chat_json(chat), encoding="utf-8")
        part.replace(file)

    def chat(self, name: str, id: str) -> Chat | None:
        """One chat of a person; None where there is none of this id."""
        file = self._file(name, id) if _ID.fullmatch(id) else None
        return chat_of(file.read_text(encoding="utf-8")) if file and file.is_file() else None

    def heads(self, name: str) -> tuple[Head, ...]:
        """What a person's list shows, newest first."""
        held = [chat for file in self._file(name, "").parent.glob("*.json") if (chat := self.chat(name, file.stem))]
        told = [Head(chat.id, chat.name, chat.changed) for chat in held]
        return tuple(sorted(told, key=lambda head: head.changed, reverse=True))

    def delete(self, name: str, id: str) -> None:
        """Delete a chat for good."""
        if _ID.fullmatch(id):
            self._file(name, id).unlink(missing_ok=True)

    def _file(self, name: str, id: str) -> Path:
        return self._folder / name / f"{id}.json"


def _turn_json(turn: Turn) -> dict[str, Any]:
    answer = turn.answer
    return {
        "typed": turn.typed,
        "resolved": turn.resolved,
        "told": turn.told,
        "chosen": turn.search_in.chosen,
        "without": turn.search_in.without,
        "everywhere": turn.search_in.everywhere,
        "chips": [asdict(chip) for chip in turn.chips],
        "vote": turn.vote,
        "noted": turn.noted,
        "added": turn.added,
        "answer": answer
        and {"question": answer.question, "text": answer.text, "answered": answer.answered, "confidence": answer.confidence},
        "citations": [_citation_json(citation) for citation in answer.citations] if answer else [],
        "nearest": [_passage_json(hit.passage) for hit in answer.hits[:NEAREST]] if answer and not answer.citations else [],
    }


def _citation_json(citation: Citation) -> dict[str, Any]:
    return {
        "number": citation.number,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "passage": _passage_json(citation.passage),
    }


def _passage_json(passage: Passage) -> dict[str, Any]:
    return asdict(passage) | {"signed": str(passage.signed or "")}


def _turn_of(held: Mapping[str, Any]) -> Turn:
    answer = None
    if told := held["answer"]:
        citations = tuple(_citation_of(citation) for citation in held["citations"])
        hits = tuple(Hit(_passage_of(passage), 0.0) for passage in held["nearest"])
        answer = Answer(_text(told["question"]), _text(told["text"]), citations, hits, bool(told["answered"]), float(told["confidence"]))
    return Turn(
        typed=_text(held["typed"]),
        resolved=_text(held["resolved"]),
        told=_text(held["told"]),
        search_in=_search_in_of(held),
        chips=tuple(Chip(_text(chip["kind"]), _text(chip["text"]), _text(chip["id"])) for chip in held["chips"]),
        vote=_text(held["vote"]),
        noted=bool(held["noted"]),
        added=bool(held.get("added")),
        answer=answer,
        running=False,
    )


def _search_in_of(held: Mapping[str, Any]) -> SearchIn:
    without = tuple((_text(id), _text(name)) for id, name in held["without"])
    return SearchIn(_texts(held["chosen"]), without, bool(held.get("everywhere")))


def _citation_of(held: Mapping[str, Any]) -> Citation:
    passage = _passage_of(held["passage"])
    return Citation(int(held["number"]), passage, _text(held["quote"]), int(held["start"]), int(held["end"]))


def _passage_of(held: Mapping[str, Any]) -> Passage:
    known: dict[str, Any] = {field.name: held[field.name] for field in fields(Passage) if field.name != "recognised"}
    for name in ("id", "document_id", "title", "kind", "section", "text", "url"):
        known[name] = _text(known[name])
    known |= {"partners": _texts(known["partners"]), "parties": _texts(known["parties"])}
    known |= {"start": int(known["start"]), "end": int(known["end"]), "page": int(known["page"]) if known["page"] else None}
    known["recognised"] = bool(held.get("recognised"))
    return Passage(**known | {"signed": date.fromisoformat(known["signed"]) if known["signed"] else None})


def _texts(held: Any) -> tuple[str, ...]:
    return tuple(_text(one) for one in held)


def _text(held: Any) -> str:
    """A text that is none too long; TypeError for anything else."""
    if not isinstance(held, str):
        raise TypeError(f"a text, not {type(held).__name__}")
    return held[:LONGEST_TEXT]
