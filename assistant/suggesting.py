"""Questions to begin with and to go on with: of what the documents are known to say, so that nothing is asked to find them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.across.comparing import NOT_THERE, Agreement, agreements
from assistant.answer import Answer
from assistant.documents.facts import facts_of
from assistant.understanding.duties import asked_duty
from assistant.understanding.fields import asked_fields
from assistant.understanding.question import Question
from assistant.understanding.turns import turns_of
from assistant.understanding.ukrainian import is_ukrainian
from assistant.understanding.whole import asks_for_sheet
from corpus import parties
from corpus.document import Document
from corpus.names.pronouns import is_pronoun
from corpus.own_yaml import read_own
from corpus.registry.bearing import without_parties
from corpus.registry.document_labels import label

if TYPE_CHECKING:
    from assistant.assistant import Assistant

OPENERS = 3  # questions that answer a greeting
MOST = 3  # questions to go on with
SURE = 0.85  # how likely the sentence of a sheet's row must be so that it is asked for
_IN_SHORT = {"en": "What does the {name} say in short?", "uk": "Що коротко каже угода {name}?"}
_ON = {"en": "What does the {name} say about {topic}?", "uk": "Що каже угода {name} про {topic}?"}
_DUTIES = {"en": "What must {party} do under the {name}?", "uk": "Що повинен робити {party} за угодою {name}?"}

Span = tuple[str, int, int]  # a document's id, and where in it a quote begins and ends


def openers(assistant: Assistant, documents: Sequence[Document], language: str, most: int = OPENERS) -> list[str]:
    """Up to `most` questions that these documents answer: of each agreement another one, as long as there are others."""
    about = [agreement for agreement in agreements(documents) if agreement[-1].whose not in parties.NAMED_DOCUMENTS]
    asked = []
    for at, agreement in enumerate(about[:: max(1, len(about) // most)][:most]):
        name = _name(agreement[-1], documents, language)
        told = [*_questions(assistant, _told(assistant, agreement, language), name, language), _IN_SHORT[language].format(name=name)]
        asked.append(_turned(told, at))
    return _first(chain.from_iterable(zip_longest(*asked)), most)


def suggestions(
    assistant: Assistant, within: Sequence[Document], asked: Question, answer: Answer, history: Sequence[Any] = ()
) -> list[str]:
    """Up to MOST further questions about the agreement that was asked about: of what was not answered now, nor asked in `history`."""
    agreement = _meant(within, asked, answer)
    if agreement is None:
        return []
    name, language = _name(agreement[-1], within, asked.language), asked.language
    rows = _questions(assistant, _further(assistant, agreement, asked, answer), name, language)
    duties = [] if asked_duty(asked) else _duties(assistant, agreement, name, language)
    whole = [] if asks_for_sheet(asked) else [_IN_SHORT[language].format(name=name)]
    before = {text.casefold().strip() for said_by, text in turns_of(history) if said_by == "human"}
    texts = [*chain.from_iterable(zip_longest(_topics(agreement, name, language, answer), rows, duties)), *whole]
    return _first((text for text in texts if text and text.casefold() not in before), MOST)


def _first(texts: Iterable[str | None], most: int) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))[:most]


def _turned(items: Sequence[str], by: int) -> list[str]:
    """The same in a ring, from a later one on."""
    at = by % len(items) if items else 0
    return [*items[at:], *items[:at]]


def _questions(assistant: Assistant, keys: Iterable[str], name: str, language: str) -> list[str]:
    """How fields, by their keys, are asked of a document."""
    known = {field.key: field for field in assistant.fields()}
    return [known[key].question(name, language) for key in keys]


def _meant(within: Sequence[Document], asked: Question, answer: Answer) -> Agreement | None:
    """The agreement that the question or, where it names none, the first source is about."""
    first = [citation.passage for citation in answer.citations[:1]] or [hit.passage for hit in answer.hits[:1]]
    by_source = () if asked.unknown else tuple((*passage.partners, passage.document_id)[0] for passage in first)
    whose = asked.partners[:1] or asked.documents[:1] or by_source
    found = agreements(within, whose) if whose else []
    return next(
        (one for one in found if any(document.id == passage.document_id for document in one for passage in first)), (*found, None)[0]
    )


def _told(assistant: Assistant, agreement: Agreement, language: str) -> dict[str, list[Span]]:
    """The keys of what an agreement tells, in the order of a sheet, and where it does: by what is looked up, and by its sheets, where they are
    made: of these what is said in the language of the question, as a sentence of another language is found less surely.
    """
    fields = assistant.fields()
    by_fact = {field.fact: field.key for field in fields if field.fact}
    found: dict[str, list[Span]] = {field.key: [] for field in fields if field.asked[0]}
    for document in agreement:
        sheet = assistant.sheet_at_hand(document.id)
        for row in (*sheet.rows, *sheet.unusual) if sheet else ():
            if row.citation and row.sure >= SURE and row.key in found and is_ukrainian(row.citation.quote) == (language == "uk"):
                found[row.key].append((document.id, row.citation.start, row.citation.end))
        for fact in facts_of(document):
            if by_fact.get(fact.field) in found and not fact.value.startswith(NOT_THERE):
                found[by_fact[fact.field]].append((document.id, fact.start, fact.end))
    return {key: spans for key, spans in found.items() if spans}


def _further(assistant: Assistant, agreement: Agreement, asked: Question, answer: Answer) -> list[str]:
    """The keys of what an agreement tells and the answer does not show, those first that come after what it shows."""
    fields = {field.key: field.fact for field in assistant.fields()}
    shown = [citation.place for citation in answer.citations]
    just = asked_fields(asked)
    keys: list[str] = []
    at = 0
    for key, spans in _told(assistant, agreement, asked.language).items():
        if fields[key] in just or any(a[0] == b[0] and a[1] < b[2] and b[1] < a[2] for a in spans for b in shown):
            at = len(keys)
        else:
            keys.append(key)
    return _turned(keys, at)


def _duties(assistant: Assistant, agreement: Agreement, name: str, language: str) -> list[str]:
    """What the parties must do, where a sheet that is made tells that they must."""
    roles = {role for document in agreement for role in document.roles}
    sheets = [sheet for document in agreement if (sheet := assistant.sheet_at_hand(document.id))]
    told = [duties.party for sheet in sheets[:1] for duties in sheet.duties if parties.slug_of(duties.party) not in sheet.document.partners]
    called = [f"the {party}" if language == "en" and party in roles and not is_pronoun(party) else party for party in told]
    return [_DUTIES[language].format(party=party, name=name) for party in called]


def _topics(agreement: Agreement, name: str, language: str, answer: Answer) -> list[str]:
    """The subjects of a summary that the answer does not cite, those first that were considered for it."""
    summary = agreement[-1]
    cited = {citation.passage.section for citation in answer.citations}
    near = [hit.passage.section for hit in answer.hits if hit.passage.document_id == summary.id]
    headings = dict.fromkeys([*near, *(section.path for section in summary.sections if summary.kind == "summary")])
    topics = [_subjects()[heading] for heading in headings if heading in _subjects() and heading not in cited]
    return [_ON[language].format(name=name, topic=topic[language == "uk"]) for topic in topics]


@cache
def _subjects() -> dict[str, tuple[str, str]]:
    """A summary's heading -> its subject as a question says it, in English and in Ukrainian."""
    return {heading: (english, ukrainian) for heading, (english, ukrainian) in read_own(Path(__file__).with_suffix(".yaml")).items()}


def _name(document: Document, others: Sequence[Document], language: str) -> str:
    """What a question calls an agreement after "the" or after "угода": by its first country, or else by its title."""
    partner = document.partners[0] if document.partners else ""
    if language == "uk":
        of_partner = parties.with_ukrainian(partner) or f"«{parties.ukrainian_name_of(partner)}»"
        return of_partner if partner else f"«{_titled(document, others)}»"
    return parties.called(partner).removeprefix("the ") if partner else _titled(document, others)


def _titled(document: Document, others: Sequence[Document]) -> str:
    """The title of a document, without its parties where no other has the same."""
    short = without_parties(document.title)
    alike = [other for other in others if without_parties(other.title).casefold() == short.casefold()]
    title = label(document) if len(alike) > 1 else short.title() if short.isupper() else short
    return title.removeprefix("The ").removeprefix("the ")
