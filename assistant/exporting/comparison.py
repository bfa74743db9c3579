"""A comparison as a file to keep: CSV for a spreadsheet, Markdown with footnotes. Every quote comes with its place and address."""

from __future__ import annotations

import csv
import io
import re

from assistant.across.matrix import Line, Matrix, Said
from assistant.answer import Citation
from corpus.registry.document_labels import label

WORDS = {
    "en": {
        "partner": "Partner",
        "title": "Document",
        "signed": "Signed",
        "topic": "Topic",
        "speaks": "Speaks of it",
        "value": "Value",
        "quote": "Quote",
        "section": "Section",
        "page": "Page",
        "address": "Address",
        "yes": "yes",
        "silent": "silent",
        "announced": "announced, not in the text",
        "comparison": "Comparison of the agreements",
        "complete": "{topic}: {found} of {all} speak of it; all {all} were searched.",
        "of_page": "page {page}",
        "recognised": "read by OCR",
    },
    "uk": {
        "partner": "Партнер",
        "title": "Документ",
        "signed": "Підписано",
        "topic": "Тема",
        "speaks": "Чи йдеться",
        "value": "Значення",
        "quote": "Цитата",
        "section": "Розділ",
        "page": "Сторінка",
        "address": "Адреса",
        "yes": "так",
        "silent": "мовчить",
        "announced": "оголошено, у тексті немає",
        "comparison": "Порівняння угод",
        "complete": "{topic}: про це йдеться в {found} з {all}; переглянуто всі {all}.",
        "of_page": "сторінка {page}",
        "recognised": "розпізнано (OCR)",
    },
}
COLUMNS = ("partner", "title", "signed", "topic", "speaks", "value", "quote", "section", "page", "address")
_FORMULA = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫−]|[\t\r\n]")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$])")


def to_csv(matrix: Matrix, language: str = "en") -> bytes:
    """One line an agreement and topic (more where it says several things), UTF-8 with a mark by which Excel knows it.

    No cell can act as a formula. The cells are parted by what the language's spreadsheets expect: a comma, in Ukrainian a semicolon.
    """
    words, out = WORDS[language], io.StringIO()
    writer = csv.writer(out, delimiter=";" if language == "uk" else ",")
    writer.writerow([words[name] for name in COLUMNS])
    for line in matrix.lines:
        for topic, cell in zip(matrix.topics, line.cells, strict=True):
            start = [
                label(line.document),
                line.document.title,
                str(line.document.signed or ""),
                topic.name(language),
            ]
            for said in cell:
                writer.writerow([harmless(text) for text in [*start, *_told(said, words)]])
            if not cell:
                writer.writerow([harmless(text) for text in [*start, words["silent"], *[""] * 5]])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def harmless(text: str) -> str:
    """The text so that a spreadsheet shows it and does not compute it."""
    return f"'{text}" if _FORMULA.match(text) else text


def to_markdown(matrix: Matrix, language: str = "en") -> str:
    """A table of values, completeness below it, and a footnote for each quote."""
    words = WORDS[language]
    heads = [words["partner"], words["signed"], *(topic.name(language) for topic in matrix.topics)]
    lines = [f"# {words['comparison']}", "", _row(heads), _row(["---"] * len(heads), plain=True)]
    lines += [_row(_cells(line, language), plain=True) for line in matrix.lines]
    lines.append("")
    for at, topic in enumerate(matrix.topics):
        told = words["complete"].format(topic=_plain(topic.name(language)), found=matrix.speaking(at), all=len(matrix.lines))
        lines.append(f"- {told}")
    lines.append("")
    lines += [_footnote(said.citation, words) for line in matrix.lines for cell in line.cells for said in cell]
    return "\n".join(lines) + "\n"


def _told(said: Said, words: dict[str, str]) -> list[str]:
    passage = said.citation.passage
    speaks = words["announced"] if said.announced else words["yes"]
    return [speaks, said.value, said.citation.quote, passage.section, str(passage.page or ""), passage.url]


def _name(line: Line, language: str) -> str:
    return label(line.document, language)


def _cells(line: Line, language: str) -> list[str]:
    words = WORDS[language]
    cells = [_plain(_name(line, language)), str(line.document.signed or "")]
    for cell in line.cells:
        told = "; ".join(f"{_plain(said.value or said.citation.quote)} [^{said.citation.number}]" for said in cell)
        cells.append(told or f"*{words['silent']}*")
    return cells


def _footnote(citation: Citation, words: dict[str, str]) -> str:
    passage = citation.passage
    page = words["of_page"].format(page=passage.page) if passage.page else ""
    read = words["recognised"] if passage.recognised else ""
    where = ", ".join(_plain(part) for part in (passage.title, passage.section, page, read) if part)
    address = f" <{passage.url}>" if re.fullmatch(r"https?://[^\s<>]+", passage.url) else ""
    return f"[^{citation.number}]: {where}: “{_plain(citation.quote)}”{address}"


def _row(cells: list[str], plain: bool = False) -> str:
    return "| " + " | ".join(cell if plain else _plain(cell) for cell in cells) + " |"


def _plain(text: str) -> str:
    """On one line, with nothing that Markdown would read as markup."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
