"""Word's boxes to tick and lists to choose from, as the signs and words that Word shows."""

from __future__ import annotations

from itertools import islice

from lxml import etree

from corpus.readers.docx_package import W
from corpus.readers.docx_styles import on, value, whole

_OWN = ("docPartObj", "docPartList", "bibliography", "citation", "equation", "group", "picture")
_MOST_VALUE = 200  # characters
TICKED, EMPTY = "☒", "☐"
_WINGDINGS = {0x52: "☑", 0x53: TICKED, 0x54: TICKED, 0x6F: EMPTY, 0x70: EMPTY, 0x71: EMPTY, 0x72: EMPTY, 0xA3: EMPTY, 0xA8: EMPTY}
_WINGDINGS |= {0xFB: "✗", 0xFC: "✓", 0xFD: TICKED, 0xFE: "☑", 0xA7: "▪", 0x76: "❖", 0xD8: "➢", 0xE0: "→"}
_WINGDINGS_2 = {0x50: "✓", 0x4F: "✗", 0x51: TICKED, 0x52: "☑", 0x53: TICKED, 0x54: TICKED, 0xA3: EMPTY, 0x2A: EMPTY, 0x30: EMPTY}
_GREEK = dict(enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ", start=0x61)) | {0xB7: "•", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB0: "°"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _GREEK}


def symbol(element: etree._Element) -> str:
    """The sign that a w:sym shows; nothing where its font is not known."""
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return ""
    table = _FONTS.get((element.get(W + "font") or "").lower())
    if table is None:
        return chr(code) if 32 <= code < 0xD800 else ""
    return table.get(code & 0xFF, "•" if table is _WINGDINGS else "")


def legacy_field(field: etree._Element) -> str:
    """What an old form field shows that stands in no run: a ticked or an empty box, or the entry chosen from a list."""
    data = field.find(W + "ffData")
    if data is None:
        return ""
    box = data.find(W + "checkBox")
    if box is not None:
        ticked = on(box, "checked")
        return TICKED if (on(box, "default") if ticked is None else ticked) else EMPTY
    entries = data.findall(f"{W}ddList/{W}listEntry")
    chosen = whole(value(data, "ddList/result") or value(data, "ddList/default"), 0)
    return (entries[chosen].get(W + "val") or "") if 0 <= chosen < len(entries) else ""


def legacy_mark(field: etree._Element) -> str:
    """What an old form field's mark does: "opens" or "closes" a text that is filled in, "field" where it shows its value itself."""
    if field.get(W + "fldCharType") == "end":
        return "closes"
    data = field.find(W + "ffData")
    return "" if data is None else "opens" if data.find(W + "textInput") is not None else "field"


def is_placeholder(control: etree._Element) -> bool:
    """Whether a content control still shows the words that ask for its content."""
    return control.tag == W + "sdt" and on(control.find(W + "sdtPr"), "showingPlcHdr") is True


def is_control(control: etree._Element) -> bool:
    """Whether a content control holds what is filled in: it has no parts of the document's own, such as a table of contents."""
    settings = control.find(W + "sdtPr")
    return settings is not None and not is_placeholder(control) and all(settings.find(W + name) is None for name in _OWN)


def is_value(element: etree._Element) -> bool:
    """Whether a part of the body is one short control and nothing else: what is filled in below a label."""
    if element.tag == W + "p":
        if element.find(W + "sdt") is None:
            return False
        held = [child for child in element if any(text.text for text in child.iter(W + "t"))]
        return len(held) == 1 and held[0].tag == W + "sdt" and is_control(held[0]) and _is_short(held[0])
    return element.tag == W + "sdt" and is_control(element) and len(list(islice(element.iter(W + "p"), 2))) == 1 and _is_short(element)


def _is_short(element: etree._Element) -> bool:
    return len("".join(text.text or "" for text in element.iter(W + "t"))) <= _MOST_VALUE
