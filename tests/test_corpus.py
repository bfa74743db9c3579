"""The shipped corpus: complete, valid, and true to the facts it was written from."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from conftest import FACTS, ROOT

from corpus import parties
from corpus.errors import UserError
from corpus.loading import load, load_file
from corpus.readers.markdown import front_matter

SUMMARIES = sorted((ROOT / "corpus/agreements").glob("*.md"))
ARTICLES = sorted((ROOT / "corpus/articles").glob("*.md"))
FACT_FILES = sorted(FACTS.glob("*.yaml"))
SEED = (
    "united-kingdom germany france denmark canada italy netherlands finland latvia spain belgium portugal sweden iceland norway japan "
    "united-states european-union estonia lithuania poland luxembourg"
).split()
MONTHS = "January February March April May June July August September October November December".split()


def _fields(path: Path) -> dict:
    return front_matter(path.read_text(encoding="utf-8"))[0]


def test_every_file_loads_and_says_who_it_is_about() -> None:
    loaded = load()
    assert not loaded.failed
    assert len([d for d in loaded.documents if d.kind == "summary"]) == 32
    assert len([d for d in loaded.documents if d.kind == "article"]) >= 14
    assert all(d.partners and d.title and d.sections and d.sources for d in loaded.documents)
    assert len({d.id for d in loaded.documents}) == len(loaded.documents)


def test_no_two_summaries_are_of_the_same_partner() -> None:
    first = [_fields(path)["partners"][0] for path in SUMMARIES]
    assert len(set(first)) == len(first)
    assert set(first) == {path.stem for path in SUMMARIES}


def test_the_22_of_july_2024_are_there_in_their_order() -> None:
    numbered = {_fields(path)["partners"][0]: _fields(path)["ordinal"] for path in SUMMARIES}
    assert tuple(SEED) == tuple(parties.SEED)
    assert [numbered[slug] for slug in SEED] == list(range(1, 23))


@pytest.mark.parametrize("path", SUMMARIES + ARTICLES, ids=lambda p: p.stem)
def test_length_and_sections(path: Path) -> None:
    _, body = front_matter(path.read_text(encoding="utf-8"))
    words = len(body.split())
    low, high = (250, 700) if path.parent.name == "articles" else (200, 1300)
    assert low <= words <= high, f"{words} words"
    assert body.lstrip().startswith("## ")
    headings = re.findall(r"^## (.+)$", body, re.MULTILINE)
    assert len(headings) == len(set(headings)) >= 3


@pytest.mark.parametrize("path", SUMMARIES, ids=lambda p: p.stem)
@pytest.mark.parametrize(
    ("field", "about"), [("notice", "end(?:s|ed|ing)?|discontinue|terminat"), ("consultation", "consult|talk|talks|meet")]
)
def test_notice_and_consultation_say_what_the_body_says(path: Path, field: str, about: str) -> None:
    fields, body = front_matter(path.read_text(encoding="utf-8"))
    if field not in fields:
        return
    value, _, place = fields[field].partition(" (")
    sentences = [sentence for sentence in re.split(r"(?<=\.)\s", body) if re.search(rf"\b(?:{about})", sentence)]
    spans = re.findall(r"\b(?:24 hours|(?:three|six) months)\b", value)
    for span in spans:
        assert any(span in sentence for sentence in sentences), f"{span} is missing"
    assert spans or value.startswith("no deadline named") or (value == "not in the text" and re.search("no (?:[a-z]+ )?clause", body))
    assert set(re.findall(r"\d+", place)) <= set(re.findall(r"\d+", body))


@pytest.mark.parametrize("path", FACT_FILES or [None], ids=lambda p: p.stem if p else "absent")
def test_money_dates_and_signers_of_the_facts_stand_in_the_summary(path: Path | None) -> None:
    if path is None:
        pytest.skip("the facts (../shared/facts) are not here")
    facts = yaml.safe_load(path.read_text(encoding="utf-8"))
    document = load_file(ROOT / "corpus/agreements" / f"{path.stem}.md")
    signed = date.fromisoformat(str(facts["signed"]))
    assert document.signed == signed
    assert f"{signed.day} {MONTHS[signed.month - 1]} {signed.year}" in document.text
    for entry in facts["money"] or ():
        for figure in re.findall(r"\d[\d.,]*\d|\d", entry["amount"]):
            assert figure in document.text, f"{entry['amount']} is missing"
    for signer in facts["signed_by"].values():
        for name in re.findall(r"[A-ZÀ-Ž][\w-]+", signer.partition("leaders of")[0]):
            assert name.lower() in document.text.lower(), f"{name} is missing"


@pytest.mark.parametrize("path", FACT_FILES or [None], ids=lambda p: p.stem if p else "absent")
def test_every_number_of_the_facts_stands_in_the_summary(path: Path | None) -> None:
    if path is None:
        pytest.skip("the facts (../shared/facts) are not here")
    facts = yaml.safe_load(path.read_text(encoding="utf-8"))
    text = load_file(ROOT / "corpus/agreements" / f"{path.stem}.md").text
    said = yaml.safe_dump([facts["commitments"], facts["distinctive"], facts["disputed"]], allow_unicode=True, width=10_000)
    missing = {figure for figure in re.findall(r"\d+(?:[.,]\d+)*", said) if figure not in text}
    assert not missing


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("kind", "memo", "kind"),
        ("signed", "soon", "signed"),
        ("partners", "[atlantis]", "atlantis"),
        ("signers", "[nobody]", "signers"),
        ("sums", "[{period: x}]", "sums"),
        ("sources", "none", "sources"),
        ("notice", "6", "notice"),
    ],
)
def test_wrong_front_matter_names_file_and_field(tmp_path: Path, field: str, value: str, named: str) -> None:
    fields, body = front_matter((ROOT / "corpus/agreements/luxembourg.md").read_text(encoding="utf-8"))
    fields[field] = yaml.safe_load(value)
    (tmp_path / "x.md").write_text(f"---\n{yaml.safe_dump(fields, allow_unicode=True)}---\n{body}", encoding="utf-8")
    with pytest.raises(UserError, match=named) as error:
        load_file(tmp_path / "x.md")
    assert "x.md" in str(error.value)
