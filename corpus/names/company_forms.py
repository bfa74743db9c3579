"""The forms of companies in their names: "Ltd", "S.p.A.", "sp. z o.o.", and the words that end the names of other organisations."""

from __future__ import annotations

import re

# after a comma or inside a name; those of the second list also begin or end other names ("Bank of America")
_FORMS = frozenset(
    "inc incorporated llc llp lllp lp ltd limited plc pllc corp gmbh ag kg kgaa ohg ug se nv bv sa sas srl spa sarl sàrl sl oy oyj ab as asa aps "
    "kk pte pty pvt sdn bhd sro sp zoo oo kft nyrt zrt doo ooo oü uab sia jsc pjsc ojsc cjsc pc mhc fsb pa ulc gie na spc dac clg vzw llc. тов прат пат пп ат фоп".split()
)
LOOSE_FORMS = frozenset(
    "co company corporation cooperative partnership trust bank association society university foundation fund group holdings authority council "
    "ministry institute universität università université universidad hochschule банк університет міністерство".split()
)
FORM_APART = re.compile(
    r"(?:,? ?[Ss]p\.|(?<=[Ss]p\.)) ?z ?o\. ?o\.(?: (?:sp|Sp)\. ?[kK]\.)?|,? (?:spol\. )?s\. ?r\. ?o\.|,? spol\. s r\. ?o\.|,? d\. ?o\. ?o\."
    r"|(?<=\w) (?:&|und|and) Co\.? (?:KGaA|KG|OHG)\b| \(haftungsbeschränkt\)"
)  # behind a name


def form_of(word: str) -> str:
    """A word as it is compared with the company forms: "S.p.A." -> "spa"."""
    return re.sub(r"[./’']", "", word).lower()


def is_form(word: str) -> bool:
    """Whether a word is a company's form, or ends as one, whatever its dots."""
    plain = form_of(word)
    return plain in _FORMS and not (
        plain in ("incorporated", "limited", "as", "se", "sa", "na", "pa", "spa", "co", "sp", "la", "zu") and not word[:1].isupper()
    )


def is_company(name: str) -> bool:
    """Whether a name ends in a company's form, and is not that of a body in one: "Works Council of Halden AG"."""
    return is_form(name.split()[-1]) and " of " not in name.lower()


def closes(word: str) -> bool:
    """Whether a word at the end of a name shows that it is an organisation's."""
    return is_form(word) or form_of(word) in (
        "corporation",
        "company",
        "co",
        "partnership",
        "association",
        "bank",
        "trust",
        "fund",
        "university",
        "foundation",
    )
