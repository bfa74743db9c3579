"""What the Library tab shows, as rows, choices and lines: plain values and escaped HTML, nothing of the page's machinery."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from assistant.page.grid import Cell, Row, grid
from assistant.page.places import parties_as_written
from assistant.page.wording import collection_name, day, say
from assistant.time_left import TimeLeft
from corpus.document import Document
from corpus.errors import UserError, visible
from index.index import ADDED, SHIPPED_COLLECTION, Index
from index.report import Report, pages_told

COLUMNS = ("title", "collection", "type", "parties", "kind", "signed", "pages")


def library_table(index: Index, language: str) -> str:
    """The documents that are searched, a row each, agreements before what is written about them; its title opens the document."""
    heads = [say(f"column_{name}", language) for name in COLUMNS]
    documents = sorted(index.in_scope(), key=lambda document: document.kind == "article")
    rows = [Row(document.title, _cells(document, language), link=f"?document={document.id}") for document in documents]
    return grid("library-table", say("documents_searched", language), heads, rows, language=language)


def _cells(document: Document, language: str) -> tuple[Cell, ...]:
    told = (
        collection_name(document.collection, language),
        document.type,
        parties_as_written(document, language),
        say(document.kind, language),
    )
    pages = str(len(document.pages) or "")
    signed = Cell(day(document.signed, language), str(document.signed or ""), "when")
    return *(Cell(escape(text), text) for text in told), signed, Cell(pages, pages)


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
    language: str = "en"
    state: str = "waiting"  # waiting, working, done or failed: also the style of the line
    told: str = ""
    document: Document | None = None  # what it was read into
    earlier: Document | None = None  # the version that it replaced, where that said something else
    time_left: TimeLeft = field(default_factory=TimeLeft, repr=False)

    def wait(self, told: str) -> Line:
        """The library is not open yet."""
        self.told = told
        return self

    def progress(self, done: int, total: int) -> None:
        """Passages that are in the index, of all of this file, and the time left."""
        self.state = "working"
        if not total:
            self.told = say("reading_file", self.language)
            return
        seconds = self.time_left.seconds(done, total)
        left = say("left", self.language, seconds=f"{seconds:.0f}") if seconds is not None else ""
        self.told = say("taken_in", self.language, share=f"{done / total:.0%}", left=left)

    def end(self, report: Report, older: dict[str, str]) -> None:
        """What came of the file; `older` holds the titles of the documents before, by id."""
        self.state = "done"
        if report.failed:
            self.fail("; ".join(message for _, message in report.failed))
        elif report.replaced:
            id, self.document = report.replaced[0]
            self.told = say("file_replaced", self.language, title=older.get(id, self.document.title))
            self.earlier = next((one for one in report.earlier if one.text != self.document.text), None)
        elif report.added:
            self.document = report.added[0]
            self.told = say("file_added", self.language, title=self.document.title)
        else:
            self.document = report.unchanged[0] if report.unchanged else None
            self.told = say("file_unchanged", self.language, title=self.document.title if self.document else self.name)
        self.told = "; ".join([self.told, *(line for document in report.documents for line in pages_told(document))])

    def fail(self, message: str) -> None:
        """The file could not be used."""
        self.state, self.told = "failed", message

    def understood(self) -> str:
        """What was understood of the file: type or kind, parties, date, and the pages that could not be read."""
        if self.document is None:
            return ""
        kind = self.document.type or say(self.document.kind, self.language)
        told = [kind, parties_as_written(self.document, self.language), day(self.document.signed, self.language)]
        if unread := self.document.unread_pages:
            told.append(say("pages_unread", self.language, pages=", ".join(map(str, unread))))
        return " · ".join(filter(None, told))

    def sentence(self) -> str:
        """The same in one line."""
        return " · ".join(filter(None, (f"{visible(self.name)}: {self.told}", self.understood())))


def lines_html(lines: Sequence[Line], questions: Sequence[str] = ()) -> str:
    """The files, what came of them and what they can be asked; all is escaped, and a document that is there is opened from here."""
    items = "".join(_line(line) for line in lines)
    asked = "".join(f'<li><button type="button" data-asks="{escape(text)}">{escape(text)}</button></li>' for text in questions)
    name = say("ask_them", lines[0].language) if asked else ""
    more = f'<p class="hint">{name}</p><ul class="asks" aria-label="{name}">{asked}</ul>' if asked else ""
    return f'<ul class="files" role="status">{items}</ul>{more}'


def _line(line: Line) -> str:
    told = escape(line.told or say("in_turn", line.language))
    if line.document:
        told = f'<a href="?document={line.document.id}">{told}</a><span class="hint">{escape(line.understood())}</span>'
        told += changes_button(line.document.id, line.language) if line.earlier else ""
    return f'<li class="{line.state}"><strong>{escape(visible(line.name))}</strong><span>{told}</span></li>'


def changes_button(id: str, language: str) -> str:
    """What shows, beside the page's views, how a new version differs from the one that it replaced."""
    return f'<button type="button" class="changed" data-source="go" data-look="changes" data-document="{id}">{say("what_changed", language)}</button>'


def note(text: str) -> str:
    """A line for the person."""
    return f'<p class="note" role="status">{escape(text)}</p>' if text else ""
