"""The page of a person who has only contracts of their own: in a real browser, and its parts as plain functions."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from accessibility import violations
from own_contracts import CLEANING, of_own
from serving import answered, ask
from serving_api import served

from assistant.page.details import parties_of, party_lines
from assistant.page.groups import groups_of
from assistant.page.search_in import SearchIn, choices, documents_of, names_of
from corpus.document import Document
from corpus.errors import UserError
from corpus.loading import load

LEASE = "Lease of Office Premises between Harbour Properties Ltd and Quillon Studios GmbH"
SECRETS = "Mutual Non-Disclosure Agreement between Tessaro Analytics Inc. and Brightwell Foods plc"
SERVICES = "Cleaning Services Agreement between Hollis Cleaning Ltd and Marlowe School"


@pytest.fixture(scope="module")
def own(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    with of_own(built[0], tmp_path_factory.mktemp("own")) as assistant:
        yield assistant


@pytest.fixture(scope="module")
def server(own: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(own, tmp_path_factory.mktemp("own-page")) as address:
        yield address


@pytest.fixture
def page(server: str, browser: Any) -> Iterator[Any]:
    with _opened(server, browser, viewport={"width": 1366, "height": 768}, accept_downloads=True) as shown:
        yield shown


class _opened:  # noqa: N801 - used as a function
    """A page of its own session; no script of it may fail."""

    def __init__(self, address: str, browser: Any, **look: Any) -> None:
        self.context, self.address, self.errors = browser.new_context(**look), address, list[str]()

    def __enter__(self) -> Any:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(self.address)
        page.wait_for_selector("#chat .example", timeout=60_000)
        return page

    def __exit__(self, *_: object) -> None:
        self.context.close()
        assert self.errors == []


def tab(page: Any, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def options(page: Any, box: str) -> list[str]:
    """The choices of a dropdown, opened and closed again."""
    page.click(f"{box} input")
    page.wait_for_selector("[role=option]")
    found = page.locator("[role=option]").all_inner_texts()
    page.keyboard.press("Escape")
    page.wait_for_selector("[role=option]", state="detached")
    return [text.replace("✓", "").strip() for text in found]


def pick(page: Any, box: str, name: str) -> None:
    page.click(f"{box} input")
    page.get_by_role("option", name=name, exact=True).click()
    page.keyboard.press("Escape")


def test_nothing_speaks_of_ukraine_where_only_own_contracts_are_searched(page: Any) -> None:
    assert page.inner_text("h1") == "Your agreements" and "3 documents" in page.inner_text("#status")
    assert page.get_by_role("tab").all_inner_texts() == ["Ask", "Compare", "Library"]
    seen = [page.inner_text("body")]
    assert page.get_by_role("checkbox", name=LEASE).count() == 1
    tab(page, "Compare")
    page.wait_for_function("document.querySelector('#compare-question :is(input, textarea)').placeholder.includes('law')")
    seen += [page.inner_text("body"), *options(page, "#compare-partners"), *options(page, "#compare-topics")]
    tab(page, "Library")
    page.wait_for_function("document.querySelector('#table').innerText.includes('Quillon')")
    page.get_by_role("button", name="Your collections").click()
    page.click("#adding-form > button")
    seen += [page.inner_text("body"), *options(page, "#into"), *options(page, "#collection")]
    told = "\n".join(seen)
    for word in ("ukrain", "partner", "security", "coalition", "f-16", "luxembourg"):
        assert word not in told.lower()
    assert LEASE in seen and "Governing law" in seen


def test_examples_are_of_the_documents_and_are_answered(page: Any) -> None:
    examples = page.locator("#chat .example").all_inner_texts()
    assert len(examples) == 5 and "Who are the parties to the" in examples[0]
    assert all(any(title in text for title in ("Lease", "Non-Disclosure", "Cleaning")) for text in examples)
    page.locator("#chat .example").first.click()
    answered(page, 1)
    assert page.locator("#turn-0 a.cite").count() >= 1
    page.wait_for_selector("#chat .option")
    assert "ukrain" not in page.inner_text("#chat").lower()


def test_a_document_that_was_meant_is_told_and_can_be_left_out(page: Any) -> None:
    ask(page, "Which law governs the Harbour lease?")
    chip = page.locator("#turn-0 .chip.named")
    assert LEASE in chip.inner_text() and "England" in page.inner_text("#turn-0 .said")
    page.locator("#turn-0 a.cite").first.click()
    assert "Harbour Properties Ltd, Quillon Studios GmbH" in page.inner_text("#source .document")
    assert violations(page) == []
    page.get_by_role("button", name=f"Ask again without {LEASE}").click()
    page.wait_for_selector("#turn-0 .chip.without")
    answered(page, 1)
    assert "England" not in page.inner_text("#chat")
    assert page.locator("#chat .user-row").first.inner_text() == "Which law governs the Harbour lease?"
    ask(page, "Which law governs the Harbour lease?")  # a question of its own is asked of all again
    assert "England" in page.inner_text("#turn-1 .said") and page.locator("#turn-0 .chip.named button").count() == 0


def test_a_question_is_searched_where_the_person_says(page: Any) -> None:
    for name in (LEASE, SECRETS):
        page.get_by_role("checkbox", name=name).uncheck()
    page.wait_for_function(
        "document.querySelectorAll('#chat .example').length && !document.querySelector('#chat').innerText.includes('Lease')"
    )
    page.wait_for_function("name => document.querySelector('h1').innerText == name", arg=SERVICES)
    ask(page, "What is the governing law?")
    assert "Scotland" in page.inner_text("#turn-0 .said") and f"searched in: {SERVICES}" in page.inner_text("#turn-0 .chips")
    assert "England" not in page.inner_text("#chat")
    page.get_by_role("button", name="All", exact=True).click()
    ask(page, "Which law governs the Non-Disclosure Agreement?")
    assert "Delaware" in page.inner_text("#turn-1 .said") and "searched in" not in page.inner_text("#turn-1 .chips")


def test_own_contracts_are_rows_of_a_comparison(page: Any) -> None:
    tab(page, "Compare")
    page.wait_for_function("document.querySelector('#compare-question :is(input, textarea)').placeholder.includes('law')")
    assert options(page, "#compare-partners") == ["All agreements", SERVICES, LEASE, SECRETS]
    pick(page, "#compare-topics", "Governing law")
    page.wait_for_function("document.querySelectorAll('#compare-table tr.entry').length === 3")
    assert "3 of 3 speak of it; all 3 were searched" in page.inner_text(".complete")
    rows = page.locator("#compare-table tr.entry")
    assert [word in rows.nth(at).inner_text() for at, word in enumerate(("England", "Delaware", "Scotland"))] == [True] * 3
    assert LEASE in rows.first.inner_text() and page.locator("#compare-table thead th").first.inner_text().startswith("Agreement")
    pick(page, "#compare-partners", SECRETS)
    page.wait_for_function("document.querySelectorAll('#compare-table tr.entry').length === 1")
    assert "Delaware" in page.inner_text("#compare-table") and violations(page) == []


def test_the_shipped_agreements_are_brought_back_and_put_aside(page: Any, own: Any) -> None:
    tab(page, "Library")
    box = page.locator("#search-shipped input")
    page.wait_for_function("!document.querySelector('#search-shipped input').checked")
    box.check()
    page.wait_for_function("document.querySelector('h1').innerText == 'Agreement assistant'", timeout=20_000)
    page.wait_for_function("document.querySelector('#status').innerText.includes('53 documents')")
    assert page.get_by_role("tab", name="Overview").is_visible()
    tab(page, "Ask")
    page.wait_for_function("document.querySelector('#chat').innerText.includes('Luxembourg')", timeout=20_000)
    assert "Lease of Office Premises" in page.inner_text("#chat")
    assert page.get_by_role("checkbox", name="ukraine-security", exact=True).is_checked()
    tab(page, "Library")
    page.wait_for_function("document.querySelector('#search-shipped input').checked")
    box.click()  # what the view shows anew may come at the same moment, so its state is not looked at
    page.wait_for_function("document.querySelector('h1').innerText == 'Your agreements'", timeout=20_000)
    page.wait_for_function("document.querySelector('#status').innerText.includes('3 documents')")
    tab(page, "Ask")
    page.wait_for_function("!document.querySelector('#chat').innerText.includes('Luxembourg')", timeout=20_000)
    assert {document.collection for document in own.index.in_scope()} == {"mine"}


def test_a_file_goes_into_a_collection_which_is_saved_renamed_put_aside_and_deleted(page: Any, tmp_path: Path, own: Any) -> None:
    file = tmp_path / "windows.md"
    text = (
        CLEANING.replace("Cleaning Services", "Window Cleaning")
        .replace("Hollis Cleaning Ltd", "Pavel Brothers Ltd")
        .replace("Marlowe School", "Ann Oake")
    )
    file.write_text(text, encoding="utf-8")
    tab(page, "Library")
    page.click("#adding-form > button")
    page.set_input_files("#files input[type=file]", [str(file)])
    page.fill("#into input", "house")
    page.keyboard.press("Enter")
    page.click("#add")
    page.wait_for_selector("#progress .done", timeout=60_000)
    page.wait_for_function("document.querySelector('#table').innerText.includes('house')", timeout=60_000)
    assert [d.title for d in own.index.in_scope(collections=["house"])] == [
        "Window Cleaning Agreement between Pavel Brothers Ltd and Ann Oake"
    ]

    page.get_by_role("button", name="Your collections").click()
    tab(page, "Ask")
    tab(page, "Library")  # the choices are those of now
    pick(page, "#collection", "house (documents: 1)")
    with page.expect_download() as saved:
        page.click("#collection-export")
    saved.value.save_as(tmp_path / "house.zip")
    assert saved.value.suggested_filename == "house.zip"
    assert any("Window Cleaning" in name for name in zipfile.ZipFile(tmp_path / "house.zip").namelist())
    page.click("#collection-rename")
    page.wait_for_function("document.querySelector('#collection-told').innerText.includes('new name is empty')")
    page.fill("#collection-name :is(input, textarea)", "ukraine-security")
    page.click("#collection-rename")
    page.wait_for_function("document.querySelector('#collection-told').innerText.includes('Write another')")
    page.fill("#collection-name :is(input, textarea)", "home and garden")
    page.click("#collection-rename")
    page.wait_for_function("document.querySelector('#table').innerText.includes('home and garden')", timeout=20_000)
    pick(page, "#collection", "home and garden (documents: 1)")
    page.click("#collection-aside")
    page.wait_for_function("!document.querySelector('#table').innerText.includes('Window')", timeout=20_000)
    pick(page, "#collection", "home and garden (documents: 1, put aside)")
    page.click("#collection-delete")
    page.wait_for_selector("#collection-sure :text('without a trace')")
    page.click("#collection-yes")
    page.wait_for_function("document.querySelector('#collection-told').innerText.includes('Deleted')", timeout=20_000)
    assert len(own.index.in_scope()) == 3 and "home and garden" not in [one.name for one in own.index.collections()]


def test_parties_type_and_collection_are_set_by_hand(page: Any, own: Any) -> None:
    tab(page, "Library")
    page.click("#mending > button")
    pick(page, "#picked", f"{SECRETS} · 2024-06-12 · nda.md")
    page.get_by_role("button", name="Details of this document").click()
    page.wait_for_selector("#detail-type :is(input, textarea)")
    page.wait_for_function("document.querySelector('#detail-type :is(input, textarea)').value == 'non-disclosure agreement'")
    assert page.input_value("#detail-parties textarea") == "Tessaro Analytics Inc. (Tessaro)\nBrightwell Foods plc (Brightwell)"
    page.fill("#detail-parties textarea", "Tessaro Analytics Inc. (Inventor)\nOrla Vance\n")
    page.fill("#detail-effective :is(input, textarea)", "soon")
    page.click("#save")
    page.wait_for_function("document.querySelector('#saved').innerText.includes('is no date')")
    page.fill("#detail-effective :is(input, textarea)", "2024-07-01")
    page.fill("#detail-collection input", "secrets")
    page.keyboard.press("Enter")
    page.click("#save")
    page.wait_for_function("document.querySelector('#table').innerText.includes('Orla Vance')", timeout=20_000)
    changed = next(d for d in own.index.in_scope() if d.type == "non-disclosure agreement")
    assert changed.parties == ("Tessaro Analytics Inc.", "Orla Vance") and changed.roles == ("Inventor", "")
    assert changed.effective == date(2024, 7, 1) and changed.collection == "secrets" and changed.signed == date(2024, 6, 12)
    tab(page, "Ask")
    ask(page, "What does the agreement with Orla Vance say about recipes?")
    assert "Orla Vance" in page.inner_text("#turn-0 .chips") and "recipes" in page.inner_text("#turn-0 .said")
    own.index.correct(changed.id, parties=("Tessaro Analytics Inc.", "Brightwell Foods plc"), roles=("Tessaro", "Brightwell"))
    own.index.rename_collection("secrets", "mine")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_narrow_ukrainian_screen(server: str, browser: Any, scheme: str) -> None:
    with _opened(server, browser, viewport={"width": 390, "height": 844}, color_scheme=scheme, locale="uk-UA") as page:
        page.get_by_role("heading", name="Ваші угоди").wait_for()
        assert "документи" in page.inner_text("#scope").lower()
        assert "«" in page.inner_text("#chat .example >> nth=0")
        assert violations(page) == []
        tab(page, "Бібліотека")
        page.wait_for_function("document.querySelector('#table').innerText.includes('Quillon')")
        assert "Шукати також" in page.inner_text("#search-shipped")
        tab(page, "Порівняння")
        page.wait_for_function("document.querySelector('#compare-question :is(input, textarea)').placeholder.includes('право')")
        pick(page, "#compare-topics", "Застосовне право")
        page.wait_for_selector("#compare-table tr.entry")
        assert violations(page) == [] and page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_was_chosen_is_what_is_searched(own: Any) -> None:
    index = own.index
    values = dict(choices(index, "en"))
    assert list(values) == ["Collection: mine", SERVICES, LEASE, SECRETS]
    lease = values[LEASE]
    assert SearchIn().scope(index, "a") == {"documents": (), "collections": ()}
    assert SearchIn((values["Collection: mine"],)).scope(index, "a") == {"documents": (), "collections": ("mine",)}
    assert SearchIn((lease,)).scope(index, "a") == {"documents": (lease,), "collections": ()}
    assert lease not in SearchIn(without=((lease, LEASE),)).scope(index, "a")["documents"]
    with pytest.raises(UserError, match="No other document"):
        SearchIn((lease,), ((lease, LEASE),)).scope(index, "a")
    with pytest.raises(UserError, match="Choose again"):
        SearchIn(("gone",)).scope(index, "a")


def test_documents_of_one_name_are_told_apart() -> None:
    lease = Document("Lease", "agreement", "a", signed=date(2024, 5, 1), source="/a/one.md")
    other = Document("Lease", "agreement", "b", signed=date(2025, 5, 1), source="/a/two.md")
    same = Document("Lease", "agreement", "c", signed=date(2025, 5, 1), source="/a/three.md")
    names = names_of([lease, other, same], "en")
    assert list(names.values()) == ["Lease · 1 May 2024", "Lease · 1 May 2025 · two.md", "Lease · 1 May 2025 · three.md"]


def test_groups_are_those_of_the_documents_that_are_there() -> None:
    shipped = [replace(document, collection="ukraine-security") for document in load().documents]
    groups = groups_of(shipped, "en")
    assert {key: len(ids) for key, (_, ids) in groups.items()} == {
        "circle:g7": 8,
        "circle:northern": 8,
        "circle:benelux": 3,
        "circle:first": 22,
    }
    leases = [Document(f"Lease {n}", "agreement", "a" * n, type="lease", collection="mine") for n in (1, 2)]
    loan = Document("Loan", "agreement", "b", type="loan", collection="bank")
    assert [name for name, _ in groups_of([*leases, loan], "en").values()] == ["Collection: mine", "Type: lease"]
    some = [document for document in shipped if set(document.partners) & {"belgium", "netherlands", "poland"}]
    assert list(groups_of(some, "en")) == ["circle:benelux"]


def test_the_documents_of_an_agreement_are_chosen_together(index: Any, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Lease\n\nbetween Adam Ltd and Eve Ltd\n\nThe rent is 5.\n", encoding="utf-8")
    report = index.add([tmp_path / "a.md"])
    assert documents_of(index, [report.added[0].id]) == (report.added[0].id,)


@pytest.mark.parametrize(
    ("parties", "roles", "lines"),
    [
        (("Acme Ltd", "Eve Stone"), ("Landlord", "Tenant"), "Acme Ltd (Landlord)\nEve Stone (Tenant)"),
        (("Acme Ltd", "Eve Stone"), ("Landlord", ""), "Acme Ltd (Landlord)\nEve Stone"),
        (("Acme (UK)", "Acme (UK) Ltd"), (), "Acme (UK) ()\nAcme (UK) Ltd"),
        (("Acme (UK)",), ("Buyer",), "Acme (UK) (Buyer)"),
        ((), (), ""),
    ],
)
def test_parties_are_written_a_line_each(parties: tuple[str, ...], roles: tuple[str, ...], lines: str) -> None:
    assert party_lines(Document("T", "agreement", "x", parties=parties, roles=roles)) == lines
    assert parties_of(f"\n {lines}\n\n") == (parties, roles)
