"""Addresses -> files, safely: public hosts only, one at a time, with limits; a download that was cut goes on where it stopped."""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from corpus import parties
from corpus.downloads import ending_of, keep_as_utf8, kind_of
from corpus.errors import UserError
from corpus.own_yaml import read_own
from corpus.reading import ENDINGS, MOST_BYTES

if TYPE_CHECKING:
    import httpx

SOURCES = Path(__file__).with_name("sources.yaml")
AGENT = "agreements-assistant/0.1 (reads published agreements, one request at a time)"
REDIRECTS = 5
TRIES = 3  # of a download whose connection is cut
Told = Callable[[str], None]  # one line on how far it is
_MB = 1024 * 1024
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)
_STATUS = {
    401: "asks for a password: download the file yourself and add it",
    403: "refuses to give the file to a program: download it in a browser and add it",
    404: "is not there (404): check the address",
    410: "is gone (410): look for its new address",
    429: "asks to wait (429): try again later",
    503: "is busy (503): try again later",
}


class _CutError(Exception):
    """The connection ended before the file did."""


def is_address(place: str) -> bool:
    """Whether something to add is an address rather than a path."""
    return bool(_ADDRESS.match(place))


def addresses_of(slugs: Sequence[str] = ()) -> dict[str, list[str]]:
    """Slug -> the addresses of its official text, best first; all that are known where none is named."""
    known: dict[str, list[str]] = read_own(SOURCES)
    for slug in slugs:
        if not parties.is_known(slug):
            raise UserError(f"{slug!r} is no known partner. Official texts can be fetched of: {', '.join(known)}.")
    return {slug: known.get(slug, []) for slug in slugs or known}


class Fetcher:
    """Downloads into one folder, in which every address has one file. Nothing is asked for before `fetch`."""

    def __init__(
        self,
        folder: Path,
        allow_private: bool = False,
        delay_s: float = 1.0,
        timeout_s: float = 20.0,
        limit_s: float = 300.0,
        most_bytes: int = max(MOST_BYTES.values()),
    ) -> None:
        self.allow_private = allow_private
        self._folder, self._delay_s = folder, delay_s
        self._timeout_s, self._limit_s, self._most_bytes = timeout_s, limit_s, most_bytes
        self._asked: dict[str, float] = {}  # host -> when it was last asked, on the monotonic clock

    def fetch(self, address: str, again: bool = False, told: Told | None = None) -> Path:
        """The file of an address; one that is there already is not asked for unless `again`. UserError names the address."""
        kept = self._kept(address)
        if kept and not again:
            return kept
        self._folder.mkdir(parents=True, exist_ok=True)
        part = self._folder / f"{_name(address)}.part"
        try:
            ending, charset = self._tries(address, part, told)
            whole = part.with_suffix(ending)
            if charset:
                keep_as_utf8(part, charset)
        except UserError as error:
            raise UserError(f"{address}: {error}.") from error
        part.replace(whole)
        _about(part).unlink(missing_ok=True)
        if kept and kept != whole:
            kept.unlink()
        return whole

    def forget(self, address: str) -> None:
        """Delete what was downloaded from an address."""
        for file in self._folder.glob(f"{_name(address)}.*"):
            file.unlink()

    def _kept(self, address: str) -> Path | None:
        candidates = (self._folder / f"{_name(address)}{ending}" for ending in ENDINGS)
        return next((file for file in candidates if file.is_file()), None)

    def _tries(self, address: str, part: Path, told: Told | None) -> tuple[str, str]:
        began = time.monotonic()
        for left in reversed(range(TRIES)):
            try:
                return self._download(address, part, told, began)
            except _CutError as error:
                if not left:
                    raise UserError("the connection was cut; what came is kept: run the same again to go on") from error
        raise AssertionError("TRIES is at least 1")

    def _download(self, address: str, part: Path, told: Told | None, began: float) -> tuple[str, str]:
        """One request and its redirects; the ending of the file and the encoding its server names."""
        import httpx

        from corpus.public_only import PublicOnly

        done, same = _resumable(part)
        headers = {"User-Agent": AGENT, "Accept-Encoding": "identity"}
        headers |= {"Range": f"bytes={done}-", "If-Range": same} if done else {}
        try:
            url = httpx.URL(address)
            with httpx.Client(
                transport=PublicOnly(self.allow_private), timeout=self._timeout_s, headers=headers, trust_env=False
            ) as client:
                for _ in range(REDIRECTS + 1):
                    self._wait(url)
                    with client.stream("GET", url) as response:
                        if not response.is_redirect:
                            return self._save(response, part, done, told, began)
                        url = url.join(response.headers["location"])
                raise UserError(f"redirects more than {REDIRECTS} times: open it in a browser and add the address it ends at")
        except httpx.TimeoutException as error:
            raise UserError(f"did not answer within {self._timeout_s:g} s: try again later, or download the file yourself") from error
        except (httpx.RemoteProtocolError, httpx.ReadError) as error:
            raise _CutError from error
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise UserError("is no address of a file: it must begin with http:// or https:// and name a host") from error
        except httpx.HTTPError as error:
            raise UserError(f"cannot be reached ({error}): check the address and that this machine is on the network") from error

    def _wait(self, url: httpx.URL) -> None:
        """Leave a host its time between two requests; refuse what is not of the web."""
        if url.scheme not in ("http", "https") or not url.host:
            raise UserError("is no address of a file: it must begin with http:// or https:// and name a host")
        since = time.monotonic() - self._asked.get(url.host, -self._delay_s)
        time.sleep(max(0.0, self._delay_s - since))
        self._asked[url.host] = time.monotonic()

    def _save(self, response: httpx.Response, part: Path, done: int, told: Told | None, began: float) -> tuple[str, str]:
        """Write the body behind what is there already, or from the start where the server begins anew."""
        if response.status_code == 416:
            part.unlink()
            raise _CutError
        if response.status_code not in (200, 206):
            raise UserError(_STATUS.get(response.status_code, f"answers with status {response.status_code}: try again later"))
        goes_on = response.status_code == 206 and response.headers.get("content-range", "").startswith(f"bytes {done}-")
        if response.status_code == 206 and not goes_on:
            part.unlink(missing_ok=True)
            raise _CutError
        kind, charset = kind_of(response), response.charset_encoding or ""
        size = int(length) if (length := response.headers.get("content-length", "")).isdigit() else 0
        done = done if goes_on else 0
        self._check_size(done + size)
        same = response.headers.get("etag", "") or response.headers.get("last-modified", "")
        plain = response.headers.get("content-encoding", "identity") == "identity"
        _about(part).write_text(json.dumps(same if plain and not same.startswith("W/") else ""), encoding="utf-8")
        total = f" of {(done + size) / _MB:.1f}" if size else ""
        with part.open("ab" if goes_on else "wb") as file:
            for piece in response.iter_bytes():  # as they come: nothing that came is lost in a cut
                file.write(piece)
                done += len(piece)
                self._check_size(done)
                if time.monotonic() - began > self._limit_s:
                    raise UserError(f"took more than {self._limit_s:g} s: what came is kept, run the same again to go on")
                if told:
                    told(f"{response.url.host} {done / _MB:.1f}{total} MB")
        return ending_of(part, kind, str(response.url)), charset

    def _check_size(self, size: int) -> None:
        if size > self._most_bytes:
            raise UserError(
                f"is too large ({size / _MB:,.1f} MB or more; {self._most_bytes / _MB:,.1f} MB at most): download it and split it"
            )


def _name(address: str) -> str:
    """The name of an address's file: readable, and its own."""
    path = re.split(r"[?#]", address, maxsplit=1)[0].rstrip("/").partition("://")[2].partition("/")[2]
    last = unquote(path.rpartition("/")[2]).rpartition(".")
    readable = re.sub(r"[^\w-]+", "-", last[0] or last[2]).strip("-")[:60]
    return f"{readable or 'page'}-{hashlib.sha256(address.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _about(part: Path) -> Path:
    return part.with_suffix(".json")


def _resumable(part: Path) -> tuple[int, str]:
    """How many bytes are there already, and the server's mark of the version they are of; 0 where there is none."""
    try:
        same = json.loads(_about(part).read_text(encoding="utf-8"))
        return (part.stat().st_size, same) if same else (0, "")
    except (OSError, ValueError):
        return 0, ""
