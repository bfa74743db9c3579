"""The title of a document: its heading, of several lines or at the head of a long one; else what its preamble calls it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.identity.party_names import name_at
from corpus.identity.title_letters import NOUN, in_usual_letters
from corpus.identity.title_noise import IN_CAPITALS, cleaned, without_company
from corpus.names.company_forms import is_form
from corpus.names.countries import is_state
from corpus.quantities.dates import first_date

_NOUN = re.compile(rf"\b(?:{NOUN})\b", re.I)
_STOP = re.compile(
    r"(?<=\S)[\s,–—-]{1,20}(?:(?:THIS|This) (?=[A-Za-z])|(?:B[Yy] (?:AND|[Aa]nd) )?(?:BETWEEN|AMONG|Between|Among)\b|(?:by and )?(?:between|among)\b|(?:,? )?(?:is )?(?:dated|DATED|Dated)\b|(?:is |are )?(?:made|entered into|effective as of)\b|WHEREAS\b|TABLE OF|Table of Contents"
    r"|(?:1|I|ARTICLE I|Article 1)\. |RECITALS|Recitals\b|BACKGROUND\b|PARTIES\b|Effective Date|SECTION\b|PAGE\b|Source:|__|--|\||DATE:|Date:|між\b|zwischen\b|entre\b|м\. |№ ?_|«___|\(?(?:the |this )?[\"“](?:the )?Agreement|I, |Part(?:y|ies) A\b|PARTY A\b|(?:[A-Z]\w+ )?[A-Z]\w+: |AGREEMENT (?:made|dated|entered|is)\b)"
)
_LINK_AFTER = re.compile(r"(?:\b(?:between|and|of|on|for|the|with|to|by|among|between|між|та|і|про|з|щодо)|,|&|[–—-])$", re.I)
_LINK_BEFORE = re.compile(
    r"(?:and|of|on|for|with|to|in|at|across|along|between|from|over|through|under|within|about|against|concerning|regarding|relating|in respect|pursuant|та|і|про|щодо|у сфері|на|до|über|zum|zur|de|du|sur|&)\b|\((?!the|this|\")",
    re.I,
)
_SENTENCE = re.compile(
    r"\b(?:shall|is|are|was|were|has|have|will|hereby|agrees?|issued|executed|appoints?|підтверджують)\b|[.!?] [A-ZА-ЯҐЄІЇ][a-zа-яґєії]+ [a-zа-яґєії]",
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
_CAPITALS = re.compile(r"(?:[^a-zа-яґєії\s]+\s+){2,20}(?=[A-ZА-Я]?[a-zа-яґєії])(?!(?:for|of|to|and|on|with|dated|by) )")
_BETWEEN_LAST = re.compile(r",? (?:by and )?(?:between|among|між)$", re.I)
_AMENDED = re.compile(
    r"\b(?:that certain|amend\w*,? the|to the|under the|pursuant to the|of the)(?: fully executed)? (?P<name>(?:[A-Z][\w&-]*,? (?:and |of |for )?){1,8}Agreement|Lease)\b"
)
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d+)*[.)]?|[IVX]+\.|\(\w\)|§|article|section|clause|chapter|part|стаття|розділ|artikel)\s", re.I)
_FIRST_CLAUSE = re.compile(
    r"(?:1\.?|I\.|§ 1|(?:Article|Section|Clause) (?:1|I|One)\.?:?) [A-ZА-ЯҐЄІЇ][^.;:|]{2,40}$", re.I
)  # after which no title comes
_NUMBER_OF = (
    r"(?:(?P<noun>agreement|contract|deed|договір|угода|vertrag) )?(?:ref(?:erence)?|no|nr|number|№)(?:\b|(?<=№))[.:]? ?(?=\S*\d)\S+"
)
_NUMBER = re.compile(_NUMBER_OF, re.I)
_OF_NUMBER = re.compile(rf"{_NUMBER_OF} (?P<rest>(?-i:[a-zа-яґєії])[^.;:|]{{3,100}})", re.I)
_RECITAL = re.compile(
    rf"(?!(?:{NOUN})\b)(?:Having \w|[A-Z][a-z]+ing (?:the|that|their|its|both|all|this|these|an?|to)\b|[A-Z][a-z]+ (?:of|that|to|by|with|upon) .*[,;]$)"
)
_ABOUT = re.compile(r"\band\b.* (?:concerning|regarding|relating to|in respect of|with respect to|on|for|about|про|щодо) (?=\S)", re.I)
_MOST_LINES, _MOST_WORDS = 40, 28
_MOST, _MOST_BETWEEN = 260, 420  # characters, and of one that names the parties


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
    numbered = (head for line in lines[:3] if _NUMBER.fullmatch(head := _head(line)) and _like_title(head))
    return _named_heading(lines) or next(numbered, "")


def _named_heading(lines: Sequence[str]) -> str:
    """The first line that names a kind of document and is no sentence, with the lines that belong to it."""
    for at, line in enumerate(lines):
        if re.match(r"(?:THIS|This|Цей) ", line) and not re.match(r"(?:THIS|This) [^.]{0,60}$", line):
            return ""
        if _RECITAL.match(line) or at and _FIRST_CLAUSE.match(line):
            return ""
        head = _head(line)
        if called := _of_number(line) or _of_number(" ".join(lines[at : at + 2])):
            return called
        if not _like_title(head) or _NUMBER.fullmatch(head):
            if at > 12 and len(line) > 400:
                return ""
            continue
        return _joined(lines, at, head)
    return ""


def _of_number(line: str) -> str:
    """A numbered agreement with what it is about, in small letters: "ДОГОВІР № 5 оренди приміщення"; "" for other lines."""
    found = _OF_NUMBER.fullmatch(line)
    rest = found["rest"] if found and found["noun"] else ""
    return line if rest and not _SENTENCE.search(rest) and not _STOP.search(f" {rest}") and not first_date(rest) else ""


def _head(line: str) -> str:
    """The beginning of a line that can be a title: up to the preamble, the parties or the first sentence."""
    noun = _NOUN.search(line)
    stop = _STOP.search(line, noun.end() - 1 if noun and noun.end() < 160 else 0)
    head = line[: stop.start()] if stop else line
    if stop and not line[stop.end() :].strip(" :") and re.search(r"(?:between|among|між)\W*$", line, re.I):
        return line.rstrip(" :")
    between = stop and re.match(r"[\s,]*(?:by and )?(?:between|among|між|zwischen)", stop[0], re.I)
    if stop and between and len(line) < _MOST_BETWEEN and _whole(line, stop.end()):
        return line
    if (capitals := _CAPITALS.match(head)) and (len(head) > 160 or _NOUN.search(capitals[0])):
        return without_company(capitals[0].rstrip())
    head = without_company(head)
    if not stop and len(head) > 160 and (before := re.match(r"[^.;:]{10,150}?(?=[.;:] [A-Z])", head)):
        return before[0]
    return head


def _whole(line: str, at: int) -> bool:
    """Whether a line that goes on with names after "between" is a title to its end: they are states, or it says then what it is about."""
    about = _ABOUT.search(line, at)
    return _of_states(line[at:]) or about is not None and not line.endswith(".") and first_date(line) is None and "(" not in line


def _like_title(head: str) -> bool:
    between = re.match(rf"(?:{NOUN})\b.{{0,60}}? (?:between|among|між) (?P<names>.+)", head, re.I)
    long = len(head) > _MOST or len(head.split()) > _MOST_WORDS
    if not head or long and not (between and _whole(head, between.start("names"))) or ";" in head or head.endswith(":"):
        return False
    if not _NOUN.search(head) or _SENTENCE.search(head) or re.match(r"[a-zа-я]\w* ", head):
        return False
    if _NUMBERED.match(head):
        return False
    return not re.match(
        r"(?:pursuant|in accordance|reference|dear|whereas|gentlemen|source|note:|sent|certain|portions|the following|dated|by and between|between|item)\b",
        head,
        re.I,
    )


def _joined(lines: Sequence[str], at: int, head: str) -> str:
    """A heading with the lines before and after it that one title was broken into."""
    title, cut = head, head != lines[at]
    first = at
    while first and _goes_on(lines[first - 1], lines[first], title):
        first -= 1
        title = f"{lines[first]} {title}"
    after = at + 1
    while not cut and after < min(len(lines), at + 7):
        line, head = lines[after], _head(lines[after])
        if is_between := re.match(r"(?:by and )?(?:between|among|між)\b:?", line, re.I):
            rest = line[is_between.end() :].strip() or " ".join(lines[after + 1 : after + 4])
            if not _of_states(rest):
                break
        elif _about_date(line) or not _linked(title, line) or _BETWEEN_LAST.search(title) and not _of_states(line):
            break
        if len(head) > 200 or _SENTENCE.search(head) and not is_between or re.match(r"(?:THIS|This) ", line):
            break
        title, cut = f"{title} {head if not is_between else line}", head != line and not is_between
        after += 1
    return _BETWEEN_LAST.sub("", title)


def _goes_on(before: str, line: str, title: str) -> bool:
    """Whether the line before is the beginning of the same title: in capitals like it and no name, or ending in a link."""
    if len(before) > 90 or _SENTENCE.search(before) or _about_date(before) or re.search(r"\d{3}|[.:;]$|[,|]", before):
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
    if re.match(r"(?:amendment|addendum|supplement|first|second|third)\b", title, re.I) and _like_title(line):
        return True
    return (
        _LINK_BEFORE.match(line) is not None
        and len(line) < 150
        and name_at(line, 0) is None
        or (line.startswith("(") and len(line) < 60 and not re.search(r"\d{4}-|\b(?:the|this)\b|[\"“]", line))
    )


def _of_states(text: str) -> bool:
    """Whether states, and no companies, stand after "between", so that the names belong to the title."""
    first, *others = re.split(r",? (?:and|AND|And|та|і|й) |,", text.lstrip(" :")[:200])[:3]
    names = [name_at(piece.strip(), 0) for piece in (first, *others[:1])]
    said = [name for name in names if name]
    return any(is_state(name.text) for name in said) and not any(name.formed for name in said)


def _about_date(line: str) -> bool:
    """Whether a line under the title only says when and where: "Kyiv, 12 January 2024"."""
    return len(line) < 60 and (first_date(line) is not None or re.match(r"dated?\b|as of\b", line, re.I) is not None)


def _self_name(front: str) -> str:
    """What the preamble calls the document: "This Distribution Agreement is made", "This is an agreement for the sale of a car."."""
    if said := _SAYS_WHAT.match(front):
        return said["name"]
    for match in list(_SELF.finditer(front[:6000]))[:6]:
        name = " ".join(match["name"].split())
        if not _BARE.fullmatch(name) and not _SENTENCE.search(name) and len(name.split()) < 14:
            return name
    found = _SELF.search(front[:6000])
    name = " ".join(found["name"].split()) if found else ""
    return "" if _SENTENCE.search(name) else name


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
                and not _NUMBERED.match(line)
                and not (line.endswith(".") and _SENTENCE.search(line))
                and not _about_date(line)
                else ""
            )
    return ""
