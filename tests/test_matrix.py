"""A comparison and its files: every agreement has a row, every quote stands where it says, and no cell can act as a formula."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest

from assistant.across.matrix import Line, Matrix, Said, fill
from assistant.across.topics import BY_KEY, TOPICS, own
from assistant.answer import Citation
from assistant.exporting.comparison import COLUMNS, harmless, to_csv, to_markdown
from assistant.page.compare_view import comparison, sort_key
from corpus.document import Document
from index.passage import Passage

SCRIPT = '<script>document.title="ran"</script><img src=x onerror=alert(1)>'


@pytest.fixture(scope="module")
def found(assistant: Any) -> Matrix:
    """Three topics over every agreement."""
    return list(fill(assistant, [BY_KEY["notice"], BY_KEY["f16"], BY_KEY["money-2024"]]))[-1][1]


@pytest.fixture(scope="module")
def hostile() -> Matrix:
    """One agreement whose every text is an attack, and one that is silent."""
    text = f"=HYPERLINK(1) {SCRIPT} | [a](javascript:alert(1)) `x` ${{document.title='ran'}} {{{{ran}}}}"
    document = Document(f"+Title {SCRIPT}", "agreement", text, ("iceland",), signed=date(2025, 1, 2), pages=(0,))
    passage = Passage(
        "p'\"><b>",
        document.id,
        document.title,
        "agreement",
        ("iceland",),
        (),
        None,
        "@Section|",
        1,
        0,
        len(text),
        text,
        "javascript:alert(1)",
    )
    said = Said("=HYPERLINK(1)", Citation(1, passage, text, 0, len(text)))
    silent = Document("-Quiet", "summary", "Nothing.", ("norway",))
    return Matrix((own(f"@{SCRIPT}"),), (Line(document, ((said,),)), Line(silent, ((),))))


def test_every_agreement_has_a_line_and_every_quote_stands_in_its_document(assistant: Any, found: Matrix) -> None:
    held = {document.id: document for document in assistant.index.documents()}
    assert len(found.lines) == sum(document.kind == "summary" for document in held.values())
    numbers = []
    for line in found.lines:
        for said in (said for cell in line.cells for said in cell):
            citation, text = said.citation, held[said.citation.passage.document_id].text
            assert text[citation.start : citation.end] == citation.quote and citation.quote in citation.passage.text
            assert said.value in citation.quote
            numbers.append(citation.number)
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    values = {line.document.partners[0]: [[said.value for said in cell] for cell in line.cells] for line in found.lines}
    assert values["netherlands"][0][0].startswith("three months") and values["sweden"][0] == []
    assert values["luxembourg"][2] == ["EUR 80 million"] and values["luxembourg"][1] == []
    assert len(values["denmark"][1]) == 1 and found.speaking(1) >= 8
    assert [said.announced for line in found.lines if line.document.partners[0] == "spain" for said in line.cells[2]] == [
        False,
        False,
        True,
    ]


def test_only_the_partners_that_are_chosen_are_searched(assistant: Any) -> None:
    ((_, matrix),) = fill(assistant, [BY_KEY["term"]], ("luxembourg", "japan"))
    assert [line.document.partners[0] for line in matrix.lines] == ["japan", "luxembourg"]
    ((_, nothing),) = fill(assistant, [BY_KEY["f16"]], ("ukraine",))
    assert nothing.lines == ()


def test_a_csv_holds_every_quote_with_its_place_and_opens_in_excel(found: Matrix) -> None:
    content = to_csv(found)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert {row["Partner"] for row in rows if row["Topic"] == "F-16s"} == {row["Partner"] for row in rows} and len(rows) >= 96
    (dutch,) = [row for row in rows if row["Partner"] == "Netherlands" and row["Topic"] == "Notice of termination"]
    assert dutch["Speaks of it"] == "yes" and "three months" in dutch["Quote"] and dutch["Section"] == "At a glance"
    assert dutch["Document"].startswith("Agreement on security cooperation") and dutch["Address"].startswith("https://")
    assert [row["Quote"] for row in rows if row["Speaks of it"] == "silent"].count("") == sum(
        row["Speaks of it"] == "silent" for row in rows
    )
    assert any(row["Speaks of it"] == "announced, not in the text" for row in rows)
    assert to_csv(found, "uk").decode("utf-8-sig").startswith("Партнер;")


def test_no_cell_of_a_csv_acts_as_a_formula(hostile: Matrix) -> None:
    rows = list(csv.reader(io.StringIO(to_csv(hostile).decode("utf-8-sig"), newline="")))
    assert [len(row) for row in rows] == [len(COLUMNS)] * 3
    assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in ("=", "+", "-", "@") and cell]
    told = dict(zip(COLUMNS, rows[1], strict=True))
    assert told["value"] == "'=HYPERLINK(1)" and told["title"].startswith("'+Title") and told["section"] == "'@Section|"
    assert all(
        harmless(text) == f"'{text}" for text in ("＝1+1", "\u3000＝A1", "\u200b=1", "\ufeff+1", "＠SUM(1)", "－1", "\u202e=1", "\n=1")
    )
    assert [harmless(text) for text in ("\t=1", " -1", "a=1", "", "1")] == ["'\t=1", "' -1", "a=1", "", "1"]


def test_markdown_holds_a_footnote_for_each_quote_and_no_markup_of_a_document(found: Matrix, hostile: Matrix) -> None:
    text = to_markdown(found)
    assert "- Notice of termination: 27 of 32 speak of it; all 32 were searched." in text
    notes = [line for line in text.splitlines() if line.startswith("[^")]
    assert len(notes) == sum(len(cell) for line in found.lines for cell in line.cells)
    assert any("Luxembourg, 2024: EUR 80 million" in line and "<https://president.gov.ua" in line for line in notes)
    evil = to_markdown(hostile)
    assert "<script" not in evil.replace("\\<", "") and "](" not in evil.replace("\\]", "").replace("\\[", "")
    assert all(line.replace("\\|", "").count("|") == 4 for line in evil.splitlines() if line.startswith("|"))


def test_a_table_shows_hostile_text_as_text(hostile: Matrix) -> None:
    for language in ("en", "uk"):
        html = comparison(hostile, language)
        assert "<script" not in html and "<img" not in html and 'href="javascript' not in html and "<b>" not in html
        assert "&lt;script&gt;" in html and "&lt;img src=x" in html
        assert "?passage=p%27%22%3E%3Cb%3E" in html


def test_values_are_sorted_by_size() -> None:
    values = ["ten years (para 58)", "six months after notice", "one hundred years", "three months", "10 years"]
    assert [sort_key(value) for value in values] == ["10", "6", "100", "3", "10"]
    sums = ["EUR 1 billion", "at least EUR 977 million", "EUR 80 million", "EUR 1,072 million"]
    assert sorted(sums, key=sort_key) == ["EUR 80 million", "at least EUR 977 million", "EUR 1 billion", "EUR 1,072 million"]
    assert sort_key("") == ""


def test_every_topic_has_both_names() -> None:
    assert len({topic.key for topic in TOPICS}) == len(TOPICS) >= 12
    assert all(topic.name("en") and topic.name("uk") for topic in TOPICS)
