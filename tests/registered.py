"""Small documents of several kinds whose names a register holds, and the ordinary words beside them."""

from __future__ import annotations

from datetime import date

from corpus.document import Document

WORDS = frozenset("notice period the agreement contract lease rent when does end what pay law poland polish article who signed".split())


def document(title: str, text: str, *parties: str, type: str = "", signed: date | None = None, partners: tuple[str, ...] = ()) -> Document:
    return Document(title, "agreement", text, parties=parties, type=type, signed=signed, partners=partners)


FLAT = document(
    "Residential Lease",
    "between Northgate Estates Ltd and Olena Kovalenko. the rent, the deposit, cleaning the windows",
    "Northgate Estates Ltd",
    "Olena Kovalenko",
    type="lease",
    signed=date(2021, 5, 1),
)
SHOP = document(
    "Commercial Lease",
    "between Garman Holdings LLC and Pizza Roma Inc. the shop",
    "Garman Holdings LLC",
    "Pizza Roma Inc",
    type="lease",
    signed=date(2003, 2, 1),
)
FIRST = document(
    "Licence Agreement",
    "Garman Holdings LLC and Softlab GmbH. the software",
    "Garman Holdings LLC",
    "Softlab GmbH",
    type="licence agreement",
    signed=date(2003, 6, 1),
)
SECOND = document(
    "Licence Agreement",
    "Garman Holdings LLC and Softlab GmbH, anew. the software",
    "Garman Holdings LLC",
    "Softlab GmbH",
    type="licence agreement",
    signed=date(2007, 6, 1),
)
NDA = document(
    "Mutual Non-Disclosure Agreement",
    "London and Munich. secrets",
    "Brightwell Ltd",
    "Polish Properties GmbH",
    type="non-disclosure agreement",
    signed=date(2022, 6, 1),
)
RENT = document("Договір оренди № 5", "між ТОВ «Альфа» та Іваном Петренком", "ТОВ «Альфа»", "Іван Петренко", type="lease")
JOB = document("Employment Contract", "salary, holiday", "Halden GmbH", "Oona Brandt", type="employment contract")
SWISS = document(
    "Agreement on roads between Ukraine and the Swiss Confederation",
    "roads",
    "Ukraine",
    "Swiss Confederation",
    type="treaty",
    partners=("switzerland",),
)
POLISH = Document("Agreement between Ukraine and Poland", "summary", "tanks", ("poland",), ("Ukraine", "Poland"), type="security agreement")
ALL = (FLAT, SHOP, FIRST, SECOND, NDA, RENT, JOB, SWISS, POLISH)
LEASES = (FLAT, SHOP, RENT)
