"""Word's automatic list numbers, counted as Word counts them."""

from __future__ import annotations

import re

from lxml import etree

from corpus.readers.docx_package import W
from corpus.readers.docx_styles import Styles, value, whole

_ROMAN = tuple(zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "m cm d cd c xc l xl x ix v iv i".split(), strict=True))
_CYRILLIC = {"russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя", "ukrainianLower": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"}
_DEEPEST = 8  # the deepest level that Word has, from 0
_LONGEST = 60  # characters of a label, and of its pattern
_MOST_LETTERS = 20  # "aaa...", over which a number is shown as decimal
_LATIN = "abcdefghijklmnopqrstuvwxyz"


def roman(number: int) -> str:
    """4 -> "iv"; a number that Roman numerals do not reach is shown as decimal."""
    if not 0 <= number < 5000:
        return str(number)
    text = ""
    for worth, letters in _ROMAN:
        text, number = text + letters * (number // worth), number % worth
    return text


def letters(number: int, alphabet: str = _LATIN) -> str:
    """1 -> "a", 27 -> "aa", 28 -> "bb", as Word goes on after the last letter."""
    if number > _MOST_LETTERS * len(alphabet):
        return str(number)
    return alphabet[(number - 1) % len(alphabet)] * ((number - 1) // len(alphabet) + 1) if number > 0 else ""


def shown(number: int, form: str) -> str:
    """A number in one of Word's number formats; an unknown format is shown as decimal."""
    alphabet = _CYRILLIC.get(form.replace("Upper", "Lower"), _LATIN)
    if form.endswith("Roman"):
        text = roman(number)
    elif form.endswith("Letter") or form.startswith(("russian", "ukrainian")):
        text = letters(number, alphabet)
    elif form == "decimalZero":
        text = f"{number:02d}"
    elif form == "ordinal":
        text = f"{number}{'th' if number % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
    else:
        text = str(number)
    return text.upper() if form.startswith("upper") or form.endswith("Upper") else text


class Numbering:
    """Hands each numbered paragraph, taken in order, the label that Word prints before it."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        found = [] if root is None else root.findall(W + "num")
        self._nums = {num.get(W + "numId"): num for num in found}
        found = [] if root is None else root.findall(W + "abstractNum")
        self._abstracts = {abstract.get(W + "abstractNumId"): abstract for abstract in found}
        self._levels: dict[str, dict[int, etree._Element]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def label(self, paragraph: etree._Element, style_id: str | None) -> str:
        """The printed number with the space after it, or "" where there is none; counts the paragraph."""
        num_id, level = self._where(paragraph, style_id)
        if num_id not in self._nums:
            return ""
        levels = self._levels_of(num_id)
        if level not in levels:
            return ""
        counts = self._count(num_id, level, levels)
        form = value(levels[level], "numFmt") or "decimal"
        pattern = (value(levels[level], "lvlText") or "")[:_LONGEST]
        if form == "bullet":
            return "• "
        if form == "none":
            pattern = re.sub(rf"%{level + 1}", "", pattern)
        legal = levels[level].find(W + "isLgl") is not None

        def one(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            its_form = value(levels.get(at), "numFmt") or "decimal"
            return shown(counts.get(at, 0), "decimal" if legal else its_form)

        text = re.sub(r"%(\d)", one, pattern).strip()[:_LONGEST]
        return text + ("" if value(levels[level], "suff") == "nothing" or not text else " ")

    def _where(self, paragraph: etree._Element, style_id: str | None) -> tuple[str, int]:
        """The list and the level of a paragraph, from itself or from its style."""
        num_id, level = value(paragraph, "pPr/numPr/numId"), value(paragraph, "pPr/numPr/ilvl")
        for style in self._styles.chain(style_id):
            if num_id is None and (num_id := value(style, "pPr/numPr/numId")) is not None:
                linked = self._level_of_style(num_id, style.get(W + "styleId"))
                level = level or (str(linked) if linked is not None else value(style, "pPr/numPr/ilvl"))
        return num_id or "0", min(max(whole(level, 0), 0), _DEEPEST)

    def _level_of_style(self, num_id: str, style_id: str) -> int | None:
        return next((at for at, level in self._levels_of(num_id).items() if value(level, "pStyle") == style_id), None)

    def _abstract_of(self, num_id: str) -> str:
        """The definition behind a list, through the numbering style it may be linked to."""
        for _ in range(5):
            abstract_id = value(self._nums.get(num_id), "abstractNumId") or ""
            link = value(self._abstracts.get(abstract_id), "numStyleLink")
            linked = next((n for s in self._styles.chain(link) if (n := value(s, "pPr/numPr/numId"))), None) if link else None
            if linked is None or linked == num_id:
                break
            num_id = linked
        return abstract_id

    def _levels_of(self, num_id: str) -> dict[int, etree._Element]:
        if num_id not in self._levels:
            abstract = self._abstracts.get(self._abstract_of(num_id))
            own = [] if abstract is None else abstract.findall(W + "lvl")
            num = self._nums.get(num_id)
            changed = [] if num is None else num.findall(f"{W}lvlOverride/{W}lvl")
            self._levels[num_id] = {whole(level.get(W + "ilvl"), 0): level for level in own + changed}
        return self._levels[num_id]

    def _count(self, num_id: str, level: int, levels: dict[int, etree._Element]) -> dict[int, int]:
        """Counts one more paragraph at `level`, begins deeper levels anew, and gives all counts of the list."""
        counts = self._counts.setdefault(self._abstract_of(num_id), {})
        if num_id not in self._begun:
            self._begun.add(num_id)
            for change in self._nums[num_id].findall(W + "lvlOverride"):
                if (begin := value(change, "startOverride")) is not None:
                    counts[whole(change.get(W + "ilvl"), 0)] = whole(begin, 1) - 1
        for above in range(level):
            counts.setdefault(above, _start(levels.get(above)))
        counts[level] = counts[level] + 1 if level in counts else _start(levels[level])
        for below in [at for at in counts if at > level]:
            restart = value(levels.get(below), "lvlRestart")
            if restart is None or level < whole(restart, 0):
                del counts[below]
        return counts


def _start(level: etree._Element | None) -> int:
    return whole(value(level, "start"), 1)
