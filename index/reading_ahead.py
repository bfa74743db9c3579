"""Files read before they are wanted: while one document is embedded and stored, the next ones are read."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from corpus.document import Document
from corpus.errors import UserError, visible
from corpus.fingerprints import file_key
from index.how_far import Work
from index.reading_process import ReadingProcess
from index.splitting import Span

AHEAD = 8  # files that may be read and not taken yet
HELD = 4_000_000  # characters of them at most, where it is more than one
PER_BYTE = 0.8  # characters that are expected for each byte of a file as long as none is read
PER_PASSAGE = 500  # characters, the same


@dataclass(frozen=True, slots=True)
class Item:
    """A document that was read, and what is to be kept with it. `nameless`: its title is only its file's name. `collection`: "" where
    none is named. `spans`: where its passages lie, if that is known. `found`: what was found in it where it was read,
    by the names that a shelf has (None: nothing was looked for)."""

    document: Document
    given: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    nameless: bool = False
    collection: str = ""
    spans: tuple[Span, ...] = ()
    found: Mapping[str, str] | None = None

    @property
    def work(self) -> Work:
        """What storing it takes."""
        return Work(len(self.spans), len(self.document.text))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is to be read. `told`: what it is called where something is wrong with it, `address`: from which it was fetched ("":
    from none), `size`: its bytes, `error`: why it need not be tried."""

    file: Path
    told: str
    source: str = ""
    address: str = ""
    size: int = 0
    error: UserError | None = None


class ReadingAhead:
    """Reads files in a thread and gives them in their order, each as an item or as the error that says why there is none.

    `finds` are functions whose finds are kept with a document. It stops with the file that it is at when it is closed.
    """

    def __init__(
        self,
        reading: ReadingProcess,
        wanted: Sequence[Wanted],
        given: Mapping[str, Any],
        collection: str,
        finds: Sequence[Callable[[Document], Any]] = (),
    ) -> None:
        self._reading, self._given, self._collection, self._finds = reading, given, collection, finds
        self._left = deque(wanted)  # not taken yet, read or not
        self._made: deque[Item | BaseException] = deque()
        self._bytes, self._read_so_far = 0, Work()
        self._unread = sum(one.size for one in wanted)
        self._changed = threading.Condition()
        self._closed = False
        threading.Thread(target=self._work, args=(tuple(wanted),), name="reading ahead", daemon=True).start()

    def close(self) -> None:
        """Read no more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def __iter__(self) -> Iterator[tuple[Wanted, Item | UserError]]:
        while self._left:
            with self._changed:
                self._changed.wait_for(lambda: self._made)
                made, wanted = self._made.popleft(), self._left.popleft()
                self._changed.notify_all()
            if isinstance(made, OSError):
                made = cannot_open(wanted.file, made)
            if isinstance(made, BaseException) and not isinstance(made, UserError):
                raise made
            yield wanted, made

    @property
    def next_name(self) -> str:
        """The name of the file that is given next; "" where there is none."""
        return self._left[0].file.name if self._left else ""

    def expected(self) -> Work:
        """What is about to come: of the files that were read, and of the others by their sizes."""
        with self._changed:
            known = sum((made.work for made in self._made if isinstance(made, Item)), Work())
            seen, each = self._read_so_far, self._unread / self._bytes if self._bytes else 0.0
            if not seen.passages:
                characters = self._unread * PER_BYTE
                return known + Work(round(characters / PER_PASSAGE), round(characters))
            return known + Work(round(each * seen.passages), round(each * seen.characters))

    def _work(self, wanted: Sequence[Wanted]) -> None:
        for one in wanted:
            with self._changed:
                self._changed.wait_for(lambda: self._closed or self._has_room())
                if self._closed:
                    return
            made = self._read(one)
            with self._changed:
                self._made.append(made)
                self._unread -= one.size
                if isinstance(made, Item):
                    self._bytes += one.size
                    self._read_so_far += made.work
                self._changed.notify_all()

    def _has_room(self) -> bool:
        held = sum(len(made.document.text) for made in self._made if isinstance(made, Item))
        return not self._made or len(self._made) < AHEAD and held < HELD

    def _read(self, one: Wanted) -> Item | BaseException:
        if one.error:
            return one.error
        try:
            key = file_key(one.file) if one.file.is_file() else ""
            read = self._reading.read(one.file, one.source, {"url": one.address} if one.address else {}, self._finds)
        except BaseException as error:  # whoever takes it gets it
            return error
        document, nameless = read.document, read.document.title.startswith(visible(one.file.stem))
        if nameless and one.address:
            document = replace(document, title=one.address.partition("://")[2].rstrip("/"), id="")
        return Item(document, self._given, (key,), nameless, self._collection, read.spans, read.found)


def cannot_open(file: Path, error: OSError) -> UserError:
    """The system does not let a file be read."""
    return UserError(f"{visible(file.name)} cannot be opened ({error.strerror or error}): check that it is there and may be read")
