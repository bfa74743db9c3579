"""The assistant: a question in, an answer whose every sentence stands on an exact quote out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from assistant import composing, conversing
from assistant.across import differing
from assistant.across.comparing import Comparison, agreements, compare
from assistant.across.differences import Differences, Progress
from assistant.across.topic_clauses import TopicClauses
from assistant.across.verdict import Lines
from assistant.answer import Answer
from assistant.chat.writing import Writer
from assistant.conversing import asked_before, one_by_one
from assistant.documents.obligations import Obligation, Obligations, limits_of, obligations_of
from assistant.documents.sheet import Sheet, Sheets
from assistant.fields import Field
from assistant.finding import FINDS
from assistant.of_document import Makes
from assistant.reader import Reader
from assistant.resolving import Documents, Resolving
from assistant.retrieving import retrieve
from assistant.sentences.quote import Quote
from assistant.suggesting import openers
from assistant.understanding.following import ALONE, Beside
from assistant.understanding.moves import move_of
from assistant.understanding.question import Question
from assistant.understanding.several import Part, parts_of
from assistant.understanding.small_talk import small_talk
from assistant.understanding.ukrainian import is_ukrainian
from assistant.understanding.unmeant import Unmeant
from assistant.warming import READ_VALUES, Warming
from assistant.without_model import WithoutModel
from index.index import Index
from index.passage import Hit

OPENED = ("greeting", "help")  # small talk that is answered with questions to begin with


class Assistant:
    """Answers from one index. `stream` gives growing answers; `ask` the last of them.

    Everywhere `documents` are ids and `collections` names: only these are searched; neither given means all that are not put aside.
    """

    def __init__(self, index: Index, writer: Writer | None = None, reader: Reader | None = None, own_rows: Path | None = None) -> None:
        """`own_rows`: a file of rows of a person's own for the sheets (`assistant.fields.fields_with`), which need not be there."""
        self.index = index
        self.writer = writer
        self.reader = reader or Reader()
        self._asked = Resolving(index, writer, lambda asked, within: self.answers.about(asked, within))
        self._sheets = Sheets(index, self.reader, own_rows)
        makes = Makes(Lines(index, self._sheets.row), self.sheet, self.obligations, self._limits, self.differences)
        self.answers = WithoutModel(index, self.reader, self._asked.names, makes)
        index.at_adding(FINDS)
        self._warming = Warming([self.reader.load, *READ_VALUES])

    def load(self) -> None:
        """Read into memory now what else the first questions would wait for: models, vectors, and patterns of values."""
        self.index.load()
        self._warming.now()
        for question in ("How much is due, and when?", "Скільки винні й коли?"):
            self.without_model(question)

    def without(self, unmeant: Unmeant) -> Assistant:
        """The same assistant for questions that do not mean this."""
        if not unmeant:
            return self
        other = copy(self)
        other._asked = self._asked.without(unmeant)
        return other

    def retrieve(
        self,
        question: str,
        limit: int = 8,
        partners: Sequence[str] = (),
        kinds: Sequence[str] = (),
        signed_after: date | None = None,
        signed_before: date | None = None,
        documents: Sequence[str] = (),
        collections: Sequence[str] = (),
    ) -> list[Hit]:
        """The passages that answer best, best first. Partners are slugs; dates are those of signing, both ends included."""
        within = self._asked.within(question, documents, collections)
        only = {"partners": tuple(partners), "kinds": tuple(kinds), "signed_after": signed_after, "signed_before": signed_before}
        asked = self._asked.question(question, (), within)
        with self.index.turns.turn():
            return retrieve(self.index, asked, limit, self.index.scope(within, **only))

    def understand(
        self, question: str, history: Sequence[Any] = (), documents: Sequence[str] = (), collections: Sequence[str] = ()
    ) -> Question:
        """The question as it is resolved: typing errors mended, what it leaves unsaid carried over, the documents it names found."""
        return self._asked.question(question, history, self._asked.within(question, documents, collections))

    def ask(self, question: str, history: Sequence[Any] = (), documents: Sequence[str] = (), collections: Sequence[str] = ()) -> Answer:
        """The answer to a question; `history` is anything langchain_core.messages.convert_to_messages takes."""
        *_, last = self.stream(question, history, documents, collections)
        return last

    def stream(
        self, question: str, history: Sequence[Any] = (), documents: Sequence[str] = (), collections: Sequence[str] = ()
    ) -> Iterator[Answer]:
        """Growing answers; the last is what `ask` returns."""
        self._warming.asked()
        within = self._asked.within(question, documents, collections)
        return self._stream(question, history, within, modelled=True)

    def without_model(
        self, question: str, history: Sequence[Any] = (), documents: Sequence[str] = (), collections: Sequence[str] = ()
    ) -> Answer:
        """The answer as it is without a chat model; whether it is answered at all is the same with one."""
        return self._last(question, history, self._asked.within(question, documents, collections))

    def _last(self, question: str, history: Sequence[Any], within: Documents) -> Answer:
        *_, last = self._stream(question, history, within, modelled=False)
        return last

    def _stream(self, question: str, history: Sequence[Any], within: Documents, modelled: bool) -> Iterator[Answer]:
        """Growing answers to what acts on the last answer, to several questions one by one, or to one."""
        parts = parts_of(question)
        if move := move_of(question):
            yield self._moved(move, question, history, within)
        elif len(parts) > 1:
            yield from self._one_by_one(question, parts, history, within, modelled)
        else:
            yield from self._one(question, history, within, modelled)

    def _one_by_one(
        self, question: str, parts: Sequence[Part], history: Sequence[Any], within: Documents, modelled: bool
    ) -> Iterator[Answer]:
        """Growing answers to several questions; where one is left open and the whole can be looked up, the answer to that."""
        done: list[tuple[str, Answer]] = []
        for at, part in enumerate(parts):
            beside = Beside(question, tuple(one.asked for one in parts[:at]))
            for answer in self._one(part.asked, history, within, modelled, beside):
                yield one_by_one(question, [*done, (part.written, answer)])
            done.append((part.written, answer))
        if not any(answer.answered for _, answer in done):
            asked = self._asked.by_rules(question, history, within)
            if whole := self.answers.at_once(asked, self.answers.nearest(asked, within), within):
                yield whole

    def _one(self, question: str, history: Sequence[Any], within: Documents, modelled: bool, beside: Beside = ALONE) -> Iterator[Answer]:
        """Growing answers to one question; `beside`: the others of its message."""
        understand = self._asked.question if modelled else self._asked.by_rules
        asked = understand(question, history, within, beside)
        asked = replace(asked, topic=beside.message if beside.earlier else asked.topic)
        with self.index.turns.turn():
            plain, found = self._plain(asked, within)
        if modelled and self.writer and self.writer.wanted(plain, looked_up=found is None):
            yield from self.writer.stream(asked, plain, found or (), plain.hits)
        else:
            yield plain

    def _moved(self, move: str, message: str, history: Sequence[Any], within: Documents) -> Answer:
        """What a message that acts on the last answer gets."""
        language = "uk" if is_ukrainian(message) else "en"
        before = asked_before(history)
        if before is None:
            return composing.spoken(message, "nothing_before", language, ())
        answer = self._last(before.question, before.history, within)
        if move == "original" and answer.answered and (full := conversing.full_texts(answer, within)):
            whole = self._last(before.question, before.history, tuple(document for document in within if document.id in full))
            answer = whole if whole.answered else answer
        if move == "original" and answer.answered and conversing.is_summary(answer):
            return conversing.only_summary(answer, within, language)

        def further() -> Sequence[Quote]:
            return self.answers.quotes(self._asked.by_rules(before.question, before.history, within), answer.hits, within).quotes

        return conversing.moved(move, message, language, answer, further, self.index, before.more)

    def _plain(self, asked: Question, within: Documents) -> tuple[Answer, Sequence[Quote] | None]:
        """The answer without a chat model, and the quotes from which it was chosen; None where it was looked up."""
        if not asked.text:
            return composing.nothing_asked(), None
        if said := small_talk(asked.topic):
            questions = openers(self, within, asked.language) if said in OPENED else ()
            return composing.spoken(asked.topic, said, asked.language, questions), None
        return self.answers.answer(asked, within)

    def sheet(self, document_id: str) -> Sheet:
        """What is to be known of a document first, a quote or silence for each row. UserError for an unknown id or a wrong file of rows."""
        return self._sheets.of(document_id)

    def sheet_at_hand(self, document_id: str) -> Sheet | None:
        """The sheet of a document where it was made before and is remembered: at once."""
        return self._sheets.at_hand(document_id)

    def fields(self) -> tuple[Field, ...]:
        """The rows that a sheet can have: those of the program and a person's own. UserError where the file of rows is wrong."""
        return self._sheets.fields()

    def obligations(self, document_id: str, party: str | None = None) -> Obligations:
        """What a document lays down for its parties, or for one of them. UserError for an unknown id or party."""
        return obligations_of(self.index.document(document_id), self.index, party)

    def _limits(self, document_id: str) -> tuple[Obligation, ...]:
        return limits_of(self.index.document(document_id), self.index)

    def compare(
        self, question: str, partners: Sequence[str] = (), documents: Sequence[str] = (), collections: Sequence[str] = ()
    ) -> Comparison:
        """What each agreement says of a topic or question, a row each; silence is a row too. Partners, slugs: only theirs."""
        within = self._asked.within(question, documents, collections)
        asked = self._asked.question(question, (), within)
        asked = replace(asked, partners=tuple(partners) or asked.partners)
        return compare(asked, self.index, agreements(within, asked.partners, asked.documents))

    def differences(self, first: str, second: str, about: str = "", progress: Progress | None = None) -> Differences:
        """How two documents, by id, differ clause by clause: all of it, or what is `about` a topic. UserError for an unknown id."""
        topic = self._asked.question(about, (), (self.index.document(first), self.index.document(second))) if about.strip() else None
        return differing.differences(self.index, first, second, topic, progress, TopicClauses(self.index, self.reader, self._sheets))
