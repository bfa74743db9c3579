"""HTML: what a reader would see of the main text; scripts are never run, styles and navigation left out."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

from corpus.errors import UserError
from corpus.readers.block import Block, clean
from corpus.readers.docx_numbering import letters, roman
from corpus.readers.text import decode

_GONE = frozenset(
    "script style noscript template nav aside form button select svg iframe object embed canvas audio video head dialog input textarea math".split()
)
_BLOCKS = frozenset(
    "address article blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html "
    "li main ol p pre section summary table tbody td tfoot th thead tr ul caption".split()
)
_BOLD, _ITALIC = frozenset({"b", "strong"}), frozenset({"i", "em"})
_FORMS = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_DEEPEST = 4000


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
    return [] if root is None else _Walk().blocks(_main(root))


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


class _Walk:
    """Walks the tree without recursion, gathering the text of one block after another."""

    def __init__(self) -> None:
        self._found: list[Block] = []
        self._text: list[tuple[str, frozenset[str]]] = []
        self._looks: list[str] = []
        self._lists: list[list[str | int]] = []  # [form, next number] of each open list
        self._label, self._level, self._pre = "", 0, 0
        self._tables: list[list[list[Block]]] = []  # of each open table: the cells of the open row

    def blocks(self, root: etree._Element) -> list[Block]:
        """All blocks below an element."""
        walk = etree.iterwalk(root, events=("start", "end"))
        depth = 0
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                depth += 1
                if depth > _DEEPEST:
                    raise UserError("is nested too deeply to be a page with a text: copy its text into a .txt file")
                if tag in _GONE or _hidden(element):
                    walk.skip_subtree()
                else:
                    self._start(tag, element)
                    self._say(element.text)
            else:
                depth -= 1
                if tag not in _GONE and not _hidden(element):
                    self._end(tag)
                if element is not root:
                    self._say(element.tail)
        self._flush()
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
        elif re.fullmatch("h[1-6]", tag):
            self._level = int(tag[1])
        elif tag in ("ol", "ul"):
            self._lists.append([_form(element), _integer(element.get("start"), 1)])
        elif tag == "li" and self._lists:
            self._label = self._number(element)
        elif tag == "tr":
            self._tables.append([])
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].append([])

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
        if tag in _BOLD | _ITALIC and self._looks:
            self._looks.pop()
        elif tag == "pre":
            self._pre -= 1
        elif re.fullmatch("h[1-6]", tag):
            self._level = 0
        elif tag in ("ol", "ul"):
            self._lists.pop()
            self._label = ""
        elif tag == "tr" and self._tables:
            self._row(self._tables.pop())

    def _row(self, cells: list[list[Block]]) -> None:
        """A row as "cell | cell", or its paragraphs where it only lays them out."""
        said = [block for cell in cells for block in cell]
        if len(cells) == 1 or any(len(cell) > 4 or any(block.level for block in cell) for cell in cells):
            out = said
        else:
            text = " | ".join(" ".join(block.text.replace("\n", " ") for block in cell) for cell in cells)
            out = [Block(text, kind="row")] if said else []
        (self._tables[-1][-1] if self._tables and self._tables[-1] else self._found).extend(out)

    def _number(self, item: etree._Element) -> str:
        """The label a browser shows before a list item."""
        held = self._lists[-1]
        if held[0] == "none":
            return ""
        if held[0] == "bullet":
            return "• "
        number = _integer(item.get("value"), int(held[1]))
        held[1] = number + 1
        shown = {"lower-alpha": letters, "upper-alpha": letters, "lower-roman": roman, "upper-roman": roman}.get(str(held[0]), str)(number)
        return f"{shown.upper() if str(held[0]).startswith('upper') else shown}. "

    def _say(self, text: str | None, kept: bool = False) -> None:
        if text:
            self._text.append((text if self._pre or kept else re.sub(r"\s+", " ", text), frozenset(self._looks)))

    def _flush(self) -> None:
        """Ends the block that is being gathered."""
        text = clean("".join(piece for piece, _ in self._text))
        looks = [look for piece, look in self._text if piece.strip()]
        self._text = []
        if not text:
            return
        block = Block(self._label + text, level=self._level, look=frozenset.intersection(*looks))
        self._label = ""
        (self._tables[-1][-1] if self._tables and self._tables[-1] else self._found).append(block)


def _hidden(element: etree._Element) -> bool:
    style = element.get("style") or ""
    role = element.get("role") or ""
    unseen = element.get("hidden") is not None or element.get("aria-hidden") == "true" or role in ("navigation", "banner", "search")
    return unseen or re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", style, re.I) is not None


def _form(element: etree._Element) -> str:
    """How a list numbers its items: by its type, its style, or bullets."""
    style = re.search(r"list-style(?:-type)?\s*:\s*([\w-]+)", element.get("style") or "", re.I)
    if style:
        name = style[1].lower().replace("latin", "alpha")
        return name if name in (*_FORMS.values(), "decimal", "none") else "bullet"
    return "bullet" if element.tag == "ul" else _FORMS.get(element.get("type") or "", "decimal")


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text.strip()) else otherwise
