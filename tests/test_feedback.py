"""Votes are kept as whole lines, whoever writes at the same time."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from assistant import feedback
from assistant.feedback import Feedback

WRITER = """
import sys
from pathlib import Path
from assistant.feedback import Feedback, write
for n in range(40):
    write(Path(sys.argv[1]), Feedback(f"{sys.argv[2]}-{n}", "Чому? " * 400, "because\\n\\u2028" * 300, True, "up", note="x" * 5000))
"""


def test_several_writers_tear_no_line(tmp_path: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), str(n)], cwd=ROOT) for n in range(3)]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    lines = (tmp_path / feedback.FILE).read_text().split("\n")[:-1]
    assert len(lines) == 120 and all(len(json.loads(line)["note"]) == feedback.LONGEST_NOTE for line in lines)
    assert {row.id for row in feedback.rows(tmp_path)} == {f"{writer}-{n}" for writer in range(3) for n in range(40)}


def test_the_last_vote_on_an_answer_holds(tmp_path: Path) -> None:
    assert feedback.rows(tmp_path) == []
    for vote, note in (("up", ""), ("down", ""), ("down", " wrong year ")):
        feedback.write(tmp_path, Feedback("1", "q", "a", True, vote, note, turns=[{"role": "user", "content": "b"}], documents=["d"]))
    (row,) = feedback.rows(tmp_path)
    assert (row.vote, row.note, row.documents, row.turns) == ("down", "wrong year", ["d"], [{"role": "user", "content": "b"}])
    with pytest.raises(ValueError):
        feedback.write(tmp_path, Feedback("1", "q", "a", True, "sideways"))
