"""The labels in a text that could begin a division, a clause or a point: where they stand, and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.clauses.clause_words import ANNEX, CYRILLIC, KINDS, ORDINALS, PARAGRAPH, WORDED, kind_of, roman
from corpus.quantities.currencies import code_stands_at

_HEADS = "|".join(words for kind, (rank, words) in KINDS.items() if rank <= PARAGRAPH and kind != "protocol")
_MARK = re.compile(
    rf"(?:(?<![^\s“\"‘'•])|(?<=\)))(?:(?P<word>{_HEADS})(?:\s{{1,3}}|(?<=[§.])\s?)(?:no\.\s?|№\s?)?[“\"]?"
    r"(?P<named>\d{1,3}(?:\.\d{1,3}){0,5}(?:-\d{1,2}|[a-zA-Z])?|[IVXLCІХС]{1,7}|[A-ZА-ЯІ](?:-?\d{1,2})?|"
    rf"{'|'.join(WORDED)})(?![\w%])[”\"]?"
    r"|(?P<decimal>\d{1,3}(?:\.\d{1,3}){1,5})(?=[.):]?\s|\()"
    r"|(?:§\s?)?(?P<number>\d{1,3}[a-z]?)(?=[.)](?!\d))"
    r"|(?P<code>[A-Z]\d{1,2})(?=[.)]\s)"
    r"|(?P<bare>\d{1,2})(?= [A-ZА-ЯҐЄІЇ])"
    r"|\((?P<paren>\d{1,3}|[ivx]{1,6}|[a-zа-яґєії]{1,2}|[A-Z])\)"
    rf"|(?P<ordinal>{'|'.join(ORDINALS)})(?:ly)?(?=[.:]\s|\.?\s?[–—])"
    r"|(?P<letter>[IVXLІХ]{1,7}|[ivx]{1,6}|[A-Za-zА-Яа-яґєії])(?=[.)]\s))",
    re.IGNORECASE,
)  # fmt: skip
SEPARATOR = re.compile(r"[\s.:)–—-]*")
_GOING_ON = frozenset(
    "in of to under with by and or this the per see from at for than said such both through until – - & , within about a an are is on upon"
    " у в з до від та і або за згідно цього цієї der des die dem den nach und oder gemäß mit von im zu".split()
)
_NO_POINT = re.compile(r"\s?[,;.)]|\s(?:and|or|to|through|of|above|below|та|і|або|und|oder)\s[(a-z]{1,3}")
_INITIALS = re.compile(r"(?:[A-Z]\.){1,4}")
_NAMED_ONLY = re.compile(r"(?:OF|AND|OR|TO|HEREOF|ABOVE|BELOW|SHALL|MUST)\b")
_TO_WHOLE = re.compile(r"\s(?:to|of) (?:the|this|that)\b", re.IGNORECASE)  # "Exhibit B to the Lease" as a heading
_LIST = re.compile(r"\([^\W_]{1,4}\)\s?(?:,|,? (?:and|or|to|through)) $")
_UNITS = re.compile(r"\s?(?:%|percent|million|billion|thousand|months?|years?|days?|hours?|weeks?|times|тис|млн|млрд)\b", re.IGNORECASE)
_ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "абвгдежзиклмнопрстуфхцчшщюя")


@dataclass(slots=True)
class Mark:
    """A label in the text: `family` tells labels that count together, `trust` how surely it begins something (2: a line, 1: a sentence)."""

    family: str
    kind: str
    number: str
    start: int
    end: int
    trust: int
    capital: bool  # what follows begins as a heading or a sentence does
    shouted: bool = False

    @property
    def rank(self) -> int:
        """Lower holds higher."""
        return KINDS[self.kind][0] if self.kind else {"romans": 30, "capitals": 31}.get(self.family, PARAGRAPH)


def marks_of(text: str, starts: frozenset[int]) -> Iterator[Mark]:
    """The labels of a text that could begin something."""
    after, at = -1, 0  # where the label before ends, with what parts it from its text
    while match := _MARK.search(text, at):
        if match["word"] and "\n" in text[match.end("word") : match.start("named")] and not _begins_line(text, match.start()):
            at = match.start("named")  # "BREAK CLAUSE" over "8.1"
            continue
        at = match.end()
        mark = _mark(text, match, starts, after)
        if mark is not None:
            yield mark
            separator = SEPARATOR.match(text, match.end())
            after = separator.end() if separator else match.end()


def _begins_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(' •“"')


def _mark(text: str, match: re.Match[str], starts: frozenset[int], after: int) -> Mark | None:
    start, end = match.span()
    if text[start - 1 : start] == ")" and start != after:
        return None
    family = match.lastgroup or ""
    number = match[family]
    word = match["word"] or ""
    if (word and not (word[0].isupper() or word[0] == "§")) or (family == "letter" and _cased(number) is None):
        return None
    if _UNITS.match(text, end) or code_stands_at(text, end):
        return None
    if word and number[0].islower() and not number.isdigit() and number.lower() not in WORDED:
        return None
    before = text[max(0, start - 24) : start]
    lined = start == 0 or start in starts or before.rstrip(' •“"').endswith("\n")
    if family == "code" and not (number[0].isupper() and lined):
        return None
    if family == "ordinal":
        if not (number[0].isupper() and lined):  # "First: the loan" counts where it begins a line
            return None
        number = str(ORDINALS[number.lower()])
    if family == "paren" and (_NO_POINT.match(text, end) or _LIST.search(before)):
        return None
    last = _last_word(before)
    if (
        last
        and start != after
        and not (lined and (family in ("letter", "paren") or last in "-–—" or last.isupper() and before.endswith("\n\n")))
        and _refers(last, before[: before.rindex(last)], family == "paren")
    ):
        return None
    trust = 2 if lined else 1 if start == after or before.rstrip(' “"(').endswith((".", ";", ":", "!", "?", ".)", "”", '."')) else 0
    if trust == 1 and start != after and last and _INITIALS.fullmatch(last):
        trust = 0
    follows = _following(text, end)
    family = {"named": kind_of(word), "decimal": "decimals", "number": "numbers"}.get(
        family, _cased(number) if family == "letter" else family
    ) or ""
    if trust == 2 and kind_of(word) and KINDS[kind_of(word)][0] == ANNEX and _TO_WHOLE.match(text, end):
        follows = True
    return Mark(family, kind_of(word), number, start, end, trust, follows, shouted=word.isupper() and len(word) > 2)


def _last_word(before: str) -> str:
    words = before.rsplit(None, 1)
    return words[-1].rpartition("(")[2] if words else ""


def _refers(word: str, before: str, point: bool) -> bool:
    """Whether the word before a label says that it is only named there: "in 4.2", "paragraph (a)"; not "...; or 4.2"."""
    word = word.strip(',“"').lower()
    if point or (word in ("and", "or", "та", "або", "und", "oder") and before.rstrip().endswith((",", ";", "."))):
        return bool(kind_of(word))
    return bool(kind_of(word)) or word in ("no.", "nos.", "№") or word in _GOING_ON


def _cased(number: str) -> str | None:
    """The family of a letter with a dot or bracket: Roman numbers and capitals head things, small ones are points."""
    if number.isupper():
        return "romans" if roman(number.lower().translate(CYRILLIC)) else "capitals" if len(number) == 1 else None
    return "small" if number.islower() else None


def _following(text: str, end: int) -> bool:
    """Whether what follows a label begins with a capital, a digit, a quotation mark or a bracket, or nothing follows."""
    separator = SEPARATOR.match(text, end)
    at = separator.end() if separator else end
    if at >= len(text):
        return True
    return not text[at].islower() and text[at] not in ",;" and not _NAMED_ONLY.match(text, at)


def only_listed(marks: list[Mark]) -> frozenset[int]:
    """Annexes that are only named: in a table of contents, or as the heading that a filing puts over the whole text."""
    again: set[tuple[str, str]] = set()
    listed = set()
    following = len(marks) and marks[-1].end + 1000
    for mark in reversed(marks):
        if mark.kind and mark.rank == ANNEX:
            key = (mark.kind, mark.number.lower())
            if (key in again and following - mark.end < 200) or mark.start < 200:
                listed.add(mark.start)
            if mark.trust == 2:
                again.add(key)
        following = mark.start
    return frozenset(listed)


def readings(mark: Mark) -> list[tuple[str, int]]:
    """What a label can be: "(i)" a letter or a Roman number; the last reading is what it begins with."""
    family, number = mark.family, mark.number.lower()
    if family in ("numbers", "bare"):
        return [("numbers", last_count(number, "numbers"))]
    if number.isdigit():
        return [(f"{family} numbers", int(number))]
    if family == "code":  # "C1"
        return [(f"codes {number[0]}", int(number[1:]))]
    lower = not mark.number.isupper()
    head = mark.family in ("romans", "capitals")
    letters, romans = ("capitals", "romans") if head else (f"{family} letters {lower}", f"{family} romans {lower}")
    found = [(letters, value) for value in _letters(number)]
    if value := roman(number.translate(CYRILLIC)):
        found.append((romans, value))
    if len(found) > 1 and not (value == 1 and len(number) == 1):
        found.sort(key=lambda reading: reading[0] == letters)  # "(c)" begins nothing as a hundred
    return found or [(family, 0)]


def _letters(number: str) -> list[int]:
    """The places of a letter in the alphabets; "aa" comes after "z"."""
    if len(number) > 1:
        return [26 + _ALPHABETS[0].find(number[0]) + 1] if number[0] == number[1] and number[0] in _ALPHABETS[0] else []
    return [alphabet.index(number) + 1 for alphabet in _ALPHABETS if number in alphabet]


def last_count(number: str, family: str) -> int:
    """The last count of a number, "4.12" -> 12, "IV" -> 4, "B" -> 2."""
    last = number.rpartition(".")[2].lower()
    if digits := re.match(r"\d+", last):
        return int(digits[0])
    return WORDED.get(last) or roman(last.translate(CYRILLIC)) or next(iter(_letters(last[:1])), 0)


def integers(number: str) -> tuple[int, ...]:
    """The counts of a dotted number, "4.12" -> (4, 12)."""
    return tuple(int(digits[0]) for part in number.split(".") if (digits := re.match(r"\d+", part)))
