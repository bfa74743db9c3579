"""A block: one paragraph, heading, table row or note, as a reader hands it on."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from corpus.errors import TURNING

KINDS = ("paragraph", "title", "row", "note", "running")
_ODD = {0xA0: " ", 0xAD: None, 0x200B: None, 0x2060: None, 0xFEFF: None, 0xFFFE: "-", 0x2011: "-", 0x202F: " ", 0x3000: " "}
_ODD |= dict.fromkeys(range(0x2000, 0x200B), " ") | {0x2028: "\n", 0x2029: "\n", 0x85: "\n", 0x0B: "\n", 0x0C: "\n"}
_ODD |= {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_ODD |= dict.fromkeys(TURNING)
_ODD |= dict.fromkeys((*range(0, 9), *range(14, 32), *range(127, 133), *range(134, 160), *range(0xD800, 0xE000)))


@dataclass(frozen=True, slots=True)
class Block:
    """`level` is the heading depth the format states (0: none); `page` counts from 1 (0: no pages).

    `look` says how all of the block's letters are set ("bold", "italic", "underlined", "centred"); `breaks` are the offsets
    in `text` at which further pages begin; `kind` is one of KINDS.
    """

    text: str
    level: int = 0
    page: int = 0
    kind: str = "paragraph"
    look: frozenset[str] = frozenset()
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader found in a file: its blocks, the pages (from 1) it could not read, and those it recognised from their pictures."""

    blocks: list[Block]
    unread_pages: tuple[int, ...] = ()
    recognised_pages: tuple[int, ...] = ()


def clean(text: str) -> str:
    """The same characters with plain spaces, whole ligatures, no soft hyphens and no control characters."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").translate(_ODD))
    text = re.sub(r"[ \t]+", " ", text)
    return re.sub(r" ?\n[ \n]*", "\n", text).strip()
