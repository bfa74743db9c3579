"""The notice that one party of a contract has to give: of the spans of time in its text those that are said of this party, or of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.documents.facts import Fact, is_of_one_party
from assistant.documents.notice_sentences import numbers_in, tells_of_ending
from assistant.understanding.fields import asked_fields, beside_clause
from assistant.understanding.question import Question
from corpus.document import Document
from corpus.names.name_words import core
from corpus.names.pronouns import is_pronoun
from corpus.sentences import sentence_spans

MOST = 4  # notices of a contract that are told together
_EACH = re.compile(r"\b(?:(?:either|each|any|every) (?:party|side|of (?:us|them|the parties))|both|one of us)\b", re.IGNORECASE)
_RECEIVES = re.compile(
    r"\b(?:giv(?:e|es|ing|en)|to|upon) (?:the )?$", re.IGNORECASE
)  # before a party: "by giving the Landlord six months' notice"
_PRONOUNS = frozenset(("I", "We", "You"))  # by which a text speaks of a party, whether or not it says of which


def notices_of_party(question: Question, documents: Iterable[Document]) -> list[Fact]:
    """Each span of time by which the party that a question names may end a contract, or any of them where these differ; none where the text
    does not tell whose it is."""
    if asked_fields(question) != ("notice",):
        return []
    meant = [d for d in documents if d.id in question.documents and d.kind == "agreement" and not d.partners]
    return [fact for document in meant for fact in _meant(question, document)]


def _meant(question: Question, document: Document) -> list[Fact]:
    """Those of the party that is asked about; of no party all, where there are several that are not the same."""
    if is_of_one_party(question, "notice", document):
        return list(_of_party(document, _asked_names(question, document)))
    found = list(_of_party(document, set().union(*_parties(document)))) if not beside_clause(question) else []
    return found if 1 < len({fact.value.casefold() for fact in found}) <= MOST else []


def _asked_names(question: Question, document: Document) -> set[str]:
    """What a document calls the party that a question names: its name, and what it is called, which may be a pronoun: the "I" of who asks is nobody's."""
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", f"{question.bare} {' '.join(question.words)}")}
    telling = words - _generic(document)
    named = [names for names in _parties(document) if any(telling.intersection(core(one)) for one in names if not is_pronoun(one))]
    return {name for names in named for name in names}


def _generic(document: Document) -> set[str]:
    """The words that the names of several parties share."""
    held = [set().union(*(core(name) for name in names)) for names in _parties(document)]
    return {word for at, words in enumerate(held) for word in words if any(word in other for other in held[at + 1 :])}


def _parties(document: Document) -> list[set[str]]:
    roles = (*document.roles, *[""] * (len(document.parties) - len(document.roles)))
    return [{name for name in (party, role) if name} for party, role in zip(document.parties, roles, strict=False)]


def _of_party(document: Document, names: set[str]) -> Iterator[Fact]:
    """The spans of time before which the text speaks of this party last, or of each."""
    if not names:
        return
    known = _PRONOUNS.union(*_parties(document))
    for start, end in sentence_spans(document.text):
        sentence = document.text[start:end]
        for number in numbers_in(sentence) if tells_of_ending(sentence) else ():
            before = sentence[: number.start]
            last = max((at, name) for name in ("", *known) if (at := _last(name, before)) >= 0)
            each = max((found.start() for found in _EACH.finditer(before)), default=-1)
            if last[1] in names and last[0] > each or each > last[0] or not last[1] and each < 0:
                yield Fact("notice", " ".join(sentence[number.start : number.end].split()), document, start, end)


def _last(name: str, text: str) -> int:
    """Where a name stands last in a text but as the one to whom something is given; -1 where it does not; 0 for no name."""
    flags = 0 if name == "I" else re.IGNORECASE
    found = re.finditer(rf"\b{re.escape(name)}\b", text, flags) if name else ()
    return max((one.start() for one in found if not _RECEIVES.search(text[: one.start()])), default=-1) if name else 0
