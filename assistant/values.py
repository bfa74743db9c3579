"""Values in a text: sums, shares, dates, durations, numbers, names of people and places, with their exact spans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from corpus.clauses.labels import label_of
from corpus.quantities.numerals import SMALL_NUMBERS
from corpus.remembered import of_short_texts
from corpus.values import KINDS, spans_of

_DIGITS = {word: str(n) for n, word in enumerate(SMALL_NUMBERS[:12], start=1)}
_NAME = r"[A-ZÀ-ÞŠŽČĆĐА-ЯІЇЄҐ][\w’'-]+"
_PATTERNS = {
    "person": re.compile(
        rf"\b(?:(?:President|Prime Minister|Federal Chancellor|Chancellor|Taoiseach|King|Minister)(?: \([^)]*\))?(?: of [\w ]+?)?\s)"
        rf"(?:{_NAME}\.?\s){{1,3}}?{_NAME}|\b(?!(?:The|An?|This|That|These|Those)\b){_NAME}(?: (?:[A-Z]\.|{_NAME})){{0,2}} {_NAME}"
    ),
    "place": re.compile(rf"\b(?:in|at|of|to|with|for|near|from|у|в|м\.)\s(?:the\s)?(?:city of\s|region of\s)?({_NAME}(?:[ -]{_NAME})*)"),
}
_REFERENCE = re.compile(
    r"\([^()]*\b(?:paras?|parts?|chapters?|art(?:icle|s)?|section|annex|preamble|[IVX]+)\b[^()]*\)|\((?:\d+(?:-\d+)?(?:, )?)+\)"
    r"|\b(?:Articles?|Parts?|paras?|Paragraphs?|Chapters?|Points?|Sections?|Annex|No\.?) [\dIVX]+(?:[-–]\d+)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY_OF_MONTH = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b(?!\d)")
_DENIAL = re.compile(
    r"\b(?:not|no|none|never|neither|nor|without|cannot|nothing|non-[a-z]+|n't|instead of|rather than|lacks?|leaves? open|absent|silent|only|solely|sole)\b"
    r"|\b(?:не|ні|без|немає|відсутн\w+|лише|тільки|жодн\w+)\b",
    re.IGNORECASE,
)
_ABSENCE = re.compile(
    r"\b(?:do(?:es)?|did) not (?:mention|name|set|contain|give|state|say|specify|include|fix|record)|\bnames? no\b|\b(?:contains?|gives?|sets?|has|have|states?|records?|holds?) no\b"
    r"|\bno (?:sum|figure|number|amount|date|clause|mention|source|confirmation)\b|\bwithout (?:naming|a sum|figures?|a number)\b|\bnot (?:mentioned|named|confirmed|stated)\b|\bunconfirmed\b",
    re.IGNORECASE,
)
_OF_WHAT = r"(?:of (?:the|its|their) )?(?:more |other |new )?((?:[\w'’-]+ ?){1,5})"
_COUNTED = re.compile(rf"\bhow many {_OF_WHAT}|\bnumber of ((?:[\w'’-]+ ?){{1,3}})", re.IGNORECASE)
_MEASURED = re.compile(rf"\bhow much {_OF_WHAT}", re.IGNORECASE)
_TO_A_POINT = re.compile(
    r"\b(?:within|in|after|before|following|every|than|latest|until|till|протягом|через|за|після|до|кожні)(?: (?:a|the|another|період|строк|period of))*\s$",
    re.IGNORECASE,
)
_FROM_A_POINT = re.compile(
    r"['’]?s?\W{1,2}(?:\w+\W+){0,2}?(?:after|before|from|following|prior|of|later|earlier|since|з|від|після|до)\b", re.IGNORECASE
)
AFTER_NOUN = frozenset(
    "did does do will would is are was were has have had can may must should shall the in of under by for to from a an at on be been"
    " exactly per each each, who that which with and".split()
)


@of_short_texts(longest=2_000, most=6_000)
def find_values(kind: str, text: str) -> Sequence[tuple[int, int]]:
    """The spans of the values of a kind in a text; none for a kind that has no values. References such as "(para 6)" are none."""
    if kind not in (*KINDS, *_PATTERNS):
        return []
    if kind not in ("date", "duration"):
        found = _spans(kind, text)
        whole = _spans("duration", text) if kind == "number" and found else []
        return sorted({next((span for span in whole if span[0] <= a and b <= span[1]), (a, b)) for a, b in found}) if whole else found
    dates = _spans("date", text)
    durations = [(a, b) for a, b in _spans("duration", text) if not any(s <= a and b <= e for s, e in dates)]  # "2025 року" is a year
    return sorted({*dates, *durations}) if kind == "date" else durations  # "when" may be answered by a span of time: "within three years"


def is_only_a_span_of_time(text: str, span: tuple[int, int]) -> bool:
    """Whether a value is a span of time that nothing makes a point in time, as "within three years" and "30 days after signature" are."""
    durations = _spans("duration", text)
    return span in durations and not (_TO_A_POINT.search(text[: span[0]]) or _FROM_A_POINT.match(text[span[1] :]))


def _spans(kind: str, text: str) -> list[tuple[int, int]]:
    references = [match.span() for match in _REFERENCE.finditer(text)]
    if kind in _PATTERNS:
        spans = [match.span(1) if match.lastindex else match.span() for match in _PATTERNS[kind].finditer(text)]
    else:
        spans = spans_of(kind, text)
    if kind in ("place", "person"):
        references += spans_of("money", text)  # "an amount of EUR 5,000"
    spans = [(a, b) for a, b in spans if not any(s <= a and b <= e for s, e in references)]
    if kind != "number" or not spans:
        return spans
    other = [span for of in ("money", "percent", "date") for span in spans_of(of, text)]
    label = label_of(text)
    begins = label.end if label and "." in text[: label.end] else 0  # "2.1 The Client pays": the clause's own number
    return [(a, b) for a, b in spans if a >= begins and _is_number(text, a, b) and not any(s < b and a < e for s, e in other)]


def _is_number(text: str, start: int, end: int) -> bool:
    """A number that counts something: no year, and no part of a name such as "ASC 890" or "Leopard 2"."""
    if _YEAR.fullmatch(text[start:end]):
        return False
    before = re.search(r"([\w-]+) $", text[:start])
    named = bool(before and before[1][0].isupper() and before.start() > 0 and text[start:end].isdigit() and len(text[start:end]) < 4)
    return not named or before[1] in ("Ukraine", "Ukraine's")  # type: ignore[index]


def days(text: str) -> list[tuple[int, int]]:
    """The spans of dates that name a day, not only a month or a year."""
    return [(a, b) for a, b in _spans("date", text) if _DAY_OF_MONTH.search(text[a:b])]


def years(text: str) -> set[str]:
    """The years a text names, those inside a range such as "2024-2027" too."""
    found = set(re.findall(r"\b(?:19|20)\d\d\b", text))
    for first, last in re.findall(r"\b((?:19|20)\d\d)\s?(?:[-–/]|to|until|and)\s?((?:20)?\d\d)\b", text):
        found |= {str(year) for year in range(int(first), int(last if len(last) == 4 else first[:2] + last) + 1)}
    return found


def numbers(text: str) -> set[str]:
    """The numbers of a text in one spelling: "1,250" and "1250" are the same; references such as "(para 6)" are left out."""
    text = _REFERENCE.sub(" ", text)
    return {re.sub(r"(?<=\d)[,  ](?=\d{3}\b)", "", found).rstrip(".,") for found in re.findall(r"\d[\d.,]*", text)}


def in_digits(text: str) -> str:
    """The text with the numbers that are spelled out, one to twelve, in digits: "ten years" becomes "10 years"."""
    return re.sub(r"\w+", lambda word: _DIGITS.get(word[0].lower(), word[0]), text)


def without_references(text: str) -> str:
    """The text with references such as "(para 6)" blanked out; places stay where they are."""
    return _REFERENCE.sub(lambda match: " " * len(match[0]), text)


def is_denial(text: str) -> bool:
    """Whether a sentence says that something is not so, or is so only within a limit."""
    return bool(_DENIAL.search(text))


def is_absence(text: str) -> bool:
    """Whether a sentence says that a text does not hold something ("does not mention", "names no sum")."""
    return bool(_ABSENCE.search(text))


def absence_end(text: str) -> int:
    """Where the words end by which a sentence says that a text does not hold something; 0 where it does not say so."""
    found = _ABSENCE.search(text)
    return found.end() if found else 0


def counted_nouns(question: str) -> tuple[str, ...]:
    """The nouns that "how many ..." counts: "how many Leopard 2 tanks did" counts tanks."""
    found = []
    for match in _COUNTED.finditer(question):
        words: list[str] = []
        for word in (match[1] or match[2]).split():
            if word.lower() in AFTER_NOUN or (words and word[0].isupper() and not words[-1][0].isupper()):
                break
            words.append(word.lower())
        if words:
            found.append(words[-1])
    return tuple(found)


def measured_noun(question: str) -> str:
    """The noun of which "how much" is asked: "leave" of "how much annual leave is there"; "" where no noun follows."""
    match = _MEASURED.search(question)
    words = list(takewhile(lambda word: word not in AFTER_NOUN, match[1].lower().split())) if match else []
    return words[-1] if words else ""


def words_beside_numbers(text: str) -> set[str]:
    """The words, lower case, up to four after or two before a number that counts."""
    near: set[str] = set()
    for start, end in _spans("number", text):
        near.update(re.findall(r"[\w'’-]+", text[end : end + 60].lower())[:4])
        near.update(re.findall(r"[\w'’-]+", text[max(0, start - 30) : start].lower())[-2:])
    return near
