"""Whether Chroma's graph files can be opened after a crash, and what to do before they are where they cannot.

Chroma writes its graph in place (header.bin, data_level0.bin, length.bin, link_lists.bin, then index_metadata.pickle). A
process killed in between leaves files that give an error at the next start, or end that process by a segmentation fault:
3 of 60 kills while it wrote every 20 records. The rows themselves, in SQLite, are safe. So a mark stands while the folder is
open; where it was left standing and the graph was written since, another process tries the files before this one does. The
same where the files are not those that were closed in order: a disk may fail between two starts.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Iterable
from pathlib import Path

NEAR = 1e-4  # between a vector's check and that of the same vector after Chroma scaled it
DATABASE = "chroma.sqlite3"
_OPEN, _MENDING, _CLOSED = "open", "mending", "closed"
LARGE = 100_000_000  # bytes of a database that is looked through only after a crash: it takes more than a tenth of a second
PART = 1 << 24  # bytes that are read at a time
_LIMIT_S, _LIMIT_EACH_S = 300, 1e-3  # for a trial, and for each vector: a million take 3 minutes on an idle core
_SOUND = 77  # the status a trial ends with when everything could be read
_TRIAL = f"""
import os, sys, threading, time
def watch(parent):
    while os.getppid() == parent:
        time.sleep(0.05)
    os._exit(1)
threading.Thread(target=watch, args=(os.getppid(),), daemon=True).start()
import chromadb, numpy as np
from chromadb.config import Settings
client = chromadb.PersistentClient(sys.argv[1], Settings(anonymized_telemetry=False))
for named in client.list_collections():
    collection = client.get_collection(named.name, embedding_function=None)
    ids = collection.get(include=[])["ids"]
    for at in range(0, len(ids), 2000):
        found = collection.get(ids=ids[at : at + 2000], include=["embeddings", "metadatas"])
        assert len(found["ids"]) == len(ids[at : at + 2000])
        vectors = np.array(found["embeddings"], dtype=float)
        checks = vectors @ np.cos(np.arange(vectors.shape[1])) / np.linalg.norm(vectors, axis=1)
        wanted = np.array([row.get("check", 1.0) for row in found["metadatas"]])
        assert np.abs(checks - wanted).max() < {NEAR}
    if ids:
        collection.query(query_embeddings=[vectors[-1].tolist()], n_results=1)
os._exit({_SOUND})
"""


def begin(folder: Path) -> bool:
    """Mark the folder as open. True: the graph was torn by a crash and is cleared away; the vectors are to be made anew."""
    mark, mending = folder / _OPEN, folder / _MENDING
    _check_rows(folder)
    _sweep(folder)
    suspect = _written_since(mark, folder) if mark.exists() else differs(folder / _CLOSED, _graph_files(folder))
    if suspect and not mending.exists() and not _sound(folder):
        mending.touch()
    if mending.exists():
        for graph in _graphs(folder):
            shutil.rmtree(graph)
    mark.touch()
    return mending.exists()


def mended(folder: Path) -> None:
    """No vector is missing a document that knows of it."""
    (folder / _MENDING).unlink(missing_ok=True)


def end(folder: Path) -> None:
    """The folder was closed in order: remember what the graph files hold. Where that cannot be written, the next start looks."""
    with contextlib.suppress(OSError):
        note(folder / _CLOSED, _graph_files(folder))
        (folder / _OPEN).unlink(missing_ok=True)


def entries(folder: Path) -> int:
    """How many vectors the largest graph holds, deleted ones too (its file of lengths has four bytes for each)."""
    return max((file.stat().st_size // 4 for file in _graph_files(folder) if file.name == "length.bin"), default=0)


def _check_rows(folder: Path) -> None:
    """sqlite3.DatabaseError where the database is damaged; one that is empty or gone is begun anew."""
    database = folder / DATABASE
    if not database.is_file() or not database.stat().st_size:
        for left in (*_graphs(folder), database):
            shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)
        return
    if database.stat().st_size > LARGE and not (folder / _OPEN).exists():
        return
    with contextlib.closing(sqlite3.connect(database)) as opened:
        found = opened.execute("PRAGMA quick_check(1)").fetchone()[0]  # 10 ms for 8 MB
    if found != "ok":
        raise sqlite3.DatabaseError(found.replace("*** in database main ***", "").strip())


def _sweep(folder: Path) -> None:
    """Delete the graphs of collections that are no more: Chroma leaves their files where they are."""
    if not (folder / DATABASE).is_file():
        return
    with contextlib.closing(sqlite3.connect(folder / DATABASE)) as opened:
        if opened.execute("SELECT name FROM sqlite_master WHERE name = 'segments'").fetchone():
            known = {row[0] for row in opened.execute("SELECT id FROM segments")}
            for graph in _graphs(folder):
                if graph.name not in known:
                    shutil.rmtree(graph)


def note(mark: Path, files: Iterable[Path]) -> None:
    """Remember in `mark` what the files hold, as they are closed."""
    mark.write_text(_sum(files), encoding="ascii")


def differs(mark: Path, files: Iterable[Path]) -> bool:
    """Whether the files are not as `note` saw them; asked once, for they change from now on. False where nothing was noted."""
    noted = mark.read_text(encoding="ascii") if mark.exists() else ""
    mark.unlink(missing_ok=True)
    return bool(noted) and noted != _sum(files)


def _sum(files: Iterable[Path]) -> str:
    """A number that changes with names and contents: nobody tampers here, disks only forget."""
    found = 0
    for file in sorted(files):
        found = zlib.crc32(file.name.encode(), found)
        with file.open("rb") as opened:
            while part := opened.read(PART):
                found = zlib.crc32(part, found)
    return str(found)


def _graph_files(folder: Path) -> list[Path]:
    return [file for graph in _graphs(folder) for file in graph.iterdir()]


def _graphs(folder: Path) -> list[Path]:
    return [found for found in folder.iterdir() if found.is_dir()]


def _written_since(mark: Path, folder: Path) -> bool:
    since = mark.stat().st_mtime_ns
    return any(file.stat().st_mtime_ns >= since for file in _graph_files(folder))


def _sound(folder: Path) -> bool:
    """Whether a process of its own can open the files and read every vector."""
    try:
        limit = _LIMIT_S + _LIMIT_EACH_S * entries(folder)
        done = subprocess.run([sys.executable, "-c", _TRIAL, str(folder)], capture_output=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == _SOUND
