"""A "[1]" that a document holds is shown, and never leads to a source: in the answer, on the page and in what is taken away."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from docx import Document as Word

from assistant import composing
from assistant.answer import Answer, literal, plain
from assistant.exporting.conversation import as_markdown, as_text, as_word
from assistant.exporting.marking import pieces
from assistant.page.bubbles import prose_html
from assistant.sentences.quote import Quote
from assistant.understanding.question import Question
from index.passage import Passage

TEXT = "Done at Oslo[1]Town on 5 May 2024 [2]."
PASSAGE = Passage("p:1", "p", "Pact [1]", "agreement", (), (), None, "Art. 1", None, 0, len(TEXT), TEXT, "")
QUESTION = Question("Where?", "Where?", "Where?", "en", "place", (), (), (), (), (), ("where",), bare="Where?")


@pytest.fixture
def answer() -> Answer:
    start = TEXT.index("Oslo")
    quote = Quote(PASSAGE, 0, len(TEXT), TEXT, 1.0, ((start, start + len("Oslo[1]Town")),))
    return composing.from_quotes(QUESTION, [quote], (), 0.9)


def test_only_the_program_cites(answer: Answer) -> None:
    assert answer.text == r"**Oslo\[1\]Town**" + "\n\n" + r"“Done at Oslo\[1\]Town on 5 May 2024 \[2\].” [1]"
    assert [words for kind, words in pieces(answer) if kind == "cite"] == ["1"]
    assert [words for kind, words in pieces(answer) if kind == "quote"] == [TEXT]
    assert str(answer).splitlines()[0] == "**Oslo[1]Town**" and plain(literal(TEXT)) == TEXT


def test_several_answers_are_numbered_through_and_the_words_of_the_documents_stay(answer: Answer) -> None:
    several = composing.each(QUESTION, [("Pact [1]", answer), ("Pact [2]", answer)], ())
    assert [words for kind, words in pieces(several) if kind == "cite"] == ["1", "2"]
    assert several.text.count(r"Oslo\[1\]Town on 5 May 2024 \[2\].") == 2


def test_what_is_shown_and_taken_away_says_what_the_document_says(answer: Answer) -> None:
    shown = prose_html(answer, 0)
    assert shown.count('class="cite"') == 1 and "<strong>Oslo[1]Town</strong>" in shown and "Oslo[1]Town on 5 May 2024 [2]." in shown
    assert as_text(answer).startswith("Oslo[1]Town\n\n“Done at Oslo[1]Town on 5 May 2024 [2].” [1]")
    markdown = as_markdown([("Where?", answer)])
    assert len(re.findall(r"\[\^1\]", markdown)) == 2 and r"**Oslo\[1\]Town**" in markdown
    word = Word(io.BytesIO(as_word([("Where?", answer)])))
    assert [p.text for p in word.paragraphs][2:] == ["Oslo[1]Town", "“Done at Oslo[1]Town on 5 May 2024 [2].” "]


def test_a_quote_that_was_not_escaped_is_no_citation_either(answer: Answer) -> None:
    raw = replace(answer, text=f"“{TEXT}” [1]")
    assert list(pieces(raw)) == [("text", "“"), ("quote", TEXT), ("text", "” "), ("cite", "1")]
