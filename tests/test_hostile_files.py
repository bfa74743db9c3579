"""Files that are broken, mistaken or built to harm: each is read, or refused with a sentence that names it and the cure."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from files import TEXT, W, locked_zip, lying_zip, p, page, real_pdf, real_word, word, zipped
from hostile_parts import (
    CIRCLE,
    DELETED_END,
    FAR,
    LAUGHS,
    LINKED,
    LIST,
    MERGES,
    NESTED_TABLES,
    NOISE,
    NUMBERED,
    ODD_LEVEL,
    ODD_NUMBERS,
    ODD_START,
    SAY,
)

from corpus.errors import UserError, visible
from corpus.reading import read
from index import reading_process as processes
from index.budget import Budget
from index.index import Index
from index.reading_process import ReadingProcess, reading_process

# name of the file -> its content, and what the error must say (None: it is read, and the text holds the words given)
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.txt": (lambda: b"", "is empty"),
    "zeros.txt": (lambda: bytes(1000), "is empty"),
    "spaces.md": (lambda: b" \n\t\n", "is empty"),
    "mark.txt": (lambda: b"\xef\xbb\xbf\n", "is empty"),
    "agreement.xyz": (TEXT.encode, "ending that is not known"),
    "agreement": (TEXT.encode, "ending that is not known"),
    "program.exe": (lambda: b"MZ" + NOISE, "ending that is not known"),
    "text.pdf": (TEXT.encode, "named .pdf but holds something else"),
    "page.docx": (lambda: b"<html><body>404</body></html>", "named .docx but holds something else"),
    "scan.pdf.png": (lambda: b"\x89PNG\r\n" + NOISE, "is a picture"),
    "png.pdf": (lambda: b"\x89PNG\r\n" + NOISE, "is a picture"),
    "jpeg.txt": (lambda: b"\xff\xd8\xff\xe0" + NOISE, "is a picture"),
    "gif.md": (lambda: b"GIF89a" + NOISE, "is a picture"),
    "old.doc": (lambda: b"\xd0\xcf\x11\xe0" + NOISE, "old Office file"),
    "locked.docx": (lambda: b"\xd0\xcf\x11\xe0" + NOISE, "locked with a password"),
    "rich.txt": (lambda: b"{\\rtf1 text}", "is an RTF file"),
    "packed.txt": (lambda: b"\x1f\x8b" + NOISE, "packed with gzip"),
    "archive.md": (lambda: b"7z\xbc\xaf" + NOISE, "7-Zip"),
    "rar.html": (lambda: b"Rar!" + NOISE, "RAR"),
    "sheet.docx": (lambda: zipped({"xl/workbook.xml": "<x/>"}), "Excel workbook"),
    "slides.docx": (lambda: zipped({"ppt/presentation.xml": "<x/>"}), "PowerPoint"),
    "writer.docx": (lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"),
    "files.docx": (lambda: zipped({"a.txt": "a"}), "ZIP archive"),
    "no-files.docx": (lambda: zipped({}), "ZIP archive"),
    "half.docx": (lambda: real_word()[: len(real_word()) // 2], "cut short or damaged"),
    "ten-bytes.docx": (lambda: real_word()[:10], "cut short or damaged"),
    "lying.docx": (lying_zip, "cut short or damaged"),
    "encrypted-zip.docx": (locked_zip, "encrypted"),
    "broken-xml.docx": (lambda: zipped({"word/document.xml": "<w:document"}), "not well-formed"),
    "no-text.docx": (lambda: word("<w:p/>"), "holds no text"),
    "no-body.docx": (lambda: zipped({"word/document.xml": f"<w:document {W}/>"}), "holds no text"),
    "bomb.docx": (lambda: zipped({"word/document.xml": b"<a>" + b" " * 40_000_000}), "zip bomb"),
    "laughs.docx": (lambda: zipped({"word/document.xml": LAUGHS + f"<w:document {W}><w:body>{p('&i;')}</w:body></w:document>"}), "entities"),
    "outside.docx": (lambda: zipped({"word/document.xml": f'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document {W}>{p("&a;")}</w:document>'}), "entities"),
    "deep.docx": (lambda: word("<w:sdt>" * 3000 + p("x") + "</w:sdt>" * 3000), "not well-formed"),
    "encrypted.pdf": (lambda: real_pdf(password="secret"), "encrypted"),
    "scanned.pdf": (lambda: real_pdf(text=""), "no text layer"),
    "half.pdf": (lambda: real_pdf()[:-600], "cut short"),
    "head.pdf": (lambda: b"%PDF-1.7\n", "cut short"),
    "garbage.pdf": (lambda: b"%PDF-1.7\n" + NOISE + b"%%EOF", "damaged"),
    "bomb.pdf": (lambda: page(b" " * 110_000_000), "unpacks to far more"),
    "flood.pdf": (lambda: page(b"BT /F 1 Tf " + b"(aaaaaaaaaaaaaaaa) Tj " * 900_000), "unpacks to far more"),
    "forms.pdf": (lambda: page(SAY + b" /X0 Do", more=b"/XObject<</X0 6 0 R>>"), "takes over 2 seconds|built to harm"),
    "circle.pdf": (lambda: page(SAY, kids=b"[2 0 R]"), "damaged|no text layer|built to harm"),
    "large.txt": (lambda: b"word " * 4_300_000, "too large"),
    "large.html": (lambda: b"<p>word " * 1_400_000, "too large"),
    "large.md": (lambda: b"word " * 500_000, "too large"),
    "noise.txt": (lambda: NOISE, "not text"),
    "noise.md": (lambda: NOISE, "not text"),
    "noise.html": (lambda: NOISE, "not text"),
    "deep.html": (lambda: b"<div>" * 50_000 + b"x", "nested too deeply"),
    "bold.html": (lambda: b"<b>" * 50_000 + b"x", "nested too deeply"),
    "tables.html": (lambda: b"<table><tr><td>" * 20_000 + b"x", "nested too deeply"),
    "only-script.html": (lambda: b"<html><script>alert(1)</script></html>", "holds no text"),
    "comment.html": (lambda: b"<!-- nothing here -->", "holds no text"),
    "colon.md": (lambda: b"---\ntitle: a: b: c\n---\n# Text", "broken front matter"),
    "open.md": (lambda: b"---\ntitle: a\n\n# Text", "never ends"),
    "list.md": (lambda: b"---\n- a\n- b\n---\n# Text", "not a list of fields"),
    "only-matter.md": (lambda: b"---\ntitle: a\n---\n", "holds no text"),
    "deep-matter.md": (lambda: b"---\na: " + b"[" * 4000 + b"\n---\n# Text", "broken front matter"),
    "aliases.md": (lambda: MERGES, "anchors"),
    "merge.md": (lambda: b"---\ntitle: a\n<<: {type: lease}\n---\n# Text", "a merge"),
    "alias.md": (lambda: b"---\ntitle: *other\n---\n# Text", "aliases"),
    "timestamp.md": (lambda: b"---\nsigned: !!timestamp soon\n---\n# Text", "broken front matter"),
    "bool.md": (lambda: b"---\ntitle: !!bool perhaps\n---\n# Text", "broken front matter"),
    "object.md": (lambda: b"---\na: !!python/object/apply:os.system ['true']\n---\n# Text", "broken front matter"),
}  # fmt: skip

READ: dict[str, tuple[Callable[[], bytes], str]] = {
    "a-pdf.txt": (real_pdf, "The Parties will meet every year."),
    "a-word.pdf": (real_word, "This Agreement lasts five years."),
    "a-page.txt": (lambda: b"<!DOCTYPE html><p>The Parties meet.<script>bad()</script>", "The Parties meet."),
    "no-ending-pdf": (real_pdf, "The Parties will meet every year."),
    "headings.md": (lambda: "".join(f"# Heading {n}\n\nText {n}.\n\n" for n in range(10_000)).encode(), "Heading 9999"),
    "headings.docx": (lambda: word("".join(p(f"Article {n}. Title") + p("Text goes here.") for n in range(10_000))), "Article 9999."),
    "line.txt": (lambda: b"word " * 200_000 + b"end.", "word end."),
    "line.html": (lambda: b"<p>" + b"word " * 200_000 + b"end.", "word end."),
    "nul.txt": (lambda: b"The Par\x00ties will\x00 meet.\n" * 20, "The Parties will meet."),
    "right-to-left.txt": (lambda: "المادة 1\n\nتلتقي الأطراف كل عام.\n".encode(), "تلتقي الأطراف كل عام."),
    "emoji.md": (lambda: "# Мир 🕊️\n\nThe Parties 👩‍👩‍👧 meet.".encode(), "👩‍👩‍👧"),
    "bad-bytes.txt": (lambda: b"The Parties \xff meet at a caf\xe9 in Li\xe8ge.", "Liège"),
    "odd-byte.txt": (lambda: "The Parties meet.".encode("utf-16") + b"\x41", "The Parties meet."),
    "scripts.html": (lambda: b'<body onload="x()"><p>Safe<img src=x onerror="y()"><svg><script>z</script></svg><iframe srcdoc="<p>w">v</iframe>.</p>', "Safe"),
    "charset.html": (lambda: b'<meta charset="no-such-code"><p>The Parties meet.</p>', "The Parties meet."),
    "entities.html": (lambda: b"<!DOCTYPE x [<!ENTITY a 'b'>]><p>Text &amp; more &a; &nosuch;</p>", "Text & more"),
    "script.md": (lambda: b"# T\n\n<script>alert(1)</script>\n\n<div>Shown</div>\n\n[go](javascript:alert(1))", "Shown"),
    "brackets.md": (lambda: b"[" * 300_000 + b" end", "[ end"),
    "stars.md": (lambda: b"*a " * 50_000 + b"end", "end"),
    "quotes.md": (lambda: b">" * 30 + b" deep", "deep"),
    "zero-width.txt": (lambda: "The\u200b Par\u00adties\ufeff meet\u2028again.".encode(), "The Parties meet\nagain."),
    "javascript.pdf": (lambda: page(SAY, catalog=b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"), "The Parties will meet."),
    "tables.docx": (lambda: word(NESTED_TABLES), "In the middle."),
    "circle.docx": (lambda: word(p("Text.", '<w:pStyle w:val="A"/>'), styles=CIRCLE), "Text."),
    "linked.docx": (lambda: word(p("Text.", '<w:numPr><w:numId w:val="1"/></w:numPr>'), numbering=LIST, styles=LINKED), "Text."),
    "numbers.docx": (lambda: word(p("Text.", ODD_NUMBERS), numbering=LIST), "Text."),
    "start.html": (lambda: b'<ol type="a" start="3000000000"><li>The Parties meet.<li value="999999">They part.</ol>', "999999. They part."),
    "start.docx": (lambda: word(p("The Parties meet.", NUMBERED), numbering=FAR), "1000000. 1000000."),
    "levels.docx": (lambda: word(p("One.", ODD_LEVEL) + p("Two.", NUMBERED), numbering=ODD_START), "One."),
    "deleted.docx": (lambda: word(DELETED_END * 20_000 + p("The end.")), "x The end."),
    "backticks.txt": (lambda: b"`" * 240_000, "```"),
    "start.md": (lambda: b"999999999. The Parties meet.\n9. They part.", "999999999. The Parties meet."),
    "turned.txt": (lambda: "The rent is \u202e0001\u202c EUR \u2066now\u2069.".encode(), "The rent is 0001 EUR now."),
    "crlf.txt": (lambda: TEXT.replace("\n", "\r\n").encode(), "2. This Agreement"),
    "old-mac.txt": (lambda: TEXT.replace("\n", "\r").encode(), "2. This Agreement"),
}  # fmt: skip

SHOWN_NEVER = re.compile(r"alert|bad\(|onerror|onload|srcdoc|root:")


def _within_limits(began: float, held: int) -> None:
    assert time.monotonic() - began < 30
    assert _memory() - held < 1024


def _memory() -> int:
    """The most memory this process has held, in MB."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform != "darwin" else 1024 * 1024)


def test_the_table_is_large_enough() -> None:
    assert len(REFUSED) + len(READ) >= 60


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_name_and_cure(name: str, tmp_path: Path) -> None:
    content, says = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(content())
    began, held = time.monotonic(), _memory()
    with pytest.raises(UserError, match=says) as error:
        reading_process(Budget(seconds=2) if name == "forms.pdf" else Budget()).read(path, "", {})
    _within_limits(began, held)
    message = str(error.value)
    assert name in message and len(message.partition(": ")[2]) > 10, "names the thing and the cure"
    assert len(message) < 300 and "\n" not in message and not SHOWN_NEVER.search(message)


@pytest.mark.parametrize("name", READ)
def test_read_all_the_same(name: str, tmp_path: Path) -> None:
    content, words = READ[name]
    path = tmp_path / name
    path.write_bytes(content())
    began, held = time.monotonic(), _memory()
    document = reading_process(Budget()).read(path, "", {}).document
    _within_limits(began, held)
    assert words in document.text
    assert not SHOWN_NEVER.search(document.text) and "\x00" not in document.text
    assert [s.start for s in document.sections] == [0, *(s.end for s in document.sections[:-1])]
    assert document.sections[-1].end == len(document.text)


def test_no_name_is_shown_the_other_way_round(index: Index, home: Path) -> None:
    (home / "files" / "lease\u202etxt.exe").write_text(TEXT)
    (home / "files" / "pact\u202e\x1b[31m\u2066.txt").write_text(TEXT)
    report = index.add([home / "files", home / "files" / "lease\u202etxt.exe"])
    shown = [report.added[0].title, report.failed[0][1], index.correct(report.added[0].id, title="A\u202eB").title]
    assert shown[0].casefold() == "pact[31m" and "leasetxt.exe" in shown[1] and shown[2] == "AB"


def test_a_fault_of_a_reader_is_told_for_that_file_and_the_rest_goes_on(index: Index, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing = "from corpus.readers import html; html.blocks = lambda data: int(data); "
    monkeypatch.setattr(processes, "_RUN", processes._RUN.replace("from index", failing + "from index"))
    index._store.reading = ReadingProcess(Budget())
    (home / "files" / "bad.html").write_text("<p>The secret clause.")
    (home / "files" / "good.txt").write_text(TEXT)
    report = index.add([home / "files"])
    assert [document.title for document in report.added] == ["Good"]
    [(place, message)] = report.failed
    assert place.endswith("bad.html") and re.search(r"bad\.html .*ValueError at \w+\.py:\d+, \.html, 21 bytes", message)
    assert "secret" not in message


def test_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "loop.md").symlink_to(tmp_path / "loop.md")
    os.mkfifo(tmp_path / "pipe.md")
    for name, says in (
        ("folder.md", "is a folder"),
        ("missing.md", "is not there"),
        ("loop.md", "cannot be opened"),
        ("pipe.md", "not a file"),
        ("a\x00b.md", "cannot be opened"),
        ("x" * 300 + ".md", "cannot be opened"),
    ):
        with pytest.raises(UserError, match=says) as error:
            read(tmp_path / name)
        assert visible(name)[:8] in str(error.value)


def test_a_file_of_200_mb_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    began, held = time.monotonic(), _memory()
    with pytest.raises(UserError, match=r"huge\.txt is too large \(200 MB; 100 MB at most\): split it"):
        read(path)
    assert time.monotonic() - began < 1 and _memory() - held < 10
