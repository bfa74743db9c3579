"""When an agreement was made and from when it is in force, by the words around its first dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.identity.title_letters import NOUN

Day = tuple[date | None, int, int]  # with its start and end in the text; None where its figures can be read in two ways

_FRONT = 6000  # characters in which the date of making stands
_WRITTEN = "(?:written|drawn up|agreed|складено|написано)"  # which a line begins with
_OPENS = re.compile(
    r"\b(?:this|these|agreement|contract|lease|deed|addendum|amendment|note|letter|made|entered|executed|signed|dated|date|done|concluded|"
    rf"цей|цього|договір|укладен\w*|dieser|geschlossen|am|signé)\b|^\W*{_WRITTEN}\b",
    re.I,
)
_CUE = re.compile(
    r"(?:\b(?:dated?|made|entered into|executed|signed|done|concluded|delivered|effective|as of|as at|as from|on|this|the|of|from|at|in|am|le|"
    r"від|day|date)\b|[,:(–—-]|\b[A-ZА-Я][\w.]+,?|\bм\. ?[\w-]+,?)\s*[«\"“]?$",
    re.I,
)
_MADE = re.compile(
    rf"(?:\b(?:dated|made|entered into|executed|concluded|укладен\w+|geschlossen)|\n\W*{_WRITTEN})\b[^.;]*$",
    re.I,
)
_OF_ANOTHER = re.compile(
    r"\b(?:that certain|pursuant|under the|amended|reference is|prior|previous|original|incorporated (?:on|in)|born|birth|registered|issued|"
    r"supersedes?|replaces?|until|before|expires?|terminat\w+|ends?)\b[^.;]*$"
    rf"|\b(?:to|under|in|of|by) (?:the|an?) (?:\w+ ){{0,6}}(?:{NOUN}|act)\b[^.;]{{0,60}}$|\bAct of\b[^.;]*$"
    rf"|(?<!\bis )(?<!\bare )(?<=\w )\b(?:the|an?|our|my|your|their|its|his|her) (?:[\w’'-]+ ){{0,6}}(?:{NOUN})(?: no\.? ?\w+)? (?:of|from|dated(?: as of)?|made on|signed on)(?: the)? $"
    r"|^(?!.*\bthis\b).*\w, (?:\w+ )?(?:signed|executed|issued) by\b[^.;]*$"
    r"|^\W*(?:date|day) of (?!(?:the |this )?(?:signature|signing|agreement|contract|conclusion|execution|making|letter)\b)[^:.;]*: *$"
    r"|(?:filed|10-[QK]|8-K|S-1|Source:)[^.;\n]{0,40}$",
    re.I,
)
_BEFORE_ALONE = re.compile(
    r"(?:[\W\d_]|[^\W\d_a-zа-яґєії][\w.’'-]*+|\b(?:date[ds]?|day|on|of|the|this|as|at|in|from|made|signed|done|effective|den|am|le|du|року?|від|дата|м)\b)*",
    re.DOTALL,
)  # a place, a weekday or a label, and no words of a sentence
_BLANK = re.compile(r"_{2,}|\[[_ •●*]*\]|[«\"]_+")
_BLANK_DATE = re.compile(
    r"\b(?:made|dated|entered into|effective|as of|this|on|day of)\b[^.;\n_\[]{0,40}(?:_{2,}|\[[_ •●*]*\])[^.;\n]{0,60}", re.I
)
_IN_FORCE = re.compile(
    r"(?:\b(?:effective|effect|commenc\w+|begin\w*|start\w*|in force|into force|kraft|beginnt|tritt|vigueur)\b|чинності|чинний|починаючи)[^.;\n]{0,36}$",
    re.I,
)
_UNTIL_THEN = re.compile(r"\b(?:ends?|expires?|terminates?|until|endet|läuft|діє до|закінчується)\b[^.;\n]{0,20}$", re.I)
_NOT_BEFORE = re.compile(
    r"\b(?:not|never|no)\b[^.;\n]{0,40}\b(?:before|earlier than|later than|prior to|until) $", re.I
)  # no day on which it is so
_BEGINS = re.compile(
    r"\b(?:commenc\w+|begin\w*|start\w*|in(?:to)? force|takes? effect|\w*beginnt?|kraft|vigueur)\b[^.;\n]{0,36}$|\beffective date\W*$|чинності[^.;\n]{0,30}$",
    re.I,
)
_CALLED = re.compile(r"^[^.;\n]{0,30}\([^()\n]{0,40}\b(?:effective|commencement|start) date\b", re.I)
_UNTIL = re.compile(r"\b(?:to|until|till|through|thru|bis|по|до|au)\s*$|\d\s*[-–—]\s*$")
_RANGE = re.compile(r"\s*(?:to|until|till|through|thru|[-–—]|bis|по|до|au)\s+\w", re.I)


def made_on(front: str, days: Sequence[Day]) -> tuple[Day | None, bool]:
    """The date on which an agreement was made, and whether words such as "made" or "dated" say so; no date where it is left blank."""
    opened = [day for day in days if day[1] <= _FRONT and _opens(front, day)]
    made = (day for day in opened if _MADE.search(front[max(0, day[1] - 70) : day[1]]) and day[1] < opened[0][1] + 400)
    stated = next(made, None)
    first = stated or next(iter(opened), None)
    blank = _BLANK_DATE.search(front[:_FRONT])
    if first and blank and blank.start() < first[1]:
        return None, False
    return first, stated is not None


def in_force_from(front: str, days: Sequence[Day]) -> date | None:
    """The date that is called the effective one, else the first from which something is in force or a term begins."""
    for day, _, end in days:
        if _CALLED.search(front[end : end + 90]):
            return day
    for day, start, _ in days:
        before = front[max(0, start - 80) : start]
        if (
            _IN_FORCE.search(before)
            and not _UNTIL_THEN.search(before)
            and not _NOT_BEFORE.search(before)
            and not _BLANK.search(front[max(0, start - 12) : start])
        ):
            return day
    terms = (day for day, start, end in days if _RANGE.match(front[end : end + 14]) and len(_line_before(front, start)) < 12)
    return next(terms, None)


def _opens(front: str, day: Day) -> bool:
    """Whether a date stands in a sentence that opens the agreement, or alone on its line."""
    _, start, end = day
    line = _line_before(front, start)
    sentence = re.split(r"(?<=[a-zа-я)”\"]{4})[.;] (?=[A-ZА-Я])", line)[-1]
    if _OF_ANOTHER.search(sentence) or _BEGINS.search(sentence) or _in_range(front, start, end):
        return False
    alone = len(line) < 40 and len(front[end : end + 60].split("\n")[0]) < 12 and _BEFORE_ALONE.fullmatch(line)
    return bool(alone) or _OPENS.search(sentence) is not None and _CUE.search(sentence) is not None


def _line_before(front: str, at: int) -> str:
    return front[max(0, at - 240) : at].split("\n")[-1]


def _in_range(front: str, start: int, end: int) -> bool:
    """Whether a date begins or ends a stretch of time, "1 January 2020 to 31 December 2023"."""
    ranged = _RANGE.match(front[end : end + 14]) and re.search(r"\d", front[end : end + 24])
    return ranged is not None or _UNTIL.search(front[max(0, start - 12) : start]) is not None
