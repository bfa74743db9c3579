"""Footnotes for python-docx, which has none: the part of the package that holds them, and the references to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

_EMPTY = f"""<w:footnotes {nsdecls("w", "r")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
</w:footnotes>"""
TEXT, MARK = "footnote text", "footnote reference"  # as Word names its own styles


class Footnotes:
    """The footnotes of one document, numbered from 1 in the order they are added."""

    def __init__(self, document: Document) -> None:
        package = document.part.package
        self._part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, parse_xml(_EMPTY), package)
        document.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
        self._text = document.styles.add_style(TEXT, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        self._text.base_style = document.styles["Normal"]
        self._text.font.size = Pt(9)
        self._mark = document.styles.add_style(MARK, WD_STYLE_TYPE.CHARACTER, builtin=True)
        self._mark.font.superscript = True
        self._last = 0

    def add(self, paragraph: Paragraph, text: str, url: str = "") -> None:
        """A footnote at the end of a paragraph as it is now: text, then an address that can be clicked."""
        self._last += 1
        run = paragraph.add_run()
        run.style = self._mark
        run._r.append(_element("w:footnoteReference", id=str(self._last)))
        note = _element("w:footnote", id=str(self._last))
        body, properties = OxmlElement("w:p"), OxmlElement("w:pPr")
        properties.append(_element("w:pStyle", val=self._text.style_id))
        body.append(properties)
        body.append(self._number())
        body.append(_run(f" {text}{' ' if url else ''}"))
        if url:
            body.append(self._link(url))
        note.append(body)
        self._part.element.append(note)

    def _number(self) -> BaseOxmlElement:
        """The number before the text of a footnote."""
        run, look = OxmlElement("w:r"), OxmlElement("w:rPr")
        look.append(_element("w:rStyle", val=self._mark.style_id))
        run.append(look)
        run.append(OxmlElement("w:footnoteRef"))
        return run

    def _link(self, url: str) -> BaseOxmlElement:
        if not url.startswith(("https://", "http://")):
            return _run(url)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), self._part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        link.append(_run(url))
        return link


def _run(text: str) -> BaseOxmlElement:
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    return run


def _element(tag: str, **values: str) -> BaseOxmlElement:
    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    return made
