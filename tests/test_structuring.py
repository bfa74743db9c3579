"""Structuring: sections lie end to end, and their paths are what a lawyer would cite."""

from __future__ import annotations

import re

import pytest
from conftest import TEXTS, needs_texts

from corpus.readers.block import Block
from corpus.reading import blocks, read
from corpus.structuring import LONG, structure

LONG_POINT = "the Participants will meet, exchange what they have learned, and agree on what is to be done next; " * 12

CASES: dict[str, tuple[str, list[str]]] = {
    "parts, unnumbered headings, numbers that begin anew": (
        "Agreement|Part I. Scope|General|1. One is said here.|2. Two is said here.|Special|1. One is said again.|Part II: Aid|1. Aid is given.",
        ["Title", "Part I. Scope > General > 1", "Part I. Scope > General > 2", "Part I. Scope > Special > 1", "Part II. Aid > 1"],
    ),
    "chapters and articles with titles on lines of their own": (
        "AGREEMENT|CHAPTER I|GENERAL PROVISIONS|Article 1|Aim|The aim is peace.|Article 2|1. One is said.|2. Two is said.|CHAPTER II|THE END|Article 3|It ends.",
        [
            "Title",
            "Chapter I. GENERAL PROVISIONS > Art. 1. Aim",
            "Chapter I. GENERAL PROVISIONS > Art. 2 > 1",
            "Chapter I. GENERAL PROVISIONS > Art. 2 > 2",
            "Chapter II. THE END > Art. 3",
        ],
    ),
    "an article whose text runs in": (
        "Treaty|Article 1. The Parties shall meet every year in the capital of one of them.|Article 2. They shall speak openly to each other.",
        ["Title", "Art. 1", "Art. 2"],
    ),
    "what stands before the clauses holds none of them": (
        "Agreement|Between two people.|PARTIES|Ann Lee and Bob Ray are the parties.|RECITALS|Ann Lee owns a boat.|1. SALE|1.1 Ann Lee sells the boat.|2. PRICE|2.1 Bob Ray pays it.",
        ["Preamble", "PARTIES", "RECITALS", "1. SALE > 1.1", "2. PRICE > 2.1"],
    ),
    "lines of a form are no headings, numbered ones in capitals are": (
        "Sale of a van|SELLER|Name: Ada Lund|Passport no.: 7714|1. THE VAN|Colour: blue|Tyres: winter tyres on steel rims|2. PRICE|Price: EUR 900|2.1 It is paid in cash.|2.2 It is paid at once.",
        ["Title", "SELLER", "1. THE VAN", "2. PRICE", "2. PRICE > 2.1", "2. PRICE > 2.2"],
    ),
    "roman headings, numbers that go on": (
        "Agreement|I. Introduction|1. One is said here.|II. Scope|2. Two is said here.|IX. Term|82. It lasts ten years.",
        ["Title", "I. Introduction > 1", "II. Scope > 2", "IX. Term > 82"],
    ),
    "clauses past ninety-nine, and sums that stand like one": (
        "Agreement|99.1 The rent is due.|100.1 The deposit is due.|100.2 It is held by the agent.|250.50 EUR is paid each month.|101.1 The keys are handed over.",
        ["Title", "99.1", "100.1", "100.2", "101.1"],
    ),
    "roman headings without a dot": (
        "Agreement|I Introduction|1. One is said here.|II Scope|2. Two is said here.",
        ["Title", "I. Introduction > 1", "II. Scope > 2"],
    ),
    "the letter I after H": (
        "Agreement|Part I. Fields|G. Crime|1. One is said.|H. Economy|1. One is said.|I. Energy|1. One is said.|J. Recovery|1. One is said.",
        [
            "Title",
            "Part I. Fields > G. Crime > 1",
            "Part I. Fields > H. Economy > 1",
            "Part I. Fields > I. Energy > 1",
            "Part I. Fields > J. Recovery > 1",
        ],
    ),
    "points stay in their paragraph": (
        "Agreement|1. They will:|(a) meet;|(b) speak.|2. They will also:|• write;|• read.|A line of no number goes on with the paragraph.",
        ["Title", "1", "2"],
    ),
    "numbers inside numbers are points": ("Agreement|1. They will:|1) meet;|2) speak.|2. This is all there is.", ["Title", "1", "2"]),
    "decimal numbers": (
        "Framework|1. PURPOSE|1.1 This is for aid.|1.2 Aid is given on request.|2. TERM|2.1 It lasts five years.",
        ["Title", "1. PURPOSE > 1.1", "1. PURPOSE > 1.2", "2. TERM > 2.1"],
    ),
    "lettered headings": (
        "Agreement|PART 1. MILITARY HELP|a) Air defence|14. Guns are given.|b) At sea|15. Ships are given.|PART II. OTHER HELP|16. Bread is given.",
        ["Title", "Part 1. MILITARY HELP > (a) Air defence > 14", "Part 1. MILITARY HELP > (b) At sea > 15", "Part II. OTHER HELP > 16"],
    ),
    "capitals stand beside capitals": (
        "Agreement|INTRODUCTION|1. One is said.|PART I. HELP|2. Two is said.|FINAL PROVISIONS|3. Three is said.",
        ["Title", "INTRODUCTION > 1", "PART I. HELP > 2".replace("PART I", "Part I"), "FINAL PROVISIONS > 3"],
    ),
    "preamble without a heading, signatures, annexes": (
        "Agreement between A and B|A and B, wishing well,|Article 1. Aim|The aim is peace.|Done at Strelsau on 3 March 2025.|For A: Ann Smith|For B: Bob Brown|ANNEX I|LIST|1. Bread.|Annex II: Map|See below.",
        ["Preamble", "Art. 1. Aim", "Signatures", "Annex I. LIST > 1", "Annex II. Map"],
    ),
    "Ukrainian": (
        "Угода|Преамбула|Сторони домовилися про таке.|Розділ I|ЗАГАЛЬНІ ПОЛОЖЕННЯ|Стаття 1. Мета|1. Метою є мир.|2. Мир є метою.|Частина VІ. Інше|Стаття 2. Строк|Угода діє десять років.|Вчинено в м. Києві 24 лютого 2024 року.|За Україну: Іван Іваненко",
        [
            "Preamble",
            "Розділ I. ЗАГАЛЬНІ ПОЛОЖЕННЯ > Стаття 1. Мета > 1",
            "Розділ I. ЗАГАЛЬНІ ПОЛОЖЕННЯ > Стаття 1. Мета > 2",
            "Частина VI. Інше > Стаття 2. Строк",
            "Signatures",
        ],
    ),
    "a heading that nothing follows": (
        "Agreement|Part I. Aid|1. Aid is given.|Part II. Empty",
        ["Title", "Part I. Aid > 1", "Part II. Empty"],
    ),
    "no structure at all": (
        "This text says something and that is all, but it says it at some length and over and over again;|then it ends.",
        ["Opening"],
    ),
}


def text_file(lines: str) -> bytes:
    return "\n\n".join(lines.split("|")).encode()


@pytest.mark.parametrize("case", CASES)
def test_paths(case: str) -> None:
    lines, paths = CASES[case]
    text, sections, pages = structure(blocks(text_file(lines), ".txt"))
    assert [section.path for section in sections] == paths
    assert text == lines.replace("|", "\n\n") and pages == ()
    assert [section.start for section in sections] == [0, *(section.end for section in sections[:-1])] and sections[-1].end == len(text)


def test_levels_of_the_format_are_the_outline() -> None:
    found = [
        Block("A title", level=1),
        Block("Lead."),
        Block("Military", level=2),
        Block("Guns.", level=0),
        Block("Air", level=3),
        Block("Jets."),
        Block("Law", level=2),
        Block("Courts."),
    ]
    text, sections, _ = structure(found)
    assert [section.path for section in sections] == ["Opening", "Military", "Military > Air", "Law"]
    assert text[sections[2].start :].startswith("Air\n\nJets.")


def test_how_headings_are_set_tells_their_depth() -> None:
    bold, italic = frozenset({"bold"}), frozenset({"italic"})
    found = [
        Block("Agreement on aid"),
        Block("Aid now", look=bold),
        Block("Guns", look=italic),
        Block("1. Guns are given."),
        Block("Bread", look=italic),
        Block("2. Bread is given."),
        Block("Aid later", look=bold),
        Block("3. Later."),
    ]
    assert [section.path for section in structure(found)[1]] == ["Title", "Aid now > Guns > 1", "Aid now > Bread > 2", "Aid later > 3"]


def test_a_very_long_paragraph_is_cited_by_its_points() -> None:
    lines = f"Agreement|Part I. Aid|5. Short.|6. They will:|(a) {LONG_POINT}|(b) {LONG_POINT}|(c) {LONG_POINT.strip()[:-1]}.|This goes for all of them.|7. Short."
    sections = structure(blocks(text_file(lines), ".txt"))[1]
    assert [s.path for s in sections] == ["Title", *(f"Part I. Aid > {n}" for n in ("5", "6", "6(a)", "6(b)", "6(c)", "6", "7"))]
    assert max(s.end - s.start for s in sections) < LONG


def test_pages_begin_inside_blocks_and_empty_pages_with_the_next() -> None:
    found = [Block("First page.", page=1), Block("Begins here and goes on.", page=1, breaks=(12,)), Block("Fourth.", page=4)]
    text, _, pages = structure(found)
    assert [text[at : at + 7] for at in pages] == ["First p", "and goe", "Fourth.", "Fourth."]


def test_nothing_gives_nothing() -> None:
    assert structure([]) == ("", (), ()) == structure([Block("")])


CITED = [
    ("luxembourg", "XX. Final provisions > 82", "is valid for ten years"),
    ("luxembourg", "IV. Comprehensive security and military assistance > 17", "co-lead role with Estonia"),
    ("united-kingdom", "Part II. Defence and Security > Defence and Military Cooperation > 6", "£2.5bn"),
    ("united-kingdom", "Part II. Defence and Security > Maritime Security > 1", "jointly lead the Maritime"),
    ("japan", "X. Time frame and other matters > 1", "valid for ten years"),
    ("italy", "Частина VIII. Прикінцеві положення > Стаття 15. Строк дії Угоди > 1", "десяти років"),
    ("netherlands", "Paragraph 13. Timeframe of the Agreement > 1", "valid for ten years"),
    ("canada", "Part VIII. Final Dispositions > D. Termination > 1", "may be terminated"),
    ("estonia", "Part VII. Final Provisions > Timeframe of the Agreement > 1", "valid for ten years"),
    ("belgium", "FINAL PROVISIONS > 79", "differences"),
    ("france", "VII. TIMEFRAME AND OTHER PROVISIONS", "valid for ten years"),
    ("ireland", "XI. Final Provisions > 54", "10 years"),
    ("portugal", "Part IX. Final Provisions > Timeframe > 77", "10 (ten) years"),
    ("slovenia", "Part V. Final Provisions > 68", "come into effect"),
    ("luxembourg", "IX. Humanitarian aid and resilience > 40", "Luxembourg will continue to provide humanitarian"),
    ("united-kingdom", "Part II. Defence and Security > Defence Industry Cooperation > 5", "transform Ukraine’s defence industry"),
    ("japan", "III. Cooperation in the Event of Future Armed Attack > 2", "The Japanese side intends"),
    ("japan", "IV. Support to Ukraine's reform agenda > 4", "priority reform areas"),
    ("italy", "Стаття 1. Оборонне та військове співробітництво > 6", "8 пакетів військової допомоги"),
    ("italy", "Стаття 3. Співробітництво у сфері оборонної промисловості > 3", "ланцюзі постачання"),
    ("netherlands", "Paragraph 3. Defence industry cooperation > 6", "protection of transferred technologies"),
    ("netherlands", "defending Ukraine now and in the future > Short-term military support > 2", "together, and with other partners"),
    ("canada", "Part I. Objectives > 4", "for the duration of this Agreement"),
    ("canada", "B. Defence Industry Cooperation > 5", "localization of repair"),
    ("estonia", "Part II. Defence and Security > Defence Industry Cooperation > 5", "integrate its defence industry"),
    ("estonia", "Part II. Defence and Security > 2", "122 mm and 155 mm towed howitzers"),
    ("belgium", "INTRODUCTION > 7", "ten-year duration"),
    ("belgium", "Intelligence, Counterintelligence and Security cooperation > 36", "enhance their intelligence"),
    ("france", "V. COOPERATION IN THE CIVIL FIELD > 13. Sanctions", "value of sanctions"),
    (
        "france",
        "IV. COOPERATION IN THE MILITARY AND DEFENCE INDUSTRY > 7. Defence and military cooperation > (b)",
        "Training of the Ukrainian",
    ),
    ("ireland", "IV. Security assistance and cooperation > 24", "remain centred"),
    ("ireland", "VI. Commitment to reform in Ukraine > 39", "accession proce"),
    ("portugal", "Part II. Security and Defence Cooperation > Defence Cooperation > 13", "In 2024, Portugal has committed"),
    ("portugal", "Training and Exercises > 26", "train-the-trainer"),
    ("slovenia", "Part I. Security and defence > 9", "military contributions"),
    ("slovenia", "Part I. Security and defence > Cyber security > 22", "exchange of information"),
]


@needs_texts
@pytest.mark.parametrize(("name", "path", "words"), CITED)
def test_places_of_the_twelve_texts(name: str, path: str, words: str) -> None:
    document = read(next(TEXTS.glob(f"{name}.*")))
    ending_so = (document.text[s.start : s.end] for s in document.sections if s.path.endswith(path))
    assert words in next(ending_so)


@needs_texts
def test_every_number_of_a_path_is_printed_in_its_section_and_none_is_left_out() -> None:
    counted = 0
    for path in sorted(TEXTS.iterdir()):
        document = read(path)
        numbers = []
        for section in document.sections:
            last = section.path.rpartition(" > ")[2]
            if last.isdigit():
                numbers.append(int(last))
                assert re.search(rf"(^|\n){last}\. ?\S", document.text[section.start : section.end]), f"{path.name}: {section.path}"
        assert all(b in (a + 1, 1) for a, b in zip(numbers, numbers[1:], strict=False)), path.name
        counted += len(numbers)
    assert counted > 800
