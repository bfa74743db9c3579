"""Four times as much of anything takes about four times as long: nobody makes reading slow with a long line of one mark."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from corpus.errors import UserError

sys.path.insert(0, str(Path(__file__).parent / "hostile"))
from repetitive import FORMATS, KINDS, MARKED, NUMBERED, STAGES, alone, costs  # noqa: E402

MOST = 8.0  # times as long for four times as much: what grows with the square takes sixteen times as long
NOTHING = 0.08  # seconds of the processor, below which a stage may take what it likes
TRIES = 4  # what a busy machine makes slow once is not slow each time


def superlinear(small: bytes, large: bytes, ending: str) -> list[str]:
    """The stages that take far more than four times as long for the large file as for the small one, each time that this is tried."""
    slow: set[str] | None = None
    for _ in range(TRIES):
        one, four = costs(small, ending), costs(large, ending)
        found = {name for name, a, b in zip(STAGES, one, four, strict=True) if b > NOTHING and b > MOST * max(a, NOTHING / MOST)}
        slow = found if slow is None else slow & found
        if not slow:
            return []
    return sorted(slow or ())


def slow_kinds(size: int, ending: str) -> dict[str, list[str]]:
    """Each kind of text, `size` characters of it against four times as many, that takes more time than it may."""
    made, found = FORMATS[ending], {}
    with alone():
        for kind in KINDS:
            try:
                slow = superlinear(made(kind * (size // len(kind))), made(kind * (4 * size // len(kind))), ending)
            except UserError:  # it is refused: that took no time
                continue
            if slow:
                found[kind] = slow
    return found


@pytest.mark.slow
@pytest.mark.parametrize("ending", FORMATS)
def test_a_very_long_text_of_one_thing_takes_linear_time(ending: str) -> None:
    assert len(KINDS) >= 50
    assert slow_kinds(15_000, ending) == {}


@pytest.mark.slow
@pytest.mark.parametrize("kind", NUMBERED)
def test_many_numbered_clauses_take_linear_time(kind: str) -> None:
    small, large = ((kind * (size // len(kind))).encode() for size in (60_000, 240_000))
    with alone():
        assert superlinear(small, large, ".txt") == []


@pytest.mark.slow
@pytest.mark.parametrize("name", MARKED)
def test_markup_of_one_thing_takes_linear_time(name: str) -> None:
    made = MARKED[name]
    with alone():
        assert superlinear(made(500), made(2_000), Path(name).suffix) == []
