"""All values of some kinds that one document states, each with its sentence or row: every sentence is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant import composing
from assistant.across.comparing import agreements
from assistant.answer import Answer, Citation, literal
from assistant.documents.headed_rows import headed_rows
from assistant.understanding.every_value import every_value_asked
from assistant.understanding.question import Question
from assistant.values import find_values, is_only_a_span_of_time
from corpus.document import Document
from corpus.registry.document_labels import label
from corpus.rows import BAR
from corpus.sentences import sentence_spans
from corpus.values import Span
from index.index import Index
from index.passage import Hit

MOST = 60  # sentences that an answer shows
WORDS = {
    "en": ("{number} sentences and rows state such values; all {sentences} of {name} were read.", "{number} more are not shown."),
    "uk": ("Речень і рядків із такими значеннями: {number}; прочитано всі ({sentences}) документа {name}.", "Ще {number} не показано."),
}


def every_value(question: Question, within: Sequence[Document], index: Index, hits: Sequence[Hit]) -> Answer | None:
    """The answer that lists every value of the kinds that are asked for in the one document that is meant; None where something else is asked."""
    kinds = every_value_asked(question)
    found = agreements(within, question.partners, question.documents) if kinds else []
    if len(found) != 1 or found[0][-1].partners:
        return None
    document = found[0][0]
    spans = sentence_spans(document.text)
    told = list(_stating(document, spans, kinds))
    if not told:
        return None
    said, more = WORDS["uk" if question.language == "uk" else "en"]
    lines = [said.format(number=len(told), sentences=len(spans), name=literal(label(document, question.language))), ""]
    citations: list[Citation] = []
    for (start, end), values, heads in told[:MOST]:
        quote = document.text[start:end]
        citations.append(Citation(len(citations) + 1, composing.passage_at(index, document.id, start), quote, start, end))
        value = "; ".join(f"**{literal(' '.join(value.split()))}**" for value in values)
        lines.append(f"- {value}: {composing.under(heads)}{composing.quoted(quote)} [{len(citations)}]")
    if len(told) > MOST:
        lines += ["", more.format(number=len(told) - MOST)]
    return Answer(question.resolved, "\n".join(lines), tuple(citations), tuple(hits), True, composing.AT_ONCE)


def _stating(document: Document, spans: Sequence[Span], kinds: Sequence[str]) -> Iterator[tuple[Span, list[str], str]]:
    """Each sentence that states such values, the values, and the heads over it where it is a row of a table."""
    rows = headed_rows(document.text)
    for start, end in spans:
        row = rows.get((start, end))
        if row is None and (start, end) in rows:
            continue
        text = row.told if row else document.text[start:end]
        spans_of_kinds = ((kind, span) for kind in kinds for span in find_values(kind, text))
        values = [text[slice(*span)] for kind, span in spans_of_kinds if kind != "date" or not is_only_a_span_of_time(text, span)]
        if values:
            yield (start, end), list(dict.fromkeys(values)), BAR.join(row.heads) if row else ""
