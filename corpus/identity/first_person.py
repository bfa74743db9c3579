"""Who speaks in an agreement in the first person, and to whom: "I, Jane Doe, of 5 Mill Road, lend my boat to John Roe"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.identity.party_lists import Party, tidy, unique
from corpus.identity.party_names import Name, name_at
from corpus.identity.party_roles import role_of

_GIVER = re.compile(
    r"(?:^|[\n.] *)(?:(?P<introduced>I am|I['’]m|My name is|Ich bin|Мене звати)|(?:I|Я|Ich),?|(?:We|Ми|Wir),) (?=[A-ZА-ЯҐЄІЇ])"
)
_APPOINTED = re.compile(r"\b(?:(?:hereby )?(?:make, constitute and )?appoints?|уповноважую|bevollmächtige)(?: hiermit)?:? +")
_SENTENCE = re.compile(r"(?:[^.\n]|\.(?! +[A-ZА-ЯҐЄІЇ]|\n|$)){0,600}")
_BEFORE_NAME = re.compile(r"(?<![.\d])\b(?!(?:of|in|at|near|on)\b)[^\W\d_A-ZА-ЯҐЄІЇ]+,? (?=[A-ZА-ЯҐЄІЇ])")
_AND = re.compile(r",? (?:and|та|і|und) (?=[A-ZА-ЯҐЄІЇ])")
_AFTER_NAME = re.compile(r"\s*(?:[,;.(]|$|\b(?:and|as|for|my|our|the|an?|та|und)\b)")
_CALLED = re.compile(
    r"\b(?P<who>I|[Ww]e|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}),? (?:am|are|is|will be|shall be)(?: \w+)? (?:called|known as|referred to as|named)(?: here| below)?"
    r" (?:the |an? )?[\"“‘']?(?:the )?(?P<role>[\w-]+(?: [A-Z][\w-]+){0,2})"
)


def declaring(front: str) -> tuple[Party, ...]:
    """Who speaks, and with whom: the one who is appointed, in a power of attorney, else whom the first sentence names besides."""
    giver = _GIVER.search(front)
    if giver is None:
        return ()
    speaking = list(_names(front, giver.end()))
    appointed = _APPOINTED.search(front)
    if appointed:
        spoken_to = list(_names(front, appointed.end()))
    else:
        spoken_to = _others(front, speaking, sentences=2 if giver["introduced"] else 1) if speaking else []
    return unique(Party(tidy(name.text), "") for name in (*speaking, *spoken_to))


def _names(text: str, at: int) -> Iterator[Name]:
    """The name that begins at an offset, and those that "and" adds to it."""
    name = name_at(text, at)
    while name:
        yield name
        more = _AND.match(text, name.end)
        name = name_at(text, more.end()) if more else None


def _others(front: str, speaking: Sequence[Name], sentences: int) -> list[Name]:
    """The first further full name in the sentence in which somebody speaks, where the text says it or a part of it again.

    In two `sentences` of one who says first who it is: "I am Jane Doe. I lend my boat to John Roe."
    """
    at = stop = speaking[-1].end
    for _ in range(sentences):
        sentence = _SENTENCE.match(front, stop)
        stop = min(sentence.end() + 1, len(front)) if sentence else stop
    for before in _BEFORE_NAME.finditer(front, at, stop):
        found = list(_names(front, before.end()))
        if found and all(" " in name.text and _is_again(name, front) for name in found) and _AFTER_NAME.match(front, found[-1].end):
            return found
    return []


def _is_again(name: Name, front: str) -> bool:
    """Whether a name, or its first word, stands in the text a second time."""
    return len(re.findall(rf"\b{re.escape(name.text.split()[0])}\b", front)) > 1


def with_called(parties: Sequence[Party], front: str) -> tuple[Party, ...]:
    """The parties, those without a role with what a sentence of its own calls them: "I am called the lender and Declan the ..."."""
    giver = _GIVER.search(front) if not all(party.role for party in parties) else None
    speaking = {tidy(name.text) for name in _names(front, giver.end())} if giver else set()
    called: dict[str, str] = {}
    for found in _CALLED.finditer(front) if not all(party.role for party in parties) else ():
        small = found["role"][0].islower()
        role = role_of(found["role"].capitalize()).lower() if small else role_of(found["role"])
        for party in parties:
            own = party.name in speaking if found["who"] in ("I", "We", "we") else set(found["who"].split()) <= set(party.name.split())
            if own and role:
                called.setdefault(party.name, role)
    return tuple(Party(name, role or called.get(name, "")) for name, role in parties)
