"""Word: paragraphs with their printed numbers, tables, text boxes and notes, tracked changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from lxml import etree

from corpus.readers.block import Block, clean
from corpus.readers.cells import by_column, lays_out, said
from corpus.readers.cells import row as one_row
from corpus.readers.docx_boxes import is_control, is_placeholder, is_value, legacy_field, legacy_mark, symbol
from corpus.readers.docx_numbering import Numbering
from corpus.readers.docx_package import Package, W
from corpus.readers.docx_running import running
from corpus.readers.docx_styles import Styles, value, whole
from corpus.readers.entries import BREAK, FIELD, TEXT, TICK, Piece, entry_text, is_label, lines_of, sort_of
from corpus.readers.lines import says
from corpus.readers.scripts import set_apart

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_GONE = {W + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr")} | {
    _MC + "Fallback"
}
_SIGNS = {W + "tab": " ", W + "ptab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


def blocks(data: bytes) -> list[Block]:
    """The document's paragraphs and table rows in order, footnotes, endnotes and what its headers say after them."""
    package = Package(data)
    root = package.part("word/document.xml")
    styles = Styles(package.part("word/styles.xml"))
    body = None if root is None else root.find(W + "body")
    reader = _Reader(
        styles, Numbering(package.part("word/numbering.xml"), styles), root is not None and root.find(W + "background") is not None
    )
    found = [] if body is None else list(reader.blocks(body))
    for name, tag in (("footnotes", "footnote"), ("endnotes", "endnote")):
        notes = package.part(f"word/{name}.xml")
        found += [] if notes is None else reader.notes(notes, tag)
    if body is not None and found:
        text = "\n".join(block.text for block in found)
        told = dict.fromkeys(block.text for part in running(package, body) for block in reader.blocks(part))
        found += [Block(line, kind="running") for line in told if says(line) and line not in text]
    return found


class _Reader:
    """Walks the body once, counting list numbers as it goes."""

    def __init__(self, styles: Styles, numbering: Numbering, coloured: bool = False) -> None:
        self._styles, self._numbering = styles, numbering
        self._coloured = coloured
        self._notes: dict[str, int] = {}
        self._carried: list[str] = []  # the texts of paragraphs whose ends were deleted: they run on into the next

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        """The blocks under an element, in order; what is filled in below its label is one block with it."""
        last: Block | None = None
        for child in parent:
            for block in self._of(child):
                if last and last.kind == "paragraph" and not last.level and is_value(child) and is_label(last.text):
                    last = Block(entry_text(last.text, block.text), kind="row")
                else:
                    yield from [last] if last else []
                    last = block
        yield from [last] if last else []

    def _of(self, child: etree._Element) -> Iterator[Block]:
        """The blocks of one child of the body or of a cell."""
        if child.tag == W + "p":
            yield from self._paragraph(child)
        elif child.tag == W + "tbl":
            yield from self._table(child)
        elif child.tag not in _GONE and isinstance(child.tag, str) and not is_placeholder(child):
            yield from self.blocks(child)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        style_id = value(paragraph, "pPr/pStyle") or self._styles.default
        pieces = list(_filled(self._pieces(paragraph, style_id)))
        text = clean(set_apart((piece, place) for piece, _, place in pieces))
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is not None and mark.find(W + "del") is not None:
            self._carried += [text] if text else []
        else:
            text, self._carried = " ".join([*self._carried, text]).strip(), []
            label = self._numbering.label(paragraph, style_id)
            filled = text and any(place == "field" for *_, place in pieces) and not self._styles.level(paragraph, style_id)
            lines = _entries(pieces) if filled else []
            if lines:
                lines[0] = label + lines[0]
                yield from (Block(clean(line), kind="row") for line in lines)
            elif text:
                label = "" if _labelled(text) else label
                yield self._block(label + text, paragraph, style_id, list(dict.fromkeys(run for piece, run, _ in pieces if piece.strip())))
        for box in _text_boxes(paragraph):
            yield from self.blocks(box)

    def _block(self, text: str, paragraph: etree._Element, style_id: str | None, runs: list[etree._Element]) -> Block:
        looks = [self._styles.look(run, style_id) for run in runs]
        look = set.intersection(*looks) if looks else set()
        if self._styles.centred(paragraph, style_id):
            look.add("centred")
        kind = "title" if self._styles.is_title(style_id) else "paragraph"
        return Block(clean(text), level=self._styles.level(paragraph, style_id), kind=kind, look=frozenset(look))

    def _pieces(self, parent: etree._Element, style_id: str | None, place: str = "") -> Iterator[tuple[str, etree._Element, str]]:
        """The visible text under an element, with the run it stands in and whether it is raised or lowered."""
        for child in parent:
            if child.tag in _GONE or child.tag == W + "txbxContent" or not isinstance(child.tag, str):
                continue
            if child.tag == W + "r":
                where = self._styles.place(child, style_id)
                if where == "white":
                    where = "" if self._coloured or self._styles.on_ground(child, style_id) else "unseen"
                if where != "unseen":
                    yield from self._pieces(child, style_id, where)
            elif child.tag in (W + "t", _MATH):
                yield child.text or "", parent, place
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag], parent, place
            elif child.tag == W + "sym":
                yield symbol(child), parent, ""
            elif child.tag == W + "fldChar":
                yield legacy_field(child), parent, legacy_mark(child)
            elif child.tag in (W + "footnoteReference", W + "endnoteReference"):
                yield f"[{self._note_number(child)}]", parent, "raised"
            elif child.tag == W + "sdt" and is_control(child):
                yield from ((text, run, where or "field") for text, run, where in self._pieces(child, style_id, place))
            elif not is_placeholder(child):
                yield from self._pieces(child, style_id, place)

    def _note_number(self, reference: etree._Element) -> int:
        key = f"{etree.QName(reference).localname.removesuffix('Reference')} {reference.get(W + 'id')}"
        return self._notes.setdefault(key, len(self._notes) + 1)

    def notes(self, root: etree._Element, tag: str) -> list[Block]:
        """The notes that the body points to, in the order it does."""
        found = {f"{tag} {note.get(W + 'id')}": note for note in root.findall(W + tag)}
        numbered = [(number, found[key]) for key, number in self._notes.items() if key in found]
        texts = [(n, " ".join(block.text for block in self.blocks(note))) for n, note in numbered]
        return [Block(clean(f"[{number}] {text}"), kind="note") for number, text in texts if text]

    def _table(self, table: etree._Element) -> Iterator[Block]:
        """Rows as "cell | cell"; a table that only lays out paragraphs is read cell by cell, one of two languages column by column."""
        cells = [[(cell, list(self.blocks(cell))) for cell in _under(row, "tc")] for row in _under(table, "tr")]
        rows = [[blocks for _, blocks in row] for row in cells]
        if all(len(row) == 1 for row in rows) or any(lays_out(blocks) for row in rows for blocks in row):
            across = by_column([[said(blocks) for blocks in row] for row in rows])
            order = ([row[at] for at in (0, 1) for row in rows if any(row)]) if across else [blocks for row in rows for blocks in row]
            yield from (block for blocks in order for block in blocks)
            return
        laid = _laid_out(cells)
        if by_column(laid):
            yield from (block for at in (0, 1) for row in rows if any(row) and len(row) > at for block in row[at])
            return
        for texts in laid:
            if text := one_row(texts):
                yield Block(text, kind="row")


def _filled(pieces: Iterable[tuple[str, etree._Element, str]]) -> Iterator[tuple[str, etree._Element, str]]:
    """The pieces of a paragraph, those between the marks of an old form field as what is filled in."""
    within = False
    for text, run, place in pieces:
        if place in ("opens", "closes"):
            within, place = place == "opens", ""
        yield text, run, place or ("field" if within else "")


def _entries(pieces: list[tuple[str, etree._Element, str]]) -> list[str]:
    """The entries of a paragraph that holds labels and what is filled in beside them; none where it is a sentence with gaps filled in."""
    parts: list[Piece] = []
    for field, group in groupby((piece for piece in pieces if piece[0]), key=lambda piece: piece[2] == "field"):
        said = [(text, place) for text, _, place in group]
        texts = ["".join(text for text, _ in said)] if field else re.split("(\n)", set_apart(said))
        parts += [Piece(text, sort_of(text) if field else BREAK if text == "\n" else TEXT) for text in texts if text.strip(" ")]
    labelled = any(part.sort == TEXT for part in parts) and any(part.sort in (FIELD, TICK) for part in parts)
    return (lines_of(parts) or []) if labelled else []


def _laid_out(rows: list[list[tuple[etree._Element, list[Block]]]]) -> list[list[str]]:
    """The texts of a table's cells by row and column; what is merged down stands in every row."""
    found: list[list[str]] = []
    above: dict[int, str] = {}  # column -> the text of the cell that is merged down from above
    for row in rows:
        texts: list[str] = []
        for cell, blocks in row:
            at, wide = len(texts), min(max(whole(value(cell, "tcPr/gridSpan"), 1), 1), 63)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            text = said(blocks)
            if merge is not None and merge.get(W + "val", "continue") == "continue":
                text = above.get(at, "") or text
            above[at] = text if merge is not None else ""
            texts += [text, *[""] * (wide - 1)]
        found.append(texts)
    return found


def _under(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, through content controls and accepted changes."""
    for child in parent:
        if child.tag == W + tag:
            deleted = child.find(f"{W}trPr/{W}del")
            if deleted is None:
                yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml", W + "smartTag"):
            yield from _under(child, tag)


def _text_boxes(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag not in _GONE:
            yield from _text_boxes(child)


def _labelled(text: str) -> bool:
    """Whether the text brings its own label, "(i)" or a bullet, so that Word's number before it would be a second one."""
    return re.match(r"\((\w{1,4}|\d{1,3})\) |[•–-] ", text) is not None
