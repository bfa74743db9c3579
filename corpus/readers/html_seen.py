"""What of a web page is seen: by its tags, its styles, and what banners say."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

from corpus.readers.html_styles import Sheets, hides, place_of, strikes

_GONE = frozenset(
    "script style noscript template nav aside button svg iframe object embed canvas audio video head dialog math datalist".split()
)
_STRUCK = frozenset({"del", "s", "strike"})
_PLACES = {"sup": "raised", "sub": "lowered"}
_WHITE = re.compile(
    r"(?<![\w-])color\s*:\s*(?:white|#fff(?:fff)?|rgba?\(\s*255\s*,\s*255\s*,\s*255)(?![\w])|(?<![\w-])color\s*:\s*transparent", re.I
)
_BANNER = re.compile(r"cookie|consent|gdpr|onetrust|didomi|cybot|usercentrics", re.I)
_COOKIES = re.compile(r"\bcookies?\b|кукі|cookie-файл|файл\w* cookie", re.I)
_AGREEING = re.compile(
    r"\s*(?:(?:i )?(?:accept|agree|allow|reject|decline|deny|refuse|manage|customi[sz]e|got it|ok|okay|settings|preferences|understood|dismiss|close)"
    r"|прийняти|погод|зрозуміло|відхил|налаштув|дозвол)",
    re.I,
)
_NOTED = re.compile(r"(?:foot|end)?note|noteref|\b_?(?:fn|ftn|edn|ref)\d|\bcite", re.I)
_LEADING = re.compile(
    r"\b(?:nav\w*|menu\w*|bread-?crumbs?|top-?bar|side-?bar|footer|header|pager|pagination|share|social|languages?|skip-?links?)\b", re.I
)
_LINKED = 0.9  # share of a menu's letters that stand in links
_MOST_BANNER = 2500  # characters
_MOST_NODES = 400  # elements of a banner or a form of the site


class Seen:
    """Says of an element whether it is seen, with the styles that its page states."""

    def __init__(self, root: etree._Element) -> None:
        self._sheets = Sheets(root)
        self._cookies = any(_COOKIES.search(text) for text in root.itertext() if "ook" in text or "OOK" in text or "укі" in text)

    def gone(self, element: etree._Element, tag: str) -> bool:
        """Whether nothing of an element is seen as the page's text."""
        if tag in _GONE or tag in _STRUCK:
            return True
        style, role = element.get("style") or "", element.get("role") or ""
        if (
            element.get("hidden") is not None
            or element.get("aria-hidden") == "true"
            or role in ("navigation", "banner", "search", "dialog")
        ):
            return True
        if style and (hides(style) or strikes(style) or _is_white(element, style)):
            return True
        if self._sheets.what(element) == "gone":
            return True
        banner = self._cookies and tag in ("div", "section", "form", "footer", "p", "header") and _is_banner(element)
        return banner or (tag == "form" and _is_empty(element)) or _is_menu(element, tag)

    def place(self, element: etree._Element, tag: str) -> str:
        """Where the letters of an element within a line stand: "raised", "lowered", or "" for those on the line."""
        said = place_of(element.get("style") or "") or self._sheets.what(element)
        return said or _PLACES.get(tag, "raised" if tag == "a" and _is_note(element) else "")


def _is_note(link: etree._Element) -> bool:
    """Whether a link is the mark of a note of the page."""
    names = " ".join(link.get(name) or "" for name in ("href", "class", "id", "role", "rel"))
    if not (link.get("href") or "").startswith("#") or not _NOTED.search(names):
        return False
    return re.fullmatch(r"\s*\[?(?:\d{1,3}|[a-z*†‡])\]?\s*", "".join(link.itertext()), re.I) is not None


def _is_white(element: etree._Element, style: str) -> bool:
    """Whether text is white, or has no colour, on a page that states no other background for it."""
    if not _WHITE.search(style):
        return False
    above = [element, *element.iterancestors()]
    return not any("background" in (e.get("style") or "") or e.get("bgcolor") or e.get("class") for e in above)


def _is_banner(element: etree._Element) -> bool:
    """Whether an element asks to agree to cookies."""
    text = _text(element)
    if text is None or not _COOKIES.search(text):
        return False
    buttons = any(_AGREEING.match(e.get("value") or "".join(e.itertext())[:60]) for e in element.iter("button", "a", "input"))
    named = _BANNER.search(f"{element.get('class') or ''} {element.get('id') or ''}") is not None
    return buttons or (named and len(text) < 600)


def _is_menu(element: etree._Element, tag: str) -> bool:
    """Whether an element leads to other pages and says nothing: it is named or placed so, and is links."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if tag not in ("header", "footer") and not (tag in ("div", "ul", "ol", "section", "p") and _LEADING.search(names.replace("_", " "))):
        return False
    text = _text(element)
    links = [link for link in element.iter("a") if not (link.get("href") or "#").startswith(("#", "mailto:", "tel:"))] if text else []
    letters = sum(map(str.isalnum, text or ""))
    return 0 < letters * _LINKED <= sum(char.isalnum() for link in links for char in "".join(link.itertext()))


def _text(element: etree._Element) -> str | None:
    """The text of an element; None where it is too large for a banner."""
    nodes = list(islice(element.iter(), _MOST_NODES + 1))
    if len(nodes) > _MOST_NODES:
        return None
    pieces = [element.text or "", *(f"{node.text or ''} {node.tail or ''}" for node in nodes[1:] if isinstance(node.tag, str))]
    length = sum(map(len, pieces))
    return " ".join(" ".join(pieces).split()) if length < 3 * _MOST_BANNER else None


def _is_empty(form: etree._Element) -> bool:
    """Whether a form is part of the site, not of the text: short, with nothing filled in or ticked."""
    text = _text(form)
    if text is None or len(text) > 300:
        return False
    kinds = {(field.get("type") or "text").lower() for field in form.iter("input")}
    if kinds & {"password", "search"}:
        return True
    if kinds & {"checkbox", "radio"} or any(True for _ in form.iter("select", "textarea", "p", "td", "h1", "h2", "h3")):
        return False
    return bool(kinds) and not any(
        field.get("value") for field in form.iter("input") if (field.get("type") or "text").lower() not in _SILENT
    )


_SILENT = frozenset("hidden submit button reset image file password search".split())


def filled(element: etree._Element, tag: str) -> str:
    """What an input, a box for text or a menu shows: its value, its choice, or a box that is ticked or not."""
    kind = (element.get("type") or "text").lower()
    if tag == "textarea":
        return " ".join("".join(element.itertext()).split())
    if tag == "select":
        options = list(element.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None] or options[:1]
        return ", ".join(" ".join("".join(option.itertext()).split()) for option in chosen)
    if kind in ("checkbox", "radio"):
        return "☒ " if element.get("checked") is not None else "☐ "
    return "" if kind in _SILENT else element.get("value") or ""
