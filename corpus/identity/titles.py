"""The title of a document: its heading, of several lines or at the head of a long one; else what its preamble calls it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.identity.party_names import name_at
from corpus.identity.title_heads import NUMBERED, SENTENCE, head_of, is_number, like_title, of_number, of_states
from corpus.identity.title_letters import NOUN, in_usual_letters
from corpus.identity.title_noise import IN_CAPITALS, cleaned
from corpus.names.company_forms import is_form
from corpus.quantities.dates import first_date

_LINK_AFTER = re.compile(r"(?:\b(?:between|and|of|on|for|the|with|to|by|among|between|між|та|і|про|з|щодо)|,|&|[–—-])$", re.I)
_LINK_BEFORE = re.compile(
    r"(?:and|of|on|for|with|to|in|at|across|along|between|from|over|through|under|within|about|against|concerning|regarding|relating|in respect|pursuant|та|і|про|щодо|у сфері|на|до|über|zum|zur|de|du|sur|&)\b|\((?!the|this|\")",
    re.I,
)
_BARE = re.compile(r"(?:this |the )?(?:agreements?|contracts?|deed|letter|terms|conditions|amendment|договір|угода)\.?", re.I)
_SELF = re.compile(
    r"\b(?:THIS|This|These|THESE|this|Цей|ЦЕЙ|Dieser|Le présent|La présente)\s+(?P<name>(?:[\w&/’'®™-]+,?\s+(?:\([^)\"“]{2,30}\) )?){0,11}?(?:(?i:"
    + NOUN
    + r"))(?:\s+(?:No\.? ?|№ ?)?\d+|\s+(?:for|of|to|on|about)\s+(?:[A-Z][\w&-]*\s*){1,6})?)"
    r"\s*,?\s*(?=\(|,|is\b|are\b|dated\b|made\b|between\b|entered\b|by\b|sets\b|contains\b|constitutes\b|[\"“]|as of\b|is:|\[|effective\b|has\b|witnesseth)",
)
_SAYS_WHAT = re.compile(
    rf"\s*This is (?:an?|the|our|my) (?P<name>(?:[\w’'-]+ ){{0,4}}?(?:{NOUN}) (?:for|about|on|to|of) [^.,;:\n]{{3,60}})", re.I
)
_BETWEEN_LAST = re.compile(r",? (?:by and )?(?:between|among|між)$", re.I)
_AMENDED = re.compile(
    r"\b(?:that certain|amend\w*,? the|to the|under the|pursuant to the|of the)(?: fully executed)? (?P<name>(?:[A-Z][\w&-]*,? (?:and |of |for )?){1,8}Agreement|Lease)\b"
)
_FIRST_CLAUSE = re.compile(
    r"(?:1\.?|I\.|§ 1|(?:Article|Section|Clause) (?:1|I|One)\.?:?) [A-ZА-ЯҐЄІЇ][^.;:|]{2,40}$", re.I
)  # after which no title comes
_RECITAL = re.compile(
    rf"(?!(?:{NOUN})\b)(?:Having \w|[A-Z][a-z]+ing (?:the|that|their|its|both|all|this|these|an?|to)\b|[A-Z][a-z]+ (?:of|that|to|by|with|upon) .*[,;]$)"
)
_MOST_LINES = 40


def title_of(front: str) -> str:
    """The title in usual letters; "" where the text begins without one."""
    heading = _heading([line for raw in front[:5000].split("\n") if (line := cleaned(raw))][:_MOST_LINES])
    if not heading or _BARE.fullmatch(heading):
        named = _self_name(front)
        bare = _BARE.fullmatch(named) is not None
        heading = (not bare and named) or _in_line(front) or heading or _first_line(front) or named
    title = re.sub(r"^(?:(?:this|these|and) |[-–—] ?)(?=\w)", "", heading.strip().rstrip(".:,;–—- "), flags=re.I)
    return _amending(in_usual_letters(title.upper() if title.islower() else title), front)


def _amending(title: str, front: str) -> str:
    """A bare "Amendment No. 1" with the agreement it says it amends."""
    if re.fullmatch(r"(?:\w+ )?(?:amendment|addendum|supplement)(?: (?:no\.?|number|№)? ?\w+)?", title, re.I) and (
        named := _AMENDED.search(front[:2500])
    ):
        return f"{title} to {named['name']}"
    return title


def _in_line(front: str) -> str:
    """The capitals that name a document in the middle of a long first line."""
    found = IN_CAPITALS.search(front[:1500])
    return found[0] if found else ""


def _heading(lines: Sequence[str]) -> str:
    """The heading of a document; where none tells more, the number of an agreement."""
    numbered = (head for line in lines[:3] if is_number(head := head_of(line)) and like_title(head))
    return _named_heading(lines) or next(numbered, "")


def _named_heading(lines: Sequence[str]) -> str:
    """The first line that names a kind of document and is no sentence, with the lines that belong to it."""
    for at, line in enumerate(lines):
        if re.match(r"(?:THIS|This|Цей) ", line) and not re.match(r"(?:THIS|This) [^.]{0,60}$", line):
            return ""
        if _RECITAL.match(line) or at and _FIRST_CLAUSE.match(line):
            return ""
        head = head_of(line)
        if called := of_number(line) or of_number(" ".join(lines[at : at + 2])):
            return called
        if not like_title(head) or is_number(head):
            if at > 12 and len(line) > 400:
                return ""
            continue
        return _joined(lines, at, head)
    return ""


def _joined(lines: Sequence[str], at: int, head: str) -> str:
    """A heading with the lines before and after it that one title was broken into."""
    title, cut = head, head != lines[at]
    first = at
    while first and _goes_on(lines[first - 1], lines[first], title):
        first -= 1
        title = f"{lines[first]} {title}"
    after = at + 1
    while not cut and after < min(len(lines), at + 7):
        line, head = lines[after], head_of(lines[after])
        if is_between := re.match(r"(?:by and )?(?:between|among|між)\b:?", line, re.I):
            rest = line[is_between.end() :].strip() or " ".join(lines[after + 1 : after + 4])
            if not of_states(rest):
                break
        elif _about_date(line) or not _linked(title, line) or _BETWEEN_LAST.search(title) and not of_states(line):
            break
        if len(head) > 200 or SENTENCE.search(head) and not is_between or re.match(r"(?:THIS|This) ", line):
            break
        title, cut = f"{title} {head if not is_between else line}", head != line and not is_between
        after += 1
    return _BETWEEN_LAST.sub("", title)


def _goes_on(before: str, line: str, title: str) -> bool:
    """Whether the line before is the beginning of the same title: in capitals like it and no name, or ending in a link."""
    if len(before) > 90 or SENTENCE.search(before) or _about_date(before) or re.search(r"\d{3}|[.:;]$|[,|]", before):
        return False
    if _LINK_AFTER.search(before):
        return True
    name = name_at(before, 0)
    company = any(is_form(word.strip(",")) for word in before.split()[1:]) or (name is not None and name.formed)
    bare = _BARE.fullmatch(line) is not None or re.match(r"(?:AND|OF|FOR|TO|ON)\b", line) is not None or len(title.split()) == 1
    return bare and before.isupper() == line.isupper() and not company


def _linked(title: str, line: str) -> bool:
    """Whether a line goes on with a title."""
    if len(line) > 200 or line.endswith((";", ":")) or (line.endswith(".") and not title.isupper()):
        return False
    if _LINK_AFTER.search(title):
        return True
    if re.match(r"(?:amendment|addendum|supplement|first|second|third)\b", title, re.I) and like_title(line):
        return True
    return (
        _LINK_BEFORE.match(line) is not None
        and len(line) < 150
        and name_at(line, 0) is None
        or (line.startswith("(") and len(line) < 60 and not re.search(r"\d{4}-|\b(?:the|this)\b|[\"“]", line))
    )


def _about_date(line: str) -> bool:
    """Whether a line under the title only says when and where: "Kyiv, 12 January 2024"."""
    return len(line) < 60 and (first_date(line) is not None or re.match(r"dated?\b|as of\b", line, re.I) is not None)


def _self_name(front: str) -> str:
    """What the preamble calls the document: "This Distribution Agreement is made", "This is an agreement for the sale of a car."."""
    if said := _SAYS_WHAT.match(front):
        return said["name"]
    for match in list(_SELF.finditer(front[:6000]))[:6]:
        name = " ".join(match["name"].split())
        if not _BARE.fullmatch(name) and not SENTENCE.search(name) and len(name.split()) < 14:
            return name
    found = _SELF.search(front[:6000])
    name = " ".join(found["name"].split()) if found else ""
    return "" if SENTENCE.search(name) else name


def _first_line(front: str) -> str:
    """The first line where it is short enough to be a heading and is no sentence."""
    for raw in front[:1500].split("\n"):
        line = cleaned(raw)
        if line:
            short = len(line) < 160 and not line.endswith((";", ":", ",")) and "|" not in line and re.search(r"[^\W\d]{2}", line)
            name = name_at(line, 0)
            letterhead = name is not None and name.formed and name.end == len(line)
            return (
                line
                if short
                and not letterhead
                and not NUMBERED.match(line)
                and not (line.endswith(".") and SENTENCE.search(line))
                and not _about_date(line)
                else ""
            )
    return ""
