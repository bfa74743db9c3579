"""The parts of a DOCX, unpacked and parsed within limits: nothing is fetched, expanded or trusted."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from corpus.errors import UserError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
MOST_BYTES = 32 * 1024 * 1024  # of one unpacked part
MOST_RATIO = 300  # unpacked to packed, of a part over a megabyte
_OTHERS = {
    "xl/": ("an Excel workbook", "save its sheets as .pdf or .html"),
    "ppt/": ("a PowerPoint file", "save it as .pdf"),
    "mimetype": ("an OpenDocument file or e-book", "save it as .docx or .pdf"),
}


class Package:
    """An opened DOCX: `part(name)` is the parsed XML of one part, or None where it is missing."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise UserError("is cut short or damaged, so it cannot be opened as DOCX: download or save it again") from error
        self._names = {info.filename for info in self._zip.infolist()}
        if "word/document.xml" not in self._names:
            raise UserError(self._what_instead())

    def _what_instead(self) -> str:
        for start, (what, cure) in _OTHERS.items():
            if any(name.startswith(start) for name in self._names):
                return f"is {what}, not a Word document: {cure}"
        return "is a ZIP archive, not a Word document: unpack it and add the files in it"

    def named(self, kind: str) -> dict[str, str]:
        """The parts that the document refers to as a "header" or a "footer": the id of each reference -> the part's name."""
        root = self.part("word/_rels/document.xml.rels")
        found = () if root is None else root
        return {
            r.get("Id", ""): f"word/{(r.get('Target') or '').removeprefix('/word/')}"
            for r in found
            if (r.get("Type") or "").endswith(f"/{kind}")
        }

    def part(self, name: str) -> etree._Element | None:
        """The root element of "word/numbering.xml" and the like."""
        if name not in self._names:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
        data = self._bytes(name)
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
            raise UserError(f"declares XML entities in {name}, which Word never does: open it in Word and save it anew")
        if _STRICT in data[:8192]:
            data = data.replace(_STRICT, W[1:-1].encode())
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise UserError(f"is damaged ({name} is not well-formed): open it in Word and save it anew") from error

    def _bytes(self, name: str) -> bytes:
        info = self._zip.getinfo(name)
        if info.flag_bits & 1:
            raise UserError("is encrypted: save it without a password")
        try:
            with self._zip.open(info) as file:
                data = file.read(MOST_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError) as error:
            raise UserError("is cut short or damaged, so it cannot be unpacked: download or save it again") from error
        packed = max(1, info.compress_size)
        if len(data) > MOST_BYTES or (len(data) > 1024 * 1024 and len(data) / packed > MOST_RATIO):
            raise UserError(f"unpacks to far more than it should ({name}), as a zip bomb does: do not open it, get the text elsewhere")
        return data
