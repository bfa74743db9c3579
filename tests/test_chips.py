"""What was understood of a question is taken away chip by chip, and the question is asked without it; "all" is one step away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from assistant.page.answering import answering
from assistant.page.chips import ALONE, all_searched, chips_html, taken_away
from assistant.page.desk import Chip, Turn
from assistant.page.loading import Loading
from assistant.page.search_in import COLLECTION, SearchIn
from assistant.settings import Settings


@pytest.fixture(scope="module")
def loading(assistant: Any, tmp_path_factory: pytest.TempPathFactory) -> Loading:
    return Loading(Settings(home=tmp_path_factory.mktemp("chips")), assistant)


def asked(loading: Loading, typed: str, search_in: SearchIn | None = None, before: Sequence[Turn] = (), alone: bool = False) -> Turn:
    """The question with its whole answer."""
    *_, turn = answering(loading, Turn(typed, search_in or SearchIn(), alone), before, "en")
    return turn


def chip(turn: Turn, kind: str) -> Chip:
    return next(one for one in turn.chips if one.kind == kind)


def said(turn: Turn) -> str:
    assert turn.answer, turn.told
    return turn.answer.text


def without(loading: Loading, turn: Turn, kind: str, before: Sequence[Turn] = ()) -> Turn:
    """The same question, one of its chips taken away."""
    gone = chip(turn, kind)
    return asked(loading, turn.typed, taken_away(gone, turn.search_in), before, gone.id == ALONE)


def test_a_country_is_left_out_and_comes_back(loading: Loading) -> None:
    turn = asked(loading, "Which coalitions does Estonia or Latvia lead?")
    assert [one.text for one in turn.chips if one.kind == "partner"] == ["Estonia", "Latvia"] and "IT coalition" in said(turn)
    other = without(loading, turn, "partner")
    assert [one.text for one in other.chips if one.kind == "partner"] == ["Latvia"] and chip(other, "without").text == "without: Estonia"
    assert other.answer and other.answer.citations and "co-leads the IT coalition" not in said(other)
    assert not [one for one in other.answer.citations if one.passage.partners == ("estonia",)]
    assert said(without(loading, other, "without")) == said(turn)


def test_a_country_that_is_no_partner_a_year_and_a_kind_are_left_out(loading: Loading) -> None:
    turn = asked(loading, "What does the agreement with Switzerland say about drones?")
    assert "Switzerland has no such agreement" in said(turn)
    other = without(loading, turn, "stranger")
    assert "Switzerland" not in said(other) and chip(other, "without").text == "without: Switzerland"
    turn = asked(loading, "How much did Luxembourg allocate for Ukraine's defence in 2024?")
    assert "EUR 74.4 million" not in said(turn) and "EUR 74.4 million" in said(without(loading, turn, "year"))
    assert not [one for one in without(loading, turn, "kind").chips if one.kind == "kind"]


def test_what_was_asked_before_is_left_out_and_so_is_the_country_that_came_of_it(loading: Loading) -> None:
    before = [asked(loading, "Who signed for Japan?")]
    turn = asked(loading, "how long does it last?", before=before)
    assert chip(turn, "partner").text == "Japan" and "ten years" in said(turn)
    for kind in ("carried", "partner"):
        other = without(loading, turn, kind, before)
        assert not [one for one in other.chips if one.kind in ("carried", "partner")] and said(other) != said(turn)


def test_all_goes_back_from_what_was_chosen_and_then_from_what_is_named(loading: Loading) -> None:
    turn = asked(loading, "Who signed for Japan?", SearchIn((f"{COLLECTION}ukraine-security",)))
    assert chip(turn, "scope").id == f"{COLLECTION}ukraine-security"
    assert not [one for one in without(loading, turn, "scope").chips if one.kind == "scope"]
    wider = asked(loading, turn.typed, all_searched(turn.chips, turn.search_in, "en"))
    assert wider.search_in == SearchIn() and chip(wider, "partner").text == "Japan"
    widest = asked(loading, turn.typed, all_searched(wider.chips, wider.search_in, "en"))
    assert not [one for one in widest.chips if one.kind == "partner"] and "Kishida" not in said(widest).partition("\n")[0]
    assert 'data-do="all"' in chips_html(wider, 0, True, "en") and 'data-do="all"' not in chips_html(widest, 0, True, "en")


def test_only_the_last_answer_has_chips_to_take_away(loading: Loading) -> None:
    turn = asked(loading, "Who signed for Japan?")
    assert chips_html(turn, 0, True, "en").count("×") == len(turn.chips) == 2
    assert "<button" not in chips_html(turn, 0, False, "en") + chips_html(replace(turn, running=True), 0, True, "en")


def test_own_contracts_alone_are_a_chip_where_there_are_others(own: Any, tmp_path: Any) -> None:
    loading = Loading(Settings(home=tmp_path), own)
    assert not [one for one in asked(loading, "What is the rent in my contracts?").chips if one.kind == "own"]
    own.index.set_aside("ukraine-security", False)
    try:
        turn = asked(loading, "What is the rent in my contracts?")
        assert chip(turn, "own").text == "searched in your own agreements"
        wider = asked(loading, turn.typed, all_searched(turn.chips, turn.search_in, "en"))
        assert chip(wider, "scope").text == "searched in all documents"
        assert chip(without(loading, wider, "scope"), "own") == chip(turn, "own")
    finally:
        own.index.set_aside("ukraine-security")
