"""Whose question is computed next, and work that lasts and lets questions pass."""

from __future__ import annotations

import threading
import time

from index.turns import Turns, asker


def _in_turn(turns: Turns, name: str, done: list[str], begun: threading.Event, may_end: threading.Event) -> threading.Thread:
    """A thread of somebody who asks; its turn lasts until it may end."""

    def ask() -> None:
        asker.set(name)
        with turns.turn():
            done.append(name)
            begun.set()
            may_end.wait(10)

    thread = threading.Thread(target=ask)
    thread.start()
    return thread


def test_of_those_who_ask_whoever_was_answered_longest_ago_is_next() -> None:
    done: list[str] = []
    turns, begun, may_end = Turns(1), threading.Event(), threading.Event()
    threads = [_in_turn(turns, "gert", done, begun, may_end)]
    assert begun.wait(10)
    for name in ("gert", "gert", "gert", "anna", "gert"):
        threads.append(_in_turn(turns, name, done, begun, may_end))
        time.sleep(0.05)
    may_end.set()
    for thread in threads:
        thread.join(10)
    assert done[:3] == ["gert", "anna", "gert"] and len(done) == 6


def test_lasting_work_lets_questions_pass_but_goes_on() -> None:
    done: list[str] = []
    turns, begun, may_end = Turns(1), threading.Event(), threading.Event()
    turns.let_pass()
    question = _in_turn(turns, "anna", done, begun, may_end)
    assert begun.wait(10)
    threading.Timer(0.2, may_end.set).start()
    began = time.monotonic()
    turns.let_pass()
    waited = time.monotonic() - began
    question.join(10)
    assert 0.15 < waited < 5, "until the question is over"
    with turns.turn(), turns.turn():  # a part of it, in the same thread
        began = time.monotonic()
        turns.let_pass()
        assert time.monotonic() - began < 0.1
    turns.make_room()
    time.sleep(0.05)  # a piece of the work: whoever asked may ask again, and finds the processor free
    began = time.monotonic()
    turns.make_room()
    assert time.monotonic() - began >= 0.05
    endless = _in_turn(turns, "anna", done, threading.Event(), stopped := threading.Event())
    turns.let_pass()  # comes back all the same
    stopped.set()
    endless.join(10)
