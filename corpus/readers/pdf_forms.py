"""What is filled into a PDF and written over it: form fields, ticks and typed notes as pieces, struck-out places as boxes."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator

from pypdfium2 import raw

from corpus.readers.pdf_paint import Box
from corpus.readers.pieces import Piece

_UNSEEN = 2 | 32  # flags of an annotation: hidden, no view
_PASSWORD = 1 << 13
MOST_NOTES = 5000  # annotations of one page


def filled(page, form) -> list[Piece]:  # type: ignore[no-untyped-def]
    """The values of the form fields of a page and the text typed over it, each at its place."""
    found = []
    for note in _notes(page):
        kind = raw.FPDFAnnot_GetSubtype(note)
        if kind == raw.FPDF_ANNOT_WIDGET and form is not None and (value := _value(form, note)) is not None:
            found.append(_entered(value, _place(note)))
        elif kind == raw.FPDF_ANNOT_FREETEXT:
            found += _typed(note)
    return found


def _entered(value: str, box: Box) -> Piece:
    """What a field shows as one piece, in the middle of its box or, where it has several lines, at its top."""
    left, bottom, right, top = box
    high, lines = top - bottom, value.splitlines()
    size = min(11.0, max(high, 1.0))
    base = top - 1.1 * size if len(lines) > 1 else bottom + max(high - 1.2 * size, 0) / 2 + 0.25 * size
    text = " ".join(line.strip() for line in lines if line.strip())
    wide = min(right - left, 0.5 * size * len(text) + 2) if right > left else 0.5 * size * len(text)
    return Piece(text, left, left + wide, base, size, field=True, box=box)


def _typed(note: raw.FPDF_ANNOTATION) -> list[Piece]:
    """The lines of what is typed over the page."""
    left, bottom, right, top = _place(note)
    text = _string(lambda buffer, length: raw.FPDFAnnot_GetStringValue(note, b"Contents", buffer, length))
    size = min(11.0, max(top - bottom, 1.0))
    lines = [line for line in text.splitlines() if line.strip()]
    base = bottom + max(top - bottom - size * 1.2 * len(lines), 0) / 2 + 0.25 * size
    wide = [min(right - left, 0.5 * size * len(line) + 2) if right > left else 0.5 * size * len(line) for line in lines]
    return [Piece(lines[-at - 1], left, left + wide[-at - 1], base + 1.2 * size * at, size, field=True) for at in range(len(lines))]


def struck(page) -> list[Box]:  # type: ignore[no-untyped-def]
    """The places that a reviewer's mark strikes out."""
    return [_place(note) for note in _notes(page) if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_STRIKEOUT]


def _notes(page) -> Iterator[raw.FPDF_ANNOTATION]:  # type: ignore[no-untyped-def]
    """The annotations of a page that are shown."""
    for at in range(min(raw.FPDFPage_GetAnnotCount(page), MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page, at)
        if note:
            if not raw.FPDFAnnot_GetFlags(note) & _UNSEEN:
                yield note
            raw.FPDFPage_CloseAnnot(note)


def _place(note: raw.FPDF_ANNOTATION) -> Box:
    box = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(note, box)
    return (min(box.left, box.right), min(box.bottom, box.top), max(box.left, box.right), max(box.bottom, box.top))


def _value(form: raw.FPDF_FORMHANDLE, note: raw.FPDF_ANNOTATION) -> str | None:
    """What a field shows: its text, its choice, or a box that is ticked or not; None where it shows none of them."""
    kind = raw.FPDFAnnot_GetFormFieldType(form, note)
    if kind in (raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON):
        return "☒" if raw.FPDFAnnot_IsChecked(form, note) else "☐"
    hidden = kind == raw.FPDF_FORMFIELD_TEXTFIELD and raw.FPDFAnnot_GetFormFieldFlags(form, note) & _PASSWORD
    if hidden or kind not in (raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX):
        return None
    return _string(lambda buffer, length: raw.FPDFAnnot_GetFormFieldValue(form, note, buffer, length))


def _string(get: Callable[[object, int], int]) -> str:
    """A text that the PDF library hands over as UTF-16 with a zero at its end."""
    length = min(get(None, 0), 1 << 20)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    get(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw[:length].decode("utf-16-le", "ignore").rstrip("\x00")
