"""The parties of an agreement and what each is called in it: what patterns find and what the reader of names marks, as one list."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from corpus.identity.name_reader import Marked, Mention, marked
from corpus.identity.party_lists import Party, key_of, tidy
from corpus.names.company_forms import closes
from corpus.names.countries import is_state

LIKELY = 0.5  # how likely a name must be one of a party
FOUND = 0.02  # ... that patterns find too
BESIDE = 0.95  # ... beside two that patterns find
MOST = 2  # windows that are read at most: where two parties are found in the first, no more
SHORTEST = 4  # letters of a name that is known again within a longer one
_STRIPPED = ' \t\n,;:"“”„«»()[]|*_'


@dataclass(slots=True)
class _Found:
    """What several windows tell, by the keys of names and roles: texts, chances, and logits of belonging together."""

    names: dict[str, str] = field(default_factory=dict)
    chances: dict[str, float] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    links: dict[tuple[str, str], float] = field(default_factory=dict)

    def add(self, text: str, window: Marked) -> None:
        names = [_name(text, one) for one in window.names]
        roles = [text[one.start : one.end].strip(_STRIPPED + ".") for one in window.roles]
        for name, mention in zip(names, window.names, strict=True):
            self.names.setdefault(key_of(name), name)
            self.chances[key_of(name)] = max(mention.chance, self.chances.get(key_of(name), 0.0))
        for role in roles:
            self.roles.setdefault(key_of(role), " ".join(role.split()))
        for row, name in enumerate(names):
            for column, role in enumerate(roles):
                pair = key_of(name), key_of(role)
                self.links[pair] = _either(self.links.get(pair, -math.inf), float(window.links[row, column]))

    def parties(self, likely: float = LIKELY) -> list[Party]:
        """Those whose names are so likely, in the order in which they are named; a part of a longer name is none."""
        sure = {key: name for key, name in self.names.items() if key and self.chances[key] > likely}
        words = {key: set(name.casefold().split()) for key, name in sure.items()}
        return [Party(name, self._role(key)) for key, name in sure.items() if not any(words[key] < words[other] for other in sure)]

    def _role(self, name: str) -> str:
        """What belongs to a name with the best logit, if with more than even chances; a part of another name is none."""
        others = [key for key in self.names if key != name and self.chances[key] > LIKELY]
        free = (role for role in self.roles if role and not any(role in other for other in others))
        best = max(free, key=lambda role: self.links.get((name, role), -math.inf), default="")
        return self.roles[best] if best and self.links.get((name, best), -math.inf) > 0 else ""


def parties_in(front: str, written: Sequence[Party]) -> tuple[Party, ...]:
    """The parties of an agreement by its first pages; `written` are those that patterns find, of which the reader drops what is none."""
    if len(written) > 1 and all(is_state(one.name) for one in written):  # these the register knows
        return tuple(written)
    found, windows = _Found(), []
    for window in islice(marked(front), MOST):
        found.add(front, window)
        windows.append(window)
        if len(found.parties()) > 1:
            break
    kept = [one for one in written if _is_likely(one.name, front, windows)]
    if len(kept) < 2 <= len(written):  # an agreement has two
        kept = list(written)
    return _one_list(kept, found.parties(BESIDE if len(kept) > 1 else LIKELY)) or tuple(written)


def _one_list(written: Sequence[Party], read: Sequence[Party]) -> tuple[Party, ...]:
    """Each party once, by its name as patterns find it, in the order in which they were read; where patterns know no role, by that which was read."""
    known = list(written) if any(one.role for one in written) else [Party(one.name, _told(one, read)) for one in written]
    all_called = len(known) > 1 and all(one.role for one in written)  # one more has a role too, then
    new = [one for one in read if not any(_alike(one.name, other.name) for other in known) and (one.role or not all_called)]
    place = {one: next((at for at, other in enumerate(read) if _alike(one.name, other.name)), -1) for one in (*known, *new)}
    return tuple(sorted(place, key=place.__getitem__) if new else known)


def _told(party: Party, read: Sequence[Party]) -> str:
    """The role under which a party was read; "" where it was not."""
    return next((other.role for other in read if _alike(party.name, other.name)), "")


def _is_likely(name: str, front: str, windows: Sequence[Marked]) -> bool:
    """Whether the reader takes some mention of a name for one of a party; what it did not see is taken as it was found."""
    places = [found.span() for found in re.finditer(r"\s+".join(map(re.escape, name.split())), front, re.I)]
    seen = [window.chance_of(*place) for place in places for window in windows if len(window.words) and place[0] <= window.words[-1]]
    return not seen or max(seen) > FOUND


def _alike(one: str, other: str) -> bool:
    """Whether two spellings are one name: equal, or one a part of the other."""
    short, long = sorted((key_of(one), key_of(other)), key=len)
    return short == long or len(short) >= SHORTEST and short in long


def _name(text: str, mention: Mention) -> str:
    """The name on one line; with the point of its form, "Acme, Inc."."""
    name = tidy(text[mention.start : mention.end].strip(_STRIPPED))
    stopped = text[mention.end : mention.end + 1] == "." and text[mention.end + 1 : mention.end + 2] in (",", ")", ";")
    return f"{name}." if stopped and name and closes(name.split()[-1]) and not name.endswith(".") else name


def _either(one: float, other: float) -> float:
    most = max(one, other)
    return most if most == -math.inf else most + math.log(math.exp(one - most) + math.exp(other - most))
