"""Tables of plain text whose columns are set apart by spaces or tabs are read as rows; prose, signatures and lists of points are not."""

from __future__ import annotations

import pytest

from corpus.readers.text import blocks

PRICES = """Hire of canoes

Boat                  Length    Per day
Open canoe            4.8 m     EUR 32.00
Sea kayak with        5.1 m     EUR 41.00
  spray deck
Raft                  6 m       EUR 90.00

Paddles are included."""
TARIFF = """Tariff        Day           Night
------------------------------------
Home          EUR 0.31      EUR 0.22
Shop          EUR 0.29      EUR 0.21
Farm          EUR 0.27      none
"""
LONG = "The Buyer shall pay for the oak in parts as it is felled, dried, sawn and brought to the yard. " * 6
MILESTONES = f"""{LONG}

   Part                     Due              Sum
   Felling                  1 March 2031     EUR 12,000
   Drying and sawing        1 June 2032      EUR 20,000
   Delivery                 1 May 2033       EUR 8,000

The yard is open on working days."""


def _rows(text: str) -> list[str]:
    return [block.text for block in blocks(text.encode()) if block.kind == "row"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (PRICES, ["Boat | Length | Per day", "Open canoe | 4.8 m | EUR 32.00", "Sea kayak with spray deck | 5.1 m | EUR 41.00", "Raft | 6 m | EUR 90.00"]),
        (TARIFF, ["Tariff | Day | Night", "Home | EUR 0.31 | EUR 0.22", "Shop | EUR 0.29 | EUR 0.21", "Farm | EUR 0.27 | none"]),
        (
            MILESTONES,
            ["Part | Due | Sum", "Felling | 1 March 2031 | EUR 12,000", "Drying and sawing | 1 June 2032 | EUR 20,000", "Delivery | 1 May 2033 | EUR 8,000"],
        ),
        ("Zone\tAdult\tChild\nA\t2.10\t1.05\nB\t3.20\t1.60\nC\t4.40\t2.20\n", ["Zone | Adult | Child", "A | 2.10 | 1.05", "B | 3.20 | 1.60", "C | 4.40 | 2.20"]),
        ("Key money:\nStudio   GBP 600\nTwo rooms   GBP 900\nWhole house   GBP 1,500\n", ["Studio | GBP 600", "Two rooms | GBP 900", "Whole house | GBP 1,500"]),
        ("Step   Guests   Price\n1 to 10   few   EUR 50\n11 to 40   many   EUR 40\nmore   crowd   EUR 30", ["Step | Guests | Price", "1 to 10 | few | EUR 50", "11 to 40 | many | EUR 40", "more | crowd | EUR 30"]),
    ],
    ids=["wrapped", "ruled", "long lines", "tabs", "two columns", "not aligned"],
)  # fmt: skip
def test_a_table_set_with_spaces_is_read_row_by_row(text: str, rows: list[str]) -> None:
    assert _rows(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "1.  The Club shall pay 5 pounds.\n2.  3 keys are given.\n3.  12 days of notice are due.\n",
        "The  club  shall  pay  the rent  of 500\npounds  on  the  first  day of  each 300 mm\nmonth  to  the  account  that the  owner\nnames,  and  shall  not  deduct anything 20\n",
        "Signed:\n\nAnna Berg   Carl Dahl   Eve Frank\nThe Owner   The Club   The Surety\n1 May 2031  2 May 2031  3 May 2031\n",
        "5    The rent is paid on the first day of each month to the\n10   account of the owner at the bank that is named in the\n15   schedule. The key is returned within ten days of\n",
        "1   Scope .......... 2\n2   Rent ........... 3\n3   Term ........... 4\n",
        "By: ________   By: ________   5\nName: ______   Name: ______   6\nDate: ______   Date: ______   7\n",
        "It ends.  Notice is 5 days.\nIt may be renewed.\nIt binds heirs.  They pay 6 pounds.\n",
    ],
    ids=["points", "flush text", "signatures", "margin numbers", "contents", "places to sign", "two spaces after a point"],
)
def test_what_only_has_gaps_is_no_table(text: str) -> None:
    assert _rows(text) == []
