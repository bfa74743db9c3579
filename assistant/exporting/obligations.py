"""Obligations as files to keep: CSV for a spreadsheet, and a calendar (ICS) of those that name a day."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from assistant.documents.obligations import Obligation, Obligations
from assistant.exporting.comparison import harmless
from corpus.registry.document_labels import label

if TYPE_CHECKING:
    from icalendar import Event

COLUMNS = ("Party", "Kind", "Modal", "When", "Due", "Text", "Document", "Section", "Page")
PRODUCT = "-//agreement assistant//obligations//EN"


def to_csv(found: Obligations) -> bytes:
    """One line for each, UTF-8 with a mark by which Excel knows it. No cell can act as a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in found.rows:
        passage = row.citation.passage
        cells = [", ".join(row.parties), row.kind, row.modal, row.when, str(row.due or ""), " ".join(row.citation.quote.split())]
        cells += [label(found.document), passage.section, str(passage.page or "")]
        writer.writerow([harmless(cell) for cell in cells])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def to_ics(found: Obligations) -> bytes:
    """A calendar with a whole day for each that names one; without any it is empty."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for row in found.rows:
        if row.due:
            calendar.add_component(_event(row, found))
    return bytes(calendar.to_ical())


def _event(row: Obligation, found: Obligations) -> Event:
    from icalendar import Event

    event = Event()
    quote = " ".join(row.citation.quote.split())
    event.add("uid", f"{found.document.id}-{row.citation.start}-{row.kind.replace(' ', '-')}-{row.citation.number}@agreements")
    event.add("dtstamp", datetime.now(UTC))
    event.add("dtstart", row.due)
    event.add("summary", f"{', '.join(row.parties) or label(found.document)}: {quote[:120]}")
    event.add("description", f"{quote}\n\n{label(found.document)}, {row.citation.passage.section}".rstrip(", "))
    return event
