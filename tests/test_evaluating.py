"""`evaluate`: questions in every form, honest figures, a regression that is told, and the project's own gold questions."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.evaluating import evaluate, interval, worse
from assistant.gold import is_right, read_gold
from corpus.errors import UserError

YAML = """
- {question: "Who signed for Japan?", expected: Kishida, document: japan}
- {question: "Who plays football tonight?", document: silent}
- {turns: ["When did Norway sign?", "how long does it last?"], expected: ten years|10 years, document: norway}
- {question: "How many elephants does Latvia promise?", expected: seven, document: latvia}
"""
CSV = "question,expected,document\nWho signed for Japan?,Kishida;Zelenskyy,japan\nWho plays football tonight?,,silent\n"


def test_questions_are_asked_and_judged(assistant: Any, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(YAML, encoding="utf-8")
    found = evaluate(assistant, read_gold(tmp_path / "own.yaml"))
    assert [row["ok"] for row in found.rows] == [True, True, True, False]
    figures = {figure.name: figure for figure in found.figures}
    assert figures["answer"].value == pytest.approx(2 / 3) and figures["answer"].n == 3
    assert figures["silent when it must"].value == figures["quotes exact"].value == 1.0
    assert figures["answer"].low < 2 / 3 < figures["answer"].high  # type: ignore[operator]


def test_a_table_holds_the_same_questions(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(CSV, encoding="utf-8")
    signed, football = read_gold(tmp_path / "own.csv")
    assert signed.need == (("Kishida",), ("Zelenskyy",)) and signed.documents == ("japan",) and football.silent


def test_feedback_that_people_liked_is_asked_again(tmp_path: Path) -> None:
    row = {
        "id": "1",
        "question": "and Poland?",
        "answered": True,
        "vote": "up",
        "documents": ["abc"],
        "turns": [{"role": "user", "content": "Who signed for Japan?"}],
    }
    rows = [row, row | {"id": "2", "vote": "down"}, row | {"id": "3", "answered": False}]
    (tmp_path / "feedback.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    liked, silent = read_gold(tmp_path / "feedback.jsonl")
    assert liked.turns == ("Who signed for Japan?", "and Poland?") and liked.documents == ("abc",) and silent.silent


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.yaml", "question: x", "must be a list"),
        ("a.yaml", "- [", "is not YAML"),
        ("a.yaml", "", "must be a list"),
        ("a.yaml", "- {expected: x}", "asks nothing"),
        ("a.yaml", "- {question: x}", "nothing is expected"),
        ("a.yaml", "- x", "not a row"),
        ("a.yaml", "- {id: 1, question: x, expected: y}\n- {id: 1, question: z, expected: y}", "same `id`"),
        ("a.csv", "question,expected\n", "holds no question"),
        ("a.jsonl", "{}", "does not hold feedback"),
        ("a.txt", "x", "are read from"),
    ],
)
def test_what_cannot_be_used_is_told_with_the_cure(tmp_path: Path, name: str, text: str, told: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=told):
        read_gold(tmp_path / name)


def test_yes_and_no_are_read_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text('- {question: "Is it so?", expected: No, document: japan}', encoding="utf-8")
    gold = read_gold(tmp_path / "a.yaml")[0]
    assert is_right(gold, "No. “...” [1]") and is_right(gold, "Ні. “...” [1]") and not is_right(gold, "Yes. There is no doubt")


def test_what_became_worse_is_named(assistant: Any, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(YAML, encoding="utf-8")
    found = evaluate(assistant, read_gold(tmp_path / "own.yaml"))
    saved = found.as_json()
    assert worse(found.figures, saved, 0.02) == []
    saved["figures"]["answer"]["value"] = 1.0
    saved["figures"]["silent when not"]["value"] = 0.0
    assert [line.partition(":")[0] for line in worse(found.figures, saved, 0.02)] == ["answer", "silent when not"]


def test_the_interval_is_wide_for_few_and_narrow_for_many() -> None:
    assert interval(8, 10) == pytest.approx((0.490, 0.943), abs=0.001)
    low, high = interval(800, 1000)
    assert high - low < 0.05 and interval(0, 0) == (0.0, 1.0)


@pytest.mark.slow
def test_the_gold_questions_are_answered_as_well_as_before(assistant: Any) -> None:
    sys.path.insert(0, str(Path(__file__).parent / "quality"))
    from gold import load_gold

    found = evaluate(assistant, load_gold())
    print("\n" + "\n".join(f"{figure.name:24} {figure.value:.3f} n={figure.n}" for figure in found.figures))
    saved = json.loads((Path(__file__).parent / "quality" / "saved.json").read_text(encoding="utf-8"))
    assert worse([figure for figure in found.figures if figure.low is not None], saved, 0.02) == []
