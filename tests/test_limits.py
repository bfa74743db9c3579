"""The limits of one visitor: how long a guesser waits, and how requests are counted. The clock is the test's own."""

from __future__ import annotations

import pytest

from assistant.page.limits import FORGET_S, LONGEST_S, MOST_KEYS, Attempts, Requests


def test_the_wait_grows_ends_and_is_bounded() -> None:
    now = [1_000.0]
    attempts = Attempts(lambda: now[0])
    waits = []
    for _ in range(20):
        attempts.failed("a")
        waits.append(attempts.wait("a", "b"))
    assert waits[:6] == [0, 0, 1, 2, 4, 8] and waits[-1] == LONGEST_S
    now[0] += LONGEST_S
    assert attempts.wait("a") == 0 and attempts.wait("b") == 0
    now[0] += FORGET_S
    attempts.failed("a")
    assert attempts.wait("a") == 0
    for number in range(MOST_KEYS + 5):
        attempts.failed(f"key {number}")
    assert len(attempts._failures) == MOST_KEYS


def test_requests_are_refilled_evenly_and_counted_apart() -> None:
    now = [0.0]
    requests = Requests(60, lambda: now[0])
    assert [requests.take("a") for _ in range(60)] == [0.0] * 60
    assert requests.take("a") == pytest.approx(1.0) and requests.take("b") == 0.0
    now[0] += 1.0
    assert requests.take("a") == 0.0 and requests.take("a") > 0
    assert all(Requests(0).take("a") == 0.0 for _ in range(1_000))
