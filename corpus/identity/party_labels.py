"""The parties of labelled lines, "Landlord: Ann Bell", and of tables that name them beside or under their roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.identity.party_lists import Party, tidy, unique
from corpus.identity.party_names import HONORIFIC, Name, labelled_at, name_at
from corpus.identity.party_roles import LABELS, role_in, role_of
from corpus.rows import Row, Span, tables

_CLAUSE_ENDS = re.compile(r" ?[,;(\n]")
_AND = re.compile(rf",? (?:and|та|і|und) (?:{HONORIFIC.pattern})?(?=[A-ZА-ЯҐЄІЇ])")
_ANY_LABEL = re.compile(r"(?:^|\n)[^\W\d_][\w ]{2,24}(?:: ?\|?|\|) ?(?=\S)")
_LABELLED = re.compile(
    r"(?:^|[\n|]|(?<=[^,] ))(?:\(?[\da-z]\)?[.)] )?(?P<role>(?:the |name of (?:the )?)?"
    r"(?:part(?:y|ies) (?:[A-D]|[1-4]|of the (?:first|second) part)|(?:service |disclosing |receiving )?(?:"
    + "|".join([*map(re.escape, LABELS), "disclosing", "receiving"])
    + r")(?:s|\(s\)| party| name)?)) ?(?:\((?:the )?[\"“]?[^()\n]{2,40}[\"”]?\) ?)?$",
    re.I,
)
_OPEN_LABEL = re.compile(r"(?:^|\n)(?P<role>[A-ZА-ЯҐЄІЇ][\w’'-]*(?: [\w-]+){0,2})$")  # any word before a colon that begins its line
_ACTS = r"\((?:the )?{0}s?\)|\b{0}s?,? (?:shall|must|may|will|can|agrees?|undertakes?|promises?|pays?|повинн\w+|зобов\w+|muss|darf)\b"
_NAMES = re.compile(r"(?:name|party|parties|who|ім[’']я|сторона)\b", re.I)  # over or before names in a table
_ROLES = re.compile(r"(?:role|capacity|called|роль)\b", re.I)  # over what they are called


def labelled_parties(front: str) -> tuple[Party, ...]:
    """The parties of labelled lines and table rows: "Landlord: X", "Tenant | Y", "Party A: Z"."""
    found: dict[str, list[Party]] = {}
    laid_out = list(tables(front))
    heads = [span for span, _ in laid_out if span]
    for mark in re.finditer(r"[:|–] ?\n*(?=\S)", front):
        if any(start <= mark.start() < end for start, end in heads):
            continue
        name = labelled_at(front, mark.end())
        if name is None or name.text.casefold().startswith(tuple(LABELS)):
            continue
        before = front[max(0, mark.start() - 70) : mark.start()].rstrip(": " if mark[0][0] == "|" else "")
        label = _acting(before, front) or _LABELLED.search(before)
        if label is None:
            continue
        role = re.sub(r"^(?:the|name of(?: the)?) | name$", "", " ".join(label["role"].split()), flags=re.I)
        usual = role if role[:1].isupper() and not role.isupper() else role.capitalize()
        found.setdefault(role.casefold(), [Party(tidy(one.text), usual) for one in _and_others(name, front)])
    return max(unique(party for parties in found.values() for party in parties), _called_in_lines(front), _in_table(laid_out), key=len)


def _acting(before: str, front: str) -> re.Match[str] | None:
    """A label of any kind whose word the text then uses for one who must or may do something: "Lodger: Jan Kos ... The Lodger shall"."""
    label = _OPEN_LABEL.search(before)
    return label if label and re.search(_ACTS.format(re.escape(label["role"].removesuffix("s"))), front, re.I) else None


def _in_table(laid_out: Iterable[tuple[Span | None, tuple[Row, ...]]]) -> tuple[Party, ...]:
    """The parties of a table that has a column for names and one for roles, or a line of names under roles."""
    found: list[tuple[str, str]] = []
    for _, rows in laid_out:
        first, *others = [cells for cells in (rows[0].heads, *(row.cells for row in rows)) if cells]
        name, role = (next((at for at, head in enumerate(first) if kind.match(head)), -1) for kind in (_NAMES, _ROLES))
        if min(name, role) >= 0:
            found += [(cells[name], cells[role]) for cells in others if len(cells) > max(name, role)]
        elif not first[0].strip():
            found += [pair for cells in others if _NAMES.match(cells[0]) for pair in zip(cells[1:], first[1:], strict=False)]
    named = [(name_at(said, 0), role) for said, role in found]
    return unique(Party(tidy(name.text), role_of(role)) for name, role in named if name)


def _and_others(name: Name, front: str) -> Iterator[Name]:
    """A name behind a label, and the full names of people that "and" adds to that of one: "Tenants: Ann Bell and Otto Kern"."""
    yield name
    more = _AND.match(front, name.end) if not name.formed and " " in name.text else None
    other = labelled_at(front, more.end()) if more else None
    if other and not other.formed and " " in other.text and _CLAUSE_ENDS.match(front + "\n", other.end):
        yield other


def _called_in_lines(front: str) -> tuple[Party, ...]:
    """The parties of lines with any label that say what each is called: 'Funder: Acre City Council ("the Council")'."""
    names = (name_at(front, label.end()) for label in _ANY_LABEL.finditer(front))
    named = [(name, role_in(front[name.end :].partition("\n")[0])) for name in names if name]
    found = unique(Party(tidy(name.text), role) for name, role in named if role)
    return found if len(found) > 1 else ()
