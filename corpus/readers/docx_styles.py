"""Word's styles: what a paragraph or a run inherits from them."""

from __future__ import annotations

import re
from functools import cache

from lxml import etree

from corpus.readers.docx_package import W

_DEEPEST = 12  # styles that one is based on
_OFF = ("0", "false", "off", "none")
_VALUE, _STYLE = W + "val", W + "rStyle"
_UNSEEN = tuple(W + name for name in ("strike", "dstrike", "vanish", "webHidden"))
_PLACING = frozenset({*_UNSEEN, _STYLE, *(W + name for name in ("sz", "position", "vertAlign", "color", "highlight", "shd"))})
_COLOR, _GROUNDS, _WHITE = W + "color", {W + "highlight", W + "shd"}, ("FFFFFF", "FEFEFE")
_GROUND = f"{W}pPr/{W}shd"
_FRAMES = {W + "tc", W + "txbxContent"}
_LOOKS = (("b", "bold"), ("i", "italic"), ("u", "underlined"), ("caps", "caps"))


def on(properties: etree._Element | None, name: str) -> bool | None:
    """Whether a switch such as "b" is on, off, or not set (None) here."""
    found = None if properties is None else properties.find(W + name)
    return None if found is None else found.get(W + "val", "true") not in ("0", "false", "off", "none")


def whole(text: str | None, otherwise: int, most: int = 1_000_000) -> int:
    """A whole number that a file states, within bounds; `otherwise` where it states none."""
    if text is None or not re.fullmatch(r"[-+]?[0-9]{1,18}", text):
        return otherwise
    return max(-most, min(most, int(text)))


def value(element: etree._Element | None, path: str) -> str | None:
    """The w:val of the first element at a path such as "pPr/numPr/numId"."""
    found = None if element is None else element.find(_qualified(path))
    return None if found is None else found.get(W + "val")


@cache
def _qualified(path: str) -> str:
    return "/".join(W + step for step in path.split("/"))


class Styles:
    """Looks up styles by their id, through the styles each is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        found = [] if root is None else root.findall(W + "style")
        self._styles = {style.get(W + "styleId"): style for style in found}
        self.default = next((s.get(W + "styleId") for s in found if s.get(W + "type") == "paragraph" and s.get(W + "default") == "1"), None)
        self._chains: dict[str | None, list[etree._Element]] = {}
        self._inherited_looks: dict[tuple[str | None, str | None], set[str]] = {}
        self._levels: dict[str | None, str | None] = {}
        self._places: dict[tuple[str | None, str | None], dict[str, etree._Element]] = {}

    def chain(self, style_id: str | None) -> list[etree._Element]:
        """The style and those it is based on, nearest first."""
        if style_id not in self._chains:
            chain: list[etree._Element] = []
            current = style_id
            while current in self._styles and self._styles[current] not in chain and len(chain) < _DEEPEST:
                chain.append(self._styles[current])
                current = value(chain[-1], "basedOn")
            self._chains[style_id] = chain
        return self._chains[style_id]

    def level(self, paragraph: etree._Element, style_id: str | None) -> int:
        """The heading depth (1 to 9), from the paragraph's outline level or its style; 0 for body text."""
        if style_id not in self._levels:
            self._levels[style_id] = self._level(style_id)
        depth = whole(value(paragraph, "pPr/outlineLvl") or self._levels[style_id], 9)
        return depth + 1 if 0 <= depth < 9 else 0

    def _level(self, style_id: str | None) -> str | None:
        """The outline level that a style states or that its name tells, from 0."""
        for style in self.chain(style_id):
            if outline := value(style, "pPr/outlineLvl"):
                return outline
            if name := re.fullmatch(r"heading (\d)", (value(style, "name") or "").lower()):
                return str(int(name[1]) - 1)
        return None

    def is_title(self, style_id: str | None) -> bool:
        """Whether the style is Word's Title or Subtitle."""
        return any((value(style, "name") or "").lower() in ("title", "subtitle") for style in self.chain(style_id))

    def look(self, run: etree._Element, style_id: str | None) -> set[str]:
        """How a run is set: directly, by its character style or by its paragraph's style."""
        direct = run.find(W + "rPr")
        key = (value(direct, "rStyle"), style_id)
        if key not in self._inherited_looks:
            chain = [s.find(W + "rPr") for s in self.chain(key[0]) + self.chain(style_id)]
            self._inherited_looks[key] = {
                look for name, look in _LOOKS if next((s for p in chain if (s := on(p, name)) is not None), False)
            }
        inherited = self._inherited_looks[key]
        if direct is None:
            return set(inherited)
        return {look for name, look in _LOOKS if (look in inherited if (own := on(direct, name)) is None else own)}

    def place(self, run: etree._Element, style_id: str | None) -> str:
        """Where a run's letters stand: "" on the line, "raised", "lowered", "unseen" (hidden, struck out, too small to read) or "white"."""
        direct = run.find(W + "rPr")
        own = {} if direct is None else {child.tag: child for child in direct if child.tag in _PLACING}
        named = own.get(_STYLE)
        key = (None if named is None else named.get(_VALUE), style_id)
        if key not in self._places:
            self._places[key] = self._inherited(*key)
        inherited = self._places[key]
        return _place(inherited | own) if own or inherited else ""

    def on_ground(self, run: etree._Element, style_id: str | None) -> bool:
        """Whether white letters may stand on a colour: in a cell, a box, or a paragraph that has a ground of its own."""
        styled = any(style.find(_GROUND) is not None for style in self.chain(style_id))
        return styled or any(above.tag in _FRAMES or above.find(_GROUND) is not None for above in run.iterancestors())

    def _inherited(self, named: str | None, style_id: str | None) -> dict[str, etree._Element]:
        """The settings of place that a run has from its styles, the nearest of each."""
        found: dict[str, etree._Element] = {}
        for style in self.chain(named) + self.chain(style_id):
            properties = style.find(W + "rPr")
            for child in () if properties is None else properties:
                if child.tag in _PLACING:
                    found.setdefault(child.tag, child)
        return found

    def centred(self, paragraph: etree._Element, style_id: str | None) -> bool:
        """Whether the paragraph stands in the middle of the line."""
        places = [value(paragraph, "pPr/jc")] + [value(style, "pPr/jc") for style in self.chain(style_id)]
        return next((place for place in places if place), "") == "center"


def _place(settings: dict[str, etree._Element]) -> str:
    """What settings say of where letters stand."""
    if any(tag in settings and settings[tag].get(_VALUE, "true") not in _OFF for tag in _UNSEEN):
        return "unseen"
    size, rise, aligned = (
        "" if (found := settings.get(W + name)) is None else found.get(_VALUE, "") for name in ("sz", "position", "vertAlign")
    )
    if whole(size, 20) <= 2:
        return "unseen"
    if (color := settings.get(_COLOR)) is not None and color.get(_VALUE, "").upper() in _WHITE and not settings.keys() & _GROUNDS:
        return "white"
    if aligned in ("superscript", "subscript"):
        return "raised" if aligned == "superscript" else "lowered"
    return "raised" if whole(rise, 0) >= 4 else "lowered" if whole(rise, 0) <= -4 else ""
