"""A resolved question -> its answer without a chat model: looked up, decided by grammar, or the sentences that answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant import composing, composing_facts
from assistant.across import differing
from assistant.across.comparing import agreements
from assistant.across.listing import over_many
from assistant.across.one import verdict_of_one
from assistant.across.relative import relative_of
from assistant.answer import Answer
from assistant.answered import Answered
from assistant.answering import from_definitions, from_lines, from_measured, from_read, lost_words
from assistant.documents import facts, lookup
from assistant.documents.definitions import asked_terms, definitions
from assistant.documents.ending import endings
from assistant.documents.facts import Fact
from assistant.documents.notice_of_party import notices_of_party
from assistant.documents.role_facts import who_is
from assistant.documents.signing_days import of_person
from assistant.documents.sounding import sounding
from assistant.elsewhere import is_elsewhere, is_far, is_of_thing, speaks_of
from assistant.every_value import every_value
from assistant.names import Names
from assistant.of_document import Makes, whole
from assistant.reader import Reader
from assistant.resolving import Documents
from assistant.retrieving import retrieve
from assistant.sentences.choosing import SILENT, Found, choose, choose_too
from assistant.sentences.quote import Quote
from assistant.sentences.quoting import Found as Measured
from assistant.sentences.quoting import find_quotes
from assistant.sentences.silence import is_doubtful
from assistant.understanding.difference import contrast_of
from assistant.understanding.fields import asks_when_it_ends
from assistant.understanding.intents import as_read, intent_of
from assistant.understanding.keeping import is_of_several
from assistant.understanding.many import asks_of_many
from assistant.understanding.ordering import order_of
from assistant.understanding.question import Question, carries_topic, without_carried
from assistant.understanding.referring import asks_of_these
from corpus.registry.document_labels import labels
from index.embedding import packaged
from index.index import Index
from index.passage import Hit

HITS = 40  # passages that are considered for one answer
FIRST = 10  # passages that tell which documents a question is about that names none
BRIEFLY = 5  # documents that are answered for one after the other where several fit


class WithoutModel:
    """Answers to single questions; `within` are always the documents that are searched."""

    def __init__(self, index: Index, reader: Reader, names: Names, makes: Makes) -> None:
        self._index, self._reader, self._names, self._makes = index, reader, names, makes
        self._answered = Answered()

    def nearest(self, asked: Question, within: Documents) -> list[Hit]:
        """The passages that are considered for an answer."""
        embeddings = self._index.embeddings
        kind = as_read(without_carried(asked.text)) if embeddings is packaged() else ""
        embeddings.tokens(
            [*asked.readings, kind] if kind else asked.readings
        )  # once, for searching, for comparing and for telling what is asked for
        return retrieve(self._index, asked, HITS, self._index.scope(within))

    def about(self, asked: Question, within: Documents) -> Documents:
        """The documents that the answer to a question is about."""
        return self._answered.documents(asked, within, lambda: self._found(asked, within)[0])

    def answer(self, asked: Question, within: Documents) -> tuple[Answer, Sequence[Quote] | None]:
        """The answer, and the quotes from which it was chosen; None where it was looked up."""
        found = self._found(asked, within)
        self._answered.note(asked, within, found[0])
        return found

    def _found(self, asked: Question, within: Documents) -> tuple[Answer, Sequence[Quote] | None]:
        if is_of_several(asked) and asks_of_these(asked.bare):  # a list of those that were found before
            kept = tuple(one for one in within if one.id in asked.documents or not set(one.partners).isdisjoint(asked.partners))
            alone = replace(asked, text=without_carried(asked.text), documents=(), labels=(), words=(), partners=(), by_answer=False)
            return self._found(alone, kept)
        register = self._names.register(within)
        if relative := None if asked.said else relative_of(asked, within, register, self._makes.lines):
            told, quotes = self._found(relative.question, relative.within)
            return composing_facts.measured_by(asked, told, relative.measures if told.answered else (), self._index), quotes
        hits = self.nearest(asked, within)
        order = order_of(asked)
        if not (order and order.of_two) and (contrast := contrast_of(asked, register, within)):
            first, second = differing.sides(contrast)
            found = self._makes.differences(first.id, second.id, contrast.about)
            return differing.as_answer(asked, contrast, found, self._index, hits), None
        clauses = lookup.asked_clauses(asked, within)
        if not clauses and (meant := self._defined(asked, hits, within)):
            return meant
        if clauses and lookup.is_bare(asked):
            return lookup.recited(asked, clauses, self._index, hits), None
        if answer := None if clauses else self.at_once(asked, hits, within):
            return answer, None
        if 1 < len(asked.documents) <= BRIEFLY:
            return self._each(asked, hits, within), None
        return self._of_sentences(asked, hits, lookup.in_clauses(hits, clauses, self._index) if clauses else hits, bool(clauses), within)

    def _defined(self, asked: Question, hits: Sequence[Hit], within: Documents) -> tuple[Answer, Sequence[Quote]] | None:
        """What a text says that a word of its own means, before what else it says of it; None where that is not asked for, or not said."""
        if not asked_terms(asked) or who_is(asked, within):
            return None
        near = {*asked.documents, *(hit.passage.document_id for hit in hits)}
        found = definitions(asked, [document for document in within if document.id in near], self._index)
        if not found:
            return None
        kept = replace(asked, documents=tuple(one.document.id for one in found), labels=labels([one.document for one in found]))
        theirs = [hit for hit in hits if hit.passage.document_id in kept.documents]
        return from_definitions(kept, hits, found, self.quotes(kept, theirs, within), self._index)

    def at_once(self, asked: Question, hits: Sequence[Hit], within: Documents) -> Answer | None:
        """What needs no comparing of sentences: a country without an agreement, a fact that is looked up, a list over all agreements."""
        alone = len(asked.terms) <= len(asked.unknown) and not asks_of_many(asked)
        if asked.unknown and (asked.partner_role or alone) and not is_of_thing(asked, hits):
            return composing.unknown_partner(asked, hits)
        if decided := facts.signed_alike(asked, within) or verdict_of_one(asked, within, self._makes.lines):
            verdict, rows = decided
            return composing_facts.from_facts(asked, rows, self._index, hits, composing.say(asked, "yes" if verdict else "no"))
        if told := whole(asked, within, self._makes, hits):
            return told
        if listed := every_value(asked, within, self._index, hits):
            return listed
        lines = self._makes.lines
        if ended := self._ended(asked, within):
            return from_lines(asked, hits, ended, self._index)
        order = order_of(asked)
        known = facts.look_up(asked, within, lines.told) if not order or order.most else []
        rows = notices_of_party(asked, within) or of_person(known, without_carried(asked.text))
        rows = rows or endings(asked, within, lambda document: lines.of((document,), "term")) or who_is(asked, within)
        return composing_facts.from_facts(asked, rows, self._index, hits) if rows else over_many(asked, within, self._makes.lines, hits)

    def _ended(self, asked: Question, within: Documents) -> Sequence[Fact]:
        """The lines that tell when a country's agreement ends, where that is asked: of its term, and of the day from which that counts."""
        if len(asked.partners) != 1 or not asks_when_it_ends(asked) or carries_topic(asked.text):
            return ()
        ending = next((self._makes.lines.ending(agreement) for agreement in agreements(within, asked.partners)), None)
        return ending.facts[::-1] if ending else ()

    def quotes(self, asked: Question, hits: Sequence[Hit], within: Documents) -> Found | Measured:
        """The sentences that answer, best first: read where own agreements are asked, measured where it is Ukraine's."""
        if asked.documents or not _of_ukraine(asked, hits, within):
            found = choose(asked, hits, self._index, self._reader)
            further, like = sounding(asked, within, self._index) if found.sure >= SILENT else ((), "")
            return choose_too(asked, found, further, like, self._index, self._reader) if like else found
        return find_quotes(asked, hits, self._index)

    def _each(self, asked: Question, hits: Sequence[Hit], within: Documents) -> Answer:
        """The answer of each of the documents that fit, after one another."""
        alone = [replace(asked, documents=(id,), labels=(name,)) for id, name in zip(asked.documents, asked.labels, strict=True)]
        return composing.each(asked, [(one.labels[0], self.answer(one, within)[0]) for one in alone], hits)

    def _of_sentences(
        self, asked: Question, hits: Sequence[Hit], looked_at: Sequence[Hit], of_clause: bool, within: Documents
    ) -> tuple[Answer, Sequence[Quote] | None]:
        """What the sentences of some passages answer; `of_clause`: they are of the clause that was asked for by its number."""
        found = self.quotes(asked, looked_at, within)
        if isinstance(found, Found):
            answer = from_read(asked, hits, found, self._index)
        else:
            answer = from_measured(asked, hits, found, self._index, self._reader)
        settled = isinstance(found, Found) and (answer.answered or bool(lost_words(asked, found)))  # it answers, or was not understood
        if of_clause or settled and intent_of(asked.text) != "elsewhere":
            return answer, found.quotes
        scope = self._index.scope(within)
        if is_elsewhere(asked, hits, self._index, scope):
            return composing.spoken(asked.topic, "elsewhere", asked.language, ()), None
        weak = is_doubtful(answer.confidence) or not speaks_of(asked, found.quotes[:1])
        if answer.answered and not settled and weak and is_far(asked, hits, self._index, scope):
            return composing.not_said(asked, hits, answer.confidence), found.quotes
        return answer, found.quotes


def _of_ukraine(asked: Question, hits: Sequence[Hit], within: Documents) -> bool:
    """Whether a question is about Ukraine's agreements: those of the countries it names, else most of the first passages found."""
    theirs = {document.id for document in within if document.partners and not document.of_others}
    meant = [document.id for document in within if any(slug in document.partners for slug in asked.partners)]
    about = meant or [hit.passage.document_id for hit in hits[:FIRST]]
    return bool(theirs) and 2 * sum(id in theirs for id in about) >= len(about)
