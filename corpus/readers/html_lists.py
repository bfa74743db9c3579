"""The labels that a browser shows before the items of a list."""

from __future__ import annotations

import re

from lxml import etree

from corpus.readers.docx_numbering import letters, roman

_FORMS = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}


def form_of(element: etree._Element) -> str:
    """How a list numbers its items: by its type, its style, or bullets."""
    style = re.search(r"list-style(?:-type)?\s*:\s*([\w-]+)", element.get("style") or "", re.I)
    if style:
        name = style[1].lower().replace("latin", "alpha")
        return name if name in (*_FORMS.values(), "decimal", "none") else "bullet"
    return "bullet" if element.tag == "ul" else _FORMS.get(element.get("type") or "", "decimal")


def label_of(item: etree._Element, held: list[str | int]) -> str:
    """The label of a list item; `held` is the form of its list and the next number, which goes up."""
    if held[0] == "none":
        return ""
    if held[0] == "bullet":
        return "• "
    number = integer(item.get("value"), int(held[1]))
    held[1] = number + 1
    shown = {"lower-alpha": letters, "upper-alpha": letters, "lower-roman": roman, "upper-roman": roman}.get(str(held[0]), str)(number)
    return f"{shown.upper() if str(held[0]).startswith('upper') else shown}. "


def integer(text: str | None, otherwise: int) -> int:
    """An attribute as a whole number."""
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text.strip()) else otherwise
