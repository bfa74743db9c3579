"""Questions that can be asked next about the same partner: made from what the index holds, kept only where the documents answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.facts import asked_fields, facts_of
from assistant.understanding.question import Question
from corpus import parties
from corpus.document import Document
from corpus.loading import AT_A_GLANCE, SUMS

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
_TOPIC = "What does the agreement with {name} say about {topic}?"
_TOPICS_UK = ("Що вона каже про протиповітряну оборону?", "Що вона каже про розмінування?", "Що вона каже про кібербезпеку?")


def suggestions(assistant: Assistant, asked: Question, answer: Answer, history: Sequence[Any]) -> Iterator[str]:
    """Up to MOST further questions, each of which was asked after `history` and answered."""
    found = 0
    for text in _candidates(assistant, asked, answer)[:TRIED]:
        if found < MOST and assistant.without_model(text, history).answered:
            found += 1
            yield text


def _candidates(assistant: Assistant, asked: Question, answer: Answer) -> list[str]:
    """Questions about what the partner's summary holds and the answer did not show; topics and facts in turn."""
    summary = _summary(assistant, asked, answer)
    if summary is None:
        return []
    name = parties.name_of(summary.partners[0], article=True)
    shown = {*asked_fields(asked), "sum" if asked.kind == "money" else ""}
    held = {fact.field for fact in facts_of(summary)} - shown
    facts = [text.format(name=name) for field, text in _FACTS[asked.language].items() if field in held]
    topics = list(_TOPICS_UK)
    if asked.language == "en":
        topics = [_TOPIC.format(name=name, topic=_within(title)) for title in _unread(summary, answer)]
    return [text for pair in zip_longest(topics, facts) for text in pair if text and text != asked.text]


def _summary(assistant: Assistant, asked: Question, answer: Answer) -> Document | None:
    """The summary of the partner that the question or, where it names none, the first source is about."""
    first = [citation.passage for citation in answer.citations[:1]] or [hit.passage for hit in answer.hits[:1]]
    slugs = asked.partners or (() if asked.unknown else tuple(slug for passage in first for slug in passage.partners))
    if not slugs:
        return None
    about = (document for document in assistant.index.documents() if document.kind == "summary")
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
