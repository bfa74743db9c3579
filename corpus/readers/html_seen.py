"""What of a web page is seen: by its tags, its styles, and what banners say."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

_GONE = frozenset(
    "script style noscript template nav aside button svg iframe object embed canvas audio video head dialog math datalist".split()
)
_STRUCK = frozenset({"del", "s", "strike"})
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?<![\w-])opacity\s*:\s*0*(?:\.0+)?(?![.\d])"
    r"|font-size\s*:\s*(?:0|1px|0\.\d+\w*)(?![.\d])|(?:left|top|text-indent)\s*:\s*-\d{4,}|clip\s*:\s*rect\(\s*[01]"
    r"|clip-path\s*:\s*inset\(\s*(?:50|100)%|mso-hide\s*:\s*all",
    re.I,
)
_PLACES = {"sup": "raised", "sub": "lowered"}
_PLACING = re.compile(
    r"(?<![\w-])vertical-align\s*:\s*(?:(super|text-top)|(sub|text-bottom)|(-?[\d.]+)(?:em|ex|rem|px|pt|%))(?![\w-])", re.I
)
_STRIKING = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.I)
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
_LEADING = re.compile(
    r"\b(?:nav\w*|menu\w*|bread-?crumbs?|top-?bar|side-?bar|footer|header|pager|pagination|share|social|languages?|skip-?links?)\b", re.I
)
_LINKED = 0.9  # share of a menu's letters that stand in links
_MOST_BANNER = 2500  # characters
_MOST_NODES = 400  # elements of a banner or a form of the site
_MOST_RULES = 5000


class Seen:
    """Says of an element whether it is seen, with the styles that its page states."""

    def __init__(self, root: etree._Element) -> None:
        self._hidden, self._struck = set[str](), set[str]()
        self._places: dict[str, str] = {}  # selector -> raised or lowered
        self._cookies = any(_COOKIES.search(text) for text in root.itertext() if "ook" in text or "OOK" in text or "укі" in text)
        rules = [rule for style in root.iter("style") for rule in re.findall(r"([^{}]{1,2000})\{([^{}]{0,5000})\}", style.text or "")]
        for selectors, said in rules[:_MOST_RULES]:
            simple = {name.strip().lower() for name in selectors.split(",") if re.fullmatch(r"\s*(?:[\w-]*[.#][\w-]+|[\w-]+)\s*", name)}
            if _HIDING.search(said):
                self._hidden |= simple
            if _STRIKING.search(said):
                self._struck |= simple
            if place := _place(said):
                self._places |= dict.fromkeys(simple, place)

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
        if style and (_HIDING.search(style) or _STRIKING.search(style) or _is_white(element, style)):
            return True
        if (self._hidden or self._struck) and self._named(element, tag) & (self._hidden | self._struck):
            return True
        banner = self._cookies and tag in ("div", "section", "form", "footer", "p", "header") and _is_banner(element)
        return banner or (tag == "form" and _is_empty(element)) or _is_menu(element, tag)

    def place(self, element: etree._Element, tag: str) -> str:
        """Where the letters of an element within a line stand: "raised", "lowered", or "" for those on the line."""
        own = _place(element.get("style") or "")
        named = self._named(element, tag) & self._places.keys() if self._places and not own else set()
        return own or next((self._places[name] for name in sorted(named)), _PLACES.get(tag, ""))

    @staticmethod
    def _named(element: etree._Element, tag: str) -> set[str]:
        """The simple selectors that mean an element."""
        classes = (element.get("class") or "").lower().split()[:30]
        names = {tag, *(f".{name}" for name in classes), *(f"{tag}.{name}" for name in classes)}
        own = (element.get("id") or "").lower()
        return names | {f"#{own}", f"{tag}#{own}"} if own else names


def _place(style: str) -> str:
    """What a style says of where letters stand: "raised", "lowered", or "" where it says nothing of it."""
    found = _PLACING.search(style)
    if found is None or (found[3] and not found[3].strip("-0.")):
        return ""
    return "lowered" if found[2] or (found[3] or "").startswith("-") else "raised"


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
