"""What stands beside the conversation: the sources of an answer, or one of its documents; and what a click there leads to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from assistant.assistant import Assistant
from assistant.page.document_view import Span, document_html
from assistant.page.sources import NEAREST, sources
from assistant.page.turn import Turn
from assistant.page.wording import say
from corpus.errors import UserError
from index.passage import Passage

Place = tuple[Passage, Span]  # a passage and the stretch of its document that is marked


def beside(assistant: Assistant, turns: Sequence[Turn], asked: Mapping[str, Any], language: str) -> str:
    """The HTML that a click asks for: `asked` holds what the button carries ("do", "turn", "number", "document", "offset")."""
    do, turn, number = str(asked.get("do", "")), _whole(asked.get("turn")), _whole(asked.get("number"))
    try:
        if do == "close":
            return _latest(turns, language)
        if do == "part":
            return _part(assistant, turns, str(asked.get("document", "")), _whole(asked.get("offset")), turn, number, language)
        if not 0 <= turn < len(turns):
            return note(say("no_turn", language), language)
        if do == "source":
            return sources(turns[turn].answer, turn, language, number)
        return _opened(assistant, turns, turn, number, language, "scroll" if do == "go" else "focus")
    except UserError:
        return note(say("no_document", language), language)


def linked(assistant: Assistant, document_id: str, passage_id: str, language: str) -> str:
    """The document or passage that an address names ("?document=", "?passage=")."""
    try:
        document = assistant.index.document(document_id or passage_id.partition(":")[0])
    except UserError:
        return note(say("no_document" if document_id else "no_passage", language), language)
    if document_id:
        return document_html(document, (), 0, language, ways=_close(language))
    passage = next((held for held in assistant.index.passages_of(document.id) if held.id == passage_id), None)
    if passage is None:
        return note(say("no_passage", language), language)
    marks = [(passage.start, passage.start + len(passage.text.rstrip()))]
    return document_html(document, marks, passage.start, language, ways=_close(language), link=f"?passage={passage.id}")


def note(text: str, language: str) -> str:
    """A line that says what is not there, and the way back to the sources."""
    return f'<section class="sources"><p class="told" role="alert" tabindex="-1" data-go="focus">{escape(text)}</p>{_close(language)}</section>'


def places(turn: Turn) -> list[Place]:
    """What a turn's answer stands on, in the order of the cards: its citations, or the nearest passages."""
    if not turn.answer:
        return []
    if turn.answer.citations:
        return [(citation.passage, (citation.start, citation.end)) for citation in turn.answer.citations]
    return [(hit.passage, (hit.passage.start, hit.passage.start + len(hit.passage.text.rstrip()))) for hit in turn.answer.hits[:NEAREST]]


def _numbers(turn: Turn) -> list[int]:
    """The number of each place, as its card carries it."""
    if turn.answer and turn.answer.citations:
        return [citation.number for citation in turn.answer.citations]
    return list(range(1, len(places(turn)) + 1))


def _opened(assistant: Assistant, turns: Sequence[Turn], turn: int, number: int, language: str, go: str) -> str:
    """The document of one citation, with every quote of the answer from that document marked."""
    held, numbers = places(turns[turn]), _numbers(turns[turn])
    if number not in numbers:
        return note(say("no_turn", language), language)
    passage, span = held[numbers.index(number)]
    document = assistant.index.document(passage.document_id)
    marks = [other for held_passage, other in held if held_passage.document_id == document.id]
    attributes = f'data-turn="{turn}" data-number="{number}"'
    ways, link = _ways(numbers, turn, number, language), f"?passage={passage.id}"
    return document_html(document, marks, span[0], language, ways=ways, go=go, turn=attributes, link=link)


def _part(assistant: Assistant, turns: Sequence[Turn], id: str, offset: int, turn: int, number: int, language: str) -> str:
    """Another stretch of a long document."""
    document = assistant.index.document(id)
    ways, marks, attributes = _close(language), [], ""
    if 0 <= turn < len(turns) and number in _numbers(turns[turn]):
        ways, attributes = _ways(_numbers(turns[turn]), turn, number, language), f'data-turn="{turn}" data-number="{number}"'
        marks = [span for passage, span in places(turns[turn]) if passage.document_id == id]
    return document_html(document, marks, max(0, min(offset, len(document.text) - 1)), language, ways=ways, turn=attributes)


def _latest(turns: Sequence[Turn], language: str) -> str:
    """The sources of the newest answer."""
    number = next((at for at in range(len(turns) - 1, -1, -1) if turns[at].answer), 0)
    return sources(turns[number].answer if turns else None, number, language)


def _ways(numbers: Sequence[int], turn: int, number: int, language: str) -> str:
    """Back to the card, and on to the citation before and after."""
    at = numbers.index(number)
    total = say("citation_of", language, number=at + 1, total=len(numbers))
    before = numbers[at - 1] if at else 0
    after = numbers[at + 1] if at + 1 < len(numbers) else 0
    return (
        f'<button type="button" class="back" data-do="source" data-turn="{turn}" data-number="{number}">{say("back", language)}</button>'
        f'{_way("previous", turn, before, language)}{_way("next", turn, after, language)}<span role="status">{total}</span>'
    )


def _way(key: str, turn: int, number: int, language: str) -> str:
    """A button to another citation; where there is none it stays, and says so."""
    off = "" if number else ' aria-disabled="true"'
    name = escape(say(f"{key}_citation", language))
    return (
        f'<button type="button" class="{key}" data-do="go" data-turn="{turn}" data-number="{number}" aria-label="{name}" title="{name}"{off}>'
        f"{say(key, language)}</button>"
    )


def _close(language: str) -> str:
    return f'<button type="button" class="back" data-do="close">{say("close", language)}</button>'


def _whole(value: Any) -> int:
    """A number that the browser sent; -1 where it is none."""
    return int(value) if isinstance(value, (int, str)) and str(value).isascii() and str(value).isdigit() and len(str(value)) < 12 else -1
