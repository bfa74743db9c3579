"""A folder of the project's own Markdown files -> documents. Front matter becomes text too, so that a citation can point at it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from corpus import own_yaml, parties
from corpus.document import KINDS, Document
from corpus.errors import UserError
from corpus.fingerprints import file_key
from corpus.readers import markdown
from corpus.readers.block import Block
from corpus.reading import readable
from corpus.structuring import structure

FOLDER = Path(__file__).parent
AT_A_GLANCE, SUMS = "At a glance", "Sums"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The documents of a folder, and the files that could not be used with the reason. `keys`: the fingerprint of each one's file, by id."""

    documents: tuple[Document, ...]
    failed: tuple[tuple[str, str], ...]
    keys: Mapping[str, str]


def load(folders: Sequence[Path] = (FOLDER / "agreements", FOLDER / "articles"), known: Mapping[str, Document] | None = None) -> Loaded:
    """Every Markdown file of the folders, in order of name; a bad file is reported, the rest goes on. `known`, by their files'
    fingerprints, were read before."""
    documents, failed, keys = [], [], {}
    for folder in folders:
        for path in sorted(folder.glob("*.md")):
            try:
                key = file_key(path)
                document = (known or {}).get(key) or load_file(path)
            except UserError as error:
                failed.append((str(path), str(error)))
                continue
            documents.append(document)
            keys[document.id] = key
    return Loaded(tuple(documents), tuple(failed), keys)


def load_file(path: Path) -> Document:
    """One summary or article."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UserError(f"{path}: not UTF-8 (byte {error.start}). Save the file as UTF-8.") from error
    try:
        fields, body = markdown.front_matter(text, own_yaml.LOADER)
    except UserError as error:
        raise UserError(f"{path}: {error}") from error
    _check(path, fields)
    named = tuple(fields.get("partners") or ())
    blocks = [*_glance(fields), *_sums(fields), *markdown.blocks(body.encode("utf-8"))]
    content, sections, _ = structure(blocks)
    return Document(
        title=fields["title"],
        kind=fields["kind"],
        text=content,
        partners=named or parties.slugs(f"{fields['title']}\n{content}"),
        parties=tuple(dict.fromkeys(signer["for"] for signer in fields.get("signers") or ())),
        type=fields.get("form") or "",
        signed=fields.get("signed"),
        place=fields.get("place") or "",
        signers=tuple(signer["name"] for signer in fields.get("signers") or ()),
        url=next(iter(fields.get("official_text") or ()), ""),
        source=f"{path.parent.name}/{path.name}",
        sections=sections,
        sources=tuple(str(source) for source in fields["sources"]),
    )


def gather(path: Path) -> list[Path]:
    """The file itself, or the readable files below a folder in order of name."""
    if not path.is_dir():
        return [path]
    files = sorted(file for file in path.rglob("*") if file.is_file() and readable(file) and not file.name.startswith("."))
    if not files:
        raise UserError(f"{path}: no file in this folder can be read. Formats: Markdown, text, HTML, PDF, DOCX.")
    return files


def _check(path: Path, fields: dict[str, Any]) -> None:
    """Front matter is valid, or the error says which field of which file is not, and what it should be."""
    must: dict[str, Any] = {"title": str, "kind": str, "sources": list}
    if fields.get("kind") == "summary":
        must |= {"partners": list, "form": str, "signed": date, "place": str, "signers": list, "duration": str, "sums": list}
    for name, type in must.items():
        if not isinstance(fields.get(name), type):
            raise UserError(f"{path}: front matter needs `{name}` as {type.__name__}, found {fields.get(name)!r}.")
    if fields["kind"] not in KINDS:
        raise UserError(f"{path}: `kind` is {fields['kind']!r}; it must be one of {', '.join(KINDS)}.")
    for name in ("notice", "consultation"):
        if not isinstance(fields.get(name, ""), str):
            raise UserError(f"{path}: `{name}` must be a text, found {fields[name]!r}.")
    for slug in fields.get("partners") or ():
        if not parties.is_known(slug):
            raise UserError(f"{path}: {slug!r} is no known country; the slugs are in corpus/parties.yaml.")
    for signer in fields.get("signers") or ():
        if not isinstance(signer, dict) or not {"name", "for"} <= set(signer):
            raise UserError(f"{path}: each of `signers` needs `name` and `for`, found {signer!r}.")
    for entry in fields.get("sums") or ():
        if not isinstance(entry, dict) or not {"period", "amount", "purpose"} <= set(entry):
            raise UserError(f"{path}: each of `sums` needs `period`, `amount` and `purpose`, found {entry!r}.")


def _glance(fields: dict[str, Any]) -> Iterator[Block]:
    """The front matter people ask about, a line each."""
    if fields["kind"] != "summary":
        return
    yield Block(AT_A_GLANCE, level=2)
    whose = parties.name_of(fields["partners"][0])
    signed: date = fields["signed"]
    lines = [
        f"Title: {fields['title']}.",
        f"Form: {fields['form']}.",
        f"Date of signing: {whose}, {signed.day} {signed:%B %Y}.",
        f"Place of signing: {fields['place']}.",
        f"Occasion: {fields['occasion']}." if fields.get("occasion") else "",
        f"Signed by: {_signers(fields)}.",
        f"Term (duration): {fields['duration']}.",
        f"Notice of termination: {fields['notice']}." if fields.get("notice") else "",
        f"Consultations after an attack: {fields['consultation']}." if fields.get("consultation") else "",
        f"Number in the order of conclusion: {fields['ordinal']}." if fields.get("ordinal") else "",
        f"On the numbering: {fields['ordinal_note']}." if fields.get("ordinal_note") else "",
        f"Languages: {fields['languages']}." if fields.get("languages") else "",
        f"Structure: {fields['structure']}." if fields.get("structure") else "",
    ]
    yield Block("\n".join(line.replace("..", ".") for line in lines if line))


def _signers(fields: dict[str, Any]) -> str:
    return "; ".join(
        " ".join(part for part in (str(s.get("role") or ""), s["name"]) if part) + f" for {s['for']}" for s in fields["signers"]
    )


def _sums(fields: dict[str, Any]) -> Iterator[Block]:
    """The sums, a line each, with the partner's name: a line is quoted alone."""
    if fields["kind"] != "summary" or not (fields["sums"] or fields.get("sums_note")):
        return
    whose = parties.name_of(fields["partners"][0])
    yield Block(SUMS, level=2)
    lines = []
    for entry in fields["sums"]:
        where = str(entry.get("where") or "")
        told = "announced, not in the text" if entry.get("announced") else ""
        note = "; ".join(part for part in (where, told) if part)
        lines.append(f"{whose}, {entry['period']}: {entry['amount']} for {entry['purpose']}{f' ({note})' if note else ''}.")
    if fields.get("sums_note"):
        lines.append(str(fields["sums_note"]).rstrip(".") + ".")
    yield Block("\n".join(lines))
