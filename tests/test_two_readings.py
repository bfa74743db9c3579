"""A sentence that says it in other words than the question comes first: what it means counts beside what the reader makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from own_contracts import of_own

AGREEMENTS = [
    ROOT / "tests/quality/reader" / name for name in ("carehome.txt", "mobile_broadband.txt")
]  # the reader was not trained on them


@pytest.fixture(scope="module")
def own(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with of_own(built[0], tmp_path_factory.mktemp("read"), *(file.read_text(encoding="utf-8") for file in AGREEMENTS)) as assistant:
        yield assistant


@pytest.mark.parametrize(
    ("of", "question", "begins"),
    [
        (0, "he passed away on monday, for how many days do they still charge", "10.5 On the death of a resident"),
        (0, "what becomes of stuff we forgot to pick up", "10.6 Belongings left behind"),
        (1, "must pennywren accept what the arbiter decides", "The Arbiter’s decision binds us"),
    ],
)
def test_what_is_asked_in_other_words_is_quoted_first(own: Any, of: int, question: str, begins: str) -> None:
    text = AGREEMENTS[of].read_text(encoding="utf-8")[:40]
    document = next(one for one in own.index.documents() if one.text.startswith(text))
    answer = own.ask(question, documents=[document.id])
    assert answer.citations and answer.citations[0].quote.startswith(begins), [one.quote for one in answer.citations]
