"""Sentences: where they begin and end, and that no line makes finding them slow."""

from __future__ import annotations

import random
from typing import Any

import pytest
import sentencex

from corpus import sentences
from corpus.sentences import sentence_spans

LONG = "The Parties meet every year, as Mr. Smith said. “They may (e.g. in May) meet again!” 4. This Agreement lasts for 2.5 years. "
MARKS = ["`", "![", "“", "« ", "‘", "(", "a? b! ", "1. ", "'", '"', "word ", "...", "[", "A.B.", " ", "=", "а. ", "“a.” ", "\t"]


@pytest.mark.parametrize("marks", MARKS)
def test_no_line_is_given_to_the_splitter_in_one_piece(marks: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real, given = sentencex.get_sentence_boundaries, []

    def counted(language: str, text: str) -> list[dict[str, Any]]:
        given.append(len(text))
        found: list[dict[str, Any]] = real(language, text)
        return found

    monkeypatch.setattr(sentencex, "get_sentence_boundaries", counted)
    line = marks * (40_000 // len(marks))
    spans = sentence_spans(line)
    assert max(given, default=0) <= sentences._WINDOW and sum(given) <= 3 * len(line)
    assert all(start < end for start, end in spans) and all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))


def test_a_long_line_has_the_sentences_of_its_parts() -> None:
    alone = [LONG[start:end] for start, end in sentence_spans(LONG)]
    line = LONG * 200
    assert [line[start:end] for start, end in sentence_spans(line)] == alone * 200
    assert len(alone) >= 3


def test_a_sentence_longer_than_what_is_read_at_once_stays_one() -> None:
    long = "The Parties agree on " + "words, " * 1_000 + "and more."
    assert [(f"{long} {LONG}")[slice(*span)] for span in sentence_spans(f"{long} {LONG}")][0] == long


def test_every_word_is_in_a_sentence() -> None:
    chance = random.Random(3)
    for _ in range(30):
        text = "".join(chance.choice([*MARKS, LONG, "\n", "кінець. "]) for _ in range(200))
        spans = sentence_spans(text)
        assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("line", "sentences"),
    [
        ("Interest is 4 per cent. a year above the base rate. It accrues daily.", 2),
        ("A request reaches the Lender before 11:00 a.m. New York City time. It is final.", 2),
        ("The office closes at 5 p.m. The Tenant may enter at any time.", 2),
        ("The fee is EUR 310,000: 40 per cent. on signing and 60 per cent. on acceptance.", 1),
        ("The Supplier delivers all parts, incl. packing and labels. The Buyer pays.", 2),
        ("Both sides keep the minutes. a. The Tenant pays the rent. b. The Landlord repairs.", 3),
        ("Nothing else is licensed. iRobot keeps all rights.", 2),
        ("Ставка становить 4 відс. на рік. Вона не змінюється.", 2),
    ],
)
def test_a_point_within_a_sentence_does_not_end_it(line: str, sentences: int) -> None:
    assert len(sentence_spans(line)) == sentences, [line[s:e] for s, e in sentence_spans(line)]


@pytest.mark.parametrize("number", ["(1)", "(12)", "(a)", "(iv).", "§ 3", "1)"])
def test_a_number_in_brackets_holds_no_sentences_together(number: str) -> None:
    line = f"{number} The hall is open to members. Guests may come on Fridays. They pay at the door."
    assert [line[s:e] for s, e in sentence_spans(line)] == [
        f"{number} The hall is open to members.",
        "Guests may come on Fridays.",
        "They pay at the door.",
    ]
