"""Files made by the tests: Word and PDF files as programs write them, and others put together by hand, broken or built to harm."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from html import escape

import docx
from fpdf import FPDF

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT = "1. The Parties will meet every year.\n\n2. This Agreement lasts five years.\n"


def word_file(paragraphs: list[str]) -> docx.document.Document:
    """A Word document of plain paragraphs."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return document


def saved(document: docx.document.Document) -> bytes:
    """The bytes of its DOCX file."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


class Printed(FPDF):
    """A printed agreement with a running header and page numbers."""

    def header(self) -> None:
        self.set_font("helvetica", size=8)
        self.cell(0, 8, "OFFICIAL TEXT OF THE AGREEMENT", align="C")
        self.ln(12)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("helvetica", size=8)
        self.cell(0, 8, str(self.page_no()), align="C")


def printed(paragraphs: list[str], height: float = 297) -> bytes:
    """A PDF of paragraphs; on pages lower than 297 mm with running headers and page numbers."""
    pdf = (Printed if height < 297 else FPDF)(format=(210, height))
    pdf.add_page()
    for text in paragraphs:
        pdf.set_font("helvetica", "B" if len(text) < 60 else "", 11)
        pdf.multi_cell(0, 5.5, text, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(3)
    return bytes(pdf.output())


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def word(body: str, **parts: str) -> bytes:
    """A DOCX of a body, with styles and numbering where they are given."""
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return zipped({"word/document.xml": document} | {f"word/{name}.xml": f"<w:{name} {W}>{xml}</w:{name}>" for name, xml in parts.items()})


def p(text: str, properties: str = "") -> str:
    """A paragraph of a DOCX."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def in_word(title: str, *parts: list[tuple[str, ...]]) -> bytes:
    """A DOCX of a title and tables, each under a numbered heading."""

    def table(rows: list[tuple[str, ...]]) -> str:
        cells = ("".join(f"<w:tc>{p(escape(cell))}</w:tc>" for cell in row) for row in rows)
        return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"

    return word(p(title) + "".join(p(f"{n}. Particulars") + table(rows) for n, rows in enumerate(parts, start=1)) + p("Signed by both."))


def real_word() -> bytes:
    """The short text as a DOCX."""
    return saved(word_file(TEXT.split("\n\n")))


def real_pdf(text: str = TEXT, password: str = "") -> bytes:
    """The short text as a PDF; without text it holds a drawing."""
    document = FPDF()
    document.add_page()
    if password:
        document.set_encryption(owner_password="owner", user_password=password)
    document.set_font("helvetica", size=12)
    document.multi_cell(0, text=text) if text else document.rect(20, 20, 100, 100)
    return bytes(document.output())


def raw_pdf(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of hand-written objects, numbered from 1."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        table,
        len(objects) + 1,
        root,
        len(out),
    )
    return out + end


def stream(content: bytes, more: bytes = b"") -> bytes:
    """A packed stream of a PDF."""
    packed = zlib.compress(content, 9)
    return b"<<%s/Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (more, len(packed), packed)


def page(content: bytes, kids: bytes = b"[3 0 R]", more: bytes = b"", catalog: bytes = b"") -> bytes:
    """A PDF of one page with what it draws."""
    font = b"/Font<</F 5 0 R>>"
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog, b"<</Type/Pages/Kids%s/Count 1>>" % kids,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<%s%s>>>>" % (font, more),
        stream(content), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", *_forms(12),
    )  # fmt: skip


def _forms(depth: int) -> list[bytes]:
    """Forms that each draw the next ten times over: ten to the power of `depth` drawings in all."""
    drawn = [b"/X%d %d 0 R" % (at, 6 + at) for at in range(depth + 1)]
    inner = [b" ".join([b"/X%d Do" % (at + 1)] * 10) for at in range(depth)] + [b"BT /F 9 Tf (x) Tj ET"]
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>/XObject<<%s>>>>" % b"".join(drawn)
    return [stream(content, head) for content in inner]


def lying_zip() -> bytes:
    """A DOCX whose directory says that its document is 100 bytes long."""
    data = bytearray(word(p("word " * 10_000)))
    at = data.find(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(data)


def locked_zip() -> bytes:
    """A DOCX whose parts say that they are encrypted."""
    data = bytearray(word(p("text")))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + offset] |= 1
    return bytes(data)
