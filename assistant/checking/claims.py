"""A sentence -> what it claims: its words by their ideas, parties, names, numbers, dates, negations, modals and limits, in order."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from assistant.checking.values import Day, Number, limit_start, values_in
from assistant.checking.words import ideas_of, is_verb, words
from corpus.parties import named
from corpus.quantities.currencies import codes

_MARKERS = re.compile(r"\[\d+(?:\s?[,;–-]\s?\d+)*\]")
_LINKS = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_MARKS = re.compile(r"[*`#|]+|(?<!\w)_+|_+(?!\w)|^\s*(?:>|[-+•]\s)")
_ODD = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‐": "-", "‑": "-", "−": "-", "—": "–"}
)
_LABEL = re.compile(r"^\s*(?:(?:Art(?:icle)?|Para(?:graph)?)?\.?\s?\d{1,3}(?:\.\d{1,3})*[.)]|\(?[a-z]\))\s+(?=\D)")
_REFERENCE = re.compile(
    r"\([^()]*\b(?:paras?|parts?|chapters?|art(?:icles?|s)?|sections?|annex|preamble|glance|sums|[IVX]+)\b[^()]*\)|\((?:\d+(?:-\d+)?(?:, )?)+\)"
    r"|\b(?:Articles?|Art\.|Parts?|paras?\.?|Paragraphs?|Chapters?|Sections?|Annex) [\dIVX]+(?:[-–.]\d+)*(?:,? \d+)?\b",
    re.IGNORECASE,
)
_TEXT = r"(?:agreement|accord|text|document|treaty|pact|deal|summary|declaration|article)"
_FRAME = re.compile(
    rf"^(?:(?:under|according to|in|as per|per|by|within|as stated in|as set out in|on the basis of) (?:the terms of )?(?:the|this|its|their|that) (?:same |security )?{_TEXT}, "
    rf"|(?:the|this|its) (?:security )?{_TEXT} (?:also )?(?:says|states|notes|stipulates|provides|specifies|sets out|records|mentions|adds|confirms|makes clear) that )",
    re.IGNORECASE,
)
_TWICE = re.compile(r" \((?:\d+|[a-z-]+)\)(?= (?:calendar |working )?(?:hours?|days?|weeks?|months?|years?)\b)")
_CODE = re.compile(r"(?<![\w-])[A-Za-zА-ЯҐЄІЇ]{1,8}-?\d+[A-Za-z]{0,2}(?![\w-])|\b\d+[A-Z]\d+\b")
_OWN = re.compile(
    r"\b(?:(?:[Tt]he )?(?:United Kingdom|UK)|(?:Great )?Britain)\b|\b(?:Ukrain(?:e|ian|ians)|Kyiv|Kiev|Україн\w*|україн\w*|Києв\w*|Київ)\b|\b(?:Russian Federation|Russia|Russians?|Moscow|Росі\w+|росій\w+)\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*(?:\.[A-Za-z]\b\.?)*|[.;:()!?–]|,|\"", re.UNICODE)
_ALIAS = frozenset("it they he she this participants participant parties sides side both signatories signatory countries".split())
PURE = frozenset(
    "shall must will 'll should ought may can could might would може можуть могла міг повинен повинна повинні мусить мусять".split()
)
BREAKS = frozenset(".;:!?")
LONGEST = 4_000  # characters of one sentence that are looked at


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a sentence: what it is, what it stands for, and where it stands."""

    kind: str  # word, number, date, party, name, not, modal, only, every, some, alias, function, reference, break
    text: str
    start: int
    ideas: frozenset[str] = frozenset()
    value: Number | Day | None = None
    level: int = 0  # of a modal
    owner: bool = False  # a party in the form of an owner or adjective: "Luxembourg's", "Ukrainian"
    verb: bool = False


CONTENT = frozenset({"word", "number", "date", "party", "name"})


def clean(text: str) -> str:
    """The text without Markdown, [n] markers and invisible characters, its quotes and dashes in one form."""
    text = _MARKERS.sub(" ", text.translate(_ODD))
    text = _MARKS.sub(" ", _LINKS.sub(r"\1", text))
    text = "".join(
        " " if unicodedata.category(c) in ("Cc", "Zs", "Zl", "Zp") else "" if unicodedata.category(c) == "Cf" else c for c in text
    )
    return re.sub(r"\s+([.,;:!?])(?=\s|$)", r"\1", re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))).strip()


def unframed(text: str) -> str:
    """A sentence without an opening such as "Under the agreement, " or "The text says that "."""
    return _FRAME.sub("", text, count=1)


@lru_cache(maxsize=512)
def read(text: str) -> tuple[Token, ...]:
    """The tokens of a cleaned text, in order."""
    text = _TWICE.sub("", _LABEL.sub("", text))
    text = words().phrases.sub(lambda match: words().readings[match[0].lower()], text)
    masked, found = text, []
    for kind, pattern in (("reference", _REFERENCE), ("name", _CODE)):
        for match in pattern.finditer(masked):
            if kind == "name" and match[0][:3] in codes() and match[0][3].isdigit():
                continue  # "EUR80"
            ideas = frozenset(re.findall(r"\d+", match[0])) if kind == "reference" else frozenset([_code(match[0])])
            found.append(Token(kind, match[0], match.start(), ideas))
            masked = f"{masked[: match.start()]}{' ' * len(match[0])}{masked[match.end() :]}"
    for value in values_in(masked):
        start = limit_start(masked, value.start) if isinstance(value, Number) else value.start
        ideas = frozenset([f"n:{value.amount:f}"]) if isinstance(value, Number) else frozenset(["date"])
        found.append(Token("number" if isinstance(value, Number) else "date", text[value.start : value.end], value.start, ideas, value))
        masked = masked[:start] + " " * (value.end - start) + masked[value.end :]
    for start, end, slug, owner in _parties(masked):
        found.append(Token("party", text[start:end], start, frozenset([f"p:{slug}"]), owner=owner or text[end : end + 2] in ("'s", "s'")))
        masked = masked[:start] + " " * (end - start) + masked[end:]
    first = True
    for match in _WORD.finditer(masked):
        if not (match[0] == "s" and text[match.start() - 1] == "'"):
            found += _token(match[0], match.start(), first)
        first = match[0] in BREAKS
    return tuple(_settled(sorted(found, key=lambda token: token.start)))


def _settled(tokens: list[Token]) -> list[Token]:
    """Words such as "seeks" or "ready" bind only what follows with "to"; elsewhere they are words like any other."""
    settled = []
    for i, token in enumerate(tokens):
        if token.kind == "modal" and token.text not in PURE and not any(t.text.lower() == "to" for t in tokens[i + 1 : i + 3]):
            token = Token("word", token.text, token.start, ideas_of(token.text), verb=is_verb(token.text))
        elif token.text == "should" and tokens[i + 1 : i + 2] and tokens[i + 1].kind == "party":  # "should Luxembourg be attacked"
            token = Token("function", token.text, token.start)
        settled.append(token)
    return settled


def _parties(text: str) -> list[tuple[int, int, str, bool]]:
    found = [(m.start(), m.end(), _own(m[0]), m[0].lower().endswith(("ian", "ians"))) for m in _OWN.finditer(text)]
    taken = [(start, end) for start, end, _, _ in found]
    for m in named(text):
        if m.way in ("name", "adjective") and not any(a < m.end and m.start < b for a, b in taken):
            found.append((m.start, m.end, m.slug, m.way == "adjective"))
    return found


def _own(name: str) -> str:
    """The party of a name of _OWN."""
    if name.endswith(("Kingdom", "UK", "Britain")):
        return "united-kingdom"
    return "russia" if name[0] in "RMРр" else "ukraine"


def _token(word: str, start: int, first: bool) -> list[Token]:
    """The tokens of a word or mark; "non-lethal" and "cannot" are two."""
    lists, lower = words(), word.lower()
    if lower.startswith("non-") and len(lower) > 5:
        return [Token("not", word[:3], start), *_token(word[4:], start + 4, False)]
    if lower in ("cannot", "can't"):
        return [Token("modal", word, start, level=lists.modals["can"]), Token("not", word, start + 3)]
    if lower.endswith("n't"):
        stem = {"won't": "will", "shan't": "shall"}.get(lower, lower[:-3])
        return [*_token(stem, start, False), Token("not", word, start + len(word) - 3)]
    lower = lower.removesuffix("'s")
    if not lower[0].isalpha():
        return [Token("break" if lower in BREAKS else "comma" if lower == "," else "function", word, start)]
    if lower in _ALIAS:
        return [Token("alias", lower, start)]
    if lower in lists.marks:
        return [Token(lists.marks[lower], lower, start)]
    if lower == "should" and first:  # "Should Ukraine join NATO" is an if
        return [Token("function", lower, start)]
    if lower in lists.modals and not (word[0].isupper() and not first):
        return [Token("modal", lower, start, ideas_of(lower), level=lists.modals[lower])]
    if lower in lists.function and not (word.isupper() and len(word) > 1):
        return [Token("function", lower, start)]
    if "-" in lower and not word[0].isupper() and lower not in lists.irregular and len(ideas_of(lower)) == 1:
        pieces, at = [], start
        for piece in word.split("-"):
            pieces += _token(piece, at, False) if piece else []
            at += len(piece) + 1
        return pieces
    is_name = word[0].isupper() and (not first or (word.isupper() and len(word) > 1))
    return [Token("name" if is_name else "word", word, start, ideas_of(lower), verb=is_verb(lower) and not is_name)]


def _code(text: str) -> str:
    """ "F-16s" and "F16" as one spelling."""
    return re.sub(r"(?<=\d)s$", "", text.replace("-", "").lower())
