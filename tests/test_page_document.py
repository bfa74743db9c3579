"""The source in a real browser: opened at the marked quote, as text or as a page, by keyboard and by address; nothing in it runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from accessibility import focused, violations
from files import printed
from serving import EACH_SIZE, LUXEMBOURG, SEEN, answered, ask, opened

from assistant.page import document_view
from assistant.page.document_view import Look, document_html
from corpus.document import Document, Section

pytestmark = pytest.mark.slow

EVIL = "<script>document.title='ran'</script><img src=x onerror=\"document.title='ran'\"> ${document.title='ran'} {{ran}} **[1]** [x](javascript:1)"


@pytest.fixture(scope="module")
def address(growing_address: str) -> str:
    return growing_address


def test_from_the_question_to_the_document_and_back_with_the_keyboard_alone(page: Any) -> None:
    page.wait_for_function("document.activeElement.matches('#question textarea')")
    page.keyboard.type(LUXEMBOURG)
    page.keyboard.press("Enter")
    answered(page, 1)
    page.wait_for_selector("#chat .option")
    focused(page, "#turn-0 a.cite[data-number='1']", "Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('mark.current')")
    assert "EUR 80 million" in page.inner_text("mark.current") and page.evaluate(SEEN)
    last = int(page.inner_text(".ways").partition("Citation 1 of ")[2].split()[0])
    assert last > 1
    focused(page, ".document .next", "Shift+Tab")
    for number in range(2, last + 1):
        page.keyboard.press("Enter")
        page.wait_for_function("text => document.querySelector('.ways').innerText.includes(text)", arg=f"Citation {number} of {last}")
    page.wait_for_function(SEEN)
    assert "EUR" in page.inner_text("mark.current")
    page.wait_for_function("document.activeElement.className == 'next'")
    page.keyboard.press("Enter")  # there is none after the last
    page.keyboard.press("Escape")
    page.wait_for_selector("#source .document", state="hidden")
    assert page.evaluate("document.activeElement.matches('#turn-0 a.cite')")


def test_the_contents_lead_to_a_section_and_back_closes_the_source(page: Any) -> None:
    ask(page, LUXEMBOURG)
    page.click("#turn-0 a.cite >> nth=0")
    page.click(".contents summary")
    page.click(".contents a:text-is('Demining')")
    page.wait_for_function("document.activeElement.matches('.section') && document.activeElement.innerText.startsWith('Demining')")
    assert page.locator('.document a[href^="https://president.gov.ua"]').count() == 1
    assert page.inner_text(".document h2").startswith("Agreement on Security Cooperation")
    page.go_back()
    page.wait_for_selector("#source .document", state="hidden")
    assert page.is_visible("#turn-0")


def test_a_chat_that_was_read_to_its_end_still_is_beside_a_source(page: Any) -> None:
    at_end = "(() => { const chat = document.querySelector('#chat .bubble-wrap'); return chat.scrollHeight - chat.scrollTop - chat.clientHeight < 40 })()"
    for question in (LUXEMBOURG, "Which agreements speak of demining?"):
        ask(page, question)
    page.wait_for_selector("#chat .option")
    page.wait_for_function(f"!{at_end}")  # a long answer is shown from its beginning
    page.hover("#chat .bubble-wrap")
    page.mouse.wheel(0, 10_000)
    wide = page.evaluate("document.querySelector('#chat').clientWidth")
    page.wait_for_function(at_end)
    page.evaluate("document.querySelectorAll('#turn-1 a.cite')[27].click()")
    page.wait_for_selector("#source mark.current")
    assert page.evaluate("document.querySelector('#chat').clientWidth") < wide
    page.wait_for_function(at_end)


def test_an_address_opens_a_document_or_a_passage_of_it(page: Any, address: str, assistant: Any) -> None:
    document = next(d for d in assistant.index.documents() if d.kind == "summary" and "norway" in d.partners)
    passage = assistant.index.passages_of(document.id)[7]
    page.goto(f"{address}/?passage={passage.id}")
    page.wait_for_function(SEEN)
    assert page.inner_text("mark.current").split() == passage.text.split() or page.locator(".document mark").count() > 1
    page.goto(f"{address}/?document={document.id}")
    page.wait_for_selector(".document .text")
    assert "Norway" in page.inner_text(".document h2") and page.locator(".document mark").count() == 0
    page.click(".document .back")
    page.wait_for_selector("#source .document", state="hidden")
    for bad in ("document=nothing", "passage=nothing:3", f"passage={document.id}:x", "document=%3Cimg%20src=x%3E"):
        page.goto(f"{address}/?{bad}")
        page.wait_for_selector("#source [role=alert]")
        assert "is not in the library" in page.inner_text("#source") and page.locator("#source img").count() == 0


def test_a_document_never_runs(page: Any, assistant: Any, tmp_path: Path) -> None:
    file = tmp_path / "pearls.md"
    text = EVIL.replace("<", "&lt;")
    file.write_text(f"# Pact on Pearls {text} of Ukraine and Iceland\n\n## Pearls {text}\n\nIceland shall deliver {text} 7 grey pearls.\n")
    (document,) = assistant.index.add([file], partners=("iceland",)).added
    assert "<script>" in document.text and "onerror" in document.title
    try:
        ask(page, "How many grey pearls shall Iceland deliver?")
        assert "7 grey pearls" in page.inner_text("#turn-0 .said")
        page.click("#turn-0 a.cite >> nth=0")
        page.wait_for_selector("mark.current")
        page.wait_for_timeout(300)
        assert "<script>" in page.inner_text(".document .text") and "${document.title" in page.inner_text(".document .text")
        page.goto(f"{page.url}?document={document.id}")
        page.wait_for_selector(".document .text")
        page.wait_for_timeout(300)
        assert page.title() == "Agreement assistant"
        assert page.locator("#chat :is(script, img), #source :is(script, img), #sidebar :is(script, img)").count() == 0
        assert page.locator('a[href^="javascript"]').count() == 0
    finally:
        assistant.index.remove(document.id)


def test_of_a_long_document_the_part_around_the_quote_is_shown(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_view, "WHOLE", 2_000)
    monkeypatch.setattr(document_view, "WINDOW", 1_000)
    ask(page, "What does the Norwegian agreement say about demining?")
    page.click("#turn-0 a.cite >> nth=0")
    page.wait_for_function(SEEN)
    before = page.inner_text(".document .text")
    assert "Characters" in before and len(before) < 3_500
    page.click(".document [data-source=part]:not(a) >> nth=-1")
    page.wait_for_function("before => document.querySelector('.document .text').innerText != before", arg=before)
    page.click(".contents summary")
    page.click(".contents a:text-is('At a glance')")
    page.wait_for_function("document.querySelector('.document .text').innerText.includes('Date of signing')")
    assert page.locator(".document [data-source=part]:not(a)").count() == 1


@pytest.fixture(scope="module")
def anchors(assistant: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Document]]:
    """A PDF of several pages, a Word and a Markdown file with a sentence each that is asked for."""
    from docx import Document as Word

    folder = tmp_path_factory.mktemp("anchors")
    filler = [f"The parties keep record number {number} of all that is lent between them in this year." for number in range(60)]
    told = ["Agreement on Anchors between Ukraine and Iceland", *filler]
    told += ["Iceland shall lend 31 brass anchors to the port of Odesa before the winter of every year.", *filler[:9]]
    (folder / "anchors.pdf").write_bytes(printed(told))
    word = Word()
    word.add_heading("Agreement on Rudders between Ukraine and Iceland", 0)
    for text in (*filler, "Iceland shall lend 12 copper rudders to the port of Izmail.", *filler[:9]):
        word.add_paragraph(text)
    word.save(str(folder / "rudders.docx"))
    told = ["# Agreement on Sails between Ukraine and Iceland", *filler, "Iceland shall lend 19 linen sails to Chornomorsk.", *filler[:9]]
    (folder / "sails.md").write_text("\n\n".join(told), encoding="utf-8")
    added = assistant.index.add(sorted(folder.iterdir()), partners=("iceland",)).added
    yield added
    for document in added:
        assistant.index.remove(document.id)
    assert not list(assistant.index._store.originals._folder.glob("*")), "an original was left behind"


@pytest.mark.parametrize("size", EACH_SIZE)
def test_a_citation_leads_to_the_marked_place_of_a_pdf_a_word_and_a_markdown_file(
    address: str, browser: Any, anchors: list[Document], size: tuple[int, int]
) -> None:
    pdf = next(document for document in anchors if document.pages)
    with opened(browser, address, size) as page:
        for at, (things, words) in enumerate((("copper rudders", "12 copper rudders"), ("linen sails", "19 linen sails"))):
            ask(page, f"How many {things} shall Iceland lend?")
            page.click(f"#turn-{at} a.cite >> nth=0")
            page.wait_for_selector("#side:not([data-waiting])")
            page.wait_for_function(SEEN)
            assert words in page.inner_text("#source mark.current")
            page.go_back()
            page.wait_for_selector("#source .document", state="hidden")
        ask(page, "How many brass anchors shall Iceland lend?")
        page.click("#turn-2 a.cite >> nth=0")
        page.wait_for_selector("#source .box.current")
        total, at = len(pdf.pages), pdf.page_at(pdf.text.index("31 brass"))
        assert total > 1 and f"Page {at} of {total}" in page.inner_text(".paging")
        place, sheet = page.locator(".box.current").bounding_box(), page.locator(".sheet img").bounding_box()
        assert sheet["x"] <= place["x"] and place["x"] + place["width"] <= sheet["x"] + sheet["width"]
        assert place["height"] < sheet["height"] / 20 and 0 <= place["y"] <= size[1]
        assert "31 brass anchors" in page.locator(".box.current").get_attribute("aria-label")
        page.get_by_role("button", name="Page before").click()
        page.wait_for_selector(f".paging :text('Page {at - 1} of {total}')")
        page.get_by_role("button", name="Larger").click()
        assert page.locator(".sheet img").bounding_box()["width"] > sheet["width"] * 1.2
        page.get_by_role("button", name="Show the text").click()
        page.wait_for_selector("#source mark.current")
        assert "31 brass anchors" in page.inner_text("mark.current")
        page.get_by_role("button", name="Show the page").click()
        page.wait_for_selector("#source .box.current")
        assert violations(page) == [] and page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_ten_megabytes_are_no_burden() -> None:
    line = "The parties shall deliver 7 pearls & <b>more</b>.\n"
    count, step = 10_000_000 // len(line), 50
    text = line * count
    sections = tuple(
        Section(f"Part {n} > Article {n}", n * step * len(line), min((n + 1) * step, count) * len(line)) for n in range(-(-count // step))
    )
    document = Document("Long", "agreement", text, sections=sections, pages=tuple(range(0, len(text), 3_000)))
    at = (count // 2) * len(line)
    html = document_html(document, [(at, at + 10)], at, Look("en"))
    assert len(html) < 400_000 and html.count("<mark") == 1 and 'class="current"' in html and "<b>" not in html
    assert html.count("data-offset") <= document_view.MOST_CONTENTS + 2
