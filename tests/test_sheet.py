"""The sheet of an agreement, and what its parties must, may and must not do: from Python, the terminal and as answers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from own_contracts import of_own
from typer.testing import CliRunner

from assistant.cli import app
from assistant.exporting.obligations import to_csv, to_ics
from assistant.fields import fields, fields_with
from assistant.wire import packed, unpacked
from corpus.errors import UserError

WORK = """# Agreement on Works

This Agreement is made on 3 February 2025 between Alder Builders Ltd ("Contractor") and Brook Farm ("Client").

## 1. Works

The Contractor shall:

(a) build a barn by 30 June 2025;

(b) not use asbestos.

The Contractor may employ others. It is paid on time. The Client shall not enter the site, and shall pay GBP 9,000 within 14 days of the invoice.

=The Client must keep the road open each day.

The materials shall be stored by the Client.

If the Client should fail to pay, interest runs. Smoking shall not be permitted on the site.
"""


@pytest.fixture(scope="module")
def own(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("sheets")
    (folder / "work.md").write_text(WORK, encoding="utf-8")
    with of_own(built[0], folder) as assistant:
        assistant.index.add([folder / "work.md"])
        yield assistant


@pytest.fixture(scope="module")
def ids(own: Any) -> dict[str, str]:
    return {document.type or document.title: document.id for document in own.index.in_scope(collections=["mine"])}


@pytest.fixture(scope="module")
def works(own: Any) -> Any:
    return own.obligations(next(d.id for d in own.index.in_scope(collections=["mine"]) if "Works" in d.title))


def test_a_sheet_quotes_what_is_said_and_names_what_is_not(own: Any, ids: dict[str, str]) -> None:
    sheet = own.sheet(ids["lease"])
    rows = {row.key: row for row in sheet.rows}
    for key, words in {"parties": "Harbour", "date": "3 March 2023", "rent": "GBP 4,250", "notice": "six months", "law": "England"}.items():
        assert words in rows[key].citation.quote, key
    assert rows["rent"].value == "GBP 4,250" and rows["date"].value == "3 March 2023"
    assert rows["term"].citation and "31 March 2028" in rows["term"].citation.quote
    assert {"deposit", "repairs", "disputes", "liability"} <= {row.key for row in sheet.silent}
    assert [duties.party for duties in sheet.duties] == ["Landlord", "Tenant"]
    for number, citation in enumerate(sheet.citations, start=1):
        assert citation.number == number and sheet.document.text[citation.start : citation.end] == citation.quote


GOLF = """# Endorsement Agreement

This Agreement is entered into on 5 October 2021, but made effective as of 1 January 2022 (the "Effective Date"), between Kite Golf Ltd
("Sponsor") and Mara Lind ("Player").

## 1. Term

The term of this Agreement shall be for five years commencing on the Effective Date and ending on 31 December 2026.
"""


def test_the_day_that_the_text_was_found_to_begin_on_is_the_one_quoted(own: Any, tmp_path: Path) -> None:
    (tmp_path / "golf.md").write_text(GOLF, encoding="utf-8")
    (golf,) = own.index.add([tmp_path / "golf.md"], collection="sport").added
    row = next(row for row in own.sheet(golf.id).rows if row.key == "effective")
    assert row.value == "1 January 2022" and "made effective as of 1 January 2022" in row.citation.quote


def test_they_reach_a_command_of_another_program_unchanged(own: Any, works: Any, ids: dict[str, str]) -> None:
    for made in (own.sheet(ids["lease"]), works):
        assert unpacked(json.loads(json.dumps(packed(made)))) == made


def test_each_kind_of_agreement_has_rows_of_its_own(own: Any, ids: dict[str, str]) -> None:
    keys = {kind: {row.key for row in own.sheet(id).rows} for kind, id in ids.items()}
    assert {"rent", "deposit"} <= keys["lease"] and not {"return", "price"} & keys["lease"]
    assert {"purpose", "return"} <= keys["non-disclosure agreement"] and "rent" not in keys["non-disclosure agreement"]
    assert "price" in keys["service agreement"]
    returned = next(row for row in own.sheet(ids["non-disclosure agreement"]).rows if row.key == "return")
    assert returned.citation and "within ten days" in returned.citation.quote


def test_between_states_a_sheet_has_consultations_and_sums(own: Any) -> None:
    poland = next(d for d in own.index.documents() if d.partners == ("poland",) and d.kind == "summary")
    told = [row.key for row in own.sheet(poland.id).rows if row.citation]
    assert {"date", "place", "signers", "term", "notice", "consultation", "sums"} <= set(told) and "liability" not in told


def test_a_summary_is_answered_with_the_sheet(own: Any, ids: dict[str, str]) -> None:
    for question in ("Summarise the lease", "What does my lease say in short?", "Give me an overview of the lease"):
        answer = own.ask(question)
        assert answer.answered and "GBP 4,250" in answer.text and "Silent on it" in answer.text and "Deposit" in answer.text
        assert {c.passage.document_id for c in answer.citations} == {ids["lease"]}
    assert "Warsaw" in own.ask("Summarise the Polish agreement", collections=["ukraine-security"]).text
    assert "Silent on it" not in own.ask("What does the lease say about the rent in short?").text


def test_rows_of_ones_own_are_added_and_wrong_ones_refused(own: Any, ids: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "rows.yaml"
    file.write_text("floor:\n  name: Floor\n  ask: Which floor is let?\n  for: [lease]\nrent:\n  name: Monthly rent\n")
    known = fields_with(file)
    assert [field.key for field in known][:-1] == [field.key for field in fields()] and known[-1].key == "floor"
    assert next(field for field in known if field.key == "rent").name() == "Monthly rent"
    for text, told in {
        "floor: Which floor?": "may have",
        "floor: {name: Floor}": "needs `ask`",
        "floor: {ask: Where is it, value: colour}": "no kind of value",
        "floor: {ask: Where is it, sure: 7}": "from 0 to 1",
        "- floor": "must hold rows",
        "floor: [": "cannot be read",
    }.items():
        file.write_text(text)
        with pytest.raises(UserError, match=told):
            fields_with(file)
    assert fields_with(tmp_path / "none.yaml") == fields()


def test_obligations_are_told_by_party_kind_and_time(works: Any) -> None:
    rows = [(row.parties, row.kind, row.when, row.due) for row in works.rows]
    assert (("Contractor",), "must", "by 30 June 2025", date(2025, 6, 30)) in rows
    assert (("Contractor",), "must not", "", None) in rows and (("Contractor",), "may", "", None) in rows
    assert (("Client",), "must", "within 14 days", None) in rows and (("Client",), "must not", "within 14 days", None) in rows
    assert any(parties == ("Client",) and "each day" in when for parties, _, when, _ in rows)
    assert any("stored by the Client" in row.citation.quote and row.parties == ("Client",) for row in works.rows)
    assert not any("should fail" in row.citation.quote for row in works.rows)
    assert works.parties == ("Contractor", "Client") and works.sentences >= 10
    for row in works.rows:
        assert works.document.text[row.citation.start : row.citation.end] == row.citation.quote


def test_obligations_are_filtered_by_what_a_person_calls_a_party(own: Any, works: Any) -> None:
    for called in ("client", "the Client", "Brook Farm", "brook"):
        found = own.obligations(works.document.id, called)
        assert found.party == "Client" and found.rows and all("Client" in row.parties for row in found.rows)
    with pytest.raises(UserError, match="'Neighbour' is no party of .*Contractor, Client"):
        own.obligations(works.document.id, "Neighbour")


def test_obligations_are_exported_without_harm(works: Any) -> None:
    lines = list(csv.DictReader(io.StringIO(to_csv(works).decode("utf-8-sig"))))
    assert len(lines) == len(works.rows)
    assert any(line["Text"].startswith("'=The Client") for line in lines) and not any(line["Text"].startswith("=") for line in lines)
    assert {line["Due"] for line in lines} == {"", "2025-06-30"}
    events = list(Calendar.from_ical(to_ics(works)).walk("VEVENT"))
    assert [event["DTSTART"].dt for event in events] == [date(2025, 6, 30)]
    assert "barn" in str(events[0]["SUMMARY"]) and "Contractor" in str(events[0]["SUMMARY"])


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("What must the contractor do?", "build a barn", "GBP 9,000"),
        ("What may the client not do?", "enter the site", "build a barn"),
        ("What has to be done by when under the agreement on works?", "within 14 days", "employ others"),
        ("What must the tenant do?", "GBP 4,250", "barn"),
        ("name everything the contractor is bound to do by a fixed day", "build a barn", "asbestos"),
        ("what am I forbidden to do as the client?", "enter the site", "build a barn"),
        ("What may the client not do?", "Smoking", "employ others"),
    ],
)
def test_duties_are_asked_for_in_plain_words(own: Any, question: str, said: str, unsaid: str) -> None:
    answer = own.ask(question)
    assert answer.answered and said in answer.text and unsaid not in answer.text and "sentences" in answer.text.splitlines()[0]
    assert answer.citations and all(f"[{citation.number}]" in answer.text for citation in answer.citations)


def test_one_thing_that_is_to_be_done_is_answered_by_its_sentence(own: Any) -> None:
    assert "were read" not in own.ask("What must the tenant pay?").text


def test_the_terminal_prints_and_writes_them(
    own: Any, works: Any, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import contextlib

    from assistant.cli import summing_up

    monkeypatch.setattr(summing_up, "opened", lambda home: contextlib.nullcontext(own))
    run = CliRunner().invoke
    printed = run(app, ["sheet", ids["lease"]]).output
    assert "Rent: GBP 4,250" in printed and "Deposit: silent" in printed
    assert json.loads(run(app, ["sheet", ids["lease"], "--json"]).output)["rows"][0]["key"] == "parties"
    told = run(app, ["obligations", works.document.id, "--party", "client", "--dated"]).output
    assert "within 14 days" in told and "barn" not in told and "sentences were read" in told
    files = {name: tmp_path / f"out.{name}" for name in ("csv", "ics")}
    run(app, ["obligations", works.document.id, *(part for name, file in files.items() for part in (f"--{name}", str(file)))])
    assert files["csv"].read_bytes() == to_csv(works) and b"DTSTART;VALUE=DATE:20250630" in files["ics"].read_bytes()
    assert isinstance(run(app, ["obligations", works.document.id, "--kind", "perhaps"]).exception, UserError)
