"""What a party is called in its document: ("Supplier"), hereinafter the Bank, as Issuer, далі – Орендар, or the label before its name."""

from __future__ import annotations

import re

from corpus.names.pronouns import pronoun_in
from corpus.quantities.dates import MONTH_NAMES

# labels of lines and table rows that name a party
LABELS = (
    "landlord tenant lessor lessee sublessor sublessee employer employee buyer seller purchaser vendor supplier customer client provider "
    "contractor subcontractor consultant lender borrower guarantor licensor licensee franchisor franchisee distributor manufacturer "
    "principal agent owner company shipper carrier union grantor grantee donor trustee beneficiary assignor assignee depositor issuer "
    "sponsor discloser recipient insurer insured investor authority operator transporter орендодавець орендар покупець продавець "
    "постачальник замовник виконавець роботодавець працівник позикодавець позичальник кредитор довіритель повірений vermieter mieter "
    "arbeitgeber arbeitnehmer käufer verkäufer auftraggeber auftragnehmer darlehensgeber darlehensnehmer bailleur preneur employeur "
    "salarié vendeur acheteur"
).split()

_CAPITAL = "[A-ZА-ЯҐЄІЇ]"
_ROLE_WORDS = rf"{_CAPITAL}[\w’'-]+(?: {_CAPITAL}[\w’'-]+){{0,3}}"
_OPEN, _CLOSE = "[\"“„«‘']", "[\"”»“’']"
_THE = r"(?:the |der |die |das |le |la |l[’'])?"
_BRACKETS = re.compile(r"\((?P<inside>[^()]*(?:\([^()]*\)[^()]*)?)\)")
_HEREINAFTER = re.compile(
    r"\b(?:hereinafter|hereafter|herein|henceforth|in the following|nachfolgend|nachstehend|im Folgenden|ci-après|[Нн]адалі|[Дд]алі(?: за текстом)?)\b"
    r",? ?(?:[–—:-] ?)?(?:also )?"
    r"(?:referred to (?:individually )?as|called|known as|designated as|termed|als|dénommée?s?|genannt|іменується|іменуються|іменоване|іменований)?"
    rf",? ?(?:[–—:-] ?)?{_THE}{_OPEN}? ?{_THE}(?P<word>{_ROLE_WORDS})"
)
_OTHERS = (
    re.compile(rf",? [–—-] ?{_OPEN}?(?P<word>{_CAPITAL}[\w’'-]{{3,30}}){_CLOSE}? genannt ?[–—-]"),
    re.compile(
        r"(?<!trading)(?<!known)(?<!business),? (?:as|AS|in its capacity as|als|як)(?: an?| the)? (?P<word>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})(?=\s*(?:[,;.)\n]|and\b|AND\b|$))"
    ),
    re.compile(r"(?:^|\n|, ?|-- |– |\n- )(?:the )?[\"“«„](?P<word>[^\"”»“\n]{2,40})[\"”»“]"),
    re.compile(r"^,? the (?P<word>[A-Z][a-z]+(?:er|or|ee|ant|ord))\b"),
)
_QUOTED = re.compile(r"[\"“„«‘'](?:the |The |THE )?(?P<word>[^\"“”«»„’'\n]{2,40}?),?[\"”»“’']")
_SMALL = re.compile(
    r"^(?:hereinafter |hereafter |called |below )*(?:[\"“‘'](?:the )|the [\"“‘'])(?P<word>[a-zа-яґєії][\w’'-]+(?: [a-z][\w’'-]+)?)[\"”’']"
)
_PLAIN = re.compile(r"(?:the |hereinafter |hereafter |herein )*(?P<word>[A-ZА-ЯҐЄІЇ][\w-]+(?: [A-Z][\w-]+){0,2})")
_SAID = re.compile(r"\s*(?:hereinafter|hereafter|herein)\b", re.I)
_OF_ALL = re.compile(
    r"\b(?:jointly|collectively|individually|together)\b[^\"“]*[\"“]|^[^\"“]*[\"“‘'](?:the )?(?:participants|parties|sides)\b"
    r"|^\s*(?:collectively|together|individually|and together)\b",
    re.I,
)
_OF_ONE_FIRST = re.compile(r"[^\"“]*[\"“][^\"“]*[\"”][^\"“]*(?:jointly|collectively|together)")
_TOGETHER = re.compile(
    r"\((?:(?:together|jointly|collectively|both|hereinafter|hereafter|referred to as|called|and severally)\b,? ?)+(?P<role>[^()]*)\)", re.I
)
_NO_ROLE = re.compile(
    r"\b(?:agreements?|contracts?|effective|dates?|collectively|together|individually|affiliates?|premises|property|lease|terms?|law|act|"
    r"exchange|products?|transactions?|address|attention|договір|договору|договором|сторон\w+|учасник\w+|vertrag)\b"
    r"|^(?:(?:(?:high )?contracting )?part(?:y|ies)|participants?|it|you|we|us|name|title|by|room|e-?mail|phone|tel|fax|signature|attn|of .*)$"
    r"|^(?:part|article|section|clause|chapter|annex|schedule|exhibit|стаття|розділ)\b"
    rf"|^(?:{'|'.join(MONTH_NAMES)})\b|\d{{3}}|\.\.\.|_",
    re.I,
)
_LABEL = re.compile(
    r"(?P<side>Plaintiff|Defendant|Claimant|Respondent|Petitioner)s? (?=[A-Z])"
    r"|\((?P<bracket>[A-ZА-Я][\w ]{2,24})\) ?"
    r"|(?P<label>(?:the )?(?:(?:First |Second )?Part(?:y|ies)(?: [A-D1-4]\b)?|[A-ZА-ЯҐЄІЇ][\w’'-]{3,20}(?: [A-Z][\w-]{2,20})?)) ?[:|] ?"
)
_MOST = 1500  # characters after a name that can say its role


def role_in(segment: str) -> str:
    """What a party is called by the words after its name, by the first of them that calls it something; "" where none does."""
    segment = segment[:_MOST]
    brackets = list(_BRACKETS.finditer(segment))
    if any(_SAID.match(match["inside"]) for match in brackets):  # "of Sueca (Valencia) (hereinafter, the "Discloser")"
        brackets = [match for match in brackets if not _PLAIN.fullmatch(match["inside"].strip()) or _SAID.match(match["inside"])]
    found = [(match.start(), _in_brackets(match["inside"])) for match in brackets]
    found += [(match.start(), role_of(match["word"])) for pattern in (_HEREINAFTER, *_OTHERS) for match in pattern.finditer(segment)]
    return min(((at, role) for at, role in found if role), default=(0, ""), key=lambda pair: pair[0])[1]


def role_together(segment: str) -> str:
    """What the first brackets that speak of all those named before call them: '(together the "Tenant")'; "" where none do."""
    said = _TOGETHER.search(segment[:_MOST])
    return _in_brackets(said["role"]) if said else ""


def past_label(text: str, at: int) -> tuple[int, str]:
    """The offset behind "Party A:", "(Client)" or "Plaintiff" and that label; -1 where a label names something else than a party."""
    label = _LABEL.match(text, at)
    if label is None:
        return at, ""
    said = label["side"] or label["bracket"] or label["label"]
    if _NO_ROLE.search(said) and not re.search(r"Part(?:y|ies) [A-D1-4]", said):
        return (label.end(), "") if re.match(r"(?:the )?(?:First |Second )?Part", said) else (-1, "")
    return label.end(), said.removeprefix("the ")


def _in_brackets(inside: str) -> str:
    """The role that brackets give; none where they speak of all parties."""
    if pronoun := pronoun_in(inside):
        return pronoun
    if _OF_ALL.search(inside) and not _OF_ONE_FIRST.match(inside):
        return ""
    if small := _SMALL.search(inside):
        return role_of(small["word"].capitalize()).lower()
    words = [match["word"] for match in _QUOTED.finditer(inside)]
    if not words and (later := _HEREINAFTER.search(inside)):
        words = [later["word"]]
    elif not words and (plain := _PLAIN.fullmatch(inside.strip())):
        short = plain["word"].isupper() and len(plain["word"]) < 6  # the name of a number: "(CNPJ)"
        words = [] if short else [plain["word"]]
    return next((role for word in words if (role := role_of(word))), "")


def role_of(word: str) -> str:
    """The words as a role without article; "" for what cannot be one."""
    role = re.sub(rf"^{_THE}", "", " ".join(word.split()), flags=re.I).strip(" .,:’'")
    fits = 1 < len(role) < 40 and re.match(_CAPITAL, role) and not _NO_ROLE.search(role)
    return role if fits else ""
