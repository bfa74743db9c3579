"""Terms as parties.yaml writes them, found in a text whatever their endings, accents, capitals and typing errors."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

_FUZZY_FROM = {"name": 5, "adjective": 5, "capital": 6, "leader": 6, "title": 7}  # letters a misspelt word has
_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "æ": "a", "ß": "s", "ı": "i", "ґ": "г"} | dict.fromkeys("’‘ʼʹ`´′", "'")
GAP = r"[\s\-‐‑–—/]{1,3}"
_NOUN = "а|я|и|і|ї|у|ю|ою|ею|єю|ом|ем|єм|ові|еві|о|ь|й|е|є|ам|ям|ами|ями|ах|ях|ів|"
_LAND = "я|ї|ю|єю|є"  # the endings of Данія
_ADJECTIVE = "а|е|ого|ому|ою|ої|ий|им|ими|их|і|ій|у|о"


class Term(NamedTuple):
    """What is looked for, what it stands for (`label`), in which way, and the rule of where it counts."""

    expression: str
    label: str
    way: str
    rule: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression, made ready when a text has its first letters: few of thousands ever are."""
        return _ready(self.expression)


Hit = tuple[Term, int, int]


def fold(text: str) -> str:
    """Lower case without Latin accents, one kind of apostrophe; as long as `text`."""
    return text.translate(_folding()).lower()


@cache
def _ready(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


@cache
def _folding() -> dict[int, str]:
    table = {ord(letter): plain for letter, plain in _LETTERS.items()}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii():
            table[code] = base
    return {**{ord(chr(code).upper()): plain for code, plain in table.items() if len(chr(code).upper()) == 1}, **table}


def _declined(word: str) -> tuple[str, str]:
    """The stem and the endings ("а|и") of a noun or adjective marked ~ or -; a plain word has no endings."""
    if word.endswith("ія~"):
        return word[:-2], _LAND
    if word.endswith("~"):
        return re.sub(r"[аяоийьіїе]?~$", "", word), _NOUN
    return word.rstrip("-"), _ADJECTIVE if word.endswith("-") else ""


def _expression(term: str) -> str:
    """A term of parties.yaml as a regular expression."""
    term = re.sub(r"-(?=[ )]|$)", r"[а-яіїєґ']*", term.replace(".", r"\.").replace("(", "(?:"))
    return re.sub(r"\w+~", lambda word: "{}(?:{})".format(*_declined(word[0])), term).replace(" ", GAP)


class Lexicon:
    """Terms by their first letters, found leftmost and longest in one pass over the words of a text."""

    def __init__(self) -> None:
        self.terms: dict[str, list[Term]] = defaultdict(list)
        self.known: set[str] = set()  # words that are no typing errors
        self.right: dict[str, list[str]] = defaultdict(list)  # first letter -> words that typing errors are led to

    def add(self, terms: str, label: str, way: str) -> None:
        """Enter terms, written as parties.yaml explains."""
        for raw in re.split(r", *", terms):
            rule, term = (raw[0], raw[1:]) if raw[0] in "=^*@" else ("", raw)
            opening = re.match(r"\(([^()]*)\)([^?].*)", term)
            for form in [one + opening[2] for one in opening[1].split("|")] if opening else [term]:
                plain = fold(form)
                plural = "s?" if way in ("name", "capital", "leader", "type") and plain[-1].isascii() and not rule else ""
                expression = _expression(form if rule == "=" else plain) + plural + r"(?!\w)"
                key = plain[:3] if re.match(r"[\w.']{3}", plain) else plain[:2]
                self.terms[key].append(Term(expression, label, way, rule))
            for word in re.findall(r"[а-яіїє']{4,}[-~]?|[a-z]{5,}", fold(term)):
                stem, endings = _declined(word)
                forms = {stem + ending for ending in endings.split("|")}
                self.known |= forms
                if label and rule in ("", "^") and len(stem) >= _FUZZY_FROM.get(way, 99):
                    self.right[word[0]] += sorted(forms)

    def readable(self, text: str, fuzzy: bool) -> tuple[str, list[int] | range]:
        """The text composed and, if fuzzy, its terms spelt right; and where in `text` each character comes from."""
        if not fuzzy and unicodedata.is_normalized("NFC", text):
            return text, range(len(text) + 1)
        pieces, origin = [], []
        for piece in re.finditer(r"(?:[^\W\d_][\u0300-\u036f]*)+|[\s\S]", text):
            read = unicodedata.normalize("NFC", piece[0])
            pieces.append(_corrected(self, read) if fuzzy else read)
            origin += [min(piece.start() + i, piece.end() - 1) for i in range(len(pieces[-1]))]
        return "".join(pieces), [*origin, len(text)]

    def find(self, text: str, folded: str, allowed: Callable[[Term, int, int], bool]) -> Iterator[Hit]:
        """The terms in a text, where they start and end; what is not `allowed` where it stands is passed over."""
        done = 0
        for word in re.finditer(r"(?<!\w)(?<![а-яіїє]')\w", folded):
            start = word.start()
            if start < done:
                continue
            best: Hit | None = None
            for key in (folded[start : start + 3], folded[start : start + 2]):
                for term in self.terms.get(key, ()):
                    hit = term.pattern.match(text if term.rule == "=" else folded, start)
                    if hit and (best is None or hit.end() > best[2]) and allowed(term, start, hit.end()):
                        best = (term, start, hit.end())
            if best:
                done = best[2]
                yield best


@cache
def _corrected(lexicon: Lexicon, word: str) -> str:
    """A word of five letters or more as its writer meant it, if it is a misspelt term; else the word."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    plain = fold(word)
    if len(plain) < 5 or plain in lexicon.known:
        return word
    most = 2 if len(plain) > 8 and plain.isascii() else 1
    found = process.extractOne(plain, lexicon.right[plain[0]], scorer=OSA.distance, score_cutoff=most)
    if found is None or len(found[0]) < 5 or found[1] > 1 and len(found[0]) < 9:
        return word
    return found[0].capitalize() if word[0].isupper() else found[0]
