"""What clauses a text names, and whether they are of another instrument."""

from __future__ import annotations

import pytest

from corpus.clauses.references import references_in

NAMED = {
    "What does Article 5 say?": [("Article 5", "article", "5")],
    "clause 3.2": [("clause 3.2", "clause", "3.2")],
    "§ 4 Abs. 2": [("§ 4 Abs. 2", "section", "4.2")],
    "Section 2.3(a)(ii) of the lease": [("Section 2.3(a)(ii)", "section", "2.3.a.ii")],
    "Annex B": [("Annex B", "annex", "B")],
    "What is in annex b?": [("annex b", "annex", "b")],
    "Part II, paragraph 4": [("Part II, paragraph 4", "paragraph", "4")],
    "стаття 5": [("стаття 5", "article", "5")],
    "Що каже пункт 3.2 договору?": [("пункт 3.2", "paragraph", "3.2")],
    "частина друга статті 5": [("частина друга статті 5", "article", "5.2")],
    "п. 2 ст. 5": [("п. 2 ст. 5", "article", "5.2")],
    "Schedule 1": [("Schedule 1", "schedule", "1")],
    "art 7(2)": [("art 7(2)", "article", "7.2")],
    "article iv": [("article iv", "article", "IV")],
    "clause five": [("clause five", "clause", "five")],
    "the second paragraph of Article 4": [("second paragraph of Article 4", "article", "4.2")],
    "Read me the preamble.": [("the preamble", "preamble", "")],
    "articles 3 and 4": [("articles 3", "article", "3"), (" and 4", "article", "4")],
    "Sections 4(a) and (b)": [("Sections 4(a)", "section", "4.a"), (" and (b)", "section", "4.b")],
    "§§ 3-5": [("§§ 3", "section", "3"), ("", "section", "4"), ("-5", "section", "5")],
    "point (b) of Article 6": [("point (b) of Article 6", "article", "6.b")],
    "Artikel 4 Absatz 2 Satz 1": [("Artikel 4 Absatz 2 Satz 1", "article", "4.2.1")],
    "Article 12, Section 13.1": [("Article 12", "article", "12"), ("Section 13.1", "section", "13.1")],
    "Section 3.02 or (ii) any breach": [("Section 3.02", "section", "3.02")],
    "recital 3": [("recital 3", "recital", "3")],
    "What does artcle 5 say?": [("artcle 5", "article", "5")],
    "secton 3.2": [("secton 3.2", "section", "3.2")],
    "What does 3.2 say?": [("3.2", "", "3.2")],
    "How many Section 8 vehicles are leased?": [],
    "What happened in section 2024?": [],
    "part 3 million of it": [],
    "schedule 5 May 2024 for the meeting": [],
    "Did you order part 4711-B?": [],
    "section 12 months": [],
    "cause 5 problems": [],
    "the part I like": [],
    "Which articles are about tax?": [],
    "It costs 3.2 million, 4.5 in 2025.": [],
}


@pytest.mark.parametrize(("text", "expected"), NAMED.items())
def test_what_a_text_names(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(text[r.start : r.end], r.kind, ".".join(r.number)) for r in references_in(text)] == expected


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Article 5 of the NATO treaty", "NATO treaty"),
        ("Article 5 of the North Atlantic Treaty", "North Atlantic Treaty"),
        ("UN Charter Article 51", "UN Charter"),
        ("GDPR Art. 28", "GDPR"),
        ("§ 433 BGB", "BGB"),
        ("NATO's Article 5", "NATO"),
        ("Section 13(d) of the Exchange Act", "Exchange Act"),
        ("стаття 51 Статуту ООН", "Статуту ООН"),
        ("статті 5 Північноатлантичного договору", "Північноатлантичного договору"),
    ],
)
def test_clauses_of_other_instruments_are_flagged(text: str, of: str) -> None:
    assert [reference.elsewhere for reference in references_in(text)] == [of]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Article 5 of the agreement with Japan", "agreement with Japan"),
        ("Section 2 of the lease", "lease"),
        ("Does Article 5 of the Luxembourg agreement mention NATO?", "Luxembourg agreement"),
        ("пункту 5.1 цього Договору", "Договору"),
        ("What do clauses 3 and 4 say about rent?", ""),
    ],
)
def test_agreements_people_ask_about_are_not_elsewhere(text: str, of: str) -> None:
    assert all(not reference.elsewhere and reference.of == of for reference in references_in(text))
    assert references_in(text)
