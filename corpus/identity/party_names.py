"""The name of a company, a person, an authority or a state where it stands in a text: how far it goes, and what ends it."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.names.company_forms import FORM_APART, LOOSE_FORMS, form_of, is_form
from corpus.quantities.dates import MONTHS

_LINKS = frozenset(
    "of the for de la le les del della di da do dos das du des d' von van der den zu und et & y e en und für на з із у в про при + - –".split()
)
_ENDS = frozenset(
    "and by between among amongst with dated as whose having hereinafter hereafter herein located is are was has d/b/a f/k/a a/k/a dba".split()
)
_PREPOSITIONS = frozenset("on in at to from with concerning regarding about across along through against upon under over".split())
_NOT_FIRST = frozenset(
    "near opposite c/o attn attention a an this that these those each any all such it its he she they whereas now if when in on at to from dated page section article annex appendix".split()
)
_GENERIC = frozenset(
    "party parties company companies agreement contract effective date purchaser seller buyer supplier customer client landlord tenant lessor lessee "
    "lender borrower employer employee licensor licensee contractor consultant distributor manufacturer owner agent issuer guarantor undersigned "
    "provider franchisor franchisee executive bank trustee participants participant states members exhibit schedule table contents recitals "
    "background witnesseth term commencement closing сторони сторона договір".split()
)
_WORD = re.compile(r"[^\s,;:()\[\]{}\"“”„«»|]+")
_SPACE = re.compile(r"[ \t]*")
_BRACKET = re.compile(r" ?\((?:[A-Z][\w.’' &-]{0,24})\)(?=,? \w)")
_QUOTED = re.compile(
    r"(?:[A-ZА-ЯҐЄІЇ][\w’'ʼ.-]*(?: [\w’'ʼ.-]+){0,6} )?(?:«[^»\n]{1,80}»|„[^“”\n]{1,80}[“”]|(?<=[А-ЯҐЄІЇ] )[\"“][^\"”\n]{1,80}[\"”]|(?<=[а-яґєії] )[\"“][^\"”\n]{1,80}[\"”])"
)
_FORM_FIRST = re.compile(  # 'Joint Stock Company "Orlan"'
    r"(?:(?:Open|Closed|Public|Private|Joint|Stock|Limited|Additional|Liability|State|Municipal|Communal|Foreign|Charitable|Non-?Governmental)[ -])+"
    r"(?:Company|Enterprise|Partnership|Association|Organi[sz]ation|Foundation|Fund|Institution|Firm) [\"“][^\"”\n]{1,60}(?:[\"“](?=\w)[^\"”\n]{1,60})?[\"”]",
    re.I,
)
HONORIFIC = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Messrs|Mx|Herr|Herrn|Frau|Madame|Monsieur|пан|пані|гр|громадян\w+(?: України)?|(?:der |die |dem |la )?(?:firma|société)|(?-i:[Фф]ізична особа[ -–]+підприємець))\b\.?(?:/\w+)? )+",
    re.I,
)
_NEXT = re.compile(r",? *([^\s,;:()]+)")
_AHEAD = re.compile(r" +([^\s,;:()\"“”«»|]+)")
_OFFICE = re.compile(r"(?:Ministry|Department|Secretary|Secretariat|Committee|Office|Bureau|Minister|MINISTRY|DEPARTMENT) ")
_AND_OF = re.compile(r" (?!the )[A-Z]\w+(?: [A-Z]\w+)? (?:of|OF) ")
_PIECE = r"(?!(?:the|The|THE) )[A-Z][\w-]+(?: [A-Z][\w-]+)?"
_LISTED_OF = re.compile(rf"(?:, {_PIECE})+ (?:and|AND) {_PIECE} (?:of the|OF THE) ")  # the matters of one office
_ADDRESS = re.compile(
    r"(?:of|OF) (?:(?:(?!(?:and|AND)\b)[^\W\d_][\w.’'-]*[ ,]+){1,6})\d"
)  # "of Apartment 19", "of Fern House, 9 Mill Road"
_ARTICLE = re.compile(r"(?:the|The|THE) (?=\S)")


class Name(NamedTuple):
    """A name, where it ends in its text, and whether a company's form ends it."""

    text: str
    end: int
    formed: bool


def name_at(text: str, at: int) -> Name | None:
    """The name that begins at an offset, without its article and honorific; None where none begins."""
    quoted = _QUOTED.match(text, at) or _FORM_FIRST.match(text, at)
    if quoted:
        return Name(quoted[0], quoted.end(), True)
    begin = at
    for before in (_ARTICLE, HONORIFIC):
        if met := before.match(text, begin):
            begin = met.end()
    end, formed, words = _reach(text, begin)
    name = " ".join(text[begin:end].split())
    if not words or not _is_name(name, formed):
        return None
    kept = formed and text.startswith("The ", at) and begin == at + 4 and not name.isupper()
    return Name(f"The {name}" if kept else name, end, formed)


def with_surname(first: str, other: str) -> str:
    """A first name alone with the surname of the one beside it, "Ann" of "Ann and Bo Reed"; a longer name as it is."""
    return first if " " in first else f"{first} {other.split()[-1]}"


def labelled_at(text: str, at: int) -> Name | None:
    """The name behind a label, without the label that follows it on the same line: "Jane Doe Start: 1 March"."""
    name = name_at(text, at)
    first, _, last = name.text.rpartition(" ") if name else ("", "", "")
    if name and " " in first and text.startswith(":", name.end):
        return Name(first, name.end - len(last) - 1, name.formed)
    return name


def _reach(text: str, at: int) -> tuple[int, bool, int]:
    """Where the words of a name end, whether with a form, and how many they are."""
    end, words, formed, loose = at, 0, False, False
    pos = at
    while words < 16:
        word = _WORD.match(text, pos)
        if word is None:
            break
        said, plain = word[0], word[0].lower().strip(".")
        if words and (is_form(said) or plain.rstrip("s") in ("co",) and said[0].isupper()):
            if plain == "as" and not formed and text[at:pos].isupper() and _follows_capital(text, word.end()):
                break
            formed, end = True, word.end()
        elif formed or (words and plain in _ENDS and not (plain == "and" and _OFFICE.match(text, at) and _AND_OF.match(text, word.end()))):
            break
        elif said[0].isupper() or said[0].isdigit() or said[0] in "@$#'’" or _is_coined(said):
            if words and (
                plain in ("a", "an", "no") and not said.endswith(".") or plain in MONTHS and re.match(r" \d", text[word.end() :])
            ):
                break
            if said[0].isdigit() and words and not _digit_in_name(text, word.end(), said):
                break
            if words and plain in _PREPOSITIONS and said.isupper() and text[at:pos].isupper() and not _form_ahead(text, word.end()):
                break
            end, loose = word.end(), loose or plain in LOOSE_FORMS
        elif not words or plain not in _LINKS | {"and"} or not _follows_capital(text, word.end()):
            break
        elif said == "of" and words > 1 and text[at:end].isupper() and (ahead := _AHEAD.match(text, word.end())) and not ahead[1].isupper():
            break  # "ANN BELL of Mill House"
        words += 1
        pos = word.end()
        if said.endswith(".") and not formed and len(plain) > 4 and not is_form(said):
            end -= 1
            break
        pos = _next_word(text, at, pos, formed, loose)
        if pos < 0:
            break
    form = FORM_APART.match(text, end) if words else None
    return form.end() if form else end, formed or loose or form is not None, words


def _next_word(text: str, at: int, pos: int, formed: bool, loose: bool) -> int:
    """Where the next word of a name that begins at an offset stands; -1 where none goes on: behind it may be an address."""
    after = _beyond(text, pos, formed)
    if after < 0 and _OFFICE.match(text, at) and _LISTED_OF.match(text, pos):
        return pos + 2
    return -1 if after > 0 and _is_address(text, at, after, formed or loose) else after


def _is_address(text: str, at: int, pos: int, organised: bool) -> bool:
    """Whether "of" begins an address behind a person's full name: a number follows, at once or behind a comma."""
    before = text[at:pos].split()
    if organised or len(before) < 2 or text[max(0, at - 4) : at].lower() == "the " or "of" in before:
        return False
    return _ADDRESS.match(text, pos) is not None


def _beyond(text: str, pos: int, formed: bool) -> int:
    """Where the next word of a name begins: past a space, past a comma before a form, past "(UK)" before a form; else -1."""
    if bracket := _BRACKET.match(text, pos):
        after = _WORD.match(text, bracket.end() + (2 if text.startswith(", ", bracket.end()) else 1))
        if after and (is_form(after[0]) or form_of(after[0]) in LOOSE_FORMS or after[0][0].isupper() and _form_ahead(text, after.start())):
            return after.start()
    space = _SPACE.match(text, pos)
    start = space.end() if space else pos
    if text.startswith(",", start):
        gap = _SPACE.match(text, start + 1)
        start = gap.end() if gap else start + 1
        after = _WORD.match(text, start)
        if after is None or not (is_form(after[0]) or form_of(after[0]) == "co" and _form_ahead(text, after.end())):
            return -1
        if form_of(after[0]) == "as" and _follows_capital(text, after.end()):
            return -1
        return start
    return start if start > pos and start < len(text) and text[start] != "\n" else -1


def _follows_capital(text: str, pos: int) -> bool:
    """Whether one of the next words, links passed over, begins with a capital."""
    for _ in range(3):
        word = _AHEAD.match(text, pos)
        if word is None:
            return False
        if word[1][0].isupper() or word[1][0] in '«"':
            return True
        if word[1].lower() not in _LINKS:
            return False
        pos = word.end()
    return False


def _is_coined(word: str) -> bool:
    """A name that begins small: "iShip.com", "theglobe.com", "eDiets"."""
    return re.match(r"[a-z][a-z]*(?:\.?[A-Z]\w*|[\w-]*\.(?:com|net|org|io|ai)\b)", word) is not None


def _digit_in_name(text: str, pos: int, said: str) -> bool:
    """Whether a number belongs to the name it stands in: "Partners 1, LLC", "Network 1 Financial, Inc.", not "12 Green Street"."""
    if re.fullmatch(r"\d{5,}|\d+(?:th|st|nd|rd)", said):
        return False
    after = _NEXT.match(text, pos)
    if after is None or re.fullmatch(r"\d{4}-\w", said) or not after[1][0].isupper() or after[1].lower() in _LINKS:
        return True
    return _form_ahead(text, pos)


def _form_ahead(text: str, pos: int) -> bool:
    """Whether a company's form stands among the next words of the line."""
    words = re.split(r",? ", re.split(r"[\n;:()]", text[pos : pos + 70])[0].strip(" ,"))[:5]
    return any(is_form(word.strip(",")) or form_of(word.strip(",")) == "co" for word in words)


def _is_name(name: str, formed: bool) -> bool:
    words = [word for word in name.split() if word.lower() not in _LINKS and re.search(r"[^\W\d_]", word)]
    if not words or words[0].lower().strip(".") in _NOT_FIRST | _ENDS or len(name) > 140 or "__" in name:
        return False
    plain = [word.lower().strip(".") for word in words]
    if plain[0] in _PREPOSITIONS and not formed:
        return False
    if re.fullmatch(r"[\d,]+", name.split()[0]) and not formed:
        return False
    if all(word in _GENERIC or word in LOOSE_FORMS or is_form(word) for word in plain):
        return False
    if plain[-1] in ("agreement", "contract", "договір", "lease", "act", "section", "date"):
        return False
    return len(name) > 2 or formed
