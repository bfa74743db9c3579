"""Clause look-ups: the references a text names, the clause each is, and the clauses a sentence defers to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from corpus.clause_words import ANNEX, CLAUSE, KINDS, PARAGRAPH, POINT, SENTENCE, keys, kind_of, roman
from corpus.dates import MONTH
from corpus.document import Document
from corpus.numbering import places
from corpus.outline import PREAMBLE
from corpus.places import Place
from corpus.sentences import sentence_spans

_GAP = 200  # characters between two parts of a clause, at most
_MOST = 30  # clauses of a range, "Articles 3 to 12"
_WORD = "|".join(words for _, words in KINDS.values())
_POINTS = r"(?:\s?\((?:[^\W\d_]{1,5}|\d{1,2})\)){0,6}"
_NUMBER = rf"(?:\d{{1,4}}(?:\.\d{{1,3}}){{0,7}}(?:-\d{{1,2}}(?=\W|$)|[a-z](?![^\W_])|\s?(?:bis|ter))?|[IVXLCІХС]{{1,7}}(?![^\W_])|[A-ZА-Я]-?\d{{1,3}}|[A-ZА-Яa-zа-яґєії](?![^\W_])){_POINTS}"
_NUMBERED = re.compile(
    rf"(?<![\w.])(?P<word>{_WORD})(?:\(e?s\))?(?: {{1,3}}| ?\n ?|(?<=[§¶.]) ?|(?=\())(?:no\.?\s|nr\.\s|№\s?|number\s)?[“\"']?(?P<number>{_NUMBER}|\([^\W_]{{1,5}}\){_POINTS}|{{worded}})[”\"']?(?!\w)".replace(
        "{worded}", "(?:one|two|three|four|five|six|seven|eight|nine|ten)"
    ),
    re.IGNORECASE,
)
_NEXT = re.compile(
    rf"(?P<joint>\s?,\s?(?:(?:and|or|und|oder|та|і|й|або)\s)?|\s?(?:and|or|und|oder|та|і|й|або|&)\s|\s?(?:to|through|until|bis|по|до)\s|\s?[–—-]\s?)(?P<number>\d{{1,3}}(?:\.\d{{1,3}}){{0,7}}[a-z]?{_POINTS}|[IVXLC]{{1,7}}|[A-Z]|\([^\W_]{{1,5}}\){_POINTS})(?![\w.]?\w|\))"
)
_ORDINALS = ("first|1st|перш|erste", "second|2nd|друг|zweite", "third|3rd|трет|dritte", "fourth|4th|четверт|vierte", "fifth|5th|п.ят|fünfte",
             "sixth|6th|шост|sechste", "seventh|7th|сьом|siebte", "eighth|8th|восьм|achte", "ninth|9th|дев.ят|neunte", "tenth|10th|десят|zehnte")  # fmt: skip
_ORDINAL = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<n{n}>{words})" for n, words in enumerate(_ORDINALS, start=1)) + r"|(?P<last>last|final|останн|letzte))"
    rf"[^\W\d_]{{0,4}}\s(?P<word>{_WORD})(?!\w)|(?<!\w)(?P<part>частина|частини|частиною|частині)\s(?:{'|'.join(f'(?P<p{n}>{w.split(chr(124))[2]})' for n, w in enumerate(_ORDINALS, start=1))})[^\W\d_]{{1,4}}",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?<!\w)(?:the\s)?(?P<word>preamble|recitals|preambule|präambel|преамбул\w{1,2})(?!\w)|(?<!\w)(?:the|this|der|dem|zum)\s(?P<sole>annex|appendix|schedule|addendum|anhang|anlage)(?!\s?\w*\d|\w)",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"\A\s*(?P<whole>\d{{1,3}}(?:\.\d{{1,3}}){{0,6}}{_POINTS})\s*\??\s*\Z|(?<=\bdoes )(?P<said>\d{{1,3}}(?:\.\d{{1,3}}){{0,6}}{_POINTS})(?= (?:say|mean|provide|state)\b)"
)
_MISSPELT = re.compile(r"(?<![\w.-])(?P<word>[^\W\d_]{5,13})(?=\s(?:\d|[IVX]{1,4}\b))")
_RIGHT = tuple(
    "article section clause paragraph schedule annex appendix exhibit attachment chapter recital subsection стаття статті пункт додаток розділ artikel absatz".split()
)
_OTHER_WORDS = frozenset("cause caused charter scheduled annexed sector reciter appended portion artist artful статус".split())
_JOINTS = re.compile(
    r"(?P<of>\s(?:of|in|to|from|under|des|der|von|zu)(?:\s(?:the|said|this|that))?\s)|(?P<under>\s?,\s?(?:at\s)?|\s|\s?[/>]\s?|\s?,?\s(?:and\s)?more\s(?:exactly|precisely)\s)"
)
_UKRAINIAN = re.compile("[а-яґєії]", re.IGNORECASE)
_NOT_AFTER = re.compile(
    r"\s?(?:%|(?:years?|months?|days?|hours?|weeks?|times|percent)\b|million|billion|thousand|mln|bn|тис|млн|млрд|EUR|USD|UAH|GBP|euros?|dollars?|hryv|грн"
    rf"|(?:{MONTH})\b"
    r"|(?:[.,]\d|-[A-Z]?\d|/\d|[’']s\b\s[A-Z]))",
    re.IGNORECASE,
)
_QUANTIFIED = re.compile(r"\b(?:many|few|several|any|all|these|those|which|a|\d+|more|other|no|some|such)\s(?:[a-z-]+\s)?$", re.IGNORECASE)
_PLURAL = re.compile(r"\s(?P<noun>[a-z]{3,}(?<!s)s|housing|personnel|equipment)\b(?P<rest>.{0,12})", re.DOTALL)
_VERBS = frozenset(
    "says states means sets provides requires covers allows reads lays gives deals contains applies regulates governs defines obliges permits"
    " speaks prohibits refers describes lists ends starts begins lets tells calls grants stipulates mentions limits imposes forbids entitles concerns".split()
)


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a reference: a kind of `numbering.KINDS`, "preamble" or "" (a number alone), and its number, ("2", "3", "a").

    `nth` is set where the text counts, "the second paragraph" (-1: the last).
    """

    kind: str
    number: tuple[str, ...] = ()
    nth: int = 0

    @property
    def rank(self) -> int:
        """Lower holds higher."""
        return KINDS[self.kind][0] if self.kind in KINDS else CLAUSE


@dataclass(frozen=True, slots=True)
class Reference:
    """A clause that a text names at `start`:`end`, as `steps` from the outside in.

    `of` is what it is said to be of ("the lease", "GDPR"), as written; `elsewhere` the same where that is another instrument.
    """

    start: int
    end: int
    steps: tuple[Step, ...]
    of: str = ""
    elsewhere: str = ""

    @property
    def kind(self) -> str:
        """The kind of the clause: "article" of "point (b) of Article 6 of Annex B"."""
        return next((step.kind for step in self.steps if step.rank >= CLAUSE), self.steps[-1].kind)

    @property
    def number(self) -> tuple[str, ...]:
        """The number that leads to it inside its annex or part: ("6", "b") of "point (b) of Article 6 of Annex B"."""
        inner = [number for step in self.steps if step.rank >= CLAUSE for number in step.number]
        return tuple(inner) or self.steps[-1].number

    def __str__(self) -> str:
        return ", ".join(f"{step.kind} {'.'.join(step.number)}".strip() for step in self.steps)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text and the path of the section it begins in."""

    start: int
    end: int
    section: str


# -- what a text names -------------------------------------------------------------------------------------------------


def references_in(text: str) -> tuple[Reference, ...]:
    """The clause references a text names, in its order; `elsewhere` is set on those to another instrument."""
    found = _without_overlaps([list(_numbered(text)), _ordinals(text), _alone(text), _misspelt(text), _bare(text)])
    joined = _joined(text, found)
    return tuple(_owned(text, joined, at) for at in range(len(joined)))


def _numbered(text: str) -> Iterator[Reference]:
    """ "Article 5", "Articles 3, 4 and 7(2)", "§§ 3-5"."""
    at = 0
    while match := _NUMBERED.search(text, at):
        at = match.end("word")
        kind = kind_of(match["word"])
        number = _number(match["number"])
        if not _is_number(text, match, kind):
            continue
        end = match.end()
        if "-" in match["number"] and (match["word"].endswith(("s", "§§")) or match["word"] == "Artikeln"):
            end = match.start("number") + match["number"].index("-")  # "§§ 3-5" is a range, "Article 5-1" a number
            number = _number(text[match.start("number") : end])
        one = Reference(match.start(), end, (Step(kind, number),))
        yield one
        at = one.end
        for more in _more(text, one):
            yield more
            at = more.end


def _is_number(text: str, match: re.Match[str], kind: str) -> bool:
    """Whether what stands after a word for a clause is its number, and not a sum, a date, a year, a model or a pronoun."""
    number, word = match["number"], match["word"]
    head = re.match(r"\d+", number)
    if _NOT_AFTER.match(text, match.end()) or _compound(text, match):
        return False
    if head:
        value = int(head[0])
        return value < 1000 or (not 1900 <= value <= 2100 and kind in ("article", "section"))
    if number[0] == "(":
        return True
    if number.lower() in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"):
        return kind not in ("part", "book", "title", "point") and not re.match(r"\s(?:of|to|or)\b", text[match.end() :])
    single = len(number) == 1
    if single and number.islower():
        return (KINDS[kind][0] in (ANNEX, POINT) or number not in "aiі") and _ends(text, match.end())
    if number.islower() or (not single and not roman(number.lower()) and number.isalpha() and number.isascii()):
        return roman(number.lower()) > 0 and _ends(text, match.end())
    return word[0].isupper() or KINDS[kind][0] in (ANNEX, POINT) or not single or _ends(text, match.end())


def _ends(text: str, at: int) -> bool:
    """Whether a name is over here: the end, a stop, "of", or what people ask of clauses."""
    return (
        re.match(r"\s*(?:[,.;:?!)”\"]|\Z)|\s(?:of|to|in|and|or|say|says|mean|means|state|article|section|clause|para)", text[at : at + 12])
        is not None
    )


def _compound(text: str, match: re.Match[str]) -> bool:
    """Whether the number only names a sort of thing: "how many Section 8 vehicles"."""
    after = _PLURAL.match(text, match.end())
    if not after or after["noun"] in _VERBS:
        return False
    goes_on = re.match(r"\s(?:are|were|is|was|do|did|have|had|will|can|in|at|to|by|on|for)\b|\s*(?:[?.!,;]|\Z)", after["rest"])
    return goes_on is not None or _QUANTIFIED.search(text[max(0, match.start() - 30) : match.start()]) is not None


def _more(text: str, one: Reference) -> Iterator[Reference]:
    """The further numbers of a list or a range."""
    kind, last, at = one.steps[-1].kind, one.steps[-1].number, one.end
    while match := _NEXT.match(text, at):
        number = _number(match["number"])
        points = match["number"][0] == "("
        if points and text[at - 1] != ")" or (not points and not _alike(number[0], last[0])):
            return
        if _NOT_AFTER.match(text, match.end()) or _starts_name(text, match):
            return
        number = (*last[: len(last) - len(number)], *number) if points else number
        through = re.fullmatch(r"\s?(?:to|through|until|bis|по|до|[–—-])\s?", match["joint"]) is not None
        for between in _between(last, number) if through else ():
            yield Reference(at, at, (Step(kind, between),))
        yield Reference(at, match.end(), (Step(kind, number),))
        last, at = number, match.end()


def _alike(one: str, other: str) -> bool:
    return one[:1].isdigit() == other[:1].isdigit()


def _starts_name(text: str, match: re.Match[str]) -> bool:
    """Whether a number of a list counts something else: "Article 5 and 10 days", "3 and 4 (b)"."""
    after = re.match(
        r"\s(?:(?:business|calendar|working)\s)?(?:days?|months?|years?|weeks?|hours?|днів|місяц|рок)", text[match.end() : match.end() + 24]
    )
    return after is not None


def _between(first: tuple[str, ...], last: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The numbers between the ends of a range."""
    if first[:-1] != last[:-1] or not (first[-1].isdigit() and last[-1].isdigit()):
        return []
    return [(*first[:-1], str(n)) for n in range(int(first[-1]) + 1, min(int(last[-1]), int(first[-1]) + _MOST))]


def _number(written: str) -> tuple[str, ...]:
    """ "2.3(a)(ii)" -> ("2", "3", "a", "ii"); "iv" without brackets is IV."""
    head = re.match(r"[ivxlc]{2,7}(?![^\W_])|[ivx]\Z", written)
    written = written[: head.end()].upper() + written[head.end() :] if head else written
    return tuple(part for part in re.split(r"[.()\s]+", written) if part)


def _ordinals(text: str) -> Iterator[Reference]:
    """ "the second paragraph", "частина друга"."""
    for match in _ORDINAL.finditer(text):
        kind = kind_of(match["word"]) if match["word"] else "paragraph"
        if match["word"] and KINDS[kind][0] == ANNEX and kind != "annex":
            continue
        nth = next((n for n in range(1, 11) if match[f"n{n}"] or match[f"p{n}"]), -1)
        yield Reference(match.start(), match.end(), (Step(kind, (str(nth),) if nth > 0 else (), nth),))


def _alone(text: str) -> Iterator[Reference]:
    """The preamble, and the annex of an agreement that has one."""
    for match in _ALONE.finditer(text):
        yield Reference(match.start(), match.end(), (Step("preamble" if match["word"] else kind_of(match["sole"])),))


def _misspelt(text: str) -> Iterator[Reference]:
    """ "artcle 5": a word that no language has, one letter away from a word for a clause, before a number."""
    for match in _MISSPELT.finditer(text):
        word = match["word"].lower()
        if kind_of(word) or word in _OTHER_WORDS or any(kind_of(word[:-1]) for _ in "s" if word.endswith("s")):
            continue
        most = 1 if len(word) < 8 else 2
        near = [right for right in _RIGHT if right[0] == word[0] and OSA.distance(word, right, score_cutoff=most) <= most]
        mended = next((m for m in (_NUMBERED.match(f"{right}{text[match.end() : match.end() + 60]}") for right in near[:1]) if m), None)
        if mended and _is_number(mended.string, mended, kind_of(near[0])):
            end = match.end() + mended.end() - len(near[0])
            yield Reference(match.start(), end, (Step(kind_of(near[0]), _number(mended["number"])),))


def _bare(text: str) -> Iterator[Reference]:
    """A number that is the whole of a text, or that is asked about as a clause is: "What does 3.2 say?"."""
    for match in _BARE.finditer(text):
        group = "whole" if match["whole"] else "said"
        number = _number(match[group])
        if len(number) > 1 or group == "said":
            yield Reference(match.start(group), match.end(group), (Step("", number),))


def _without_overlaps(sources: Iterable[Iterable[Reference]]) -> list[Reference]:
    """In order of place; where two overlap, that of the earlier source."""
    kept: list[Reference] = []
    for source in sources:
        starts = [reference.start for reference in kept]
        for reference in source:
            at = bisect_right(starts, reference.start)
            free = (at == 0 or kept[at - 1].end <= reference.start) and (at == len(starts) or starts[at] >= reference.end)
            if free or not starts:
                kept.append(reference)
        kept.sort(key=lambda one: one.start)
    return kept


def _joined(text: str, found: Sequence[Reference]) -> list[Reference]:
    """ "point (b) of Article 6", "Part II, paragraph 4" as one reference each."""
    joined: list[Reference] = []
    for reference in found:
        if joined and (whole := _join(text, joined[-1], reference)):
            joined[-1] = whole
        else:
            joined.append(reference)
    return joined


def _join(text: str, one: Reference, other: Reference) -> Reference | None:
    """Two neighbours as one, where one stands inside the other."""
    joint = _JOINTS.fullmatch(text, one.end, other.start)
    if not joint or not text[other.start].isalnum() and text[other.start] not in "§¶":
        return None
    outer, inner = (other, one) if joint["of"] or _genitive(text, one, other, joint[0]) else (one, other)
    if joint["under"] and "," in joint[0] and len(inner.number) > 1 and inner.number[0].isdigit() and inner.number[0] != outer.number[-1]:
        return None  # "Article 12, Section 13.1": a list
    if outer.steps[-1].rank >= inner.steps[0].rank or "preamble" in (one.kind, other.kind) and joint["of"] is None:
        return None
    return Reference(one.start, other.end, outer.steps + inner.steps)


def _genitive(text: str, one: Reference, other: Reference, joint: str) -> bool:
    """ "пункт 2 статті 5": the higher one follows without a word between."""
    return joint.isspace() and one.steps[0].rank > other.steps[-1].rank and _UKRAINIAN.search(text, other.start, other.end) is not None


# -- whose clause it is ------------------------------------------------------------------------------------------------

_LAWS = (
    r"acts?|codes?|laws?|charter|constitution|conventions?|covenant|treaty|treaties|regulations?|directive|statutes?|rules|decree|ordinance|bill"
    r"|кодекс\w{0,2}|закон\w{0,2}|статут\w{0,2}|конституці\w|конвенці\w|хартії|директив\w|регламент\w|gesetz(?:es|buchs?)?|verordnung|charta|verfassung|loi|traité"
)
_DEEDS = (
    r"agreements?|contracts?|leases?|loan|ndas?|msas?|slas?|dpas?|mous?|jsma|licen[cs]es?|deal|memorandum|document|undertaking|deed|plan|policy|terms|bylaws|letter|notes?|indenture"
    r"|notice|arrangement|partnership|compact|declaration|framework|offer|order|warrant|certificate|articles of \w+|договор\w{1,2}|договір|угод\w|контракт\w{0,2}|меморандум\w{0,2}|vertrags?|vertrages|abkommens?|contrat|accord"
)
_ACRONYMS = r"gdpr|nato|tfeu|teu|dsgvo|bgb|hgb|un|eu|u\.?s\.?c\.?|c\.?f\.?r\.?|ucc|echr|кпк|цку|гку|нато|оон"
_LAW = re.compile(rf"(?:{_LAWS})\Z", re.IGNORECASE)
_DEED = re.compile(rf"(?:{_DEEDS})\Z", re.IGNORECASE)
_ACRONYM = re.compile(rf"(?:(?i:{_ACRONYMS})|(?:[A-ZА-ЯҐЄІЇ]\.?){{2,8}}|[A-Z]{{1,4}}[a-z]?[A-Z]{{2,6}})\Z")
_NAME_WORD = re.compile(r"[^\W_][\w.&’'/()-]{0,40}")
_AFTER = re.compile(
    r",?\s(?P<link>(?:of|in|under|to|from|des|der|du|aus|до|з)\s)?(?P<det>(?:the|this|that|our|your|their|its|his|my|a|an|said|such|der|des|dem|dieses|цього|даного|зазначеного|vorliegenden)\s){0,2}"
)
_SMALL = frozenset("of on for and the to in with between concerning 19 an".split())
_STOP = frozenset(
    "say says mean means about what which who when where how is are was were does do did has have shall will may must that and or if provides states"
    " sets for by with as on at from applies please under it they we you i tell me explain show give".split()
)


def _owned(text: str, found: Sequence[Reference], at: int) -> Reference:
    """A reference with what it is of; lists share it: "Articles 3 and 4 of the Charter"."""
    reference = found[at]
    last = at
    while last + 1 < len(found) and _NEXT.match(text, found[last].end) and found[last + 1].start == found[last].end:
        last += 1
    begin, end = found[at], found[last]
    first = at
    while first > 0 and found[first - 1].end == found[first].start:
        first -= 1
    of, law = _after(text, end.end, begin.start)
    if not of:
        of, law = _before(text, found[first].start)
    return replace(reference, of=of, elsewhere=of if law else "")


def _after(text: str, at: int, start: int) -> tuple[str, bool]:
    """(what a reference is of, whether that is another instrument) from what follows: "of the North Atlantic Treaty", "GDPR"."""
    opening = _AFTER.match(text, at)
    if not opening:
        return "", False
    words = _words(text, opening.end())
    cyrillic = bool(words and _UKRAINIAN.match(words[0][0]))
    if not words or not (
        words[0][0] in ("thereof", "therein") or opening["link"] or opening["det"] or _ACRONYM.match(words[0][0]) or cyrillic
    ):
        return "", False
    if words[0][0].lower() in ("thereof", "therein"):
        return words[0][0], True
    if kind_of(words[0][0]):
        return "", False
    count = _instrument(words, (opening["link"] or "").strip() not in ("", "in", "to", "under", "from"))
    if not count or text[start:at].isupper() and words[0][0].isupper() and not opening["link"]:
        return "", False
    end = words[count - 1][1]
    named = text[opening.end() : end]
    determined = (opening["det"] or "").strip().lower() in ("this", "dieses", "цього", "vorliegenden", "our", "my")
    return named, not determined and _is_other([word for word, _ in words[:count]])


def _words(text: str, at: int) -> list[tuple[str, int]]:
    """The next words of a sentence with their ends, nine at most."""
    words: list[tuple[str, int]] = []
    while len(words) < 9 and (match := _NAME_WORD.match(text, at)):
        word = match[0].rstrip(".)") if match[0].count(".") < 2 else match[0]
        words.append((word, match.start() + len(word)))
        at = match.start() + len(word)
        if at >= len(text) or text[at] != " ":
            break
        at += 1
    return words


def _instrument(words: Sequence[tuple[str, int]], linked: bool) -> int:
    """How many of the words name an instrument: up to its noun and what the noun is of, an acronym, or a name after "of"."""
    for at, (word, _) in enumerate(words[:7]):
        if word.lower() in _STOP and not (word == "and" and at + 1 < len(words) and words[at + 1][0][0].isupper()):
            break
        if _LAW.match(word) or _DEED.match(word):
            return _extended(words, at + 1)
    if words and _ACRONYM.match(words[0][0]):
        return 1
    names = next((at for at, (word, _) in enumerate(words) if not word[0].isupper()), len(words))
    return names if linked else 0


def _extended(words: Sequence[tuple[str, int]], count: int) -> int:
    """What stands after the noun of an instrument: "Treaty of Lisbon", "Act of 1934", "Convention on the Law of the Sea"."""
    at = count
    while at < len(words) and (words[at][0] in _SMALL or words[at][0][0].isupper() or words[at][0][0].isdigit()):
        at += 1
        if words[at - 1][0] not in _SMALL:
            count = at
    return count


def _is_other(words: Sequence[str]) -> bool:
    """Whether a name is that of a law, a treaty or an organisation, rather than of an agreement people may ask about."""
    noun = next((at for at, word in enumerate(words) if _LAW.match(word) or _DEED.match(word)), None)
    if noun is None:
        return _ACRONYM.match(words[0]) is not None
    if _DEED.match(words[noun]):
        return bool(
            re.match(r"догов", words[noun].lower()) and any(word[0].isupper() for word in words[:noun]) and _UKRAINIAN.match(words[0])
        )
    generic = re.match(r"treat|convention|charter|статут|конвенц|rules|regulations", words[noun].lower())
    return len(words) > 1 or not generic and words[noun][0].isupper()


def _before(text: str, start: int) -> tuple[str, bool]:
    """The same from what stands before: "UN Charter Article 51", "GDPR Art. 28", "NATO's Article 5"."""
    before = text[max(0, start - 80) : start]
    words = [re.sub(r"[’']s$", "", word) for word in before.split()[-5:]]
    if not words or not before[-1].isspace() or "\n" in before[-2:]:
        return "", False
    last = words[-1]
    if (
        before.rstrip().endswith((",", "."))
        and not _ACRONYM.match(last)
        or (text[start].isupper() and text[start : start + 4].isupper() and len(last) > 1)
    ):
        return "", False
    if _DEED.match(last) or not (_LAW.match(last) or _ACRONYM.match(last)):
        return "", False
    first = len(words) - 1
    while first > 0 and words[first - 1][0].isupper() and words[first - 1].lower() not in _STOP:
        first -= 1
    named = words[first:]
    law = _is_other(named) if not _ACRONYM.match(last) else True
    return (" ".join(named), law) if law else ("", False)


# -- the clause it is --------------------------------------------------------------------------------------------------


def clause(document: Document, reference: Reference) -> tuple[Span, ...]:
    """The stretches of a document that a reference names, the main body first; none where it has no such clause."""
    found = _preamble(document) if reference.steps[0].kind == "preamble" else None
    if found is None:
        if reference.kind == "recital":
            return _recital(document, reference.steps[-1])
        found = _resolved(document, reference.steps)
    return _cited(document, found)


def _cited(document: Document, found: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Stretches with the paths of the sections they begin in."""
    starts = [section.start for section in document.sections]
    paths = [section.path for section in document.sections]
    return tuple(Span(start, end, paths[at] if (at := bisect_right(starts, start) - 1) >= 0 else "") for start, end in found)


def _resolved(document: Document, steps: Sequence[Step]) -> list[tuple[int, int]]:
    """The stretches that steps lead to: annexes and parts first, then the clause inside them, then what is counted in it."""
    everywhere = places(document)
    inside: list[Place] | None = None
    outer = [step for step in steps if step.rank < CLAUSE]
    inner = [step for step in steps if step.rank >= CLAUSE]
    for step in outer:
        inside = _containers(everywhere, step, inside)
        if not inside and step.rank != ANNEX and len(steps) == 1:  # "розділ 2" where the text has "2. Ціна"
            return _spans(_numbered_places(everywhere, (Step("", step.number),), None))
        if not inside:
            return []
    if not inner:
        return _spans(inside or [])
    counted = [step for step in inner if step.nth or step.rank in (PARAGRAPH, SENTENCE)]
    found = _numbered_places(everywhere, inner, inside) if all(step.nth >= 0 for step in inner) else []
    if found:
        return _spans(found)
    if not counted:
        return _below(everywhere, inner, inside) or _point(document, everywhere, inner, inside)
    if counted == inner and (below := _below(everywhere, inner, inside)):
        return below
    above = _numbered_places(everywhere, inner[:-1], inside) if inner[:-1] else inside or []
    return _nth(document, _spans(above), inner[-1])


def _containers(everywhere: Sequence[Place], step: Step, inside: Sequence[Place] | None) -> list[Place]:
    """Annexes or parts of a number, of its word or else of a like word; without a number, the only one."""
    alike = [
        place
        for place in everywhere
        if (place.kind or place.rank < CLAUSE) and place.rank < CLAUSE and (place.rank == ANNEX) == (step.rank == ANNEX)
    ]
    alike = [place for place in alike if inside is None or any(over in inside for over in place.over())]
    if step.number:
        alike = [place for place in alike if _same((place.number,), (".".join(step.number),)) or _same((place.number,), step.number)]
    elif len({place.number for place in alike if place.kind == step.kind}) != 1:
        return []
    return [place for place in alike if place.kind == step.kind] or alike


def _numbered_places(everywhere: Sequence[Place], steps: Sequence[Step], inside: Sequence[Place] | None) -> list[Place]:
    """The places whose numbers end as asked, of the word asked or else of another."""
    number = tuple(part for step in steps for part in step.number)
    if not number:
        return []
    wanted = keys(number[-1])
    found = [place for place in everywhere if place.numbers and keys(place.numbers[-1]) & wanted and _ends_with(place, number)]
    dotted = len(steps) > 1 and len(steps[-1].number) > 1 and keys(steps[-1].number[0]) & keys(steps[-2].number[0])
    if not found and dotted:  # "Article 4, Section 4.2"
        return _numbered_places(everywhere, steps[-1:], inside)
    exact = [place for place in found if place.numbers[-1] == number[-1]]  # "(a)" before "(A)"
    return _of_kind(_within(exact, inside), steps[0], len(number)) or _of_kind(_within(found, inside), steps[0], len(number))


def _within(found: list[Place], inside: Sequence[Place] | None) -> list[Place]:
    return found if inside is None else [place for place in found if any(over in inside for over in place.over())]


def _ends_with(place: Place, number: Sequence[str]) -> bool:
    """Whether the last labels that lead to a place are these numbers; "1" is not the end of "4.1"."""
    at = len(place.numbers) - len(number)
    return at >= 0 and _same(place.numbers[at:], number) and any(one.first == at for one in place.chain())


def _of_kind(found: list[Place], step: Step, length: int) -> list[Place]:
    """Those of the word asked; else, for a paragraph or point those without a word, and otherwise those that stand highest."""
    if named := [place for place in found if step.kind in _words_of(place, length)]:
        return named
    if step.rank >= PARAGRAPH:
        return [place for place in found if not any(_words_of(place, length))] or found
    least = min((len(place.numbers) for place in found), default=0)
    return [place for place in found if len(place.numbers) == least]


def _words_of(place: Place, length: int) -> list[str]:
    """The words of the labels that make up the last `length` numbers of a place."""
    least = len(place.numbers) - length
    return [one.kind for one in place.chain() if one.kind and len(one.numbers) > least and one.rank >= CLAUSE]


def _same(numbers: Sequence[str], asked: Sequence[str]) -> bool:
    return len(numbers) == len(asked) and all(keys(one) & keys(other) for one, other in zip(numbers, asked, strict=True))


def _spans(found: Sequence[Place]) -> list[tuple[int, int]]:
    """Where places stand, the main body first; lines of a table of contents only where nothing else is."""
    spans: list[tuple[int, int]] = []
    for annexed in (False, True):
        reach = 0
        for place in [place for place in found if place.says] or found:
            if (place.annexed and place.rank > ANNEX) == annexed and place.start >= reach:
                spans.append((place.start, place.end))
                reach = place.end
    return spans


def _below(everywhere: Sequence[Place], steps: Sequence[Step], inside: Sequence[Place] | None) -> list[tuple[int, int]]:
    """A clause that only its parts have labels of: "4" from 4.1 to 4.7."""
    number = tuple(part for step in steps for part in step.number)
    if not number or not all(part.isdigit() for part in number):
        return []
    runs: list[list[Place]] = []
    for place in _within(list(everywhere), inside):
        if place.first == 0 and len(place.numbers) == len(number) + 1 and _same(place.numbers[:-1], number):
            if not runs or place.numbers[-1] == "1" or place.start - runs[-1][-1].end > _GAP:
                runs.append([])
            runs[-1].append(place)
    said = [run for run in runs if any(place.says for place in run)] or runs
    return [(run[0].start, run[-1].end) for run in said]


def _point(document: Document, everywhere: Sequence[Place], steps: Sequence[Step], inside: Sequence[Place] | None) -> list[tuple[int, int]]:
    """A point that stands as "(a)" in the midst of the text of its clause."""
    number = tuple(part for step in steps for part in step.number)
    if len(number) < 2 or number[-1].isdigit():
        return []
    above = _numbered_places(everywhere, (Step(steps[0].kind, number[:-1]),), inside)
    label = re.compile(rf"(?<![\w)])\(?{re.escape(number[-1])}\)", re.IGNORECASE)
    found = []
    for start, end in _spans(above):
        if match := label.search(document.text, start, end):
            stop = re.compile(r"[;\n]|\.\s").search(document.text, match.end(), end)
            found.append((match.start(), stop.start() + 1 if stop else end))
    return found


def _nth(document: Document, spans: Sequence[tuple[int, int]], step: Step) -> list[tuple[int, int]]:
    """The paragraph or sentence that is counted in each of the stretches."""
    nth = step.nth or next((int(key) for key in keys(step.number[-1]) if key.isdigit()), 0)
    found = []
    for start, end in spans:
        pieces = _sentences(document.text, start, end) if step.kind == "sentence" else _paragraphs(document.text, start, end)
        if nth and len(pieces) >= abs(nth):
            found.append(pieces[nth - 1 if nth > 0 else nth])
    return found


def _paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The paragraphs of a clause without its heading."""
    pieces = [(match.start(), match.end()) for match in re.compile(r"[^\n]+(?:\n[^\n]+)*").finditer(text, start, end)]
    headed = len(pieces) > 1 and not text[pieces[0][0] : pieces[0][1]].rstrip().endswith((".", ";", ":", ","))
    return pieces[1:] if headed else pieces


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    paragraphs = _paragraphs(text, start, end)
    return [(begin + a, begin + b) for begin, stop in paragraphs for a, b in sentence_spans(text[begin:stop])]


def _preamble(document: Document) -> list[tuple[int, int]]:
    """What stands before the first clause, without the title."""
    named = [
        (s.start, s.end)
        for s in document.sections
        if re.match(rf"{PREAMBLE}|recitals|introduction\b|вступ\b|whereas", s.path, re.IGNORECASE)
    ]
    heads = [place.start for place in places(document) if place.rank in range(CLAUSE - 30, PARAGRAPH + 1) and place.says]
    begin = next((s.end for s in document.sections[:1] if s.path == "Title"), 0)
    end = min(heads, default=0)
    if named and named[0][0] <= end + 1:
        begin = named[0][0] or _after_title(document)
        return [(begin, _trimmed(document.text, named[-1][1] if named[-1][0] <= end else named[0][1]))]
    return [(begin, _trimmed(document.text, end))] if end - begin > 80 else []


def _after_title(document: Document) -> int:
    """Where the text goes on after a title that is its first line."""
    first = document.text[: document.text.find("\n\n") + 1].strip()
    return len(first) + 2 if first and len(first) < 200 and (first.isupper() or first == document.title) else 0


def _trimmed(text: str, end: int) -> int:
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return end


def _recital(document: Document, step: Step) -> tuple[Span, ...]:
    """A recital by its number or letter, else counted among the paragraphs of the preamble that recite."""
    spans = _preamble(document)
    inside = [
        p
        for p in places(document)
        for start, end in spans
        if start <= p.start < end and step.number and keys(p.number) & keys(step.number[-1])
    ]
    found = _spans(inside[:1])
    if not found and step.number:
        text = document.text
        recited = [(a, b) for start, end in spans for a, b in _paragraphs(text, start, end) if text[a].isalpha() and b - a > 40]
        whereas = [
            (a, b) for a, b in recited if re.match(r"whereas|recall|recogni|reaffirm|considering|having|\w+ing\b", text[a:b], re.IGNORECASE)
        ] or recited
        nth = next((int(key) for key in keys(step.number[-1]) if key.isdigit()), 0)
        found = whereas[nth - 1 : nth] if nth else []
    return _cited(document, found)


# -- what a sentence defers to -----------------------------------------------------------------------------------------

_SET_ASIDE = re.compile(
    r"(?:notwithstanding|without prejudice to|regardless of|despite|irrespective of|незалежно від|без шкоди для|unbeschadet)\W+(?:\w+\W+){0,6}\Z",
    re.IGNORECASE,
)
_GENERIC = frozenset("agreement contract договору договір угоди контракту vertrags vertrages".split())
_THIS = re.compile(r"\b(?:this|present|dieses|diese[rms]?|ц(?:ього|ієї|ій|ьому))\s\Z", re.IGNORECASE)


def referred(document: Document, start: int, end: int) -> tuple[Reference, ...]:
    """The clauses of the same document that the sentence at `start`:`end` defers to; their offsets are of the document."""
    text = document.text[start:end]
    labels = {place.start for place in _between_places(document, start, end)}
    found = []
    for reference in references_in(text):
        before = text[max(0, reference.start - 80) : reference.start]
        if start + reference.start in labels or not before.strip(' \n“"(•') or _SET_ASIDE.search(before) or _THIS.search(before):
            continue
        if reference.elsewhere or _foreign(document, reference):
            continue
        steps = _placed(document, reference, start)
        whole = replace(reference, start=start + reference.start, end=start + reference.end, steps=steps)
        spans = clause(document, whole)
        if len(spans) > 1 and _is_relative(steps[0]):
            continue  # none of the clause in which it is said: any could be meant
        if spans and not any(span.start <= start and end <= span.end and span.end - span.start < 2 * (end - start) + 80 for span in spans):
            found.append(whole)
    return tuple(found)


def _between_places(document: Document, start: int, end: int) -> Sequence[Place]:
    """The places whose labels stand in a stretch."""
    everywhere = places(document)
    first, last = (bisect_left(everywhere, at, key=lambda place: place.start) for at in (start, end))
    return everywhere[first:last]


def _foreign(document: Document, reference: Reference) -> bool:
    """Whether what a reference is of bears another name than this document: "Section 4 of the Loan Agreement"."""
    words = {word.lower() for word in re.findall(r"[^\W\d_]{3,}", reference.of) if word[0].isupper()}
    head = f"{document.title} {document.text[:600]}".lower()
    return any(word not in head for word in words - _GENERIC)


def _placed(document: Document, reference: Reference, start: int) -> tuple[Step, ...]:
    """The steps of a reference; "paragraph (b)" alone is the one of the clause in which it is said."""
    first = reference.steps[0]
    if not _is_relative(first):
        return reference.steps
    for place in _around(document, start):
        if any(_same(child.numbers, (*place.numbers, first.number[0])) for child in place.children):
            return (Step("", (*place.numbers, *first.number)), *reference.steps[1:])
    return reference.steps


def _is_relative(step: Step) -> bool:
    """Whether a step only tells where to go from the clause in which it is said: "clause (b)", "paragraph 2"."""
    if not step.number or step.rank < CLAUSE:
        return False
    return step.number[0].islower() or (step.rank >= PARAGRAPH and len(step.number) == 1)


def _around(document: Document, at: int) -> Iterator[Place]:
    """The clauses that hold a character, from the innermost."""
    everywhere = places(document)
    index = bisect_right(everywhere, at, key=lambda place: place.start) - 1
    if index >= 0:
        yield from (place for place in (everywhere[index], *everywhere[index].over()) if place.rank >= CLAUSE - 10)
