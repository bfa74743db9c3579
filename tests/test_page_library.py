"""The Library in a real browser: files are added, seen, asked, recognised again and deleted; nothing in them runs."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import TimeoutError
from serving import EACH_SIZE, ask

pytestmark = pytest.mark.slow

RIVER = "# Agreement on River Ferries between Ukraine and Estonia\n\nSigned in Tallinn on 3 May 2025.\n\nEstonia shall deliver 14 river ferries.\n"
SCRIPT = "<script>document.title = 'ran'</script><img src=x onerror=\"document.title='ran'\"> ${document.title='ran'} {{ran}}"


@pytest.fixture
def page(address: str, browser: Any) -> Iterator[Any]:
    """The tab, once the library is open."""
    opened = browser.new_page(viewport={"width": 1400, "height": 900})
    opened.on("dialog", lambda dialog: pytest.fail("a script ran"))
    opened.goto(address)
    opened.get_by_role("tab", name="Library").click()
    opened.wait_for_function("document.querySelector('#status').innerText.includes('Ready')", timeout=240_000)
    for form in ("#adding-form", "#mending", "#upkeep"):
        opened.click(f"{form} > button")
    opened.wait_for_function("document.querySelector('#table').innerText.includes('article')", timeout=20_000)
    yield opened
    opened.close()


def add(page: Any, *files: Path) -> str:
    """What the page says of the files, once all are done."""
    page.set_input_files("#files input[type=file]", [str(file) for file in files])
    page.wait_for_function(f"document.querySelectorAll('#files tr.file').length == {len(files)}", timeout=20_000)
    page.wait_for_selector("#progress li", state="detached")
    page.click("#add")
    page.wait_for_function(f"document.querySelectorAll('#progress :is(.done, .failed)').length == {len(files)}", timeout=120_000)
    page.wait_for_selector("#files input[type=file]", state="attached")  # it is ready for the next files
    return "\n".join(page.locator("#progress li").all_inner_texts())


def pick(page: Any, text: str) -> None:
    """A document of the list, which closes where the view is renewed under it, as after adding: it is opened again then."""
    option = page.get_by_role("option").filter(has_text=text)
    for _ in range(10):
        page.keyboard.press("Escape")
        page.click("#picked input")
        with contextlib.suppress(TimeoutError):
            option.click(timeout=5_000)
            return
    raise AssertionError(text)


def choose(page: Any, text: str) -> None:
    pick(page, text)
    page.click("#delete")
    page.wait_for_selector("#yes")


def delete(page: Any, text: str) -> None:
    choose(page, text)
    assert "without a trace" in page.inner_text("#sure")
    page.click("#yes")
    page.wait_for_function("document.querySelector('#deleted').innerText.includes('Deleted')", timeout=20_000)


def found(page: Any, text: str) -> None:
    """The table shows the text."""
    page.wait_for_function("text => document.querySelector('#table').innerText.includes(text)", arg=text, timeout=20_000)


def answers(page: Any, question: str, words: str) -> None:
    """Asked in the chat, the question finds the words and marks them."""
    page.get_by_role("tab", name="Ask").click()
    ask(page, question)
    page.locator("#chat .turn").last.locator("a.cite").first.click(timeout=60_000)
    page.wait_for_selector("#source mark.current")
    assert words in page.inner_text("#source mark.current")
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Library").click()


def test_files_are_added_asked_known_again_and_deleted(page: Any, tmp_path: Path) -> None:
    from docx import Document

    (tmp_path / "ferries.md").write_text(RIVER, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("")
    word = Document()
    word.add_heading("Agreement on Lighthouses between Ukraine and Iceland", 0)
    word.add_paragraph("Iceland shall restore 23 lighthouses.")
    word.save(str(tmp_path / "lighthouses.docx"))
    files = [tmp_path / name for name in ("ferries.md", "empty.txt", "lighthouses.docx")]
    told = add(page, *files)
    assert re.search("ferries.md\\s+added as .*River Ferries", told), told
    assert re.search("empty.txt\\s+empty.txt is empty: save", told), told
    assert re.search("lighthouses.docx\\s+added as .*Lighthouses", told), told
    assert str(tmp_path) not in told and "/" not in told
    found(page, "Agreement on River Ferries")
    found(page, "3 May 2025")
    found(page, "Agreement on Lighthouses")
    page.wait_for_function("document.querySelector('#status').innerText.includes('52 documents')")

    page.locator("#progress .asks button").last.wait_for(timeout=60_000)
    asked = page.locator("#progress .asks button").all_inner_texts()
    assert 1 <= len(asked) <= 3
    page.locator("#progress .asks button").first.click()
    page.wait_for_function("asked => document.querySelector('#chat .user-row')?.innerText.trim() == asked", arg=asked[0])
    page.wait_for_selector("#turn-0 a.cite", timeout=60_000)
    answers(page, "How many river ferries shall Estonia deliver?", "14 river ferries")

    assert re.search("ferries.md\\s+unchanged: .*River Ferries", add(page, files[0]))
    files[0].write_text(RIVER.replace("14", "15"), encoding="utf-8")
    assert re.search("ferries.md\\s+replaced an older version", add(page, files[0]))
    page.get_by_role("button", name="What changed").click()
    page.wait_for_selector("#source .difference mark")
    assert page.locator("#source .difference mark").all_inner_texts() == ["14", "15"]
    page.keyboard.press("Escape")

    choose(page, "ferries.md")
    page.click("#no")
    page.wait_for_selector("#yes", state="hidden")
    found(page, "River Ferries")
    delete(page, "ferries.md")
    page.wait_for_function("!document.querySelector('#table').innerText.includes('River Ferries')")
    delete(page, "lighthouses.docx")
    page.wait_for_function("document.querySelector('#status').innerText.includes('50 documents')")
    page.click("#audit")
    page.wait_for_selector("#audited pre")
    assert "clean" in page.inner_text("#audited") and page.locator("#repair").count() == 0


def test_a_row_opens_its_document_and_the_rows_are_filtered(page: Any) -> None:
    kinds = page.locator("#library-table tr.entry td:nth-child(5)").all_inner_texts()
    assert kinds[0] == "summary" and kinds[-1] == "article" and kinds == sorted(kinds, key="article".__eq__)
    page.get_by_label("Filter the rows").last.fill("grand-duchy")
    page.wait_for_function("[...document.querySelectorAll('#library-table tr.entry')].filter(row => row.offsetParent).length == 1")
    page.locator("#library-table tr.entry:visible a").click()
    page.wait_for_selector("#source .document")
    assert "Luxembourg" in page.get_by_role("region", name="Source", exact=True).inner_text()
    page.go_back()
    page.wait_for_selector("#source .document", state="hidden")
    assert page.is_visible("#library-table")


@pytest.mark.parametrize("size", EACH_SIZE)
def test_a_file_dropped_on_the_page_is_added_and_one_dropped_on_the_chat_is_asked(page: Any, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.get_by_role("tab", name="Ask").click()
    searched = int(re.findall(r"\d+", page.locator("#status").text_content())[0])
    (names, texts) = (f"buoys{size[0]}.md", f"kites{size[0]}.md"), ("Malta shall lend 8 harbour buoys.", "Malta shall fly 17 signal kites.")
    for target, name, text in zip(("#chat", "#question .full-container"), names, texts, strict=True):
        content = f"# Agreement on {name[:-3]} between Ukraine and Malta\n\n{text}\n"
        data = page.evaluate_handle(
            "([name, text]) => { const held = new DataTransfer(); held.items.add(new File([text], name, {type: 'text/markdown'})); return held; }",
            [name, content],
        )
        page.dispatch_event(target, "drop", {"dataTransfer": data})
        if target == "#chat":
            page.wait_for_function("document.querySelector('#adding')?.textContent.includes('added as')", timeout=60_000)
    page.wait_for_selector("#question .thumbnail-item, #question [aria-label='Remove file'], #question .thumbnails")
    page.fill("#question textarea", "How many signal kites shall Malta fly?")
    page.keyboard.press("Enter")
    page.wait_for_selector("#turn-1 a.cite", timeout=60_000)
    assert "added as" in page.inner_text("#turn-0") and "17 signal kites" in page.inner_text("#turn-1")
    assert page.locator("#turn-0 [role=alert]").count() == 0, "that it was added is no fault"
    page.wait_for_function("told => document.querySelector('#status').textContent.includes(told)", arg=f"Ready: {searched + 2} documents")
    page.locator("#turn-0 .chip.opens a").click()
    page.wait_for_selector("#source .rows dt")
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Library").click()
    for name in names:
        delete(page, name)


def test_nothing_in_a_file_runs_and_a_narrow_screen_is_enough(page: Any, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    title = page.title()
    (tmp_path / "evil.txt").write_text(f"Pact {SCRIPT} of Atlantis\n\nThe party shall pay {SCRIPT} 7 pearls.\n", encoding="utf-8")
    told = add(page, tmp_path / "evil.txt")
    assert "added" in told, told
    choose(page, "evil.txt")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.click("#yes")
    page.wait_for_function("document.querySelector('#deleted').innerText.includes('Deleted')")
    assert page.title() == title
    assert page.locator("#library-tab script, #progress img, #table img, #sure img, #sidebar img, #sidebar script").count() == 0


def test_two_files_of_one_name_stay_two_and_details_are_set_by_hand(page: Any, tmp_path: Path) -> None:
    for name, goods in (("a", "7 tug boats"), ("b", "9 ice drills")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "agreement.txt").write_text(f"Deal on {goods}\n\nThe party shall lend {goods}.\n", encoding="utf-8")
        assert "added" in add(page, tmp_path / name / "agreement.txt")
    found(page, "Deal on 7 tug boats")
    found(page, "Deal on 9 ice drills")

    pick(page, "tug boats")
    page.get_by_role("button", name="Details of this document").click()
    page.wait_for_selector("#detail-title :is(input, textarea)")
    page.wait_for_selector("#details:not([inert])")
    assert "tug boats" in page.input_value("#detail-title :is(input, textarea)")
    page.fill("#detail-signed :is(input, textarea)", "2025-13-01")
    page.click("#save")
    page.wait_for_function("document.querySelector('#saved').innerText.includes('is no date')")
    page.fill("#detail-signed :is(input, textarea)", "2025-11-30")
    page.fill("#detail-parties textarea", "Republic of Iceland (Lender)\nUkraine (Borrower)")
    page.click("#save")
    page.wait_for_function("document.querySelector('#saved').innerText.includes('Saved')")
    found(page, "30 November 2025")
    found(page, "Republic of Iceland, Ukraine")
    answers(page, "How many tug boats does Iceland lend?", "7 tug boats")
    delete(page, "tug boats")
    delete(page, "ice drills")


def test_delete_without_a_choice_and_add_without_files_say_what_to_do(page: Any) -> None:
    page.click("#delete")
    page.wait_for_function("document.querySelector('#deleted').innerText.includes('Choose one of the documents')")
    page.click("#add")
    page.wait_for_function("document.querySelector('#progress').innerText.includes('Choose files first')")


def test_what_the_audit_finds_can_be_repaired(assistant: Any) -> None:
    from assistant.page import library_tab
    from assistant.page.loading import Loading
    from assistant.settings import Settings

    loading = Loading(Settings())
    loading._assistant = assistant
    index = assistant.index
    index._store.words.remove(index.documents()[0].id)
    *_, (told, repair) = library_tab.audit(loading, False)
    assert "clean" not in told and repair.visible
    *_, (told, repair) = library_tab.audit(loading, True)
    assert "clean" in told and not repair.visible
