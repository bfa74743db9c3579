"""What "and" joins in a list of parties: two halves of one name, two people of one surname, several who share a role."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.identity.party_candidates import Entry
from corpus.identity.party_names import Name, with_surname
from corpus.identity.party_roles import LABELS, role_in, role_together
from corpus.names.company_forms import closes, is_form
from corpus.names.countries import is_state

_HALF = re.compile(
    r"(?:(?:[,;)”\"]|\band) ?(?:and |AND )?(?=(?:the|The|THE) )|[)”\"],? (?:and|AND) )(?P<half>(?:(?:the|The|THE) )?(?P<name>(?:[^\W\d_][\w’'-]* ){1,3})(?:and|AND) )$"
)
_TITLE = r"(?:(?:Mr|Mrs|Ms|Mx|Dr)\.? )?"
_NEXT = re.compile(rf"(?:, ?| )(?:and |AND |та |і |й |und |et )?{_TITLE}(?:the )?", re.I)
_AND = re.compile(rf" (?:and|AND|та|і|й|und|et) {_TITLE}")


def joined(found: list[Entry], stretch: str, one: bool) -> list[Entry]:
    """The entries of which "and" parts two, and not the words of one name, as in "the Glass and Ceramics Workers' Union".

    `one`: whether the stretch names one party, or those that share a role.
    """
    kept: list[Entry] = []
    for at, entry in enumerate(found):
        since = kept[-1].name.end if kept else 0
        several = len(found) > 2 or one
        if kept and (
            len(found) > 2
            and _is_half(stretch[max(0, kept[-1].begin - 4) : entry.begin], entry.name)
            or several
            and _is_first_half(found, at, kept[-1], stretch)
        ):
            first = kept.pop()
            kept.append(Entry(_whole(stretch, first.begin, entry.name), first.label, first.begin))
        elif kept and (half := _HALF.search(stretch, since, entry.begin)) and _is_half(half["half"], entry.name):
            kept.append(Entry(_whole(stretch, half.start("name"), entry.name), entry.label, half.start("name")))
        else:
            if kept and several and _AND.fullmatch(stretch, since, entry.begin) and _role_after(found, at, stretch):
                kept[-1] = _with_surname(kept[-1], entry)
            kept.append(entry)
    return kept


def _is_half(before: str, second: Name) -> bool:
    """Whether the words before a name begin it: a single word before a company's or a union's, or, with an article, what nobody is called."""
    half = re.fullmatch(r"(?:.{0,4}?(?P<article>\bthe ))?(?:[\s(,]*)(?P<name>[^\W\d_][^,;()\n]*) and ", before, re.I)
    if half is None or is_state(half["name"]) or closes(half["name"].split()[-1]) or second.text.startswith("The "):
        return False
    if not half["article"]:
        return _of_body(second.text) and " " not in half["name"]
    return not is_form(second.text.split()[-1]) and half["name"].casefold() not in LABELS


def _is_first_half(found: Sequence[Entry], at: int, first: Entry, stretch: str) -> bool:
    """Whether the only name without a role begins that of the company that "and" joins to it, which has a role of one: "Salt and Ash Ltd ("Buyer")"."""
    second = found[at]
    joins = _AND.fullmatch(stretch, first.name.end, second.begin) is not None and stretch.count(first.name.text) == 1
    if not joins or first.label or first.name.formed or is_state(first.name.text) or not _of_body(second.name.text):
        return False
    roles = [entry.label or _role_after(found, i, stretch) for i, entry in enumerate(found) if i != at - 1]
    return all(roles) and not roles[at - 1].endswith("s")


def _of_body(name: str) -> bool:
    """Whether a name is a company's by its form, or that of a body of several: "Ferry Workers' Union"."""
    return is_form(name.split()[-1]) or re.search(r"s[’'] ", name, re.I) is not None


def _role_after(found: Sequence[Entry], at: int, stretch: str) -> str:
    """The role that the words between an entry and the next one give it."""
    stop = found[at + 1].begin if at + 1 < len(found) else len(stretch)
    said = stretch[found[at].name.end : stop]
    return role_in(said) or role_together(said)


def _with_surname(first: Entry, second: Entry) -> Entry:
    """A single first name with the surname that it shares with the next: "Ann and Bo Reed"."""
    people = not first.name.formed and not second.name.formed and not is_state(first.name.text)
    if not people or not 1 < len(second.name.text.split()) < 4:
        return first
    return Entry(first.name._replace(text=with_surname(first.name.text, second.name.text)), first.label, first.begin)


def _whole(stretch: str, begin: int, second: Name) -> Name:
    return Name(re.sub("^the ", "", stretch[begin : second.end], flags=re.I), second.end, second.formed)


def shared(found: Sequence[Entry], after: Sequence[str], roles: list[str], one: bool) -> list[str]:
    """The roles of the entries, with that of those who share one: "Heirs: Ann and Bo", 'Anna Koval and Petro Bondar (the "Tenants")', '(together the "Tenant")'."""
    for at in range(1, len(found)):
        if found[at - 1].label.endswith("s") and not roles[at] and _AND.fullmatch(after[at - 1]):
            roles[at] = roles[at - 1]
    for last in range(len(found) - 1, 0, -1):
        first = last
        while first and not roles[first - 1] and _NEXT.fullmatch(after[first - 1]):
            first -= 1
        if first == last:
            continue
        outside = [role for at, role in enumerate(roles) if not first <= at <= last]
        alike = _AND.fullmatch(after[last - 1]) and len({entry.name.formed for entry in found[first : last + 1]}) == 1
        if not roles[last] and (one or outside):
            roles[last] = role_together(after[last])
            alike = alike or bool(roles[last])
        if roles[last].endswith("s") or alike and (one or any(outside)):
            roles[first:last] = [roles[last]] * (last - first)
    return roles
