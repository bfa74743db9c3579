"""Word: paragraphs with their printed numbers, tables, text boxes and notes, tracked changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from corpus.readers.block import Block, clean
from corpus.readers.docx_numbering import Numbering
from corpus.readers.docx_package import Package, W
from corpus.readers.docx_styles import Styles, on, value

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_GONE = {W + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "trPr", "tcPr")} | {_MC + "Fallback"}
_SIGNS = {W + "tab": " ", W + "ptab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}


def blocks(data: bytes) -> list[Block]:
    """The document's paragraphs and table rows in order, footnotes and endnotes after them."""
    package = Package(data)
    root = package.part("word/document.xml")
    styles = Styles(package.part("word/styles.xml"))
    body = None if root is None else root.find(W + "body")
    reader = _Reader(styles, Numbering(package.part("word/numbering.xml"), styles))
    found = [] if body is None else list(reader.blocks(body))
    for name, tag in (("footnotes", "footnote"), ("endnotes", "endnote")):
        notes = package.part(f"word/{name}.xml")
        found += [] if notes is None else reader.notes(notes, tag)
    return found


class _Reader:
    """Walks the body once, counting list numbers as it goes."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles, self._numbering = styles, numbering
        self._notes: dict[str, int] = {}
        self._carried = ""  # the text of a paragraph whose end was deleted: it runs on into the next

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        """The blocks under an element, in order."""
        for child in parent:
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == W + "tbl":
                yield from self._table(child)
            elif child.tag not in _GONE and isinstance(child.tag, str):
                yield from self.blocks(child)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Block]:
        style_id = value(paragraph, "pPr/pStyle") or self._styles.default
        pieces = list(self._pieces(paragraph))
        text = self._carried + clean("".join(piece for piece, _ in pieces))
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is not None and mark.find(W + "del") is not None:
            self._carried = text + " " if text else ""
        else:
            self._carried = ""
            label = self._numbering.label(paragraph, style_id)
            if text:
                label = "" if _labelled(text) else label
                yield self._block(label + text, paragraph, style_id, [run for piece, run in pieces if piece.strip()])
        for box in _text_boxes(paragraph):
            yield from self.blocks(box)

    def _block(self, text: str, paragraph: etree._Element, style_id: str | None, runs: list[etree._Element]) -> Block:
        looks = [self._styles.look(run, style_id) for run in runs]
        look = set.intersection(*looks) if looks else set()
        if self._styles.centred(paragraph, style_id):
            look.add("centred")
        kind = "title" if self._styles.is_title(style_id) else "paragraph"
        return Block(clean(text), level=self._styles.level(paragraph, style_id), kind=kind, look=frozenset(look))

    def _pieces(self, parent: etree._Element) -> Iterator[tuple[str, etree._Element]]:
        """The visible text under an element, with the run it stands in."""
        for child in parent:
            if child.tag in _GONE or child.tag == W + "txbxContent" or not isinstance(child.tag, str):
                continue
            if child.tag == W + "r" and on(child.find(W + "rPr"), "vanish"):
                continue
            if child.tag in (W + "t", _MATH):
                yield child.text or "", parent
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag], parent
            elif child.tag in (W + "footnoteReference", W + "endnoteReference"):
                yield f"[{self._note_number(child)}]", parent
            else:
                yield from self._pieces(child)

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
        """Rows as "cell | cell"; a table that only lays out paragraphs is read cell by cell."""
        rows = [[list(self.blocks(cell)) for cell in _under(row, "tc")] for row in _under(table, "tr")]
        if all(len(row) == 1 for row in rows) or any(len(cell) > 4 or any(b.level for b in cell) for row in rows for cell in row):
            yield from (block for row in rows for cell in row for block in cell)
            return
        for row in rows:
            cells = [" ".join(block.text.replace("\n", " ") for block in cell) for cell in row]
            if any(cells):
                yield Block(" | ".join(cells), kind="row")


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
