"""What the headers and footers of a Word file say beyond page numbers and names: a contract's number, a version, a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from corpus.readers.docx_package import Package, W
from corpus.readers.docx_styles import on

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PAGE = re.compile(r"\b(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b")


def running(package: Package, body: etree._Element) -> list[etree._Element]:
    """The headers and footers that pages of the document show, without the fields that count pages."""
    settings = package.part("word/settings.xml")
    even = on(settings, "evenAndOddHeaders") is True
    found: dict[str, etree._Element] = {}
    for kind in ("header", "footer"):
        parts = package.named(kind)
        for section in body.iter(W + "sectPr"):
            for reference in section.findall(f"{W}{kind}Reference"):
                shown = {"first": on(section, "titlePg") is True, "even": even}.get(reference.get(W + "type", "default"), True)
                name = parts.get(reference.get(_RELATION, ""), "")
                if shown and name and name not in found and (root := package.part(name)) is not None:
                    found[name] = _without_counts(root)
    return list(found.values())


def _without_counts(root: etree._Element) -> etree._Element:
    """Takes out the fields that show page numbers."""
    for field in list(root.iter(W + "fldSimple")):
        if _PAGE.search(field.get(W + "instr") or ""):
            field.getparent().remove(field)
    for paragraph in root.iter(W + "p"):
        for run in list(_counting(paragraph)):
            run.getparent().remove(run)
    return root


def _counting(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The runs between the beginning and the end of a field that counts pages."""
    held: list[etree._Element] = []
    counts = False
    for run in paragraph.iter(W + "r"):
        kinds = [mark.get(W + "fldCharType") for mark in run.findall(W + "fldChar")]
        if "begin" in kinds:
            held, counts = [], False
            held.append(run)
        elif held:
            held.append(run)
            counts |= any(_PAGE.search(told.text or "") for told in run.findall(W + "instrText"))
        if "end" in kinds and held:
            yield from held if counts else ()
            held = []
