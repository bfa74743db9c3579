"""What each block of a text is: title, heading, clause, point, body, closing or note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.clauses.clause_words import ORDINALS
from corpus.clauses.labels import ARTICLE, Label, label_of, runs_on
from corpus.readers.block import Block

_PREAMBLE = re.compile(r"(preamble|преамбула)\W*", re.I)
_CLOSING = re.compile(
    r"(?:• ?)?(?:in witness whereof|на посвідчення чого|(?:signed|done|made|executed|place and date|вчинено|учинено|підписано|укладено)\b"
    r"(?=.{0,300}?(?:\b(?:19|20)\d\d\b|day of|twenty|року)))",
    re.I | re.S,
)
_SIGNER = re.compile(
    r"(?:• ?)?(?:(?:signed|executed|підписано)\b[^.;:\n]{0,40}? (?:for|by|on behalf of|за|від імені)|for|on behalf of|за|від імені)"
    r" (?:and on behalf of )?(?:the )?[A-ZА-ЯҐЄІЇ]",
    re.I,
)
_NO_END = re.compile(r"[.;:,…–-]$|\b(?:and|or|the|of|a|to|in|as|та|і|або|в|у|з|на|до|для)$")
_STYLED = {"bold", "underlined", "centred", "big", "caps", "italic"}


@dataclass(slots=True)
class Part:
    """A block and what it is: kind "title", "heading", "clause", "point", "body", "closing" or "note"."""

    block: Block
    kind: str
    label: Label | None = None
    title: str = ""  # of a heading: what stands after its label
    runs_in: bool = False  # a heading whose own line goes on as body, "Article 5. The Parties shall ..."

    @property
    def family(self) -> str:
        """The sort of label, "" without one."""
        return self.label.family if self.label else ""


def parts(blocks: Sequence[Block]) -> list[Part]:
    """Says of every block what it is, from its style where the format gives one, else from its words and neighbours."""
    first = _title_blocks(blocks)
    styled = sum(1 for block in blocks if block.level or (_like_heading(block.text) and block.look & _STYLED)) >= 3
    found = [Part(block, "title") for block in blocks[:first]]
    for at in range(first, len(blocks)):
        found.append(_part(blocks, at, styled))
    _letters_or_romans(found)
    _close(found)
    _lists(found)
    return found


def is_preamble(title: str) -> bool:
    """Whether a heading only says that the preamble begins."""
    return _PREAMBLE.fullmatch(title) is not None


def _title_blocks(blocks: Sequence[Block]) -> int:
    """How many blocks at the beginning are the title of the whole."""
    count = 0
    for at, block in enumerate(blocks[:8]):
        label = label_of(block.text)
        stated = block.level == 1 or block.kind == "title"
        if (label and label.family != "bullet" and block.kind != "title") or is_preamble(block.text):
            break
        if block.level > 1 or block.kind in ("row", "note", "running"):
            break
        begins = at == 0 and len(block.text) < 300 and (stated or not block.text.endswith((";", ":", ",")))
        like = block.kind == "title" or (_like_heading(block.text) and _as_title(blocks[0], block))
        goes_on = at > 0 and block.level == 0 and like
        if not begins and not goes_on:
            break
        count += 1
    return count if count < len(blocks) or len(blocks) == 1 else 0


def _as_title(first: Block, block: Block) -> bool:
    """Whether a short line goes on with the title that `first` begins."""
    shared = first.look & block.look & {"bold", "centred", "big"}
    return (
        bool(shared) and first.text.isupper() == block.text.isupper() or first.text.isupper() and block.text.isupper() and not first.level
    )


_RUN_IN = re.compile(r"((?:[^\W\d]+[ ,]*){1,5})\.\s(?=\S)")


def _like_heading(text: str) -> bool:
    """Whether the words alone could be a heading: short, capital first, no end of sentence."""
    letter = re.search(r"\w", text)
    short = len(text) <= 200 and len(text.split()) <= 30
    return short and letter is not None and not letter[0].islower() and not _NO_END.search(text)


def _part(blocks: Sequence[Block], at: int, styled: bool) -> Part:
    block = blocks[at]
    label = label_of(block.text)
    if label and label.family in ("division", "decimals") and at and _refers(blocks[at - 1], block):
        label = None
    words = block.text[label.end :] if label else block.text
    title = words.strip(" .\n")
    if block.kind in ("note", "running", "row"):
        return Part(block, "body" if block.kind == "row" else "note")
    if label and label.family == "division":
        closed = words.rstrip().endswith(".") and len(title.split()) > 5 and "bold" not in block.look
        short = not title or (_like_heading(title) and not closed) or (block.level > 0 and len(title) < 200)
        before = _RUN_IN.match(words) if label.shown.lower() in ORDINALS else None  # "First: the loan. Toby lends ..."
        return Part(block, "heading", label, title if short else before[1] if before else "", runs_in=not short)
    if block.level and len(block.text) < 300 and not (label and len(block.text) > 120 and block.text.endswith((".", ";"))):
        return Part(block, "heading", label if label and label.family != "bullet" else None, title)
    says_when = label is None and _CLOSING.match(words) is not None  # "Made in Galway on 9 November 2023"
    if not says_when and (_like_heading(words) or _short_bold(block, title)) and _stands_apart(blocks, at, label, title, styled):
        return Part(block, "heading", label, title)
    return Part(block, _kind_without_heading(label), label)


def _refers(before: Block, block: Block) -> bool:
    """Whether the sentence of the block before goes on with the label that a block begins with."""
    prose = before.kind == block.kind == "paragraph" and not (before.level or block.level) and len(before.text) > 60
    return prose and before.look == block.look and runs_on(before.text) and not before.text.endswith(",")


def _short_bold(block: Block, title: str) -> bool:
    """ "1. Scope." set bold is a heading although it ends with a full stop."""
    return "bold" in block.look and len(title) < 80 and title[:1].isupper() and ". " not in title and block.text.endswith(".")


_FILLED_IN = re.compile(r"[^\W\d_][^:;|]{1,60}: \S")  # a line of a form, "Date of birth: 9 June 2023"


def _stands_apart(blocks: Sequence[Block], at: int, label: Label | None, title: str, styled: bool) -> bool:
    """Whether a line is set, or placed, as a heading is."""
    block, after = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
    if label and label.family == "bullet":
        return False
    in_capitals = title.isupper() and len(title) > 3 and not label
    if block.look & _STYLED or in_capitals and not (_FILLED_IN.match(block.text) and any(map(str.isdigit, title))):
        return True
    if label and label.family == "parens" and at and (last := label_of(blocks[at - 1].text)) and last.family == "parens":
        return False  # the last of a list, "(3) Felix Amaury", over the first clause
    if after is None or after.kind in ("note", "running", "row"):
        return False
    follower = label_of(after.text)
    filled = _FILLED_IN.match(after.text) is not None
    said = after.text.endswith((".", ":", ";")) or len(after.text) > 110 or (filled and follower is None)
    if label:
        headed = follower is not None and _like_heading(after.text[follower.end :])
        same = follower is not None and follower.family == label.family
        return len(title) <= 160 and not same and (said or headed or bool(after.look & _STYLED))
    if _FILLED_IN.match(block.text):
        return False
    before = blocks[at - 1].text if at else ""
    ended = before.endswith((".", ";", ":")) or len(before) < 100
    if follower is not None and follower.family in ("numbers", "decimals", "division"):
        return len(title) <= 130 and ended
    return not styled and len(title) <= 90 and ended and said and len(after.text) > 1.3 * len(title)


def _kind_without_heading(label: Label | None) -> str:
    if label is None:
        return "body"
    return "clause" if label.family in ("numbers", "decimals", "parens", "brackets", "romans") else "point"


def _letters_or_romans(found: list[Part]) -> None:
    """ "I." after "H." is a letter, after nothing or before "II." a Roman number: the order tells."""
    letter = roman = 0
    last = ""
    for part in found:
        if part.kind != "heading" or part.family not in ("letters", "romans") or part.label is None:
            if part.kind == "heading" and part.family == "division":
                letter = 0
            continue
        label = part.label
        single = len(label.shown) == 2
        as_letter = ord(label.shown[0]) - 64 if single and label.shown[0].isascii() else 0
        is_roman = label.family == "romans"
        if is_roman and single and not (label.value == roman + 1 and last != "letters"):
            is_roman = not (as_letter == letter + 1 and letter > 0) and (label.value in (1, roman + 1))
        part.label = Label("romans" if is_roman else "letters", label.shown, label.end, label.rank, label.value if is_roman else as_letter)
        letter, roman = (letter, label.value) if is_roman else (as_letter, roman)
        last = part.label.family


def _close(found: list[Part]) -> None:
    """Marks the closing lines and what is signed under them, up to an annex."""
    said = 0.0
    closing = False
    for at, part in enumerate(found):
        cited = part.kind == "clause" or (part.kind == "heading" and part.label is not None)
        said += 1 if cited or at > 0.75 * len(found) and said else 0.5 if part.kind == "heading" and not part.block.level else 0
        if part.kind == "note":
            continue
        if closing and part.kind == "heading" and (part.family == "division" or part.block.level) and not _SIGNER.match(part.block.text):
            closing = False
        late = at >= len(found) - 14 and all(len(p.block.text) < 200 for p in found[at:] if p.kind != "note")
        closes = _CLOSING.match("\n".join(p.block.text for p in found[at : at + 2]))  # the day may stand on the next line
        begins = said >= 1 and part.kind != "clause" and (closes or (late and _SIGNER.match(part.block.text)))
        if closing or begins:
            closing = True
            part.kind, part.label = "closing", None


def _lists(found: list[Part]) -> None:
    """Tells numbered paragraphs from numbered points: those inside a clause, and runs of short ones, are points."""
    begin = 0
    while begin < len(found):
        end = next((at for at in range(begin + 1, len(found)) if found[at].kind in ("heading", "closing")), len(found))
        stretch = found[begin:end]
        _inside(stretch)
        for family in ("parens", "brackets", "numbers", "romans"):
            run = [at for at, part in enumerate(stretch) if part.kind == "clause" and part.family == family]
            if run and _short(stretch, run, 250 if family == "parens" else 80):
                for at in run:
                    stretch[at].kind = "point"
        begin = end


def _inside(stretch: list[Part]) -> None:
    """Another sort of number than the clauses of this stretch have is a point of a clause."""
    clause = ""
    for part in stretch:
        if part.kind == "clause":
            clause = clause or part.family
            if part.family != clause and not {part.family, clause} <= {"numbers", "decimals"}:
                part.kind = "point"
        elif part.kind == "heading" and part.runs_in:
            clause = ""


def _short(stretch: list[Part], run: list[int], least: int) -> bool:
    """Whether the numbered blocks of a run, with what belongs to them, are too short to be paragraphs of their own."""
    if stretch[run[0]].family != "parens" and any(stretch[at].block.text.endswith((".", ":")) for at in run[:-1] or run):
        return False
    length = sum(len(part.block.text) for part in stretch[run[0] :])
    return length / len(run) < least


def is_article(part: Part) -> bool:
    """Whether a heading is of the rank of an article."""
    return part.label is not None and part.label.rank >= ARTICLE and part.family == "division"
