"""What the Library tab shows, as rows, choices and lines: plain values and escaped HTML, nothing of the page's machinery."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from assistant.page.wording import say
from corpus import parties
from corpus.document import Document
from corpus.errors import UserError, visible
from index.index import ADDED, SHIPPED_COLLECTION, Index
from index.report import Report, pages_told

COLUMNS = {
    "Title": "str",
    "Collection": "str",
    "Type": "str",
    "Parties": "str",
    "Kind": "str",
    "Signed": "str",
    "Pages": "number",
    "Passages": "number",
    "Characters": "number",
}
WIDTHS = [300, 150, 150, 320, 115, 120, 85, 115, 130]  # pixels; a narrow screen scrolls the table sideways


def rows(index: Index) -> list[list[str | int | None]]:
    """A row for each document that is searched, in the order of COLUMNS."""
    passages = index.passage_counts()
    return [
        [
            document.title,
            document.collection,
            document.type,
            ", ".join(document.parties or map(parties.name_of, document.partners)),
            document.kind,
            str(document.signed or ""),
            len(document.pages) or None,
            passages.get(document.id, 0),
            len(document.text),
        ]
        for document in index.in_scope()
    ]


def choices(index: Index) -> list[tuple[str, str]]:
    """(label, id) of each document that the user added: only these can be deleted here."""
    return [(_label(document), document.id) for document in added(index)]


def added(index: Index) -> list[Document]:
    """The documents that the user added."""
    return [document for document in index.documents() if index.origin(document.id) == ADDED]


def collection_names(index: Index) -> list[str]:
    """The collections that documents can be put into."""
    return [one.name for one in index.collections() if one.name != SHIPPED_COLLECTION]


def own_collection(name: str, language: str) -> str:
    """The name of a collection that a person's documents may be in. UserError for the program's own."""
    if " ".join(name.split()) == SHIPPED_COLLECTION:
        raise UserError(say("name_taken", language))
    return name


def _label(document: Document) -> str:
    """The title, and the file it came from: titles may be the same."""
    name = visible(Path(document.source).name)
    return " · ".join(dict.fromkeys(part for part in (document.title, str(document.signed or ""), name) if part))


@dataclass(slots=True)
class Line:
    """One file that is being added: what is known of it now, and how it ended."""

    name: str
    state: str = "waiting"  # waiting, working, done or failed: also the style of the line
    told: str = "waits for its turn"
    began: float = field(default=0.0, repr=False)
    first: int = field(default=0, repr=False)

    def progress(self, done: int, total: int) -> None:
        """Passages that are in the index, of all of this file, and the time left."""
        now = time.monotonic()
        self.state = "working"
        if not total:
            self.told = "reading the file"
            return
        if not self.began:
            self.began, self.first = now, done
        fresh = done - self.first
        left = f", about {(now - self.began) / fresh * (total - done):.0f} s left" if fresh > 0 and done < total else ""
        self.told = f"{done} of {total} passages{left}"

    def end(self, report: Report, older: dict[str, str]) -> None:
        """What came of the file; `older` holds the titles of the documents before, by id."""
        self.state = "done"
        if report.failed:
            self.fail("; ".join(message for _, message in report.failed))
        elif report.replaced:
            id, document = report.replaced[0]
            self.told = f"replaced an older version (“{older.get(id, document.title)}”), {_count(report)}"
        elif report.added:
            self.told = f"added as “{report.added[0].title}”, {_count(report)}"
        else:
            same = f": it is in the library as “{report.unchanged[0].title}”" if report.unchanged else ""
            self.told = f"unchanged{same}"
        self.told = "; ".join([self.told, *(line for document in report.documents for line in pages_told(document))])

    def fail(self, message: str) -> None:
        """The file could not be used."""
        self.state, self.told = "failed", message


def _count(report: Report) -> str:
    return f"{report.passages} passage{'' if report.passages == 1 else 's'}"


def lines_html(lines: Sequence[Line]) -> str:
    """The files and what came of them; names and messages are escaped."""
    items = "".join(
        f'<li class="{line.state}"><strong>{escape(visible(line.name))}</strong><span>{escape(line.told)}</span></li>' for line in lines
    )
    return f'<ul class="files" role="status">{items}</ul>'


def note(text: str) -> str:
    """A line for the person."""
    return f'<p class="note" role="status">{escape(text)}</p>' if text else ""
