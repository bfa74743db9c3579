"""Answers about one document as a whole: its sheet, and what its parties must, may and must not do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant import composing
from assistant.across.comparing import Agreement, agreements
from assistant.across.differences import Differences
from assistant.across.overview import overview
from assistant.across.verdict import Lines
from assistant.answer import Answer, literal
from assistant.documents.facts import stems_of
from assistant.documents.obligations import Obligation, Obligations
from assistant.documents.sheet import Sheet, SheetRow
from assistant.of_duties import of_duty, party_label, shown
from assistant.understanding.duties import asked_duty
from assistant.understanding.question import Question
from assistant.understanding.whole import asks_for_a_thing_in, asks_for_advice, asks_for_sheet, asks_what_there_is
from corpus import parties
from corpus.document import Document
from corpus.registry.document_labels import label
from index.passage import Hit

WORDS = {
    "en": {
        "silent": "Silent on it: {rows}.",
        "duties": "{party} must, first of all ({number} in all)",
        "unusual": "Unusual",
        "usual": "Unusual: none of the {number} kinds of clauses that were looked for.",
    },
    "uk": {
        "silent": "Мовчить про: {rows}.",
        "duties": "{party}: передусім має (усього {number})",
        "unusual": "Незвичне",
        "usual": "Незвичного немає: шукали {number} видів положень.",
    },
}


@dataclass(frozen=True, slots=True)
class Makes:
    """What finds the lines of agreements, and makes what is asked for of documents by their ids: the sheet, the obligations (of a party),
    the time limits, and the differences between two (about a topic)."""

    lines: Lines
    sheet: Callable[[str], Sheet]
    obligations: Callable[[str, str | None], Obligations]
    limits: Callable[[str], tuple[Obligation, ...]]
    differences: Callable[[str, str, str], Differences]


def whole(question: Question, within: Sequence[Document], makes: Makes, hits: Sequence[Hit]) -> Answer | None:
    """The answer to a question about agreements as a whole: of one its sheet or duties; None where it asks for something else."""
    duty = asked_duty(question)
    if duty:
        return of_duty(question, duty, _agreements(question, within), makes, hits)
    sheet, advice, inventory = asks_for_sheet(question), asks_for_advice(question), asks_what_there_is(question)
    if not (sheet or advice or inventory):
        return None
    found = _agreements(question, within)
    if sheet and len(found) == 1 and any(asks_for_a_thing_in(question, stems_of(document)) for document in found[0]):
        return None
    if advice:
        line = composing.say(question, "no_advice")
        told = from_sheet(question, makes.sheet(found[0][0].id), hits) if len(found) == 1 else None
        return replace(told, text=f"{line}\n\n{told.text}") if told else Answer(question.resolved, line)
    if sheet and len(found) == 1:
        return from_sheet(question, makes.sheet(found[0][0].id), hits)
    if sheet and not question.names_scope or inventory:
        return overview(question, found, makes.lines, hits)
    return None


def _agreements(question: Question, within: Sequence[Document]) -> list[Agreement]:
    found = agreements(within, question.partners, question.documents)
    if question.partners and not question.documents and not any(slug in parties.NAMED_DOCUMENTS for slug in question.partners):
        found = [one for one in found if one[-1].partners[:1] == question.partners[:1]] if len(question.partners) == 1 else found
    return found


def from_sheet(question: Question, sheet: Sheet, hits: Sequence[Hit]) -> Answer:
    """The rows of a sheet, then those on which the text is silent."""
    words = WORDS[question.language]
    name, kind = label(sheet.document, question.language), sheet.document.type
    lines = [f"**{literal(name)}**" + (f" ({kind})" if kind and kind not in name.casefold() else ""), ""]
    lines += [_line(row.name(question.language), row) for row in sheet.rows if row.citation]
    for duties in sheet.duties:
        head = words["duties"].format(party=literal(party_label(sheet.document, duties.party)), number=duties.number)
        lines += [f"- **{head}**: " + " ".join(shown(citation) for citation in duties.citations)]
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
    return f"- {literal(name)}: {value}{shown(row.citation)}"
