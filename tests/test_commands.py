"""The commands as a person runs them: alone on an index, and through the program that has it open."""

from __future__ import annotations

import json
import shutil
import threading
from pathlib import Path

import pytest
from commanding import COMMANDS, held, in_a_process, run
from hashing import agreement

LOADED = """
import contextlib, sys
from assistant.cli import main
with contextlib.suppress(SystemExit):
    main()
print([name for name in ("torch", "transformers", "sentence_transformers", "gradio") if name in sys.modules], file=sys.stderr)
"""


@pytest.fixture(scope="module")
def home(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the index over the shipped corpus."""
    copy = tmp_path_factory.mktemp("commands") / "home"
    shutil.copytree(built[0], copy)
    return copy


@pytest.mark.parametrize("command", [["ask", "When does the Polish agreement end?"], ["retrieve", "air defence"], ["list"]])
def test_a_command_loads_nothing_heavy(home: Path, command: list[str]) -> None:
    pytest.importorskip("openvino")
    out, err = in_a_process(["-c", LOADED, *command], home).communicate()
    assert out.strip(), err
    assert err.splitlines()[-1] == "[]"


def test_every_command_is_the_same_through_the_program_that_has_the_index(home: Path) -> None:
    alone = [run(home, *command) for command in COMMANDS]
    with held(home):
        through = [run(home, *command) for command in COMMANDS]
    assert through == alone
    assert [status for status, _, _ in alone] == [0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0]
    assert "no such collection" in alone[3][2] and "ten years" in alone[0][1]


def test_the_library_is_changed_through_it(home: Path, tmp_path: Path) -> None:
    (tmp_path / "norway.md").write_text(agreement("Norway"), encoding="utf-8")
    with held(home) as assistant:
        before = {document.id for document in assistant.index.documents()}
        out, err = in_a_process(["-m", "assistant.cli", "add", "norway.md", "--in", "clients", "--json"], home, tmp_path).communicate()
        added = json.loads(out)["added"][0]  # found where the command was run
        assert assistant.index.document(added).collection == "clients" and not err.strip()
        assert run(home, "correct", added, "--title", "Treaty of the fjords")[0] == 0
        corrected = next(document for document in assistant.index.documents() if document.title == "Treaty of the fjords")
        assert "fjords" in run(home, "retrieve", "item 21 of its plan", "--in", "clients")[1]
        assert run(home, "collections", "rename", "clients", "old clients")[1] == "renamed: clients is old clients\n"
        assert (
            run(home, "collections", "export", "old clients", str(tmp_path / "clients.zip"))[0] == 0
            and (tmp_path / "clients.zip").is_file()
        )
        assert run(home, "remove", corrected.id)[1] == "removed: Treaty of the fjords\n"
        assert {document.id for document in assistant.index.documents()} == before
        assert assistant.index.audit().clean


def test_what_two_programs_add_at_once_is_there_once(home: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"{n}.md" for n in range(6)]
    for n, file in enumerate(files):
        file.write_text(agreement(f"Ruritania {n}", 20), encoding="utf-8")
    with held(home) as assistant:
        thread = threading.Thread(target=assistant.index.add, args=(files[:4],))
        thread.start()
        status, _, wrong = run(home, "add", *map(str, files[2:]))
        thread.join()
        added = [document for document in assistant.index.documents() if "Ruritania" in document.title]
        assert (status, wrong, len(added)) == (0, "", len(files))
        assert assistant.index.audit().clean
        for document in added:
            assistant.index.remove(document.id)
