"""The notice that one party has to give, and the same asked of the other: in a text that says "I" and "you", and in one that names roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from own_contracts import of_own

ROOM = """# Letting of the garden room, 3 Quince Lane

In this letting "I" and "me" mean Bettina Rowe, who owns the house. "You" means Anselm Holt.

1. I let the garden room to you from 1 May 2025 for £410 a month.
2. You may end the letting on six weeks' notice. I may end it on four months' notice, but only if my son comes home from sea.
3. Notice is given on paper.

Signed: Bettina Rowe — Anselm Holt
"""
HAULAGE = """# Haulage agreement between Torvik Freight Ltd and Selma Ostby

Signed on 5 May 2025 by Torvik Freight Ltd ("Carrier") and Selma Ostby ("Shipper").

1. The Carrier carries the crates of the Shipper to the port every Monday.
2. In the first year either party may end this agreement by ten days' notice.
3. Thereafter the Shipper may end it by five weeks' notice and the Carrier by two months' notice.
"""
BERTH = """# Berth licence between Calder Quay Ltd and Runa Aske

Made on 7 May 2025 between Calder Quay Ltd ("Harbour") and Runa Aske ("Skipper").

1. The Skipper pays GBP 90 a month from 1 June 2025; the licence runs until 31 October 2027.
2. The Skipper may end this licence by giving the Harbour nine weeks' notice.
"""
STORAGE = """# Storage of a narrowboat

This paper is between us, Kelder Moorings Ltd, and you, Piet Aldous.

1. We keep the boat on dry land from 1 October 2025 for £95 a month.
2. You may end the storage by three weeks' notice. We may end it by seven weeks' notice.
"""


@pytest.fixture(scope="module")
def own(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with of_own(built[0], tmp_path_factory.mktemp("notices"), ROOM, HAULAGE, BERTH, STORAGE) as assistant:
        yield assistant


def talk(own: Any, *messages: str) -> list[str]:
    """What is answered to messages of one conversation."""
    history: list[dict[str, str]] = []
    for message in messages:
        said = own.ask(message, history).text
        history += [{"role": "user", "content": message}, {"role": "assistant", "content": said}]
    return [turn["content"] for turn in history[1::2]]


def test_each_party_has_its_own_notice(own: Any) -> None:
    first, then, why, where = talk(own, "How much notice must Anselm give?", "and Bettina?", "why only then?", "where does it say that")
    assert "six weeks" in first and "four months" not in first
    assert "four months" in then and "six weeks" not in then
    assert "only if my son comes home" in why and "Garden room" in where.replace("garden", "Garden") and "Haulage" not in why + where


def test_what_either_party_may_do_is_told_of_both(own: Any) -> None:
    first, then = talk(own, "How much notice must Selma Ostby give?", "and the carrier?")
    assert "**ten days**" in first and "**five weeks**" in first and "**two months**" not in first
    assert "**ten days**" in then and "**two months**" in then and "**five weeks**" not in then


@pytest.mark.parametrize(
    ("question", "told"),
    [("What is the notice period for the carrier?", ["ten days", "two months"]), ("the shipper's notice period", ["ten days", "five weeks"]),
     ("What is the notice period in the haulage agreement?", ["ten days", "five weeks", "two months"]),
     ("How much notice is needed to end the berth licence?", ["nine weeks"])],
)  # fmt: skip
def test_notices_that_differ_are_all_told_and_each_with_its_sentence(own: Any, question: str, told: list[str]) -> None:
    answer = own.ask(question)
    assert re.findall(r"\*\*([a-z ]+)\*\*", answer.text) == told
    assert len(told) == 1 or all(" ".join(citation.quote.split()) in answer.text for citation in answer.citations)


def test_a_party_may_be_called_by_a_pronoun_that_stands_beside_its_name(own: Any) -> None:
    first, then = talk(own, "How much notice must Piet Aldous give?", "How much notice must Kelder Moorings give?")
    assert "three weeks" in first and "seven weeks" not in first
    assert "seven weeks" in then and "three weeks" not in then


def test_who_is_given_notice_gives_none(own: Any) -> None:
    assert "**nine weeks**" in own.ask("How much notice must the skipper give?").text
    assert "**nine weeks**" not in own.ask("How much notice must the harbour give?").text


def test_until_when_and_from_when_are_no_day_of_signing(own: Any) -> None:
    assert "**31 October 2027**" in own.ask("Until when does the berth licence run?").text
    assert "7 May 2025" not in own.ask("From when does Runa Aske pay under the berth licence?").text


def test_the_i_of_who_asks_is_not_that_of_the_text(own: Any) -> None:
    assert "**" not in own.ask("How much notice must I give in the garden room letting?").text
