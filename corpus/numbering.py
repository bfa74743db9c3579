"""The numbered places of a document: divisions, clauses and points, found at the labels in its text, as a tree."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.document import Document
from corpus.labels import label_of
from corpus.structuring import SIGNATURES

ANNEX, DIVISION, CLAUSE, PARAGRAPH, POINT, SENTENCE = 0, 10, 40, 50, 60, 70
# kind -> (rank: lower holds higher, the words for it; inflected ones by their stem)
KINDS = {
    "annex": (ANNEX, r"annex(?:es|e|ure)?|додат(?:ок|к)\w{0,3}|anhangs?|anhänge"),
    "appendix": (ANNEX, r"appendi(?:x|ces)"),
    "schedule": (ANNEX, r"schedules?|anlagen?"),
    "exhibit": (ANNEX, r"exhibits?"),
    "attachment": (ANNEX, r"attachments?"),
    "addendum": (ANNEX, r"addend(?:um|a)"),
    "protocol": (ANNEX, r"protocols?"),
    "book": (DIVISION - 2, r"books?"),
    "pillar": (DIVISION, r"pillars?"),
    "part": (DIVISION, r"parts?|teile?s?|partie|частин(?:а|и|і|у|ою)"),
    "title": (DIVISION + 2, r"titles?|titres?"),
    "chapter": (DIVISION + 10, r"chapters?|chapitres?|kapitels?|глав(?:а|и|і|у|ою)|розділ\w{0,3}|abschnitte?s?"),
    "article": (CLAUSE, r"articles?|arts?\.?|artikeln?s?|стат(?:ті|тя|тю|тею|ей|тями|тях)|ст\."),
    "section": (CLAUSE + 1, r"sections?|sects?\.|secs?\.?|підрозділ\w{0,3}|§{1,2}"),
    "clause": (CLAUSE + 2, r"clauses?|cls?\.|klauseln?"),
    "paragraph": (
        PARAGRAPH,
        r"paragraph(?:s|e|en)?|paras?\.?|¶{1,2}|absatz(?:es)?|absätze|abs\.|абзац\w{0,3}|ч\.|пункт(?:у|ом|і|и|ів|ами|ах|а)?|п\.|п|ziffern?|ziff\.",
    ),
    "subsection": (PARAGRAPH + 1, r"sub-?(?:section|clause|article)s?"),
    "point": (POINT, r"points?|items?|sub-?para(?:graph)?s?|lit\.|buchstaben?|nr\.|підпункт\w{0,3}|пп\.|limbs?"),
    "sentence": (SENTENCE, r"sentences?|satz(?:es)?|речення"),
    "recital": (POINT + 1, r"recitals?|whereas"),
}  # fmt: skip
_KIND = {kind: re.compile(words, re.IGNORECASE) for kind, (_, words) in KINDS.items()}
_HEADS = "|".join(words for kind, (rank, words) in KINDS.items() if rank <= PARAGRAPH and kind != "protocol")
_MARK = re.compile(
    rf"(?:(?<![^\s“\"‘'•])|(?<=\)))(?:(?P<word>{_HEADS})(?:\s{{1,3}}|(?<=[§.])\s?)(?:no\.\s?|№\s?)?[“\"]?"
    r"(?P<named>\d{1,3}(?:\.\d{1,3}){0,5}(?:-\d{1,2}|[a-zA-Z])?|[IVXLCІХС]{1,7}|[A-ZА-ЯІ](?:-?\d{1,2})?|one|two|three|four|five|six|seven|eight|nine|ten)(?![\w%])[”\"]?"
    r"|(?P<decimal>\d{1,3}(?:\.\d{1,3}){1,5})(?=[.):]?\s|\()"
    r"|(?:§\s?)?(?P<number>\d{1,3}[a-z]?)(?=[.)](?!\d))"
    r"|(?P<bare>\d{1,2})(?= [A-ZА-ЯҐЄІЇ])"
    r"|\((?P<paren>\d{1,3}|[ivx]{1,6}|[a-zа-яґєії]{1,2}|[A-Z])\)"
    r"|(?P<letter>[IVXLІХ]{1,7}|[ivx]{1,6}|[A-Za-zА-Яа-яґєії])(?=[.)]\s))",
    re.IGNORECASE,
)  # fmt: skip
_SEPARATOR = re.compile(r"[\s.:)–—-]*")
_GOING_ON = frozenset(
    "in of to under with by and or this the per see from at for than said such both through until – - & , within about a an are is on upon"
    " у в з до від та і або за згідно цього цієї der des die dem den nach und oder gemäß mit von im zu".split()
)
_NO_POINT = re.compile(r"\s?[,;.)]|\s(?:and|or|to|through|of|above|below|та|і|або|und|oder)\s[(a-z]{1,3}")
_INITIALS = re.compile(r"(?:[A-Z]\.){1,4}")
_NAMED_ONLY = re.compile(r"(?:OF|AND|OR|TO|HEREOF|ABOVE|BELOW|SHALL|MUST)\b")
_TO_WHOLE = re.compile(r"\s(?:to|of) (?:the|this|that)\b", re.IGNORECASE)  # "Exhibit B to the Lease" as a heading
_LIST = re.compile(r"\([^\W_]{1,4}\)\s?(?:,|,? (?:and|or|to|through)) $")
_UNITS = re.compile(
    r"\s?(?:%|percent|million|billion|thousand|months?|years?|days?|hours?|weeks?|times|тис|млн|млрд|EUR|USD|UAH)\b", re.IGNORECASE
)
_WORDED = {w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), start=1)}
_CYRILLIC = str.maketrans("ІХСМіхсмаеор", "IXCMixcmaeop")
_ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", "абвгдежзиклмнопрстуфхцчшщюя")
_DEEPEST = 12  # labels inside labels
_LEAST, _LONG = 20, 160  # characters over which a line is none of a table of contents: where it ends as a sentence, and anyway


@dataclass(slots=True)
class Place:
    """A numbered place: its label begins at `start`, its text at `body`; `numbers` lead to it from its annex or division."""

    kind: str  # a kind of KINDS, "" for a number without a word
    rank: int
    number: str
    numbers: tuple[str, ...]
    start: int
    body: int
    parent: Place | None = None
    end: int = 0
    first: int = 0  # which of `numbers` its own label begins with
    says: bool = False  # something is said in it: no bare line of a table of contents
    children: list[Place] = field(default_factory=list)

    def chain(self) -> Iterator[Place]:
        """This place and those whose numbers its own goes on from."""
        place: Place | None = self
        while place is not None and place.rank >= CLAUSE - 10:
            yield place
            place = place.parent if place.first else None

    def over(self) -> Iterator[Place]:
        """The places this one stands in, from the nearest."""
        place = self.parent
        while place is not None:
            yield place
            place = place.parent

    @property
    def annexed(self) -> bool:
        """Whether it stands in an annex."""
        return any(place.rank == ANNEX for place in self.over())


@dataclass(slots=True)
class _Mark:
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
        return KINDS[self.kind][0] if self.kind else {"romans": 30, "capitals": 31}.get(self.family, PARAGRAPH)


@dataclass(slots=True)
class _Run:
    """Labels that count on: "(a) ... (b) ...", and the place of the last of them."""

    family: str
    value: int
    place: Place


@functools.lru_cache(maxsize=8192)
def kind_of(word: str) -> str:
    """The kind that a word for a clause names, "" where it names none."""
    return next((kind for kind, pattern in _KIND.items() if pattern.fullmatch(word)), "")


@functools.lru_cache(maxsize=4096)
def keys(number: str) -> frozenset[str]:
    """The ways a number can be compared: "IV" is iv and 4, "05" is 5, "two" is 2."""
    plain = number.strip("().").lower()
    if plain.isdigit():
        return frozenset((str(int(plain)),))
    if plain in _WORDED:
        return frozenset((str(_WORDED[plain]),))
    latin = plain.translate(_CYRILLIC)
    value = roman(latin) if number.isupper() and (len(latin) > 1 or latin in "ivx") else 0
    return frozenset((latin, str(value))) if value else frozenset((latin,))


def roman(number: str) -> int:
    """The value of a Roman number, 0 where it is none."""
    worth = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    if not number or len(number) > 8 or set(number) - set(worth):
        return 0
    values = [worth[letter] for letter in number] + [0]
    return sum(-a if a < b else a for a, b in zip(values, values[1:], strict=False))


@functools.lru_cache(maxsize=64)
def places(document: Document) -> tuple[Place, ...]:
    """The numbered places of a document, in its order; linear in its length."""
    return tuple(_Numbering(document).read())


class _Numbering:
    """Takes the labels of a text one after another and knows which places they are inside."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._starts = [section.start for section in document.sections]
        self._stops = [s.start for s in document.sections if s.path == SIGNATURES or s.path.startswith("Footnotes")]
        self._breaks = _breaks(document)
        self._runs: list[_Run] = []
        self._found: list[Place] = []
        self._decimal: tuple[int, ...] = ()
        self._number = 0
        self._counted: frozenset[int] = frozenset()  # the numbers that begin lines or sentences
        self._dotted: frozenset[tuple[int, ...]] = frozenset()  # and the dotted ones

    def read(self) -> list[Place]:
        """Every place, with its end."""
        marks = list(_marks(self._text, frozenset(self._starts)))
        listed = _listed(marks)
        self._dotted = frozenset(_integers(mark.number) for mark in marks if mark.family == "decimals" and mark.trust and mark.capital)
        self._counted = frozenset(_value(mark.number, "") for mark in marks if mark.family == "numbers" and mark.trust)
        for mark in marks:
            if mark.start not in listed:
                self._take(mark)
        self._close(0, len(self._text))
        for place in reversed(self._found):
            place.end = self._ended(place)
            place.says = _says(self._text, place)
        return self._found

    def _take(self, mark: _Mark) -> None:
        if mark.kind:
            self._take_named(mark)
        elif mark.family == "decimals":
            self._take_decimal(mark)
        else:
            self._take_simple(mark)

    def _take_named(self, mark: _Mark) -> None:
        """ "Article 5", "Section 4.2", "Annex B": stands where its rank says."""
        value = _value(mark.number, mark.family)
        same = next((run for run in reversed(self._runs) if run.family == mark.kind), None)
        next_one = same is not None and value == same.value + 1
        next_one = next_one or ("." in mark.number and _follows(_integers(mark.number), self._decimal, self._number))
        if not mark.capital or (mark.trust == 0 and not (mark.shouted or (next_one and mark.rank >= CLAUSE))):
            return
        if mark.trust < 2 and mark.rank < CLAUSE and not mark.shouted:
            return
        self._close(
            next((at for at, run in enumerate(self._runs) if run.place.rank >= mark.rank or not run.place.kind), len(self._runs)),
            mark.start,
        )
        dotted = tuple(mark.number.split("."))
        self._open(mark, value, () if mark.rank < CLAUSE else self._numbers(dotted), mark.kind)
        if "." in mark.number and mark.rank >= CLAUSE:
            self._decimal = _integers(mark.number)

    def _numbers(self, number: tuple[str, ...]) -> tuple[str, ...]:
        """The whole number of a clause: a dotted one says it itself, another goes on from what it stands in."""
        over = self._runs[-1].place if self._runs else None
        if len(number) > 1 or over is None or over.rank < CLAUSE - 10:
            return number
        return over.numbers + number

    def _take_decimal(self, mark: _Mark) -> None:
        """ "4.2" tells by itself what it stands in."""
        number = _integers(mark.number)
        next_one = _follows(number, self._decimal, self._number)
        beside = {(*number[:-1], number[-1] - 1), (*number[:-1], number[-1] + 1)} & self._dotted
        begins = mark.trust == 2 or (beside and (mark.trust == 1 or number[-1] <= 1))
        if not (mark.capital or (next_one and mark.trust > 0)) or not (next_one or begins):
            return
        whole = tuple(map(str, number))
        at = len(self._runs)
        while at and not _holds(self._runs[at - 1], whole):
            at -= 1
        self._close(at, mark.start)
        self._decimal = number
        self._number = number[0]
        self._open(mark, number[-1], whole, f"decimals{len(number)}")

    def _take_simple(self, mark: _Mark) -> None:
        """ "5.", "(a)", "IV.": goes on with a run of its family, or begins one inside what stands last."""
        for family, value in _readings(mark):
            at = next((at for at in range(len(self._runs) - 1, -1, -1) if self._goes_on(self._runs[at], family, value, mark)), None)
            if at is not None:
                return self._add(mark, family, value, at)
        family, value = _readings(mark)[-1]
        again = family == "numbers" and value == self._number + 1
        if value != 1 and not again and family == "numbers" and not self._counted & {value - 1, value + 1}:
            return None
        missed = family == "numbers" and mark.trust == 1 and mark.capital and {value - 1, value + 1} <= self._counted
        missed = missed and not any(run.family == "numbers" for run in self._runs)
        if (
            value != 1
            and not again
            and not missed
            and (mark.trust < 2 or mark.family == "bare" or not (mark.capital or mark.family == "paren"))
        ):
            return None
        if mark.family in ("numbers", "bare", "romans", "capitals") and not mark.capital and mark.trust < 2:
            return None
        first = family == "numbers" and self._number == 0 and mark.capital and 2 in self._counted
        if value == 1 and mark.trust < (2 if mark.family == "bare" else 1) and mark.family != "paren" and not first:
            return None
        return self._add(mark, family, value, self._anew(family, value, mark))

    def _goes_on(self, run: _Run, family: str, value: int, mark: _Mark) -> bool:
        """Whether a label is the next of a run; over a gap only where it begins a line."""
        if run.family != family:
            return False
        if value == run.value + 1:
            return mark.trust > 0 or family.startswith("paren") or mark.capital
        return run.value < value <= run.value + 3 and mark.trust == 2 and mark.family != "bare"

    def _anew(self, family: str, value: int, mark: _Mark) -> int:
        """The depth of a run that begins: where one of its family ended at a heading without a number, or over a lower one, in its stead."""
        for at, run in enumerate(self._runs):
            upper = family in ("numbers", "romans", "capitals")
            if upper and run.family == family and (value != 1 or self._broken(run.place.start, mark.start)):
                return at
            if upper and run.family.startswith("paren") and family == "numbers" and value != 1:
                return at
        return len(self._runs)

    def _broken(self, start: int, end: int) -> bool:
        """Whether a heading without a number stands between two places."""
        return bisect_right(self._breaks, end) > bisect_right(self._breaks, start)

    def _add(self, mark: _Mark, family: str, value: int, at: int) -> None:
        if at >= _DEEPEST:
            return
        self._close(at, mark.start)
        if family == "numbers" and not any(run.family.startswith(("paren", "small", "decimals")) for run in self._runs):
            self._number = value
        over = self._runs[-1].place if self._runs else None
        above = over.numbers if over is not None and over.rank >= CLAUSE - 10 else ()
        self._open(mark, value, (*above, mark.number), family)

    def _open(self, mark: _Mark, value: int, numbers: tuple[str, ...], family: str) -> None:
        parent = self._runs[-1].place if self._runs else None
        body = _SEPARATOR.match(self._text, mark.end)
        place = Place(mark.kind, mark.rank, mark.number, numbers, mark.start, body.end() if body else mark.end, parent)
        place.first = max(0, len(numbers) - len(mark.number.split(".")))
        if parent is not None:
            parent.children.append(place)
        self._found.append(place)
        self._runs.append(_Run(family, value, place))
        if mark.kind and mark.rank >= CLAUSE:
            self._number = value
        elif mark.kind:
            self._number, self._decimal = 0, ()

    def _close(self, at: int, end: int) -> None:
        for run in self._runs[at:]:
            run.place.end = end
        del self._runs[at:]

    def _ended(self, place: Place) -> int:
        """Where a place ends: before the headings over the next one, and before what is signed."""
        at = bisect_right(self._starts, place.end - 1) - 1
        end = place.end
        shared = at + 1 == len(self._starts) or self._starts[at + 1] > place.end  # the next place begins in the same section
        if at >= 0 and shared and self._starts[at] > place.start and _only_heading(self._text, self._starts[at], end):
            end = self._starts[at]
        stop = bisect_right(self._stops, place.start)
        if stop < len(self._stops) and self._stops[stop] < end:
            end = self._stops[stop]
        if (
            place.rank >= PARAGRAPH
            and not place.kind
            and not place.number.isdigit()
            and self._text[max(0, place.start - 1) : place.start] == " "
        ):
            paragraph = self._text.find("\n\n", place.body, end)
            end = paragraph if paragraph > 0 else end
        return max(end - (len(self._text[place.body : end]) - len(self._text[place.body : end].rstrip())), place.start)


def _only_heading(text: str, start: int, end: int) -> bool:
    """Whether a section has said nothing yet but its headings."""
    return end - start < 300 and not re.search(r"[.;]\s", text[start:end])


def _breaks(document: Document) -> list[int]:
    """Where sections with another heading over them begin."""
    before, found = "", []
    for section in document.sections:
        over = section.path.rpartition(" > ")[0]
        if over != before and label_of(document.text[section.start : section.start + 80]) is None:
            found.append(section.start)
        before = over
    return found


def _marks(text: str, starts: frozenset[int]) -> Iterator[_Mark]:
    """The labels of a text that could begin something."""
    after = -1  # where the label before ends, with what parts it from its text
    for match in _MARK.finditer(text):
        mark = _mark(text, match, starts, after)
        if mark is not None:
            yield mark
            separator = _SEPARATOR.match(text, match.end())
            after = separator.end() if separator else match.end()


def _mark(text: str, match: re.Match[str], starts: frozenset[int], after: int) -> _Mark | None:
    start, end = match.span()
    if text[start - 1 : start] == ")" and start != after:
        return None
    family = match.lastgroup or ""
    number = match[family]
    word = match["word"] or ""
    if (word and not (word[0].isupper() or word[0] == "§")) or (family == "letter" and _cased(number) is None) or _UNITS.match(text, end):
        return None
    if word and number[0].islower() and not number.isdigit() and number.lower() not in _WORDED:
        return None
    before = text[max(0, start - 24) : start]
    lined = start == 0 or start in starts or before.rstrip(' •“"').endswith("\n")
    if family == "paren" and (_NO_POINT.match(text, end) or _LIST.search(before)):
        return None
    last = _last_word(before)
    if (
        last
        and start != after
        and not (lined and (family in ("letter", "paren") or last in "-–—"))
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
    return _Mark(family, kind_of(word), number, start, end, trust, follows, shouted=word.isupper() and len(word) > 2)


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
        return "romans" if roman(number.lower().translate(_CYRILLIC)) else "capitals" if len(number) == 1 else None
    return "small" if number.islower() else None


def _following(text: str, end: int) -> bool:
    """Whether what follows a label begins with a capital, a digit, a quotation mark or a bracket, or nothing follows."""
    separator = _SEPARATOR.match(text, end)
    at = separator.end() if separator else end
    if at >= len(text):
        return True
    return not text[at].islower() and text[at] not in ",;" and not _NAMED_ONLY.match(text, at)


def _listed(marks: list[_Mark]) -> frozenset[int]:
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


def _readings(mark: _Mark) -> list[tuple[str, int]]:
    """What a label can be: "(i)" a letter or a Roman number; the last reading is what it begins with."""
    family, number = mark.family, mark.number.lower()
    if family in ("numbers", "bare"):
        return [("numbers", _value(number, "numbers"))]
    if number.isdigit():
        return [(f"{family} numbers", int(number))]
    lower = not mark.number.isupper()
    head = mark.family in ("romans", "capitals")
    letters, romans = ("capitals", "romans") if head else (f"{family} letters {lower}", f"{family} romans {lower}")
    found = [(letters, value) for value in _letters(number)]
    if value := roman(number.translate(_CYRILLIC)):
        found.append((romans, value))
    if len(found) > 1 and not (value == 1 and len(number) == 1):
        found.sort(key=lambda reading: reading[0] == letters)  # "(c)" begins nothing as a hundred
    return found or [(family, 0)]


def _letters(number: str) -> list[int]:
    """The places of a letter in the alphabets; "aa" comes after "z"."""
    if len(number) > 1:
        return [26 + _ALPHABETS[0].find(number[0]) + 1] if number[0] == number[1] and number[0] in _ALPHABETS[0] else []
    return [alphabet.index(number) + 1 for alphabet in _ALPHABETS if number in alphabet]


def _value(number: str, family: str) -> int:
    """The last count of a number, "4.12" -> 12, "IV" -> 4, "B" -> 2."""
    last = number.rpartition(".")[2].lower()
    if digits := re.match(r"\d+", last):
        return int(digits[0])
    return _WORDED.get(last) or roman(last.translate(_CYRILLIC)) or next(iter(_letters(last[:1])), 0)


def _integers(number: str) -> tuple[int, ...]:
    return tuple(int(digits[0]) for part in number.split(".") if (digits := re.match(r"\d+", part)))


def _follows(number: tuple[int, ...], last: tuple[int, ...], top: int) -> bool:
    """Whether a decimal number comes next: 4.3 after 4.2 or 4.2.7, 4.2.1 after 4.2, 5.1 after 4.9 or under 5."""
    if number[:-1] == (top,) and number[-1] <= 1:
        return True
    for at, (one, other) in enumerate(zip(number, last, strict=False)):
        if one != other:
            return one == other + 1 and all(rest <= 1 for rest in number[at + 1 :])
    if len(number) == len(last) + 1:
        return number[-1] <= 1
    return not last and number[0] == top + 1 and number[-1] <= 1


def _holds(run: _Run, number: tuple[str, ...]) -> bool:
    """Whether a dotted number stands in a place: an annex or division, or the clause whose number it goes on from."""
    place = run.place
    if place.rank < CLAUSE and place.kind:
        return True
    if not (place.kind or run.family == "numbers" or run.family.startswith("decimals")):
        return False
    own = tuple(next((key for key in keys(part) if key.isdigit()), part) for part in place.numbers[place.first :])
    return len(own) < len(number) and number[: len(own)] == own


def _says(text: str, place: Place) -> bool:
    """Whether a place says something: no bare line of a table of contents."""
    said = text[place.body : place.children[0].start if place.children else place.end].strip()
    long = len(said) > _LONG or (len(said) > _LEAST and said.endswith((".", ";", ":", ".”", '."')))
    return long or any(child.says for child in place.children)
