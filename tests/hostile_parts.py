"""What the hostile files are put together from: parts of PDF, Word and Markdown files that are odd, broken or built to harm."""

from __future__ import annotations

import random

from files import p

SAY = b"BT /F 12 Tf 72 700 Td (The Parties will meet.) Tj ET"
NOISE = random.Random(5).randbytes(50_000)
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "&{a};&{a};&{a};&{a};&{a};&{a};&{a};&{a};&{a};">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
NESTED_TABLES = "<w:tbl><w:tr><w:tc>" * 40 + p("In the middle.") + "</w:tc></w:tr></w:tbl>" * 40
LIST = (
    '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
LINKED = '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
CIRCLE = '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
ODD_NUMBERS = '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="x"/></w:numPr>'
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
FAR = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3000000000"/><w:numFmt w:val="lowerLetter"/>'
    f'<w:lvlText w:val="{"%1. " * 90}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
ODD_LEVEL = '<w:numPr><w:ilvl w:val="²"/><w:numId w:val="1"/></w:numPr>'
ODD_START = FAR.replace("3000000000", "²").replace(
    "</w:num>", '<w:lvlOverride w:ilvl="x"><w:startOverride w:val="x"/></w:lvlOverride></w:num>'
)
DELETED_END = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
MERGES = (
    b"---\na0: &a0 {k: v}\n"
    + b"".join(b"a%d: &a%d {<<: [%s]}\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 8))
    + b"---\n# Text"
)
