"""HTML: what a reader would see of the main text; scripts are never run, styles and navigation left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree
from lxml import html as lxml_html

from corpus.errors import UserError
from corpus.readers.block import Block, clean
from corpus.readers.cells import Merged, by_column, lays_out, said
from corpus.readers.cells import row as one_row
from corpus.readers.entries import BREAK, FIELD, TEXT, Piece, entry_text, is_label, lines_of, sort_of
from corpus.readers.html_lists import form_of, integer, label_of
from corpus.readers.html_seen import Seen, filled
from corpus.readers.scripts import set_apart
from corpus.readers.text import decode

_BLOCKS = frozenset(
    "address article blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html "
    "li main ol p pre section summary form table tbody td tfoot th thead tr ul caption".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em"})
_DEEPEST = 4000
_MOST_VALUE = 200  # characters of what stands below a term and is its value
_MOST_SPAN = 1000  # columns or rows that one cell covers
_MOST_TABLES = 8  # tables within tables whose rows are told as rows


def blocks(data: bytes) -> list[Block]:
    """The blocks of a page, of its <main> or <article> where it has one."""
    declared = re.search(rb"""charset\s*=\s*["']?([\w-]+)""", data[:4096], re.I)
    return of_text(decode(data, declared[1].decode("ascii", "replace") if declared else ""))


def of_text(source: str) -> list[Block]:
    """The blocks of HTML source."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, etree.ParserError) as error:
        raise UserError("is not HTML that can be read: save the page again, or copy its text into a .txt file") from error
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise UserError("is nested too deeply to be a page with a text: copy its text into a .txt file")
    return [] if root is None else _Walk(Seen(root)).blocks(_main(root))


def _main(root: etree._Element) -> etree._Element:
    """The element that holds the text: the only <main> or <article> if most of the page's paragraphs stand in it."""
    for tag in ("main", "article"):
        found = list(root.iter(tag))
        if len(found) == 1 and _said(found[0]) > 0.5 * _said(root):
            return found[0]
    return root


def _said(element: etree._Element) -> int:
    """How many characters the paragraphs, list items and cells below an element hold."""
    return sum(len(p.text or "") + sum(len(child.tail or "") for child in p) for p in element.iter("p", "li", "td"))


@dataclass(slots=True)
class _Table:
    """A table that is open: its rows, each a list of cells; `alone` where a row stands in no table."""

    alone: bool = False
    rows: list[list[_Cell]] = field(default_factory=list)


@dataclass(slots=True)
class _Cell:
    """A cell: its blocks, and how many columns and rows it covers."""

    blocks: list[Block]
    wide: int = 1
    high: int = 1


class _Walk:
    """Walks the tree without recursion, gathering the text of one block after another."""

    def __init__(self, seen: Seen) -> None:
        self._seen = seen
        self._found: list[Block] = []
        self._text: list[tuple[str, frozenset[str], str]] = []
        self._looks: list[str] = []
        self._places: list[tuple[etree._Element, str]] = []  # what is raised or lowered and is open
        self._lists: list[list[str | int]] = []  # [form, next number] of each open list
        self._label, self._level, self._pre = "", 0, 0
        self._tables: list[_Table] = []
        self._term: list[Block] = []  # the last of a list of terms that has no text yet

    def blocks(self, root: etree._Element) -> list[Block]:
        """All blocks below an element."""
        walk = etree.iterwalk(root, events=("start", "end"))
        depth = 0
        skipped = None
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                depth += 1
                if depth > _DEEPEST:
                    raise UserError("is nested too deeply to be a page with a text: copy its text into a .txt file")
                if self._seen.gone(element, tag):
                    skipped = element
                    walk.skip_subtree()
                elif tag in ("select", "input", "textarea"):
                    self._text.append((filled(element, tag), frozenset(), "field"))
                    skipped = element
                    walk.skip_subtree()
                else:
                    if tag not in _BLOCKS and (place := self._seen.place(element, tag)):
                        self._places.append((element, place))
                    self._start(tag, element)
                    self._say(element.text)
            else:
                depth -= 1
                if element is not skipped:
                    self._end(tag)
                    if self._places and self._places[-1][0] is element:
                        self._places.pop()
                if element is not root:
                    self._say(element.tail)
        self._flush()
        while self._tables:
            self._close(self._tables.pop())
        return self._found

    def _start(self, tag: str, element: etree._Element) -> None:
        if tag in _BLOCKS:
            self._flush()
        if tag == "br":
            self._say("\n", kept=True)
        elif tag in _BOLD | _ITALIC:
            self._looks.append("bold" if tag in _BOLD else "italic")
        elif tag == "pre":
            self._pre += 1
        elif tag in _HEADINGS:
            self._level = int(tag[1])
        elif tag in ("ol", "ul"):
            self._lists.append([form_of(element), integer(element.get("start"), 1)])
        elif tag == "li" and self._lists:
            self._label = label_of(element, self._lists[-1])
        elif tag == "table":
            self._tables.append(_Table())
        elif tag == "tr":
            if not self._tables:
                self._tables.append(_Table(alone=True))
            self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._tables and self._tables[-1].rows:
            wide, high = (min(max(integer(element.get(name), 1), 1), _MOST_SPAN) for name in ("colspan", "rowspan"))
            self._tables[-1].rows[-1].append(_Cell([], wide, high))

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush(below=tag == "dd")
        if tag == "dt":
            self._term = self._open()[-1:]
        if tag in _BOLD | _ITALIC and self._looks:
            self._looks.pop()
        elif tag == "pre":
            self._pre -= 1
        elif tag in _HEADINGS:
            self._level = 0
        elif tag in ("ol", "ul"):
            self._lists.pop()
            self._label = ""
        elif (tag == "table" or (tag == "tr" and self._tables and self._tables[-1].alone)) and self._tables:
            self._close(self._tables.pop())

    def _close(self, table: _Table) -> None:
        """Hands on a table's rows as "cell | cell", or its paragraphs where it only lays them out."""
        out = self._open()
        merged = Merged()
        laid = [merged.row([(said(cell.blocks), cell.wide, cell.high) for cell in row]) for row in table.rows]
        several = any(len(row) > 1 for row in table.rows)
        if by_column(laid):
            out += [block for at in (0, 1) for row in table.rows if len(row) > at for block in row[at].blocks]
            return
        for row, texts in zip(table.rows, laid, strict=True):
            blocks = [block for cell in row for block in cell.blocks]
            alone = len(texts) == 1 and not (several and len(blocks) == 1 and row[0].wide > 1)
            if alone or len(self._tables) > _MOST_TABLES or any(lays_out(cell.blocks) for cell in row):
                out += blocks
            elif blocks:
                out.append(Block(one_row(texts), kind="row"))

    def _open(self) -> list[Block]:
        """Where a block that ends goes: the open cell, or what is found."""
        rows = self._tables[-1].rows if self._tables else []
        return rows[-1][-1].blocks if rows and rows[-1] else self._found if len(self._tables) < 2 else self._outer()

    def _outer(self) -> list[Block]:
        """The open cell around a table in which no cell is open."""
        for table in reversed(self._tables[:-1]):
            if table.rows and table.rows[-1]:
                return table.rows[-1][-1].blocks
        return self._found

    def _say(self, text: str | None, kept: bool = False) -> None:
        if text:
            place = self._places[-1][1] if self._places else ""
            self._text.append((text if self._pre or kept else re.sub(r"\s+", " ", text), frozenset(self._looks), place))

    def _flush(self, below: bool = False) -> None:
        """Ends the block that is being gathered; `below` where it can be what stands below its label."""
        gathered, self._text = self._text, []
        if not any(place == "field" or not piece.isspace() for piece, _, place in gathered):
            return
        if any(place == "field" for *_, place in gathered) and self._enter(gathered):
            return
        text = clean(set_apart((piece, place) for piece, _, place in gathered))
        looks = [look for piece, look, _ in gathered if piece.strip()]
        if not text:
            return
        out = self._open()
        if below and out and out[-1:] == self._term and len(text) <= _MOST_VALUE:
            out[-1] = Block(entry_text(out[-1].text, text), kind="row")
            return
        block = Block(self._label + text, level=self._level, look=frozenset.intersection(*looks))
        self._label = ""
        out.append(block)

    def _enter(self, gathered: list[tuple[str, frozenset[str], str]]) -> bool:
        """Hands on labels and what is filled in beside or below them, an entry a line; False where the fields stand within a sentence."""
        pieces: list[Piece] = []
        for entered, run in groupby(gathered, key=lambda piece: piece[2] == "field"):
            said = [(text, place) for text, _, place in run]
            texts = [text for text, _ in said] if entered else re.split("(\n)", set_apart(said))
            pieces += [
                Piece(text, sort_of(text) if entered else BREAK if text == "\n" else TEXT) for text in texts if entered or text.strip(" ")
            ]
        lines = lines_of(pieces)
        if lines is None:
            return False
        out = self._open()
        if pieces[0].sort == FIELD and lines and out and not out[-1].level and out[-1].kind == "paragraph" and is_label(out[-1].text):
            lines[0] = entry_text(out.pop().text, lines[0])
        if lines and self._label:
            lines[0], self._label = self._label + lines[0], ""
        out += [Block(text, kind="row") for line in lines if (text := clean(line))]
        return True
