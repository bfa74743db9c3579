"""Tables of a person's own agreements: the row that is meant is read under its heads, and the cell that is asked for stands first."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import pytest
from files import in_word
from own_contracts import over_copy

from corpus.rows import tables

LEVELS = [
    ("Level", "Monthly fee", "Set-up fee", "Response time"),
    ("Basic", "EUR 200", "EUR 90", "8 hours"),
    ("Standard", "EUR 450", "EUR 120", "4 hours"),
    ("Premium", "EUR 900", "EUR 300", "30 minutes"),
]
RENTS = [("Year", "Rent", "Service charge"), ("2025", "GBP 40,000", "GBP 3,100"), ("2026", "GBP 42,500", "GBP 3,300")]
PARTICULARS = [("Deposit", "GBP 10,000"), ("Permitted use", "repair of bicycles"), ("Guarantor", "Olga Rymer")]
SCALE = [("Grade", "Work", "First 3 years", "After 3 years"), ("K1", "Gardener", "2,150", "2,320"), ("K2", "Forester", "2,480", "2,690")]
LEAVE = [("Occasion", "Days off with pay"), ("Moving house", "1"), ("Own wedding", "3"), ("Death of a parent", "4")]
SUPPORT = "Support Agreement between Larch Data Ltd and Bramble Foods plc"
STAFF = "Staff Agreement between Alder Parks Ltd and the Union of Park Workers"
LEASE = "Lease of Unit 7 between Gorse Estates Ltd and Nimbus Cycles Ltd"


def _in_html(title: str, *parts: list[tuple[str, ...]]) -> bytes:
    def table(rows: list[tuple[str, ...]]) -> str:
        heads = "".join(f"<th>{escape(cell)}</th>" for cell in rows[0])
        rest = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:])
        return f"<table><thead><tr>{heads}</tr></thead>{rest}</table>"

    told = "".join(f"<h2>{n}. Fees</h2>{table(rows)}" for n, rows in enumerate(parts, start=1))
    return f"<html><body><h1>{title}</h1>{told}<p>Signed by both.</p></body></html>".encode()


@pytest.fixture(scope="module")
def asked(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """An assistant over a support agreement, a lease and a staff agreement, of which little is not in tables."""
    folder = tmp_path_factory.mktemp("tables")
    (folder / "support.html").write_bytes(_in_html(SUPPORT, LEVELS))
    (folder / "lease.docx").write_bytes(in_word(LEASE, RENTS, PARTICULARS))
    (folder / "staff.html").write_bytes(_in_html(STAFF, SCALE, LEAVE))
    with over_copy(built[0], folder) as opened:
        report = opened.index.add([folder / "support.html", folder / "lease.docx", folder / "staff.html"])
        assert len(report.added) == 3 and not report.failed
        opened.index.set_aside("ukraine-security")
        yield opened


@pytest.mark.parametrize(
    ("question", "value", "quote"),
    [
        ("How much is the monthly fee at the standard level?", "EUR 450", "Standard | EUR 450 | EUR 120 | 4 hours"),
        ("What is the set-up fee for Premium?", "EUR 300", "Premium | EUR 900 | EUR 300 | 30 minutes"),
        ("What is the response time for Basic?", "8 hours", "Basic | EUR 200 | EUR 90 | 8 hours"),
        ("Which level has a response time of 30 minutes?", "Premium", "Premium | EUR 900 | EUR 300 | 30 minutes"),
        ("What is the rent in 2026?", "GBP 42,500", "2026 | GBP 42,500 | GBP 3,300"),
        ("How much is the service charge in 2025?", "GBP 3,100", "2025 | GBP 40,000 | GBP 3,100"),
        ("How much is the deposit?", "GBP 10,000", "Deposit | GBP 10,000"),
        ("Who is the guarantor?", "Olga Rymer", "Guarantor | Olga Rymer"),
        ("What does a forester earn after 3 years?", "2,690", "K2 | Forester | 2,480 | 2,690"),
        ("What does a gardener earn in the first 3 years?", "2,150", "K1 | Gardener | 2,150 | 2,320"),
        ("How many days off are there for one's own wedding?", "3", "Own wedding | 3"),
    ],
)
def test_the_cell_that_is_asked_for_stands_first(asked: Any, question: str, value: str, quote: str) -> None:
    answer = asked.ask(question)
    assert answer.text.startswith(f"**{value}**"), answer.text
    assert answer.citations[0].quote == quote


@pytest.mark.parametrize("question", ["What is the rent in 2031?", "How much is the monthly fee at the platinum level?"])
def test_what_no_row_holds_is_not_told(asked: Any, question: str) -> None:
    answer = asked.ask(question)
    assert not answer.text.startswith("**"), answer.text


def test_where_several_rows_are_meant_no_value_stands_first(asked: Any) -> None:
    answer = asked.ask("How much is the service charge?")
    assert answer.answered and not answer.text.startswith("**"), answer.text


def test_rows_heads_and_cells() -> None:
    text = (
        "The fees:\n" + "\n".join(" | ".join(row) for row in LEVELS) + "\nSee below.\n" + "\n".join(" | ".join(row) for row in PARTICULARS)
    )
    (heads, levels), (none, particulars) = tables(text)
    assert text[slice(*heads or (0, 0))] == " | ".join(LEVELS[0]) and none is None
    assert [row.cells for row in levels] == LEVELS[1:] and [row.cells for row in particulars] == PARTICULARS
    assert [text[row.start : row.end] for row in levels] == [" | ".join(row) for row in LEVELS[1:]]
    assert all(text[row.start :][slice(*row.place(at))] == cell for row in (*levels, *particulars) for at, cell in enumerate(row.cells))
    ((heads, scale),) = tables("\n".join(" | ".join(row) for row in SCALE))
    assert heads and scale[1].told == "For grade K2, the work is Forester, the first 3 years is 2,480, the after 3 years is 2,690."
    ((heads, leave),) = tables("\n".join(" | ".join(row) for row in LEAVE))
    assert heads and leave[0].told == "For occasion Moving house, the days off with pay is 1 days."
    ((none, _),) = tables("2024 | 5\n2025 | 6")
    assert none is None
    assert levels[0].told == "For level Basic, the monthly fee is EUR 200, the set-up fee is EUR 90, the response time is 8 hours."
    assert list(tables("")) == list(tables("no table\nat all")) == []
    clause = "The Tenant shall pay the rent without deduction or set-off on the first working day of each month."
    assert (
        list(
            tables(f"{clause} | Орендар сплачує плату першого робочого дня кожного місяця без будь-яких відрахувань.\n{clause} | {clause}")
        )
        == []
    )
