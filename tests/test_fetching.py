"""Downloads from a small server of the test's own: what works, what fails with which words, what is refused."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from conftest import FACTS
from hashing import HashedWords
from serving_files import CYRILLIC, LONG, PAGE, Handler, served

from corpus import parties
from corpus.errors import UserError
from corpus.fetching import Fetcher, addresses_of, is_address
from corpus.public_only import is_public
from index.index import Index


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with served() as address:
        yield address


@pytest.fixture
def fetcher(tmp_path: Path) -> Fetcher:
    Handler.asked, Handler.cuts = [], 0
    return Fetcher(tmp_path / "downloads", allow_private=True, delay_s=0, timeout_s=0.5, limit_s=1.0, most_bytes=5_000_000)


def test_a_good_file_is_fetched_once_and_again_only_when_asked(server: str, fetcher: Fetcher) -> None:
    file = fetcher.fetch(f"{server}/norway")
    assert file.suffix == ".html" and file.read_bytes() == PAGE
    assert "agreements-assistant" in Handler.asked[0][1]["User-Agent"]
    assert Handler.asked[0][1]["Host"] == server.removeprefix("http://")
    assert fetcher.fetch(f"{server}/norway") == file and len(Handler.asked) == 1
    assert fetcher.fetch(f"{server}/norway", again=True) == file and len(Handler.asked) == 2
    assert [f.name for f in file.parent.iterdir()] == [file.name]
    fetcher.forget(f"{server}/norway")
    assert not file.exists()


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("missing", "is not there (404): check the address"),
        ("busy", "try again later"),
        ("forbidden", "download it in a browser"),
        ("loop", "redirects more than 5 times"),
        ("to-file", "must begin with http"),
        ("hang", "did not answer within 0.5 s"),
        ("drip", "took more than 1 s"),
        ("huge", "is too large"),
        ("endless", "is too large"),
        ("picture", "is no document but image/png"),
        ("unknown.bin", "is no document that can be read"),
    ],
)
def test_each_failure_names_the_address_and_the_cure(server: str, fetcher: Fetcher, path: str, told: str) -> None:
    began = time.monotonic()
    with pytest.raises(UserError) as error:
        fetcher.fetch(f"{server}/{path}")
    assert str(error.value).startswith(f"{server}/{path}: ") and told in str(error.value)
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "address", ["ftp://example.org/x.pdf", "file:///etc/passwd", "http://", "http:///x", "http://[::1", "gopher://x/1"]
)
def test_what_is_no_web_address_is_refused(fetcher: Fetcher, address: str) -> None:
    assert is_address(address)
    with pytest.raises(UserError, match="must begin with http"):
        fetcher.fetch(address)


def test_a_redirect_is_followed_and_the_content_decides_what_a_file_is(server: str, fetcher: Fetcher) -> None:
    assert fetcher.fetch(f"{server}/moved").read_bytes() == PAGE
    assert fetcher.fetch(f"{server}/false-pdf").suffix == ".html"
    assert fetcher.fetch(f"{server}/text.md").suffix == ".md"
    assert fetcher.fetch(f"{server}/cyrillic").read_text(encoding="utf-8-sig") == CYRILLIC


def test_a_cut_download_goes_on_where_it_stopped(server: str, fetcher: Fetcher) -> None:
    Handler.cuts = 1
    assert fetcher.fetch(f"{server}/cut").read_bytes() == LONG
    first, second = (headers.get("Range") for _, headers in Handler.asked)
    assert first is None and second == f"bytes={len(LONG) // 2}-"


def test_what_came_of_a_download_that_is_cut_each_time_is_used_by_the_next_run(server: str, fetcher: Fetcher) -> None:
    Handler.cuts = 3
    with pytest.raises(UserError, match="run the same again to go on"):
        fetcher.fetch(f"{server}/cut")
    assert fetcher.fetch(f"{server}/cut").read_bytes() == LONG
    assert Handler.asked[-1][1]["If-Range"] == '"one"'
    assert int(Handler.asked[-1][1]["Range"][6:-1]) > len(LONG) * 0.8


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "10.0.0.1", "192.168.1.1", "169.254.169.254", "[::1]", "0.0.0.0", "2130706433", "[::ffff:10.0.0.1]"]
)
def test_the_private_network_is_refused_without_asking_it(server: str, tmp_path: Path, host: str) -> None:
    Handler.asked = []
    with pytest.raises(UserError, match="private network") as error:
        Fetcher(tmp_path).fetch(f"http://{host}:{server.rpartition(':')[2]}/norway")
    assert "AGREEMENTS_ALLOW_PRIVATE_ADDRESSES" in str(error.value) and not Handler.asked


def test_a_redirect_into_the_private_network_is_refused(server: str, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server's own address counts as public here, the one it redirects to does not."""
    monkeypatch.setattr(Handler, "say_inward", lambda self: self.reply(b"", status=302, Location="http://127.0.0.2/secret"), raising=False)
    monkeypatch.setattr("corpus.public_only.is_public", lambda address: str(address) == "127.0.0.1")
    fetcher.allow_private = False
    with pytest.raises(UserError, match=r"127\.0\.0\.2 points into a private network"):
        fetcher.fetch(f"{server}/inward")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2606:4700::1111", True), ("10.1.2.3", False), ("100.64.0.1", False), ("172.16.0.1", False),
        ("224.0.0.1", False), ("255.255.255.255", False), ("fe80::1", False), ("fc00::1", False), ("::ffff:127.0.0.1", False),
        ("64:ff9b::a00:1", False), ("2002:a00:1::", False), ("::", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


def test_a_host_is_given_time_between_two_requests(server: str, tmp_path: Path) -> None:
    polite = Fetcher(tmp_path, allow_private=True, delay_s=0.3)
    began = time.monotonic()
    polite.fetch(f"{server}/norway")
    polite.fetch(f"{server}/text.md")
    assert 0.3 <= time.monotonic() - began < 3


def test_added_addresses_are_documents_and_errors_do_not_stop_the_rest(server: str, fetcher: Fetcher, tmp_path: Path) -> None:
    index = Index(tmp_path / "index", HashedWords(), "hashed-words")
    index.fetcher = fetcher
    places = [f"{server}/missing", f"{server}/norway", f"{server}/cyrillic"]
    told: list[str] = []
    report = index.add(places, lambda done, total, what: told.append(what))
    assert [d.url for d in report.added] == places[1:] and [place for place, _ in report.failed] == places[:1]
    assert report.added[0].partners == ("norway",) and report.added[0].source == places[1]
    assert any("MB" in line for line in told)
    assert len(index.add(places[1:]).unchanged) == 2 and len(Handler.asked) == 3
    index.remove(report.added[0].id)
    assert len(list((tmp_path / "downloads").glob("norway*"))) == 0
    index.close()


def test_fetch_takes_the_first_address_of_a_partner_that_works(
    server: str, fetcher: Fetcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = tmp_path / "sources.yaml"
    sources.write_text(
        yaml.safe_dump({"norway": [f"{server}/missing", f"{server}/norway", f"{server}/text.md"], "denmark": [f"{server}/text.md"]})
    )
    monkeypatch.setattr("corpus.fetching.SOURCES", sources)
    index = Index(tmp_path / "index", HashedWords(), "hashed-words")
    index.fetcher = fetcher
    report = index.fetch(["norway", "greece"])
    assert [d.partners for d in report.added] == [("norway",)]
    assert [place for place, _ in report.failed] == [f"{server}/missing", "greece"]
    assert "Add your own copy" in report.failed[1][1]
    assert [d.partners for d in index.fetch().added] == [("denmark",)]
    assert [path for path, _ in Handler.asked] == ["/missing", "/norway", "/missing", "/text.md"] or len(Handler.asked) == 4
    with pytest.raises(UserError, match="no known partner"):
        index.fetch(["atlantis"])
    index.close()


def test_the_page_fetches_and_tells_of_each(server: str, fetcher: Fetcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.page.fetching_form import fetch_all

    sources = tmp_path / "sources.yaml"
    sources.write_text(yaml.safe_dump({"norway": [f"{server}/missing", f"{server}/norway"], "greece": [f"{server}/missing"]}))
    monkeypatch.setattr("corpus.fetching.SOURCES", sources)
    index = Index(tmp_path / "index", HashedWords(), "hashed-words")
    index.fetcher = fetcher
    *_, last = fetch_all(index, ["norway", "greece"])
    assert last.count('class="done"') == last.count('class="failed"') == 1 and "added as" in last and f"{server}/missing" in last
    assert "Choose partners" in "".join(fetch_all(index, []))
    index.close()


def test_the_shipped_addresses_are_those_of_the_facts() -> None:
    known = addresses_of()
    assert set(known) <= set(parties.ALL) and all(known.values())
    assert all(address.startswith(("https://", "http://")) and " " not in address for found in known.values() for address in found)
    for slug in known if FACTS.is_dir() else ():
        facts = yaml.safe_load((FACTS / f"{slug}.yaml").read_text(encoding="utf-8"))
        assert set(known[slug]) <= {entry.split()[0] for entry in facts["official_text"]}
