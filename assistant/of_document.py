"""Answers about one document as a whole: its sheet, and what its parties must, may and must not do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant import composing
from assistant.across.comparing import Agreement, agreements, completeness
from assistant.across.differences import Differences
from assistant.across.overview import overview
from assistant.across.verdict import Lines
from assistant.answer import Answer, Citation, literal
from assistant.documents.obligations import Obligation, Obligations
from assistant.documents.sheet import Sheet, SheetRow
from assistant.understanding.duties import Duty, asked_duty
from assistant.understanding.question import Question
from assistant.understanding.whole import asks_for_advice, asks_for_sheet, asks_what_there_is
from corpus import parties
from corpus.actors import others_named
from corpus.document import Document
from corpus.document_labels import label, labels
from corpus.errors import UserError
from corpus.modality import MAY, MUST, MUST_NOT, NEED_NOT
from index.passage import Hit

MOST = 60  # sentences that an answer shows; the whole list is had by `agreements obligations`
FEW = 8  # sentences that name nobody and are shown beside those of a party
LONGEST = 400  # characters of a quoted sentence that are shown
WORDS = {
    "en": {
        MUST: "must",
        MAY: "may",
        MUST_NOT: "must not",
        NEED_NOT: "need not",
        "everybody": "All parties",
        "nobody": "The text names nobody",
        "silent": "Silent on it: {rows}.",
        "duties": "{party} must, first of all ({number} in all)",
        "unusual": "Unusual",
        "usual": "Unusual: none of the {number} kinds of clauses that were looked for.",
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
        "silent": "Мовчить про: {rows}.",
        "duties": "{party}: передусім має (усього {number})",
        "unusual": "Незвичне",
        "usual": "Незвичного немає: шукали {number} видів положень.",
        "read": "Знайдено {number}; прочитано всі речення ({sentences}) документа {name}.",
        "dated": "Зі строком чи датою: {number}; прочитано всі речення ({sentences}) документа {name}.",
        "beside": "Ще {number} нікого не називають: `agreements obligations {id}`.",
        "more": "Ще {number}: `agreements obligations {id}`.",
        "none": "{party}: нічого такого; прочитано всі речення ({sentences}) документа {name}.",
        "first": "**{name}** ({number}): {quote}",
        "of_one": "Показано перше з кожної: запитайте про одну угоду, щоб побачити всі.",
    },
}


@dataclass(frozen=True, slots=True)
class Makes:
    """What finds the lines of agreements, and makes what is asked for of documents by their ids: the sheet, the obligations (of a party),
    and the differences between two (about a topic)."""

    lines: Lines
    sheet: Callable[[str], Sheet]
    obligations: Callable[[str, str | None], Obligations]
    differences: Callable[[str, str, str], Differences]


def whole(question: Question, within: Sequence[Document], makes: Makes, hits: Sequence[Hit]) -> Answer | None:
    """The answer to a question about agreements as a whole: of one its sheet or duties; None where it asks for something else."""
    duty = asked_duty(question)
    if duty:
        return _of_duty(question, duty, within, makes, hits)
    sheet, found = asks_for_sheet(question), _agreements(question, within)
    if asks_for_advice(question):
        line = composing.say(question, "no_advice")
        told = from_sheet(question, makes.sheet(found[0][0].id), hits) if len(found) == 1 else None
        return replace(told, text=f"{line}\n\n{told.text}") if told else Answer(question.resolved, line)
    if sheet and len(found) == 1:
        return from_sheet(question, makes.sheet(found[0][0].id), hits)
    if sheet and not question.names_scope or asks_what_there_is(question):
        return overview(question, found, makes.lines, hits)
    return None


def _agreements(question: Question, within: Sequence[Document]) -> list[Agreement]:
    found = agreements(within, question.partners, question.documents)
    if question.partners and not question.documents and not any(slug in parties.NAMED_DOCUMENTS for slug in question.partners):
        found = [one for one in found if one[-1].partners[:1] == question.partners[:1]] if len(question.partners) == 1 else found
    return found


def _of_duty(question: Question, duty: Duty, within: Sequence[Document], makes: Makes, hits: Sequence[Hit]) -> Answer | None:
    """What is laid down for a party in the one agreement that is meant, or in the only one that calls somebody so."""
    found = _agreements(question, within)
    if len(found) != 1 and duty.who and not question.documents:
        asked = set(duty.who.casefold().removeprefix("the ").split())
        found = [one for one in found if any(asked <= words for words in _called(one[0]))]
    if len(found) > 1 and duty.who:
        return _of_many(question, duty, found, makes, hits)
    if len(found) != 1:
        return None
    try:
        told = makes.obligations(found[0][0].id, duty.who or None)
    except UserError:  # who is asked about is no party: the sentences are searched
        return None
    told = told.only(duty.kinds, duty.dated)
    unnamed: tuple[Obligation, ...] = ()
    if told.party:  # what the text lays down for nobody in particular may bind the party too
        everything = makes.obligations(found[0][0].id, None).only(duty.kinds, duty.dated)
        unnamed = tuple(row for row in everything.rows if not row.parties)
    if 0 < len(unnamed) <= FEW:
        told = replace(told, rows=tuple(sorted([*told.rows, *unnamed], key=lambda row: row.citation.start))).only()
    return from_obligations(question, told, duty, hits, beside=len(unnamed) if len(unnamed) > FEW else 0)


def _of_many(question: Question, duty: Duty, within: Sequence[Agreement], makes: Makes, hits: Sequence[Hit]) -> Answer:
    """How much each agreement that calls somebody so lays down for the party, with the first sentence of each."""
    words, named = WORDS[question.language], labels([agreement[-1] for agreement in within], question.language)
    lines, citations = list[str](), list[Citation]()
    for agreement, name in zip(within, named, strict=True):
        try:
            rows = makes.obligations(agreement[0].id, duty.who).only(duty.kinds, duty.dated).rows
        except UserError:  # it calls nobody so
            continue
        if rows:
            first = min(rows, key=lambda row: len(row.parties))  # of this party alone, if one is
            citations.append(replace(first.citation, number=len(citations) + 1))
            lines.append("- " + words["first"].format(name=literal(name), number=len(rows), quote=_shown(citations[-1])))
    told = [completeness(len(citations), len(within), question), *lines, *(["", words["of_one"]] if lines else [])]
    return Answer(question.resolved, "\n".join(told), tuple(citations), tuple(hits), bool(citations), composing.AT_ONCE)


def _called(document: Document) -> list[set[str]]:
    """The words of what a document calls its parties and of whom else it names."""
    named = (*document.roles, *document.parties, *others_named(document))
    return [set(name.casefold().split()) for name in named]


def from_sheet(question: Question, sheet: Sheet, hits: Sequence[Hit]) -> Answer:
    """The rows of a sheet, then those on which the text is silent."""
    words = WORDS[question.language]
    name, kind = label(sheet.document, question.language), sheet.document.type
    lines = [f"**{literal(name)}**" + (f" ({kind})" if kind and kind not in name.casefold() else ""), ""]
    lines += [_line(row.name(question.language), row) for row in sheet.rows if row.citation]
    for duties in sheet.duties:
        head = words["duties"].format(party=literal(duties.party), number=duties.number)
        lines += [f"- **{head}**: " + " ".join(_shown(citation) for citation in duties.citations)]
    if sheet.unusual:
        lines += [_line(f"{words['unusual']}: {row.name(question.language)}", row) for row in sheet.unusual]
    elif sheet.looked_for:
        lines.append(f"- {words['usual'].format(number=sheet.looked_for)}")
    if sheet.silent:
        names = ", ".join(literal(row.name(question.language)) for row in sheet.silent)
        lines += ["", words["silent"].format(rows=names)]
    return Answer(question.resolved, "\n".join(lines), sheet.citations, tuple(hits), True, composing.AT_ONCE)


def _line(name: str, row: SheetRow) -> str:
    assert row.citation
    value = f"**{literal(row.value)}** " if row.value else ""
    return f"- {literal(name)}: {value}{_shown(row.citation)}"


def _shown(citation: Citation) -> str:
    """A quote with its mark; a long one is cut between words, and shown whole at its place."""
    text = " ".join(citation.quote.split())
    text = text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
    return f"“{literal(text)}” [{citation.number}]"


def from_obligations(question: Question, found: Obligations, duty: Duty, hits: Sequence[Hit], beside: int = 0) -> Answer:
    """What is laid down, each party's together, and how complete it is; `beside`: sentences that name nobody and are not shown."""
    words = WORDS[question.language]
    said = {
        "number": len(found.rows),
        "sentences": found.sentences,
        "name": literal(found.document.title if found.document.partners else label(found.document)),
        "party": literal(found.party or words["everybody"]),
        "id": found.document.id,
    }
    if not found.rows:
        return Answer(question.resolved, words["none"].format(**said), (), tuple(hits), False, composing.AT_ONCE)
    lines = [words["dated" if duty.dated else "read"].format(**said)]
    shown = list(_in_groups(found, MOST))
    for (who, kind), rows in shown:
        lines += ["", f"**{literal(who or words['nobody'])}: {words[kind]}**", ""]
        lines += [f"- {_when(row)}{_shown(row.citation)}" for row in rows]
    told = sum(len(rows) for _, rows in shown)
    if told < len(found.rows):
        lines += ["", words["more"].format(**{**said, "number": len(found.rows) - told})]
    if beside:
        lines += ["", words["beside"].format(**{**said, "number": beside})]
    citations = tuple(row.citation for _, rows in shown for row in rows)
    return Answer(
        question.resolved, "\n".join(lines), tuple(sorted(citations, key=lambda c: c.number)), tuple(hits), True, composing.AT_ONCE
    )


def _when(row: Obligation) -> str:
    return f"*{literal(row.when)}*: " if row.when else ""


def _in_groups(found: Obligations, most: int) -> Iterator[tuple[tuple[str, str], list[Obligation]]]:
    """The first rows by whom they bind and their kind, each in the order of the text."""
    groups: dict[tuple[str, str], list[Obligation]] = {}
    for row in found.rows:
        groups.setdefault((", ".join(row.parties), row.kind), []).append(row)
    order = sorted(groups, key=lambda key: (not key[0], key[0] != found.party))
    left = most
    for key in order:
        if left > 0:
            yield key, groups[key][:left]
        left -= len(groups[key])
