"""What the styles of a web page say of what is seen: hidden, struck out, raised or lowered."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?<![\w-])opacity\s*:\s*0*(?:\.0+)?(?![.\d])"
    r"|font-size\s*:\s*(?:0|1px|0\.\d+\w*)(?![.\d])|(?:left|top|text-indent)\s*:\s*-\d{4,}|clip\s*:\s*rect\(\s*[01]"
    r"|clip-path\s*:\s*inset\(\s*(?:50|100)%|mso-hide\s*:\s*all",
    re.I,
)
_NO_ROOM = re.compile(r"(?<![\w-])(?:max-)?(?:height|width)\s*:\s*[01](?:px|em|rem|%)?\s*(?:;|!|$)", re.I)
_CUT_OFF = re.compile(r"(?<![\w-])overflow(?:-[xy])?\s*:\s*(?:hidden|clip)", re.I)
_STRIKING = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.I)
_PLACING = re.compile(
    r"(?<![\w-])vertical-align\s*:\s*(?:(super|text-top)|(sub|text-bottom)|(-?[\d.]+)(?:em|ex|rem|px|pt|%))(?![\w-])", re.I
)
_OF_OTHER_MEDIA = re.compile(r"@media\b(?![^{}]*\b(?:screen|all)\s*\{)[^{}]{0,500}\{(?:[^{}]{0,2000}\{[^{}]{0,5000}\})*[^{}]{0,2000}\}")
_RULE = re.compile(r"(?:^|(?<=[{}]))([^{}]{1,2000})\{([^{}]{0,5000})\}")
_SELECTOR = re.compile(r"(?:[\w-]+|(?=[.#]))(?:[.#][\w-]+)*(?:(?:\s*>\s*|\s+)(?:[\w-]+|(?=[.#]))(?:[.#][\w-]+)*){0,6}")
_NAME = re.compile(r"[.#]?[\w-]+")
_MOST_RULES = 5000

Names = frozenset[str]  # a tag, ".class" and "#id", in lower case


def hides(style: str) -> bool:
    """Whether a style hides what it is for."""
    return _HIDING.search(style) is not None or (_NO_ROOM.search(style) is not None and _CUT_OFF.search(style) is not None)


def strikes(style: str) -> bool:
    """Whether a style strikes out what it is for."""
    return _STRIKING.search(style) is not None


def place_of(style: str) -> str:
    """Where a style puts letters: "raised", "lowered", or "" where it says nothing of it."""
    found = _PLACING.search(style)
    if found is None or (found[3] and not found[3].strip("-0.")):
        return ""
    return "lowered" if found[2] or (found[3] or "").startswith("-") else "raised"


@dataclass(frozen=True, slots=True)
class _Rule:
    """The elements a rule is for, by their names and those of elements around them, and what becomes of them: "gone", "raised" or "lowered"."""

    names: Names
    around: tuple[Names, ...]
    what: str


class Sheets:
    """The rules of a page's style sheets that say what is seen; those for print and small screens are passed over."""

    def __init__(self, root: etree._Element) -> None:
        self._rules: dict[str, list[_Rule]] = defaultdict(list)
        source = "\n".join(_OF_OTHER_MEDIA.sub(" ", style.text or "") for style in root.iter("style"))
        for selectors, said in _RULE.findall(source)[:_MOST_RULES]:
            what = "gone" if hides(said) or strikes(said) else place_of(said)
            for selector in selectors.lower().split(",") if what else ():
                if _SELECTOR.fullmatch(selector.strip()):
                    *around, names = (frozenset(_NAME.findall(step)) for step in re.split(r"\s*>\s*|\s+", selector.strip()))
                    self._rules[max(names, key=len)].append(_Rule(names, tuple(around), what))

    def what(self, element: etree._Element) -> str:
        """What the rules make of an element: "gone", "raised", "lowered", or "" where they say nothing of it."""
        if not self._rules:
            return ""
        names = _names(element)
        found = {
            rule.what for name in names for rule in self._rules.get(name, ()) if rule.names <= names and _stands_in(element, rule.around)
        }
        return next((what for what in ("gone", "raised", "lowered") if what in found), "")


def _names(element: etree._Element) -> Names:
    """What selectors can call an element by."""
    own = (element.get("id") or "").lower()
    classes = (element.get("class") or "").lower().split()[:30]
    tag = element.tag if isinstance(element.tag, str) else ""
    return frozenset({tag, *(f".{name}" for name in classes), *({f"#{own}"} if own else ())})


def _stands_in(element: etree._Element, around: tuple[Names, ...]) -> bool:
    """Whether elements with these names stand around an element, the last the nearest."""
    left = list(around)
    for above in element.iterancestors() if left else ():
        if left[-1] <= _names(above):
            left.pop()
            if not left:
                break
    return not left
