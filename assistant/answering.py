"""Sentences that were read or measured -> silence, yes or no, or the sentences that answer."""

from __future__ import annotations

from collections.abc import Sequence

from assistant import composing
from assistant.answer import Answer, literal
from assistant.documents import lookup
from assistant.documents.definitions import Definition
from assistant.documents.facts import Fact
from assistant.elsewhere import is_unmentioned
from assistant.reader import Reader, placed
from assistant.sentences import silence
from assistant.sentences.choosing import DOUBTED, MOST, SILENT, Found, proof_of, worth_quoting
from assistant.sentences.deciding import LOOKED_AT, chance_of_yes, deciding_first, gainsaid
from assistant.sentences.list_items import whole_lists
from assistant.sentences.named_in import holds_all_named
from assistant.sentences.picking import chosen_of, without_repeats
from assistant.sentences.preferring import full_text_first
from assistant.sentences.quote import Quote
from assistant.sentences.quoting import Found as Measured
from assistant.sentences.quoting import MeasuredQuote
from assistant.understanding.question import Question
from assistant.understanding.relating import COMPARES
from assistant.understanding.ukrainian import is_ukrainian
from index.index import Index
from index.passage import Hit

SHOWN = 2  # sentences that speak of what is asked, where none is known to answer it
AFFIRMED, SPEAKS = 0.5, 0.2  # how likely a sentence must be, to the reader, to prove a yes; and to speak of what is asked


def from_read(asked: Question, hits: Sequence[Hit], found: Found, index: Index) -> Answer:
    """Silence, yes or no, or the sentences that answer, as the reader judges them."""
    lost = lost_words(asked, found)
    sure = found.sure * (len(asked.terms) / (len(asked.terms) + len(lost))) ** 2 if lost else found.sure
    if lost and sure < SILENT:
        return composing.not_understood(asked, lost, hits, sure)
    proof = proof_of(found.quotes) if asked.kind == "yesno" and not lost else None
    if proof:
        others = (quote for quote in found.quotes if quote is not proof.quote)
        proved = whole_lists(worth_quoting(without_repeats([proof.quote, *others])), found.likely)
        return composing.from_quotes(asked, proved, hits, proof.sure, composing.say(asked, proof.word), True)
    if not found.quotes or found.sure < SILENT:
        return _silent(asked, hits, found.quotes, found.sure, index)
    quotes = lookup.deferred(asked, whole_lists(worth_quoting(without_repeats(found.quotes)), found.likely), index)
    doubt = composing.say(asked, "doubtful") if lost or sure < DOUBTED else ""
    return composing.from_quotes(asked, quotes, hits, sure, doubt, all_of_them=True)


def from_definitions(
    asked: Question, hits: Sequence[Hit], defined: Sequence[Definition], found: Found | Measured, index: Index
) -> tuple[Answer, Sequence[Quote]]:
    """The sentences that say what a word means, what they defer to, and what else is likely an answer."""
    first = [_as_quote(one, index) for one in defined]
    deferred = [quote for one in first for quote in lookup.deferred(asked, [one], index)]
    others = worth_quoting(without_repeats(found.quotes)) if isinstance(found, Found) and found.sure >= SILENT else []
    quotes: list[Quote] = without_repeats([*deferred, *(one for one in others if one.reading.answers > 0)])
    shown = whole_lists(quotes[: max(MOST, len(deferred))], quotes)
    return composing.from_quotes(asked, shown, hits, composing.AT_ONCE, all_of_them=True), quotes


def from_lines(asked: Question, hits: Sequence[Hit], facts: Sequence[Fact], index: Index) -> Answer:
    """The lines that say some facts, quoted whole, behind the value of the first."""
    quotes = [_as_quote(fact, index) for fact in facts]
    return composing.from_quotes(asked, quotes, hits, composing.AT_ONCE, f"**{literal(facts[0].value)}**", True)


def _as_quote(one: Definition | Fact, index: Index) -> Quote:
    passage = composing.passage_at(index, one.document.id, one.start)
    end = min(one.end, passage.end)
    return Quote(passage, one.start, end, one.document.text[one.start : end], 0.0, ())


def _silent(asked: Question, hits: Sequence[Hit], quotes: Sequence[Quote], sure: float, index: Index) -> Answer:
    """No answer: that nothing speaks of it only where no sentence has its words; those that have are shown without a claim."""
    if spoken := without_repeats(silence.speaking(asked, quotes, index)):
        return composing.nearest(asked, spoken[:SHOWN], hits, sure)
    known = asked.kind == "yesno" and not COMPARES.search(asked.english)  # what is compared may be there in two places
    read = known and not any(is_ukrainian(quote.text) for quote in quotes[:1])  # else that there is none is not known
    return (composing.no_mention if read and is_unmentioned(asked, index) else composing.not_said)(asked, hits, sure)


def lost_words(asked: Question, found: Found) -> tuple[str, ...]:
    """The words of a Ukrainian question that were not read: the sentences were read by its English."""
    return asked.lost if not (found.quotes and is_ukrainian(found.quotes[0].text)) else ()


def from_measured(asked: Question, hits: Sequence[Hit], found: Measured, index: Index, reader: Reader) -> Answer:
    """Silence, yes or no, or the sentences that prove it."""
    sure = silence.confidence(asked, found)
    if not found.quotes:
        return composing.not_said(asked, hits, sure)
    if asked.kind == "yesno" and asked.partners:
        return _yes_or_no(asked, hits, deciding_first(asked, found.quotes), index, reader)
    if silence.is_too_unsure(sure):
        best = found.quotes[0]
        if silence.says_absent(best):
            return composing.said_absent(asked, best, hits, sure)
        return _silent(asked, hits, found.quotes, sure, index)
    doubt = composing.say(asked, "doubtful") if silence.is_doubtful(sure) else ""
    quotes = lookup.deferred(asked, full_text_first(asked, found.quotes, index), index)
    if asked.names_scope or quotes[0].passage.partners:
        return composing.from_quotes(asked, quotes, hits, sure, doubt)
    chosen = _beside_own(asked, chosen_of(asked, quotes), reader)
    return composing.from_quotes(asked, whole_lists(chosen, chosen), hits, sure, doubt, all_of_them=True)


def _beside_own(asked: Question, quotes: Sequence[Quote], reader: Reader) -> list[Quote]:
    """The same quotes, the best of which is of a person's own agreement: what states agreed is then no answer, however like it sounds,
    and what stands in another of one's own is one only if it speaks of what is asked."""
    best = quotes[0].passage
    own = [quote for quote in quotes if not quote.passage.partners]
    read = reader.read(asked.english, [placed(quote.passage.section, quote.text) for quote in own])
    return [q for q, reading in zip(own, read, strict=True) if q.passage.document_id == best.document_id or reading.probability >= SPEAKS]


def _yes_or_no(asked: Question, hits: Sequence[Hit], quotes: Sequence[MeasuredQuote], index: Index, reader: Reader) -> Answer:
    """Yes or no only where the reader, too, takes a sentence for the proof; no mention where it finds nothing that speaks of it.
    Of a question with words that were not read nothing is proved."""
    chance = chance_of_yes(asked, quotes)
    denied = chance < composing.LIKELY
    if denied and (quotes[0].features.absence or gainsaid(asked, quotes[0])):  # it says itself that it is not so, or another figure
        return composing.yes_or_no(asked, quotes, hits, chance)
    read = reader.read(asked.english, [placed(quote.passage.section, quote.text) for quote in quotes[:LOOKED_AT]])
    if max(reading.probability for reading in read) < SPEAKS:
        return _silent(asked, hits, quotes, 1 - chance, index)
    if asked.lost:
        return composing.from_quotes(asked, quotes, hits, chance, composing.say(asked, "doubtful"))
    proof = max(range(len(read)), key=lambda at: read[at].proves_yes)
    if denied and max(reading.proves_no for reading in read) > read[proof].proves_yes:
        return composing.yes_or_no(asked, quotes, hits, chance)
    of_two = len(asked.partners) > 1 and COMPARES.search(asked.english)  # no one sentence proves that
    unlike = not quotes[proof].features.words  # a sentence without any word of the question proves it too seldom
    if denied or of_two or unlike or read[proof].proves_yes < AFFIRMED or not holds_all_named(asked, quotes[proof]):
        return composing.from_quotes(asked, quotes, hits, chance)
    return composing.yes_or_no(asked, [quotes[proof], *quotes[:proof], *quotes[proof + 1 :]], hits, chance)
