"""Full disks and closed folders: a sentence that names the thing and the cure, nothing lost, and a way back that works."""

from __future__ import annotations

import contextlib
import os
import resource
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from faulty import agreement, command, filled, opened, whole

from assistant import Assistant, Settings
from corpus.errors import UserError

pytestmark = pytest.mark.slow

# -- a full disk -------------------------------------------------------------------------------------------------------


class SmallDisk:
    """A file system of its own, filled with ballast."""

    def __init__(self, home: Path) -> None:
        self.home = home / "disk"
        self.home.mkdir()
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(self.home)], capture_output=True, text=True)
        if done.returncode:
            pytest.skip(f"no file system can be mounted here: {done.stderr.strip()}")

    def fill(self, room: int) -> None:
        free = os.statvfs(self.home).f_bavail * os.statvfs(self.home).f_bsize
        (self.home / "ballast").write_bytes(bytes(max(0, free - room)))

    def empty(self) -> None:
        (self.home / "ballast").unlink(missing_ok=True)

    def close(self) -> None:
        subprocess.run(["umount", "-l", str(self.home)], check=True)


class ShortFiles:
    """No file may grow by more than the room there is: what can be had without mounting."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(self, room: int) -> None:
        longest = (self.home / "index/chroma/chroma.sqlite3").stat().st_size + room
        resource.setrlimit(resource.RLIMIT_FSIZE, (longest, self._before[1]))

    def empty(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self._before)

    close = empty


@pytest.fixture(params=[SmallDisk, ShortFiles])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    made = request.param(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize("room", [0, 200_000, *(pytest.param(room, marks=pytest.mark.slow) for room in (40_000, 800_000))])
def test_a_disk_that_is_full_while_adding(disk: Any, tmp_path: Path, room: int) -> None:
    index = filled(disk.home)
    large = tmp_path / "large.md"
    large.write_text(agreement("Finland", "saw mills", 400), encoding="utf-8")
    disk.fill(room)
    for _ in range(2):  # the second must not wait for what the first left behind
        with pytest.raises(UserError, match=f"The disk of {disk.home}/index.*(full|fails).*do the same again"):
            index.add([large])
    disk.empty()
    whole(index)
    assert len(index.add([large]).added) == 1
    whole(index, 4)
    index.close()
    again = opened(disk.home)
    whole(again, 4)
    again.close()


def test_a_disk_that_is_full_while_adding_and_a_restart(disk: Any, tmp_path: Path) -> None:
    index = filled(disk.home)
    large = tmp_path / "large.md"
    large.write_text(agreement("Finland", "saw mills", 400), encoding="utf-8")
    disk.fill(100_000)
    with pytest.raises(UserError, match="The disk of"):
        index.add([large])
    index.close()
    disk.empty()
    again = opened(disk.home)
    whole(again)
    assert len(again.add([large]).added) == 1
    whole(again, 4)
    again.close()


def test_what_is_on_a_full_disk_can_be_asked(tmp_path: Path) -> None:
    disk = SmallDisk(tmp_path)
    try:
        index = filled(disk.home)
        large = tmp_path / "large.md"
        large.write_text(agreement("Finland", "saw mills", 400), encoding="utf-8")
        disk.fill(0)
        for _ in range(2):
            with pytest.raises(UserError, match="full|fails"):
                index.add([large])
            assert "Norway" in index.search(["35 river ferries"], 1)[0].passage.text
        disk.empty()
        assert len(index.add([large]).added) == 1
        index.close()
        disk.fill(0)
        for _ in range(3):
            again = opened(disk.home)
            assert len(again.documents()) == 4 and "Sweden" in again.search(["35 tug boats"], 1)[0].passage.text
            again.close()
        disk.empty()
        again = opened(disk.home)
        whole(again, 4)
        again.close()
    finally:
        disk.close()


@pytest.mark.parametrize("room", [0, 40_000])
def test_a_disk_that_is_full_while_removing(tmp_path: Path, room: int) -> None:
    disk = SmallDisk(tmp_path)
    try:
        index = filled(disk.home)
        doomed = next(d for d in index.documents() if "ice drills" in d.title)
        disk.fill(room)
        with contextlib.suppress(UserError):  # with a little room the deletion may get through
            index.remove(doomed.id)
        disk.empty()
        if doomed in index.documents():
            assert index.remove(doomed.id) == doomed
        assert len(index.documents()) == 2 and index.audit().clean
        index.close()
        again = opened(disk.home)
        assert len(again.documents()) == 2 and again.audit().clean
        again.close()
    finally:
        disk.close()


def test_the_page_tells_of_a_full_disk_and_adds_the_file_when_there_is_space(tmp_path: Path) -> None:
    from assistant.page.adding import Adding
    from assistant.page.loading import Loading
    from assistant.page.uploads import Uploads

    disk = SmallDisk(tmp_path)
    try:
        index = filled(disk.home)
        loading, upload = Loading(Settings(home=disk.home), Assistant(index)), tmp_path / "large.md"
        told = []
        for fill in (True, False):
            upload.write_text(agreement("Finland", "saw mills", 400), encoding="utf-8")
            disk.fill(100_000) if fill else disk.empty()
            told.append(list(Adding(loading, Uploads()).of([upload]))[-1][0].told)
        assert "The disk of" in told[0] and "full" in told[0] and "fault of the program" not in told[0]
        assert "added as" in told[1]
        whole(index, 4)
        index.close()
    finally:
        disk.close()


# -- a folder that cannot be written -----------------------------------------------------------------------------------


@contextlib.contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nobody can write there, the administrator neither."""
    if os.geteuid():
        modes = {path: path.stat().st_mode for path in (folder, *folder.rglob("*"))}
        for path, mode in modes.items():
            path.chmod(mode & ~0o222)
        yield
        for path, mode in modes.items():
            path.chmod(mode)
        return
    bound = subprocess.run(["mount", "--bind", str(folder), str(folder)], capture_output=True, text=True)
    if bound.returncode:
        pytest.skip(f"the administrator can write everywhere, and nothing can be mounted here: {bound.stderr.strip()}")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], check=True)
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 2 and not done.stdout, done
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith("error: ") and "AGREEMENTS_HOME" in line
    return line


def test_an_index_that_cannot_be_written(tmp_path: Path) -> None:
    filled(tmp_path).close()
    with read_only(tmp_path / "index"):
        assert f"{tmp_path}/index" in one_line(command(tmp_path, "list"))
    index = opened(tmp_path)
    whole(index)
    with read_only(tmp_path / "index"), pytest.raises(UserError, match="cannot be written"):
        index.add([_another(tmp_path)])
    assert len(index.add([_another(tmp_path)]).added) == 1
    whole(index, 4)
    index.close()


def _another(home: Path) -> Path:
    file = home / "another.md"
    file.write_text(agreement("Finland", "saw mills"), encoding="utf-8")
    return file


def test_a_home_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir()
    with read_only(tmp_path / "closed"):
        assert "cannot be written" in one_line(command(tmp_path / "closed/home", "list"))
    (tmp_path / "file").write_text("my notes")
    for home in (tmp_path / "file", tmp_path / "file/home"):
        assert "a part of that path is a file" in one_line(command(home, "list"))
    assert (tmp_path / "file").read_text() == "my notes"
