"""A collection as one ZIP file: each document's text as it is cited, and what is known of it, to keep or to hand on."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

from corpus.document import Document
from corpus.errors import UserError

LIST = "documents.json"
_TOLD = (
    "id",
    "title",
    "kind",
    "type",
    "parties",
    "roles",
    "partners",
    "signed",
    "effective",
    "place",
    "signers",
    "url",
    "source",
    "collection",
)


def pack(documents: Sequence[Document], path: Path) -> Path:
    """Write the file; UserError where it cannot be written, or is there already."""
    rows, names = [], set[str]()
    try:
        with zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED) as packed:
            for document in documents:
                name = _free(document.title, names)
                packed.writestr(name, document.text.encode("utf-8", "surrogatepass"))
                rows.append({"file": name} | {told: getattr(document, told) for told in _TOLD})
            packed.writestr(LIST, json.dumps(rows, ensure_ascii=False, indent=1, default=str))
    except FileExistsError as error:
        raise UserError(f"{path} is there already: name another file, or delete it first.") from error
    except OSError as error:
        raise UserError(f"{path} cannot be written ({error.strerror or error}): name a file in a folder that is there.") from error
    return path


def _free(title: str, names: set[str]) -> str:
    """A name for a document's text that no other has."""
    base = re.sub(r"[^\w .,()-]+", "_", title).strip(" .")[:100] or "document"
    number, name = 1, f"{base}.txt"
    while name.casefold() in names:
        number, name = number + 1, f"{base} ({number + 1}).txt"
    names.add(name.casefold())
    return name
