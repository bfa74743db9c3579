"""Describing what is no agreement, or is meant to hurt: it says little, and takes no longer for being long."""

from __future__ import annotations

import time
from datetime import date

import pytest

from corpus.identity.describing import Description, describe

pytestmark = pytest.mark.slow

PIECES = (
    "agreement between Acme Inc. and Beta LLC ", "AGREEMENT BETWEEN ", ".,;:()\"“”«»-—_[]{}|'", "(", "[", "«", 'between "', '(the "', "A", "A ",
    " ", "\n", "1 ", "dated 1 May 2001 ", "this ____ ", "This ", "Name: ", "By: ", "_", "-", "Bank of ", "between X and ", "signed in ",
    "two thousand ", "Договір між ", "A, ", "Acme (Uk ",
)  # fmt: skip


@pytest.mark.parametrize("text", ["", " \n\t ", "...", "()[]{}«»“”\"'|;:,.-–—_" * 9, "\0\0", "12 34 56", "🙂" * 40])
def test_what_says_nothing_has_no_description(text: str) -> None:
    found = describe(text, ())
    assert (found.type, found.parties, found.signed, found.effective, found.signers) == ("", (), None, None, ())


def test_what_says_nothing_is_called_as_its_file() -> None:
    assert describe("", (), "lease_of-2020") == Description(title="Lease of 2020")


@pytest.mark.parametrize("piece", PIECES)
def test_half_a_megabyte_takes_no_longer_than_their_first_pages(piece: str) -> None:
    text = piece * (500_000 // len(piece))
    describe(text[:20_000], ())
    began = time.process_time()
    describe(text + "\n\nIN WITNESS WHEREOF " + text[:20_000], ())
    assert time.process_time() - began < 2


def test_a_short_agreement_in_the_middle_of_much_else_is_still_read() -> None:
    filler = "The parties have thought about this for a long time. " * 40_000
    found = describe(f'LEASE\n\nThis Lease is made on 1 March 2021 between Anna Hill ("Landlord") and Tom Reed ("Tenant").\n\n{filler}', ())
    assert (found.title, found.parties, found.signed) == ("Lease", ("Anna Hill", "Tom Reed"), date(2021, 3, 1))
