"""Hostile texts and broken files, made by chance from good ones."""

from __future__ import annotations

import random
from collections.abc import Iterator

from files import p, real_pdf, real_word, word
from hashing import agreement
from repetitive import FORMATS, KINDS

SCRAPS = (
    *KINDS, "\x00", "\ufeff", "\u202e", "\ud800", "²", "٣", "１", "ﷺ", "＝1+1", "=cmd|' /C calc'!A0", "../../etc/passwd", "%s%n", "${x}", "{{7*7}}",
    "'; DROP TABLE x; --", "<script>alert(1)</script>", "[1]", "§§§", "Art. 999999999999999999999", "9" * 400, "1e309", "-1", "31 February 2024",
    "CDXCIX", "(" * 200, "a" * 3000, "?" * 500, "NaN", "null", "Україна", "угода", "EUR 1,2,3,4.5.6", "in the year 99999", "\r", "\u2028", "İ",
)  # fmt: skip
SEEDS: dict[str, bytes] = {
    ".txt": agreement("Norway").encode(),
    ".md": b"---\ntitle: The pact\nsigned: 2024-06-03\nparties: [A, B]\n---\n" + agreement("Malta").encode() + b"\n\n| a | b |\n|---|---|\n| c | d |\n",
    ".html": b"<html><head><style>.a{display:none}</style></head><body><main><h1>Pact</h1><ol start=3 type=i><li value=4>x<li>y</ol>"
    b"<table><tr><td rowspan=2 colspan=3>a</td><td>b</td></tr></table><form><input value=x><select><option>z</select></form></main></body></html>",
    ".docx": real_word(),
    ".pdf": real_pdf(),
}  # fmt: skip
BODY = (
    p("Article 1. Title", '<w:pStyle w:val="H"/>')
    + p("x y.", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    + f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>{p("a")}</w:tc></w:tr></w:tbl>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/>'
    '<w:lvlRestart w:val="1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="3"/></w:lvlOverride></w:num>'
)
STYLES = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:basedOn w:val="N"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'


def scraps(chance: random.Random, most: int = 12) -> str:
    """A text of hostile scraps, some of them many times over."""
    return "".join(chance.choice(SCRAPS) * chance.choice((1, 1, 1, 2, 50)) for _ in range(chance.randrange(1, most)))


def changed(data: bytes, chance: random.Random) -> bytes:
    """Bytes with some of them gone, doubled, turned or made of scraps."""
    held = bytearray(data)
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(held) + 1)
        end = min(len(held), at + chance.choice((1, 1, 2, 8, 100)))
        how = chance.randrange(5)
        if how == 0:
            del held[at:end]
        elif how == 1:
            held[at:at] = held[at:end] * chance.choice((1, 3, 200))
        elif how == 2:
            held[at:end] = chance.randbytes(end - at)
        elif how == 3:
            held[at:at] = scraps(chance, 4).encode("utf-8", "surrogatepass")
        else:
            held[at:] = held[at : at + chance.randrange(len(held) + 1)]
    return bytes(held)


def _word(chance: random.Random) -> bytes:
    """A Word file whose parts are changed inside their package."""
    parts = [BODY, NUMBERING, STYLES]
    at = chance.randrange(3)
    values = ["x", "²", "-1", "9" * 30, "3000000000", "", "%1%2%9", "99", "NaN"]
    pieces = parts[at].split('w:val="')
    for _ in range(chance.randrange(1, 3)):
        where = chance.randrange(1, len(pieces))
        pieces[where] = chance.choice(values) + '"' + pieces[where].partition('"')[2]
    parts[at] = 'w:val="'.join(pieces)
    if chance.random() < 0.3:
        parts[at] = changed(parts[at].encode(), chance).decode("utf-8", "replace")
    return word(parts[0], numbering=parts[1], styles=parts[2])


def files(count: int, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Names of files, one after another, and what is in them."""
    endings = list(SEEDS)
    for number in range(count):
        ending = endings[number % len(endings)]
        if ending == ".docx" and number % 3:
            data = _word(chance)
        elif ending in FORMATS and number % 4 == 1:
            data = FORMATS[ending](scraps(chance, 30).encode("utf-8", "replace").decode())
        else:
            data = changed(SEEDS[ending], chance)
        yield f"{number}{ending}", data
