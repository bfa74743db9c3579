"""What the tests share: the project's folders, one assistant over the shipped corpus, and an empty index."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("HF_HUB_OFFLINE", "1")

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
TEXTS, FACTS = SHARED / "texts", SHARED / "facts"
needs_texts = pytest.mark.skipif(not TEXTS.is_dir(), reason="the twelve official texts are not here (../shared/texts)")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""
QUIET = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"


GUARDED = """
import socket, sys
from assistant import Settings, build_assistant
real_connect, real_names = socket.socket.connect, socket.getaddrinfo

def connect(self, address):
    if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
        print("CONNECTION", address, flush=True)
        raise OSError("no network in this test")
    return real_connect(self, address)

def names(name, *rest, **more):
    if name not in ("127.0.0.1", "localhost", None):
        print("LOOKUP", name, flush=True)
        raise OSError("no network in this test")
    return real_names(name, *rest, **more)

socket.socket.connect, socket.getaddrinfo = connect, names
assistant = build_assistant(Settings(home=sys.argv[1]))
print(assistant.ask("Who signed for Japan?").text)
assistant.index.close()
"""


def free_port() -> int:
    """A port of this machine on which nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser on a busy machine may wait in vain, or be looked at too early: its tests, and no others, have two more tries, which are told."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """An index over the shipped corpus, made once by a process that may not leave this machine, and what that process printed."""
    home = tmp_path_factory.mktemp("built")
    environment = {name: value for name, value in os.environ.items() if name != "HF_HUB_OFFLINE"}
    done = subprocess.run([sys.executable, "-c", GUARDED, str(home)], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return home, done.stdout


@pytest.fixture(scope="session")
def assistant(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """An assistant over a copy of that index."""
    from assistant import Settings, build_assistant

    home = tmp_path_factory.mktemp("home") / "copy"
    shutil.copytree(built[0], home)
    opened = build_assistant(Settings(home=home))
    yield opened
    opened.index.close()


@pytest.fixture(scope="session")
def page_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the page of `address` keeps its index."""
    return tmp_path_factory.mktemp("page")


@pytest.fixture(autouse=True)
def without_leftovers(request: pytest.FixtureRequest) -> None:
    """A second try of a test of the page finds none of the documents that the first one added."""
    if getattr(request.node, "execution_count", 1) > 1 and "address" in request.fixturenames:
        request.getfixturevalue("address")
        home = str(request.getfixturevalue("page_home"))
        subprocess.run([sys.executable, "-m", "assistant.cli", "collections", "delete", "mine", "--yes", "--home", home], cwd=ROOT)


@pytest.fixture(scope="session")
def address(built: tuple[Path, str], page_home: Path) -> Iterator[str]:
    """`python app.py` on a free port, over a copy of that index."""
    if not CHROMIUM and not os.environ.get("CI"):
        pytest.skip("no chromium on this machine (apt-get install chromium)")
    port = free_port()
    shutil.copytree(built[0], page_home, dirs_exist_ok=True)
    environment = {**os.environ, "AGREEMENTS_HOME": str(page_home), "AGREEMENTS_PORT": str(port), "HF_HUB_OFFLINE": "1"}
    environment["GRADIO_TEMP_DIR"] = str(page_home / "uploads")
    log = (page_home / "log").open("w")
    server = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert server.poll() is None, (page_home / "log").read_text()
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="session")
def growing_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the votes of the page over `growing` are kept."""
    return tmp_path_factory.mktemp("votes")


@pytest.fixture(scope="session")
def growing(assistant: Any) -> Any:
    """An assistant over the shipped corpus whose answers can be made to grow slowly."""
    from serving import Growing

    return Growing(assistant.index)


@pytest.fixture(scope="session")
def growing_address(growing: Any, growing_home: Path) -> Iterator[str]:
    """The page over it, served by the test's own process."""
    from serving import serving

    with serving(growing, growing_home) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Chromium, which reaches nothing but the page."""
    if not CHROMIUM and not os.environ.get("CI"):
        pytest.skip("no chromium on this machine (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        yield opened
        opened.close()


@pytest.fixture
def page(address: str, browser: Any) -> Iterator[Any]:
    """The page, opened anew; a file of tests that wants another says so."""
    from serving import opened

    with opened(browser, address) as shown:
        yield shown


@pytest.fixture(scope="module")
def own(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """An assistant that searches three contracts of a person's own."""
    from own_contracts import of_own

    with of_own(built[0], tmp_path_factory.mktemp("own")) as assistant:
        yield assistant


@pytest.fixture(scope="module")
def own_address(own: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The whole page over it."""
    from serving_api import served

    with served(own, tmp_path_factory.mktemp("own-page")) as address:
        yield address


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with room for files and for an index."""
    (tmp_path / "files").mkdir()
    return tmp_path


@pytest.fixture
def index(home: Path) -> Iterator[object]:
    """An empty index of hashed words in it."""
    from hashing import HashedWords

    from index.index import Index

    opened = Index(home / "index", HashedWords(), "hashed-words")
    yield opened
    opened.close()
