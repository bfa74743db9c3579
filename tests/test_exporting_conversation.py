"""A conversation taken away: Markdown and Word hold every quote with its place and address, and can be read again."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.exporting.conversation import as_markdown, as_text, as_word
from corpus.reading import read

QUESTIONS = (
    "How much did Luxembourg allocate for Ukraine's defence in 2024?",
    "Which agreements mention the Hague?",
    "Скільки років діє угода з Латвією?",
)


def test_word_holds_every_quote_as_a_real_footnote(assistant: Any, tmp_path: Path) -> None:
    from docx import Document

    asked = [(question, assistant.ask(question)) for question in QUESTIONS]
    file = tmp_path / "taken.docx"
    file.write_bytes(as_word(asked))
    word = Document(str(file))
    assert [p.text for p in word.paragraphs if p.style.name == "Heading 1"] == list(QUESTIONS)
    citations = [citation for _, answer in asked for citation in answer.citations]
    references = [run for p in word.paragraphs for run in p.runs if "w:footnoteReference" in run._r.xml]
    assert len(references) == len(citations) > 3
    part = next(p for p in word.part.package.iter_parts() if str(p.partname) == "/word/footnotes.xml")
    assert {r.target_ref for r in part.rels.values() if r.is_external} == {c.passage.url for c in citations if c.passage.url}
    text = read(file).text
    for number, citation in enumerate(citations, start=1):
        note = text[text.rindex(f"[{number}] “") :]
        assert note.startswith(f"[{number}] “{' '.join(citation.quote.split())}” {citation.passage.title}, {citation.passage.section}")
        assert citation.passage.url in note.partition(f"[{number + 1}] “")[0]


def test_markdown_numbers_the_footnotes_through_and_no_word_of_a_document_is_markup(assistant: Any) -> None:
    asked = [(question, assistant.ask(question)) for question in QUESTIONS[:2]]
    question, answer = asked[0]
    quote = "*50* [1] <img src=x> _and_ `more`"
    evil = replace(answer.citations[0], quote=quote)
    asked.append(("What <b>now</b>?", replace(answer, text=f"“{quote}” [1] and [7]", citations=(evil,))))
    markdown = as_markdown(asked)
    total = sum(len(answer.citations) for _, answer in asked)
    for number in range(1, total + 1):
        assert markdown.count(f"[^{number}]") == 2 and f"\n[^{number}]: “" in markdown
    assert "\\*50\\* \\[1\\] \\<img src=x\\> \\_and\\_ \\`more\\`”" in markdown and "<img" not in markdown.replace("\\<img", "")
    assert "and [7]" in markdown and "## What \\<b\\>now" in markdown
    assert "**EUR 80 million**" in markdown


def test_an_answer_as_plain_text_and_characters_that_xml_cannot_hold(assistant: Any) -> None:
    from docx import Document

    answer = assistant.ask(QUESTIONS[0])
    text = as_text(answer)
    assert text.startswith("EUR 80 million") and "**" not in text
    assert f"[1] {answer.citations[0].passage.title}, Sums, signed 10 July 2024: “" in text and answer.citations[0].passage.url in text
    broken = replace(answer, text=f"a\x00b\x0b {answer.text}")
    word = Document(io.BytesIO(as_word([("q\x01?", broken)])))
    assert "ab EUR 80 million" in "\n".join(p.text for p in word.paragraphs) and as_word([])
