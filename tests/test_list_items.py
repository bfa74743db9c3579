"""Lists: an item is read and shown with the line above it, and a list of which several items answer is quoted whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from own_contracts import of_own

ALLOTMENT = """# Allotment Rules between Greenfield Parish Council and Nora Hale (the "Holder")

## 1. The plot

The Council lets plot 12 to the Holder from 1 March 2031. The Holder comes and goes by the north gate.

## 2. Leaving early

The Holder may give the plot back before the end of the year, on two weeks' notice, if:

- a doctor says that digging would harm her health;
- the water has been cut off for more than ten days; or
- she moves to another county.

## 3. What is forbidden

The Holder shall not:

(a) keep hens or geese on the plot;

(b) burn leaves between May and September; or

(c) plant trees that grow above two metres.

## 4. Repairs

Once the Holder has told the warden of damage, it is mended within the following times:

- a leaking tap: two days;
- a broken gate: a week.

Fences are painted in spring.
"""


@pytest.fixture(scope="module")
def plot(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with of_own(built[0], tmp_path_factory.mktemp("plot"), ALLOTMENT) as assistant:
        yield assistant


def test_an_item_stands_behind_the_line_that_opens_its_list(plot: Any) -> None:
    answer = plot.ask("How soon is a leaking tap mended?")
    assert "it is mended within the following times: “• a leaking tap: two days;” [1]" in answer.text, answer.text
    assert answer.text.startswith("**two days**")


def test_a_list_of_which_several_items_answer_is_quoted_whole_and_once(plot: Any) -> None:
    answer = plot.ask("What is the Holder not allowed to do on the plot?")
    quoted = [citation.quote for citation in answer.citations if "hens" in citation.quote]
    assert len(quoted) == 1, answer.text
    assert all(words in answer.text for words in ("keep hens or geese", "burn leaves", "plant trees"))


def test_a_condition_in_a_list_is_found_by_the_line_above_it(plot: Any) -> None:
    answer = plot.ask("Can I give the plot back early if I move to another county?")
    assert "on two weeks' notice, if:" in answer.text and "she moves to another county" in answer.text, answer.text


@pytest.mark.parametrize("question", ["How soon is a leaking tap mended?", "Can I give the plot back early because I am ill?"])
def test_every_quote_of_a_list_is_in_the_document(plot: Any, question: str) -> None:
    for citation in plot.ask(question).citations:
        document = plot.index.document(citation.passage.document_id)
        assert document.text[citation.start : citation.end] == citation.quote
