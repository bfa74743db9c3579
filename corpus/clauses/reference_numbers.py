"""The clauses that a text names by a word and a number, one by one: lists, ranges, counted and misspelt ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from corpus.clauses.clause_words import ANNEX, KINDS, ORDINALS, POINT, WORDED, kind_of, roman
from corpus.clauses.reference import Reference, Step
from corpus.quantities.currencies import stands_at
from corpus.quantities.dates import MONTH

_MOST = 30  # clauses of a range, "Articles 3 to 12"
_WORD = "|".join(words for _, words in KINDS.values())
_POINTS = r"(?:\s?\((?:[^\W\d_]{1,5}|\d{1,2})\)){0,6}"
_NUMBER = rf"(?:\d{{1,4}}(?:\.\d{{1,3}}){{0,7}}(?:-\d{{1,2}}(?=\W|$)|[a-z](?![^\W_])|\s?(?:bis|ter))?|[IVXLCІХС]{{1,7}}(?![^\W_])|[A-ZА-Я]-?\d{{1,3}}|[A-ZА-Яa-zа-яґєії](?![^\W_])){_POINTS}"
_NUMBERED = re.compile(
    rf"(?<![\w.])(?P<word>{_WORD})(?:\(e?s\))?(?: {{1,3}}| ?\n ?|(?<=[§¶.]) ?|(?=\())(?:no\.?\s|nr\.\s|№\s?|number\s)?[“\"']?(?P<number>{_NUMBER}|\([^\W_]{{1,5}}\){_POINTS}|{{worded}})[”\"']?(?!\w)".replace(
        "{worded}", f"(?:{'|'.join(WORDED)})"
    ),
    re.IGNORECASE,
)
NEXT = re.compile(
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
_NOT_AFTER = re.compile(
    r"\s?(?:%|(?:years?|months?|days?|hours?|weeks?|times|percent)\b|million|billion|thousand|mln|bn|тис|млн|млрд"
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


def numbered(text: str) -> Iterator[Reference]:
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
    if _NOT_AFTER.match(text, match.end()) or stands_at(text, match.end()) or _compound(text, match):
        return False
    if head:
        value = int(head[0])
        return value < 1000 or (not 1900 <= value <= 2100 and kind in ("article", "section"))
    if number[0] == "(":
        return True
    if number.lower() in WORDED:  # "clause Fifth", "article two"
        goes_on = not _ends(text, match.end()) if number.lower() in ORDINALS else re.match(r"\s(?:of|to|or)\b", text[match.end() :])
        return kind not in ("part", "book", "title", "point") and not goes_on
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
    while match := NEXT.match(text, at):
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


def counted(text: str) -> Iterator[Reference]:
    """ "the second paragraph", "частина друга"."""
    for match in _ORDINAL.finditer(text):
        kind = kind_of(match["word"]) if match["word"] else "paragraph"
        if match["word"] and KINDS[kind][0] == ANNEX and kind != "annex":
            continue
        nth = next((n for n in range(1, 11) if match[f"n{n}"] or match[f"p{n}"]), -1)
        yield Reference(match.start(), match.end(), (Step(kind, (str(nth),) if nth > 0 else (), nth),))


def alone(text: str) -> Iterator[Reference]:
    """The preamble, and the annex of an agreement that has one."""
    for match in _ALONE.finditer(text):
        yield Reference(match.start(), match.end(), (Step("preamble" if match["word"] else kind_of(match["sole"])),))


def misspelt(text: str) -> Iterator[Reference]:
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


def bare(text: str) -> Iterator[Reference]:
    """A number that is the whole of a text, or that is asked about as a clause is: "What does 3.2 say?"."""
    for match in _BARE.finditer(text):
        group = "whole" if match["whole"] else "said"
        number = _number(match[group])
        if len(number) > 1 or group == "said":
            yield Reference(match.start(group), match.end(group), (Step("", number),))
