"""A new version replaces the old one, and what the user set stands above the text and stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hashing import agreement, embedded, write

from corpus.errors import UserError
from index.index import Index
from index.scope import Scope


def test_a_new_version_replaces_the_old_one_says_so_and_embeds_only_what_changed(index: Index, home: Path) -> None:
    file = write(home, "a.md", agreement("Norway", 30))
    old = index.add([file]).added[0]
    before = len(embedded(index))
    write(home, "a.md", agreement("Norway", 30, extra="31. Norway will also send forty tractors."))
    report = index.add([file])
    assert [(was, d.title) for was, d in report.replaced] == [(old.id, old.title)] and not report.added
    assert "older version" in str(report)
    new = embedded(index)[before:]
    assert len(new) == report.embedded <= 2 < report.passages and "forty tractors" in " ".join(new)
    assert [d.id for d in index.documents()] == [report.replaced[0][1].id]
    assert not index.passages_of(old.id) and index.audit().clean


def test_a_new_version_under_another_name_is_known_by_title_partners_date_and_text(index: Index, home: Path) -> None:
    index.add([write(home, "a.md", agreement("Norway", 20))])
    report = index.add([write(home, "b.md", agreement("Norway", 21))])
    assert len(report.replaced) == 1 and len(index.documents()) == 1


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        (agreement("Norway"), agreement("Sweden"), "a.md"),
        (agreement("Norway"), agreement("Norway", day="4 July 2025"), "a.md"),
        (agreement("Norway"), agreement("Norway", day="4 July 2025"), "b.md"),
        (agreement("Norway"), agreement("Norway").replace("Norway will provide", "In the second year it adds"), "b.md"),
        ("Meet often, and say so to both sides.", "Meet often, and say so to both sides. Or not at all.", "b.md"),
    ],
    ids=["other partner", "other date, same place", "other date", "same title, other text", "nothing known of either"],
)
def test_two_different_agreements_never_replace_one_another(index: Index, home: Path, first: str, second: str, name: str) -> None:
    index.add([write(home, "a.md", first)])
    report = index.add([write(home, name, second)])
    assert len(report.added) == 1 and not report.replaced and len(index.documents()) == 2


def test_two_versions_side_by_side_in_one_folder_both_stay(index: Index, home: Path) -> None:
    write(home, "a.md", agreement("Norway", 20))
    write(home, "b.md", agreement("Norway", 21))
    assert len(index.add([home / "files"]).added) == 2
    for _ in range(2):
        assert len(index.add([home / "files"]).unchanged) == 2
    assert len(index.documents()) == 2


def test_what_the_user_sets_stands_above_the_text_and_stays(index: Index, home: Path) -> None:
    file = write(home, "a.txt", "Both sides meet every year.\n\nNobody is named here.")
    document = index.add([file]).added[0]
    assert document.partners == () and document.signed is None
    report = index.add([file], partners=["norway"], signed=date(2024, 5, 31), title="The Oslo paper")
    ((was, new),) = report.replaced
    assert was == document.id and (new.partners, new.signed, new.title) == (("norway",), date(2024, 5, 31), "The Oslo paper")
    assert {p.partners for p in index.passages_of(new.id)} == {("norway",)}
    assert [d.id for d in index.add([file]).unchanged] == [new.id]
    file.write_text("Both sides meet every year.\n\nNobody is named here.\n\nA third line was added to it later.")
    newer = index.add([file]).replaced[0][1]
    assert (newer.partners, newer.title) == (("norway",), "The Oslo paper") and "third line" in newer.text
    assert index.search(["meet"], 5, Scope(partners=("norway",)))


def test_a_document_in_the_index_can_be_corrected(index: Index, home: Path) -> None:
    document = index.add([write(home, "a.md", agreement("Norway"))]).added[0]
    new = index.correct(document.id, signed=date(2024, 6, 4))
    assert new.signed == date(2024, 6, 4) and len(index.documents()) == 1
    assert [d.signed for d in index.add([home / "files"]).unchanged] == [date(2024, 6, 4)]


def test_uploads_of_one_name_stay_apart_and_a_new_version_of_one_replaces_it(index: Index, home: Path) -> None:
    file = home / "agreement.txt"
    for goods in ("tug boats", "ice drills"):
        file.write_text(f"Deal on {goods}\n\nThe party lends seven {goods}.\n\nThe {goods} come back in autumn.", encoding="utf-8")
        assert index.upload(file).added
    file.write_text(file.read_text(encoding="utf-8").replace("seven", "eight"), encoding="utf-8")
    assert index.upload(file).replaced and len(index.documents()) == 2
    file.unlink()
    with pytest.raises(UserError, match=r"agreement\.txt"):
        index.upload(file)


@pytest.mark.parametrize(
    ("given", "told"), [({"partners": ["atlantis"]}, "no known country"), ({"kind": "memo"}, "no kind"), ({"text": "x"}, "cannot be set")]
)
def test_what_cannot_be_set_is_told(index: Index, home: Path, given: dict, told: str) -> None:
    with pytest.raises(UserError, match=told):
        index.add([write(home, "a.md", agreement("Norway"))], **given)
