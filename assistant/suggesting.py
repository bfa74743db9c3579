"""Questions to begin with and to go on with: made from what the index holds, kept only where the documents answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any

from assistant.answer import Answer
from assistant.comparing import agreements
from assistant.facts import asked_fields, facts_of
from assistant.understanding.question import Question
from corpus import parties
from corpus.document import Document
from corpus.loading import AT_A_GLANCE, SUMS
from corpus.register import label

if TYPE_CHECKING:
    from assistant.assistant import Assistant

OPENERS = 3  # questions that answer a greeting
EXAMPLES = 5  # questions to begin with
MOST = 3  # questions that are suggested
TRIED = 8  # questions that are tried for them
_FACTS = {
    "en": {
        "term": "How long does the agreement with {name} last?",
        "signers": "Who signed the agreement with {name}?",
        "sum": "How much did {name} promise?",
        "date": "When was the agreement with {name} signed?",
        "place": "Where was the agreement with {name} signed?",
    },
    "uk": {
        "term": "Скільки років діє ця угода?",
        "signers": "Хто підписав цю угоду?",
        "sum": "Яку суму вона передбачає?",
        "date": "Коли підписано цю угоду?",
        "place": "Де підписано цю угоду?",
    },
}
_OWN = {
    "en": (
        "Who are the parties to the {name}?",
        "When does the {name} end?",
        "Which law governs the {name}?",
        "How can the {name} be ended?",
    ),
    "uk": ("Хто сторони договору «{name}»?", "Коли закінчується «{name}»?", "Як розірвати «{name}»?"),
}
_OF_OWN = {
    "en": {
        "parties": _OWN["en"][0],
        "term": "How long does the {name} last?",
        "date": "When was the {name} signed?",
        "notice": _OWN["en"][3],
    },
    "uk": {"parties": _OWN["uk"][0], "term": "Скільки діє «{name}»?", "date": "Коли підписано «{name}»?", "notice": _OWN["uk"][2]},
}
_TOPIC = "What does the agreement with {name} say about {topic}?"
_TOPICS_UK = ("Що вона каже про протиповітряну оборону?", "Що вона каже про розмінування?", "Що вона каже про кібербезпеку?")


def examples(assistant: Assistant, documents: Sequence[Document], language: str) -> list[str]:
    """Up to EXAMPLES questions about these agreements, a different one of each as long as there are others, that they answer."""
    about = _one_of_each(documents)[:TRIED]
    ids = [document.id for document in documents]
    names = {document.id: _name(document, about) for document in about}
    asked = _OWN[language]
    wanted = [asked[(at + turn) % len(asked)].format(name=names[d.id]) for turn in range(len(asked)) for at, d in enumerate(about)]
    answered = (text for text in wanted[:TRIED] if assistant.without_model(text, documents=ids).answered)
    return list(islice(answered, EXAMPLES))


def openers(documents: Sequence[Document], language: str) -> list[str]:
    """Up to OPENERS questions about different agreements, each of which is answered by looking up what its text says."""
    about = [agreement for agreement in agreements(documents) if agreement[-1].whose not in parties.NAMED_DOCUMENTS]
    step = max(1, len(about) // OPENERS)
    asked: dict[str, str] = {}
    for agreement in about[::step]:
        held = {fact.field for document in agreement for fact in facts_of(document)}
        own = not agreement[-1].partners
        forms = (_OF_OWN if own else _FACTS)[language]
        name = _name(agreement[0], documents) if own else _called(agreement[-1], language)
        fresh = [field for field in forms if field in held and field != "sum" and field not in asked] if name else []
        if fresh and len(asked) < OPENERS:
            asked[fresh[0]] = forms[fresh[0]].format(name=name)
    return list(asked.values())


def _called(document: Document, language: str) -> str:
    return parties.name_of(document.partners[0], article=True) if language == "en" else ""


def suggestions(
    assistant: Assistant,
    asked: Question,
    answer: Answer,
    history: Sequence[Any],
    documents: Sequence[str] = (),
    collections: Sequence[str] = (),
) -> Iterator[str]:
    """Up to MOST further questions, each of which was asked after `history` in the same documents and answered."""
    within = assistant.index.in_scope(documents, collections)
    found = 0
    for text in _candidates(within, asked, answer)[:TRIED]:
        if found < MOST and assistant.without_model(text, history, documents, collections).answered:
            found += 1
            yield text


def _candidates(within: Sequence[Document], asked: Question, answer: Answer) -> list[str]:
    """Questions about the agreement that was asked about: of what its summary holds and the answer did not show, topics and facts in turn."""
    summary = _summary(within, asked, answer)
    if summary is None:
        return _about_own(within, asked, answer)
    name = parties.name_of(summary.partners[0], article=True)
    shown = {*asked_fields(asked), "sum" if asked.kind == "money" else ""}
    held = {fact.field for fact in facts_of(summary)} - shown
    facts = [text.format(name=name) for field, text in _FACTS[asked.language].items() if field in held]
    topics = list(_TOPICS_UK)
    if asked.language == "en":
        topics = [_TOPIC.format(name=name, topic=_within(title)) for title in _unread(summary, answer)]
    return [text for pair in zip_longest(topics, facts) for text in pair if text and text != asked.text]


def _about_own(within: Sequence[Document], asked: Question, answer: Answer) -> list[str]:
    """What can be asked of the agreement without a summary that was asked about, or else is quoted first."""
    first = [citation.passage.document_id for citation in answer.citations[:1]]
    ids = list(asked.documents[:1]) or ([] if asked.partners or asked.unknown else first)
    about = [document for document in within if document.id in ids and document.kind == "agreement"]
    name = _name(about[0], within) if about else ""
    texts = [text.format(name=name) for text in _OWN[asked.language]] if about else []
    return [text for text in texts if text.casefold() != asked.topic.casefold()]


def _one_of_each(documents: Sequence[Document]) -> list[Document]:
    """One document of each agreement: its full text, which tells more of the parties, where it is there."""
    return [agreement[0] for agreement in agreements(documents)]


def _name(document: Document, others: Sequence[Document]) -> str:
    """What a question calls an agreement: its title, or more where others have the same."""
    alike = [other for other in others if other.title.casefold() == document.title.casefold()]
    name = document.title if len(alike) < 2 else label(document) if not document.partners else f"{document.title} ({label(document)})"
    return name.removeprefix("The ").removeprefix("the ")


def _summary(within: Sequence[Document], asked: Question, answer: Answer) -> Document | None:
    """The summary of the partner that the question or, where it names none, the first source is about."""
    first = [citation.passage for citation in answer.citations[:1]] or [hit.passage for hit in answer.hits[:1]]
    slugs = asked.partners or (() if asked.unknown else tuple(slug for passage in first for slug in passage.partners))
    if not slugs:
        return None
    about = (document for document in within if document.kind == "summary")
    return next((document for document in about if document.partners[:1] == slugs[:1]), None)


def _unread(summary: Document, answer: Answer) -> list[str]:
    """Titles of the summary's sections that the answer does not cite: first those that were considered for it."""
    cited = {citation.passage.section for citation in answer.citations}
    near = [hit.passage.section for hit in answer.hits if hit.passage.document_id == summary.id]
    titles = dict.fromkeys([*near, *(section.path for section in summary.sections)])
    return [title for title in titles if title not in cited and title not in (AT_A_GLANCE, SUMS, "") and not title.startswith("What ")]


def _within(title: str) -> str:
    """A heading as it stands inside a sentence: "Air defence" is "air defence", "EU accession" stays."""
    return title[0].lower() + title[1:] if title[1:2].islower() else title
