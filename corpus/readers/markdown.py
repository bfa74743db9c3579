"""Markdown: headings, lists with their numbers, tables and notes, the markup shown as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.errors import UserError
from corpus.plain_yaml import FAULTS, PlainLoader
from corpus.readers import text as plain
from corpus.readers.block import Block, clean
from corpus.readers.scripts import set_apart

_MATTER = re.compile(r"---[ \t]*\n(.*?)(?:\n)?^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
_MOST_MATTER = 64 * 1024


def front_matter(text: str, loader: Any = PlainLoader) -> tuple[dict[str, Any], str]:
    """The fields between `---` lines at the beginning, and the text after them; ({}, text) where there are none.

    `loader` reads the fields; that of `corpus.own_yaml` is for the project's own files alone.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not re.match(r"---[ \t]*\n", text):
        return {}, text
    match = _MATTER.match(text)
    if match is None or len(match[1]) > _MOST_MATTER:
        if re.match(r"---[ \t]*\n\s*\w+:", text):
            raise UserError("has front matter that never ends: close it with a line of three dashes (---)")
        return {}, text
    try:
        fields = yaml.load(match[1], loader)
    except FAULTS as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        cure = "write each field as `name: value`, with quotes around values that hold a colon"
        raise UserError(f"has broken front matter (line {line}): {cure}") from error
    if fields is not None and not isinstance(fields, dict):
        raise UserError("has front matter that is not a list of fields: write each as `name: value`")
    return fields or {}, text[match.end() :]


def blocks(data: bytes) -> list[Block]:
    """The blocks of a Markdown text; front matter, if it is still there, is left out."""
    _, text = front_matter(plain.decode(data))
    text = re.sub(r"^\[\^(\w+)\]:", r"\\[^\1]:", text, flags=re.M)
    if text.count("[") > 5 * text.count("]") + 1000:  # brackets that are never closed cost the parser quadratic time
        return plain.blocks(text.encode())
    parser = MarkdownIt("commonmark", {"maxNesting": 60}).enable(["table", "strikethrough"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # only a link's text is kept
    return _Reader().blocks(parser.parse(text))


class _Reader:
    """Goes through the parser's tokens and keeps the lists that are open."""

    def __init__(self) -> None:
        self._lists: list[int | None] = []  # the next number of each open list, None for bullets
        self._label = ""
        self._row: list[str] | None = None
        self._found: list[Block] = []

    def blocks(self, tokens: list[Token]) -> list[Block]:
        """The blocks of all tokens."""
        level = 0
        for token in tokens:
            if token.type == "heading_open":
                level = int(token.tag[1:])
            elif token.type == "inline":
                self._inline(token, level)
                level = 0
            elif token.type in ("fence", "code_block"):
                self._add(clean(token.content))
            elif token.type == "html_block":
                self._html(token.content)
            else:
                self._open_or_close(token)
        return self._found

    def _open_or_close(self, token: Token) -> None:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            start = int(token.attrGet("start") or 1) if token.attrGet("start") != 0 else 0
            self._lists.append(start if token.type.startswith("ordered") else None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            self._lists.pop()
        elif token.type == "list_item_open":
            number = self._lists[-1]
            self._label = "• " if number is None else f"{number}{token.markup or '.'} "
            self._lists[-1] = None if number is None else number + 1
        elif token.type == "tr_open":
            self._row = []
        elif token.type == "tr_close":
            cells, self._row = self._row or [], None
            if any(cells):
                self._found.append(Block(" | ".join(cells), kind="row"))

    def _inline(self, token: Token, level: int) -> None:
        children = token.children or []
        text = clean(set_apart(_placed(_kept(children))))
        if self._label and self._row is None:
            text = re.sub(r"^\[([ xX])\] ", lambda box: "☐ " if box[1] == " " else "☒ ", text)
        if self._row is not None:
            self._row.append(text.replace("\n", " "))
            return
        note = re.match(r"\[\^(\w+)\]:\s*", text)
        text = re.sub(r"\[\^(\w+)\]", r"[\1]", text)
        if note:
            self._found.append(Block(text.replace("]:", "]", 1), kind="note"))
            return
        self._add(text, level, _look(children))

    def _add(self, text: str, level: int = 0, look: frozenset[str] = frozenset()) -> None:
        if text:
            self._found.append(Block(self._label + text, level=level, look=look))
            self._label = ""

    def _html(self, source: str) -> None:
        from corpus.readers import html

        for block in html.of_text(source):
            self._add(block.text, block.level, block.look)


def _kept(children: list[Token]) -> list[Token]:
    """The inline tokens that are not struck out, by ~~ or by HTML."""
    kept, depth = [], 0
    for child in children:
        tag = re.match(r"<(/?)(?:del|s|strike)\b", child.content, re.I) if child.type == "html_inline" else None
        if child.type == "s_open" or (tag and not tag[1]):
            depth += 1
        elif child.type == "s_close" or tag:
            depth = max(depth - 1, 0)
        elif not depth:
            kept.append(child)
    return kept


def _placed(children: list[Token]) -> Iterator[tuple[str, str]]:
    """What is shown of inline tokens, and whether it is raised or lowered by HTML."""
    place = ""
    for child in children:
        tag = re.match(r"<(/?)(sup|sub)\b", child.content, re.I) if child.type == "html_inline" else None
        if tag:
            place = "" if tag[1] else "raised" if tag[2].lower() == "sup" else "lowered"
        yield _shown(child), place


def _shown(token: Token) -> str:
    """What a reader sees of an inline token."""
    if token.type in ("softbreak", "hardbreak"):
        return " " if token.type == "softbreak" else "\n"
    if token.type == "html_inline":
        return "\n" if re.match(r"<br\b", token.content, re.I) else ""
    return token.content


def _look(children: list[Token]) -> frozenset[str]:
    """Whether all of a paragraph is strong or emphasised."""
    shown = [child for child in children if child.content or child.type.endswith(("_open", "_close"))]
    kinds = {"strong_open": ("strong_close", "bold"), "em_open": ("em_close", "italic")}
    closing, look = kinds.get(shown[0].type, ("", "")) if shown else ("", "")
    once = closing and shown[-1].type == closing and sum(child.type == closing for child in shown) == 1
    return frozenset({look}) if once else frozenset()
