"""What stands around a title on its line: numbers of exhibits, marks of versions, notes on what was left out, a company's name."""

from __future__ import annotations

import re

from corpus.identity.title_letters import NOUN
from corpus.quantities.dates import first_date

_NOISE = re.compile(
    r"(?:(?:exhibit|annex|schedule|appendix|attachment) (?:no\. ?)?(?:\(?[A-Z]?[\d][\w.()-]*|\([a-z0-9]\)[\w.()]*|[A-Z](?:-\d+)?|[a-z]\.\d+)(?=\s|$)|ex-?\d[\w.()-]*|"
    r"(?:confidential )?(?:execution|conformed|final|public|redacted) (?:version|copy|form)|execution draft|(?:strictly )?(?:private and )?confidential\b(?: treatment(?: requested)?)?|table of contents|"
    r"(?:re|subject|betreff|objet|title|назва):|\[[^\]]{0,60}\]|\(?\*+\)?|page \d+(?: of \d+)?|-?\d{1,3}-?(?=\s|$)|-{3,}|={3,}|_{3,}|draft(?: of)?[^\n]{0,20}(?=\n|$)|form of(?= [A-Z]{3}))[\s.:|–—-]*",
    re.I,
)
_NOTE = re.compile(
    r"[^\n]*\b(?:omitted|excluded|redacted|confidential treatment|filed separately|confidential portions|identified information|furnished supplementally|have been (?:deleted|marked))\b[^\n]*?(?:(?<=\w\w)\.(?: |$)|(?<=publicly disclosed)|(?<=PUBLICLY DISCLOSED)|(?<=[a-z.)\]”\"])(?= [A-Z]{4,} (?:[A-Z&]+ )*AGREEMENT)|$)",
    re.I,
)
IN_CAPITALS = re.compile(r"(?:\b[A-Z][A-Z&,/-]+ ){1,8}(?:AGREEMENT|CONTRACT|LEASE|DEED|INDENTURE|AMENDMENT|ADDENDUM)\b")
_LAST_CAPITALS = re.compile(IN_CAPITALS.pattern + "$")
_COMPANY = r"(?:inc|llc|l\.l\.c|ltd|limited|corp|corporation|plc|gmbh|l\.p|n\.a)\b\.?"
_COMPANY_BEFORE = re.compile(
    rf"(?!amend|add|supp|first|second|third)(?:[\w.&’'-]+,? ){{1,6}}?{_COMPANY}(?! (?:and|&)),? (?=\w[\w-]* .*\b(?:{NOUN})\b)", re.I
)
_COMPANY_AFTER = re.compile(rf"(?<=agreement|.contract) (?!of|for|to|with|no)(?:[\w.&’'-]+,? ){{1,5}}?{_COMPANY}$", re.I)


def cleaned(line: str) -> str:
    """A line without exhibit numbers, version marks, page numbers and the note on what was left out."""
    line = " ".join(line.split())
    before = None
    while line != before:
        before = line
        if met := _NOISE.match(line):
            line = line[met.end() :].lstrip()
        if len(line) > 60 and (note := _NOTE.match(line[:1500])):
            line = line[note.end() :].lstrip() if note.end() else line
    return line


def without_company(head: str) -> str:
    """A heading without the company's name that stands before or after it on one line, or its own repetition."""
    head = _NOISE.sub("", head, count=1) if _NOISE.match(head) else head
    repeated = re.fullmatch(r"(.{8,}?)[ ,.]+\1", head, re.I)
    head = repeated[1] if repeated else head
    if (found := first_date(head)) and found[1] > 10:
        head = head[: found[1]].rstrip(" ,(")
    head = re.sub(r" ?\((?:execution|conformed|final)[^)]*\)?$|,? ?[–—-]? ?as amended\b.*$", "", head, flags=re.I)
    if not head.isupper() and (capitals := _LAST_CAPITALS.search(head)):
        head = capitals[0]
    before = _COMPANY_BEFORE.match(head)
    return _COMPANY_AFTER.sub("", head[before.end() :] if before else head)
