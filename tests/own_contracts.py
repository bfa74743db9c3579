"""Three contracts of a person's own, and a home in which they are all that is searched."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant import Assistant, Settings, build_assistant

LEASE = """# Lease of Office Premises

This Lease is made on 3 March 2023 between Harbour Properties Ltd ("Landlord") and Quillon Studios GmbH ("Tenant").

## 1. Premises

The Landlord lets to the Tenant the second floor of 14 Dock Street, Bristol.

## 2. Rent

The Tenant shall pay a monthly rent of GBP 4,250, due on the first day of each month.

## 3. Term

This Lease begins on 1 April 2023 and ends on 31 March 2028.

## 4. Notice

Either party may terminate this Lease by six months' written notice.

## 5. Governing law

This Lease is governed by the laws of England and Wales.
"""
NDA = """# Mutual Non-Disclosure Agreement

This Agreement is entered into as of 12 June 2024 by and between Tessaro Analytics Inc. ("Tessaro") and Brightwell Foods plc ("Brightwell").

## 1. Confidential Information

Confidential Information means all recipes, prices and customer lists that one party discloses to the other.

## 2. Term

The duties under this Agreement last for three years from the date of disclosure.

## 3. Governing law

This Agreement is governed by the laws of the State of Delaware.

## 4. Return of documents

Upon request the receiving party shall return all documents within ten days.
"""
CLEANING = """# Cleaning Services Agreement

between Hollis Cleaning Ltd (the "Supplier") and Marlowe School (the "Customer"), dated 20 January 2025.

## 1. Services

The Supplier cleans the classrooms of the Customer on each school day.

## 2. Fees

The Customer pays GBP 1,900 a month within 30 days of each invoice.

## 3. Term and termination

This Agreement runs until 31 December 2026. The Customer may terminate it by three months' notice.

## 4. Liability

The Supplier's liability is limited to GBP 50,000 a year.

## 5. Governing law

This Agreement is governed by the laws of Scotland.
"""
FILES = {"lease.md": LEASE, "nda.md": NDA, "cleaning.md": CLEANING}


def written(folder: Path) -> list[Path]:
    """The three as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in FILES]


@contextmanager
def over_copy(built: Path, folder: Path) -> Iterator[Assistant]:
    """An assistant over a copy of a built index."""
    shutil.copytree(built, folder / "home")
    assistant = build_assistant(Settings(home=folder / "home"))
    try:
        yield assistant
    finally:
        assistant.index.close()


@contextmanager
def of_own(built: Path, folder: Path, *texts: str) -> Iterator[Assistant]:
    """An assistant over a copy of a built index, the shipped corpus put aside and the three added, or documents of these texts."""
    paths = [folder / f"{at}.md" for at in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    with over_copy(built, folder) as assistant:
        assistant.index.add(paths or written(folder / "files"))
        assistant.index.set_aside("ukraine-security")
        yield assistant
