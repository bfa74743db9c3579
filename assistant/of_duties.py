"""Answers about what the parties of a document must, may and must not do, by when, and what is to be paid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant import composing
from assistant.across.comparing import Agreement, completeness
from assistant.answer import Answer, Citation, literal
from assistant.documents.obligations import Obligation, Obligations
from assistant.understanding.duties import Duty
from assistant.understanding.question import Question
from corpus.document import Document
from corpus.errors import UserError
from corpus.grammar.actors import others_named
from corpus.grammar.modality import KINDS, MAY, MUST, MUST_NOT, NEED_NOT
from corpus.names.name_words import core
from corpus.names.pronouns import is_pronoun
from corpus.registry.document_labels import label, labels
from index.passage import Hit

if TYPE_CHECKING:
    from assistant.of_document import Makes

MOST = 60  # sentences that an answer shows; the whole list is had by `agreements obligations`
FEW = 8  # sentences that name nobody and are shown beside those of a party; bans are shown whatever their number
LONGEST = 400  # characters of a quoted sentence that are shown
POSSESSIVES = frozenset("this that my our your his her their its".split())
WORDS = {
    "en": {
        MUST: "must",
        MAY: "may",
        MUST_NOT: "must not",
        NEED_NOT: "need not",
        "everybody": "All parties",
        "nobody": "The text names nobody",
        "whoever": "Anybody (the text names nobody)",
        "limits": "Other time limits",
        "unbound": "The text binds nobody by the name of {asked}. All that it lays down of this kind follows.",
        "paying": "{number} about payments found; all {sentences} sentences of {name} were read.",
        "read": "{number} found; all {sentences} sentences of {name} were read.",
        "dated": "{number} with a date or period found; all {sentences} sentences of {name} were read.",
        "beside": "{number} more name nobody: `agreements obligations {id}`.",
        "more": "{number} more: `agreements obligations {id}`.",
        "none": "{party}: nothing of the kind; all {sentences} sentences of {name} were read.",
        "first": "**{name}** ({number}): {quote}",
        "of_one": "The first of each is shown: ask of one agreement for all of its.",
    },
    "uk": {
        MUST: "зобов'язання",
        MAY: "права",
        MUST_NOT: "заборони",
        NEED_NOT: "не зобов'язання",
        "everybody": "Усі сторони",
        "nobody": "Кого саме, не сказано",
        "whoever": "Будь-хто (нікого не названо)",
        "limits": "Інші строки",
        "unbound": "Нікого на ім'я {asked} текст не зобов'язує. Далі все, що він установлює такого.",
        "paying": "Про платежі: {number}; прочитано всі речення ({sentences}) документа {name}.",
        "read": "Знайдено {number}; прочитано всі речення ({sentences}) документа {name}.",
        "dated": "Зі строком чи датою: {number}; прочитано всі речення ({sentences}) документа {name}.",
        "beside": "Ще {number} нікого не називають: `agreements obligations {id}`.",
        "more": "Ще {number}: `agreements obligations {id}`.",
        "none": "{party}: нічого такого; прочитано всі речення ({sentences}) документа {name}.",
        "first": "**{name}** ({number}): {quote}",
        "of_one": "Показано перше з кожної: запитайте про одну угоду, щоб побачити всі.",
    },
}


def of_duty(question: Question, duty: Duty, within: Sequence[Agreement], makes: Makes, hits: Sequence[Hit]) -> Answer | None:
    """What is laid down for a party in the one agreement that is meant, or in the only one that calls somebody so."""
    found = list(within)
    if len(found) != 1 and duty.who and not question.documents:
        asked = set(_named(duty.who))
        found = [one for one in found if any(asked <= words for words in _called(one[0]))]
    if duty.about:
        found = [one for one in found if _is_titled(one[0], duty.about)]
    if len(found) > 1 and duty.who:
        return _of_many(question, duty, found, makes, hits)
    if len(found) != 1:
        return None
    everything = makes.obligations(found[0][0].id, None)
    told = _of_party(duty, everything, makes)
    if told is None and not (question.documents and duty.somebody):  # nobody is meant, or no document: the sentences are searched
        return None
    unbound = ""
    if told is None or told.party and not told.rows:
        unbound, told = duty.who, everything
        if any(re.search(rf"\b{re.escape(word)}\b", row.citation.quote, re.IGNORECASE) for row in told.rows for word in _named(duty.who)):
            return None
    told, everything = (one.only(duty.kinds, duty.dated, duty.paying) for one in (told, everything))
    unnamed = tuple(row for row in everything.rows if not row.parties) if told.party else ()  # they may bind the party too
    beside = tuple(row for row in unnamed if len(unnamed) <= FEW or row.kind == MUST_NOT)
    told = replace(told, rows=tuple(sorted([*told.rows, *beside], key=lambda row: row.citation.start))).only()
    limits = makes.limits(found[0][0].id) if duty.dated and set(duty.kinds) == set(KINDS) and not told.party else ()
    return from_obligations(question, told, duty, hits, Beside(len(unnamed) - len(beside), unbound, limits))


def _of_party(duty: Duty, everything: Obligations, makes: Makes) -> Obligations | None:
    """What is laid down for the party that is asked about, or that asks; all for nobody in particular, None where it is no party."""
    for who in (duty.who, duty.aside):
        try:
            if who:
                return makes.obligations(everything.document.id, who)
        except UserError:
            continue
    return None if duty.who else everything


def _named(who: str) -> list[str]:
    return who.casefold().removeprefix("the ").split()


def _is_titled(document: Document, about: str) -> bool:
    """Whether the words for a place are what a document is about, by its title: all that it lays down is about it."""
    title = set(core(document.title))
    return {word for word in core(about) if word not in POSSESSIVES} <= title


def _of_many(question: Question, duty: Duty, within: Sequence[Agreement], makes: Makes, hits: Sequence[Hit]) -> Answer | None:
    """How much each agreement that calls somebody so lays down for the party, with the first sentence of each; None where none calls anybody so."""
    words, named = WORDS[question.language], labels([agreement[-1] for agreement in within], question.language)
    lines, citations, known = list[str](), list[Citation](), False
    for agreement, name in zip(within, named, strict=True):
        try:
            rows = makes.obligations(agreement[0].id, duty.who).only(duty.kinds, duty.dated).rows
        except UserError:  # it calls nobody so
            continue
        known = True
        if rows:
            first = min(rows, key=lambda row: len(row.parties))  # of this party alone, if one is
            citations.append(replace(first.citation, number=len(citations) + 1))
            lines.append("- " + words["first"].format(name=literal(name), number=len(rows), quote=shown(citations[-1])))
    if not known:
        return None
    told = [completeness(len(citations), len(within), question), *lines, *(["", words["of_one"]] if lines else [])]
    return Answer(question.resolved, "\n".join(told), tuple(citations), tuple(hits), bool(citations), composing.AT_ONCE)


def _called(document: Document) -> list[set[str]]:
    """The words of what a document calls its parties and of whom else it names."""
    named = (*document.roles, *document.parties, *others_named(document))
    return [set(name.casefold().split()) for name in named]


@dataclass(frozen=True, slots=True)
class Beside:
    """What is told beside the rows: how many that name nobody are not shown, who was asked about and is bound by none, further time limits."""

    unnamed: int = 0
    unbound: str = ""
    limits: tuple[Obligation, ...] = ()


def from_obligations(question: Question, found: Obligations, duty: Duty, hits: Sequence[Hit], beside: Beside) -> Answer:
    """What is laid down, each party's together, and how complete it is."""
    words = WORDS[question.language]
    known = {row.citation.start for row in found.rows}
    limits = [row for row in beside.limits if row.citation.start not in known]
    said = {
        "number": len(found.rows) + len(limits),
        "sentences": found.sentences,
        "name": literal(found.document.title if found.document.partners else label(found.document)),
        "party": literal(party_label(found.document, found.party) or words["everybody"]),
        "id": found.document.id,
        "asked": literal(f"“{beside.unbound}”"),
    }
    if not found.rows and not limits:
        return Answer(question.resolved, words["none"].format(**said), (), tuple(hits), False, composing.AT_ONCE)
    lines = [words["unbound"].format(**said), ""] if beside.unbound else []
    lines += [words["paying" if duty.paying else "dated" if duty.dated else "read"].format(**said)]
    groups = [(_heading(found, *key, words), rows) for key, rows in _in_groups(found, MOST)]
    told = sum(len(rows) for _, rows in groups)
    numbered = [replace(row, citation=replace(row.citation, number=told + at)) for at, row in enumerate(limits[: MOST - told], start=1)]
    for heading, rows in [*groups, *([(words["limits"], numbered)] if numbered else [])]:
        lines += ["", f"**{heading}**", "", *(f"- {_when(row)}{shown(row.citation)}" for row in rows)]
    left = len(found.rows) + len(limits) - told - len(numbered)
    for number, line in ((left, "more"), (beside.unnamed, "beside")):
        lines += ["", words[line].format(**{**said, "number": number})] if number else []
    citations = tuple(row.citation for _, rows in [*groups, ("", numbered)] for row in rows)
    return Answer(
        question.resolved, "\n".join(lines), tuple(sorted(citations, key=lambda c: c.number)), tuple(hits), True, composing.AT_ONCE
    )


def _heading(found: Obligations, parties: tuple[str, ...], kind: str, words: Mapping[str, str]) -> str:
    """Whom what follows binds, all parties where it binds each of them, and how."""
    everybody = len(parties) > 1 and set(parties) >= set(found.sides)
    nobody = words["whoever" if kind == MUST_NOT else "nobody"]
    return f"{words['everybody'] if everybody else literal(', '.join(party_label(found.document, who) for who in parties)) or nobody}: {words[kind]}"


def party_label(document: Document, party: str) -> str:
    """What a document calls a party, with the name of one that it calls by a pronoun: "Jane Doe (“you”)"."""
    names = [name for name, role in zip(document.parties, document.roles, strict=False) if role == party]
    return f"{', '.join(names)} (“{party if party == 'I' else party.lower()}”)" if names and is_pronoun(party) else party


def _when(row: Obligation) -> str:
    return f"*{literal(row.when)}*: " if row.when else ""


def _in_groups(found: Obligations, most: int) -> Iterator[tuple[tuple[tuple[str, ...], str], list[Obligation]]]:
    """The first rows by whom they bind and their kind, each in the order of the text."""
    groups: dict[tuple[tuple[str, ...], str], list[Obligation]] = {}
    for row in found.rows:
        groups.setdefault((row.parties, row.kind), []).append(row)
    order = sorted(groups, key=lambda key: (not key[0], key[0] != (found.party,)))
    left = most
    for key in order:
        if left > 0:
            yield key, groups[key][:left]
        left -= len(groups[key])


def shown(citation: Citation) -> str:
    """A quote with its mark; a long one is cut between words, and shown whole at its place."""
    text = " ".join(citation.quote.split())
    text = text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
    return f"“{literal(text)}” [{citation.number}]"
