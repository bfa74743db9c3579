"""Questions and answers over the shipped corpus, as a person would judge them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

ANSWERED = [
    ("How much did Luxembourg allocate for Ukraine's defence in 2024?", ["EUR 80 million"], "luxembourg"),
    ("Who signed for Japan?", ["Fumio Kishida"], "japan"),
    ("When and where was the Latvian agreement signed?", ["11 April 2024", "Vilnius"], "latvia"),
    ("which coalition does Estonia co-lead", ["IT coalition"], "estonia"),
    ("Скільки років діє угода з Люксембургом?", ["ten years"], "luxembourg"),
    ("how many F-16 will Belgium give and until when?", ["30", "2028"], "belgium"),
    ("What does Norway's multi-year programme amount to?", ["75 billion"], "norway"),
    ("Does the British agreement mention a special tribunal?", ["No."], "united-kingdom"),
    ("Who put pen to paper for Romania, and where?", ["Klaus Iohannis", "Washington"], "romania"),
    ("хто підписав угоду з боку Чехії", ["Petr Fiala"], "czechia"),
]
SILENT = [
    ("How many tanks did Iceland promise?", "not say"),
    ("What does the agreement with Switzerland say?", "Switzerland"),
    ("Чи підписала Туреччина безпекову угоду з Україною?", "Туреччина"),
    ("Who won the football world cup in 1998?", "not about the documents"),
    ("", "ask"),
    ("   \n\t ", "ask"),
    ("??!!", ""),
    ("a" * 5_000, ""),
]


@pytest.mark.parametrize(("question", "expected", "partner"), ANSWERED, ids=[row[0][:40] for row in ANSWERED])
def test_answered(assistant: Any, question: str, expected: list[str], partner: str) -> None:
    answer = assistant.ask(question)
    assert answer.answered
    for words in expected:
        assert words in answer.text
    assert answer.citations and partner in answer.citations[0].passage.partners
    assert 0 <= answer.confidence <= 1
    assert "[1]" in answer.text


@pytest.mark.parametrize(("question", "reason"), SILENT, ids=[row[0][:30].strip() or "blank" for row in SILENT])
def test_not_answered_and_why(assistant: Any, question: str, reason: str) -> None:
    answer = assistant.ask(question)
    assert not answer.answered
    assert answer.text and reason in answer.text


@pytest.mark.parametrize(
    "question", [row[0] for row in ANSWERED] + ["Which partners signed in Stockholm on 31 May 2024?", "Which agreements mention F-16s?"]
)
def test_citations_are_exact(assistant: Any, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.citations
    for number, citation in enumerate(answer.citations, start=1):
        text = assistant.index.document(citation.passage.document_id).text
        passage = citation.passage
        assert citation.number == number and f"[{number}]" in answer.text
        assert text[citation.start : citation.end] == citation.quote
        assert text[passage.start : passage.end] == passage.text
        assert passage.start <= citation.start < citation.end <= passage.end


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (["Who signed the Finnish agreement?", "on what day was that?"], "3 April 2024"),
        (["How long does the Polish agreement last?", "and Greece?"], "not confirmed"),
        (["Who signed the agreement with Spain?", "where?"], "Madrid"),
        (["Хто підписав угоду з Данією?", "а коли?"], "23 February 2024"),
    ],
)
def test_a_follow_up_keeps_what_it_leaves_unsaid(assistant: Any, turns: list[str], expected: str) -> None:
    history: list[dict[str, str]] = []
    for turn in turns[:-1]:
        history += [{"role": "user", "content": turn}, {"role": "assistant", "content": assistant.ask(turn, history).text}]
    answer = assistant.ask(turns[-1], history)
    assert expected in answer.text
    assert answer.question != turns[-1]


def test_a_list_states_its_completeness(assistant: Any) -> None:
    answer = assistant.ask("Which partners signed in Stockholm on 31 May 2024?")
    assert "Found in **3** of 32; all 32 were searched" in answer.text
    assert {c.passage.partners[0] for c in answer.citations} == {"sweden", "norway", "iceland"}


@pytest.mark.parametrize(
    ("filters", "fits"),
    [
        ({"partners": ["japan"]}, lambda p: "japan" in p.partners),
        ({"kinds": ["article"]}, lambda p: p.kind == "article"),
        ({"signed_after": date(2024, 7, 1)}, lambda p: p.signed and p.signed >= date(2024, 7, 1)),
        ({"signed_before": date(2024, 1, 31)}, lambda p: p.signed and p.signed <= date(2024, 1, 31)),
        ({"partners": ["spain"], "kinds": ["summary"], "signed_after": date(2024, 5, 27)}, lambda p: p.partners == ("spain",)),
    ],
)
def test_retrieve_keeps_to_its_filters(assistant: Any, filters: dict, fits: Any) -> None:
    hits = assistant.retrieve("military aid and money", limit=12, **filters)
    assert hits and all(fits(hit.passage) for hit in hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.parametrize(
    ("question", "found", "kept_out"),
    [
        (
            "Which agreements mention F-16s?",
            {"denmark", "belgium", "portugal", "norway", "united-states", "romania", "greece"},
            {"italy", "japan"},
        ),
        ("Which agreements provide consultations within 24 hours?", {"luxembourg", "latvia", "albania", "ireland"}, {"croatia", "greece"}),
        ("Which agreements measure military help as a share of GDP?", {"estonia", "latvia", "lithuania"}, {"germany", "norway"}),
        ("which agreements have a notice period of three months?", {"netherlands"}, {"germany", "france"}),
    ],
)
def test_a_comparison_has_a_row_for_each_agreement_that_says_it(assistant: Any, question: str, found: set[str], kept_out: set[str]) -> None:
    answer = assistant.ask(question)
    cited = {citation.passage.partners[0] for citation in answer.citations}
    assert found <= cited and not kept_out & cited
    assert f"**{len(answer.citations)}** of 32; all 32 were searched" in answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which agreements speak of demining?", "of the 6 agreements that come nearest to it; the other 26 of 32 were not read for it."),
        ("Які угоди згадують розмінування?", "з 6 угод, найближчих до запитаного; інших 26 з 32 для цього не читали."),
    ],
)
def test_of_many_agreements_the_nearest_are_read_and_that_is_said(
    assistant: Any, monkeypatch: pytest.MonkeyPatch, question: str, said: str
) -> None:
    every = assistant.ask(question)
    monkeypatch.setattr("assistant.across.comparing.CLOSELY", 6)
    nearest = assistant.ask(question)
    assert said in nearest.text and "32 were searched" not in nearest.text
    rows = [line for line in nearest.text.splitlines() if line.startswith("- **")]
    assert 0 < len(rows) == len(nearest.citations) <= 6 < len(every.citations)
    assert [c.quote for c in nearest.citations] == [c.quote for c in every.citations if c.quote in {n.quote for n in nearest.citations}]


def test_a_clause_is_known_of_each_agreement_however_many(assistant: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    every = assistant.ask("Which agreements provide consultations within 24 hours?")
    monkeypatch.setattr("assistant.across.comparing.CLOSELY", 3)
    assert assistant.ask("Which agreements provide consultations within 24 hours?").text == every.text


def test_retrieve_spreads_over_agreements_when_none_is_named(assistant: Any) -> None:
    hits = assistant.retrieve("consultations after a future attack", limit=8)
    assert len({hit.passage.document_id for hit in hits}) >= 4
    assert assistant.retrieve("", limit=5) == []


def test_a_langchain_retriever_gives_the_same(assistant: Any) -> None:
    from assistant.retriever import AgreementRetriever

    found = AgreementRetriever(assistant=assistant, limit=3).invoke("Who leads the IT coalition?")
    assert [d.id for d in found] == [h.passage.id for h in assistant.retrieve("Who leads the IT coalition?", 3)]
    assert found[0].metadata["partners"]


def test_stream_ends_with_what_ask_returns(assistant: Any) -> None:
    question = "Which coalition does Latvia co-lead?"
    assert list(assistant.stream(question))[-1] == assistant.ask(question)


def test_nothing_on_the_default_path_opens_a_connection_beyond_this_machine(built: tuple[Path, str]) -> None:
    assert "Kishida" in built[1] and "CONNECTION" not in built[1] and "LOOKUP" not in built[1]


def test_a_second_start_embeds_nothing_and_a_changed_file_only_its_changed_passages(
    built: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant import Settings, building
    from corpus.loading import load

    shutil.copytree(built[0], tmp_path / "home")
    settings = Settings(home=tmp_path / "home")
    assistant, report = building.build_with_report(settings)
    assert (report.embedded, len(report.unchanged), str(report).splitlines()[0]) == (0, 50, "50 unchanged; 0 of 0 passages embedded")
    assistant.index.close()
    for name in ("agreements", "articles"):
        shutil.copytree(ROOT / "corpus" / name, tmp_path / name)
    file = tmp_path / "agreements/luxembourg.md"
    file.write_text(file.read_text(encoding="utf-8").replace("## Training", "## Training of people"), encoding="utf-8")
    monkeypatch.setattr(building, "load", lambda known: load([tmp_path / "agreements", tmp_path / "articles"], known))
    assistant, report = building.build_with_report(settings)
    assert len(report.replaced) == 1 and 1 <= report.embedded <= 2 < report.passages
    assert assistant.index.audit().clean
    assistant.index.close()


FULL_TEXT = """# Agreement on security cooperation between Ukraine and Iceland

Ukraine and Iceland have agreed as follows.

## Part I. Final provisions

1. This Agreement may be terminated by written notice. It will be terminated {months} months from the date of receipt of such notice.

Signed in Stockholm on 31 May 2024.
"""


@pytest.mark.parametrize(("months", "disputed"), [("six", False), ("nine", True)])
def test_the_full_text_is_cited_before_the_summary_and_a_difference_is_shown(
    assistant: Any, tmp_path: Any, months: str, disputed: bool
) -> None:
    (tmp_path / "iceland.md").write_text(FULL_TEXT.format(months=months), encoding="utf-8")
    added = assistant.index.add([tmp_path / "iceland.md"]).added[0]
    try:
        answer = assistant.ask("How can the agreement with Iceland be ended?")
        assert [citation.passage.kind for citation in answer.citations] == ["agreement", "summary"]
        assert f"{months} months from the date" in answer.citations[0].quote and "six months" in answer.text
        assert ("says the full text" in answer.text and "nine months" in answer.text) == disputed
        row = next(row for row in assistant.compare("Compare the notice periods").rows if row.document.partners == ("iceland",))
        assert row.citation.passage.document_id == added.id
    finally:
        assistant.index.remove(added.id)
