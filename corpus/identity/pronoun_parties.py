"""Who "I", "we" and "you" are in an agreement that says so: "we" means Acme Ltd; between us, Acme Ltd, and you, Jane Doe."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.identity.party_lists import Party, key_of, tidy, unique
from corpus.identity.party_names import HONORIFIC, Name, labelled_at, name_at, with_surname
from corpus.names.pronouns import SEVERAL, called_by, called_by_word, is_quoted, pronoun_in

_MOST = 300  # characters that say who is meant
_DEFINED = re.compile(
    rf"(?<![\w’']){SEVERAL}(?:(?:,| and| or|, and) [\"“„](?:the )?[A-Z][\w -]{{1,30}}[\"”“])*(?: (?:each |both |all )?(?P<verb>means?|refers? to|stands? for|is|are|designates?|означа\w+|це)|(?P<colon>:)| [–—-])\s+(?=\S)"
)
_UNFIT = ("means", "refers to", "stands for", "designates")  # after a pronoun that is used, and not spoken of, another form follows
_BEGINS = re.compile(r"(?:^|\n|[.:;|•] ?)\W*\Z")
_SENTENCE = re.compile(r"(?:[^.;\n]|\.(?! +[A-ZА-ЯҐЄІЇ\"“„«]|\n|$))+")
_LABEL = re.compile(r"(?:the |our |your )?(?P<label>[^\W\d_]+)\b")
_NOUN_CALLED = re.compile(r"\b(?P<said>the [a-z]+\b[^.;\n()]{0,60}) \((?P<inside>[^()\n]{2,40})\)")
_BESIDE = re.compile(r"\b(?P<who>[Uu]s|[Ww]e|[Yy]ou|me|I)(?:, | \()(?=[A-ZА-ЯҐЄІЇ])")
_GREETED = rf"(?:{HONORIFIC.pattern})?[A-ZА-ЯҐЄІЇ][\w’'-]+"
_DEAR = re.compile(rf"(?:^|\n)(?:Dear|Шановн\w+) (?P<names>{_GREETED}(?:(?:,|,? and| та| і) {_GREETED})*)[,:!]? *\n")
_TO = re.compile(r"(?:To|Кому|An)\b:? +")
_LETTER_HEAD = 2_000  # characters in which a letter greets
_NEXT = re.compile(r"(?:, (?:and |та )?| and | та | і )(?:the )?(?=[A-ZА-ЯҐЄІЇ])")
_NEXT_DEFINED = re.compile(r",? (?:and|та) [\"“„«]")  # '"you" means each of us, and "the house" means'
_BEHIND_NOUN = re.compile(r"(?:[,:] |\()(?:the )?(?=[A-ZА-ЯҐЄІЇ])")


def with_pronouns(parties: Sequence[Party], front: str) -> tuple[Party, ...]:
    """The parties, called by the pronouns that the text says they are; whom one means that is not among them comes first."""
    spoken = unique([*_defined(front), *_in_brackets(front), *_beside(front)])
    called = {key_of(party.name): party.role for party in spoken}
    if called.keys() <= {key_of(party.name) for party in parties}:
        return tuple(Party(party.name, called.get(key_of(party.name), party.role)) for party in parties)
    alone = len(set(called.values())) == 1
    return (*spoken, *(party for party in parties if alone and party.role and key_of(party.name) not in called))


def _defined(front: str) -> Iterator[Party]:
    """Those of "'we' and 'us' mean Acme Ltd", or whom a label names: "'you' means the customer named below"."""
    for found in _DEFINED.finditer(front):
        sentence = _SENTENCE.match(front, found.end(), found.end() + _MOST) if _speaks_of(found, front) else None
        if sentence:
            said = _NEXT_DEFINED.split(sentence[0])[0]
            names = _in_full([tidy(name.text) for name in _names(said)], front) or _labelled(said, front)
            yield from (Party(name, called_by(found["first"])) for name in names)


def _in_brackets(front: str) -> Iterator[Party]:
    """Whom a label names where only the noun is called so: 'the member who signs below ("you")'."""
    for found in _NOUN_CALLED.finditer(front):
        if role := pronoun_in(found["inside"]):
            yield from (Party(name, role) for name in _labelled(found["said"], front))


def _speaks_of(found: re.Match[str], front: str) -> bool:
    """Whether pronouns of one party are spoken of, and not used: in quotation marks, before a colon, or with a verb that does not fit them."""
    meant = {called for word in re.findall(r"\w+", found["first"] + found["more"]) if (called := called_by_word(word))}
    if len(meant) > 1:
        return False
    begins = found["colon"] and _BEGINS.search(front, 0, found.start()) is not None
    unfit = found["verb"] in _UNFIT or found["more"] and found["verb"] not in ("is", "are", "це")
    return bool(is_quoted(found["first"]) or begins or unfit)


def _names(said: str) -> list[Name]:
    """The names with which it begins, or those behind its noun: "the tenants, Ann Bell and Jo Roe"."""
    begins = [0, *(mark.end() for mark in _BEHIND_NOUN.finditer(said))]
    found = [name for at in begins if (name := name_at(said, at)) and (at == 0 or _is_full(name) or _NEXT.match(said, name.end))][:1]
    while found and (more := _NEXT.match(said, found[-1].end)) and (name := name_at(said, more.end())) and _is_full(name):
        found.append(name)
    return found


def _in_full(names: list[str], front: str) -> list[str]:
    """Names, the first of "Sean and Moira Doyle" in full where the text writes it so elsewhere."""
    full = with_surname(*names[:2]) if len(names) > 1 else ""
    return [full, *names[1:]] if full and full in front else names


def _labelled(said: str, front: str) -> list[str]:
    """The name behind the label that the words are: "the hirer named below", and below "Hirer: Jane Doe"."""
    words = _LABEL.match(said)
    label = words and re.search(
        rf"(?:^|[\n|])\W*(?:the |name of (?:the )?)?{re.escape(words['label'])}(?: name|['’]s name)?\W*[:|–]\W*", front, re.I
    )
    name = labelled_at(front, label.end()) if label else None
    return [tidy(name.text)] if name else []


def _beside(front: str) -> Iterable[Party]:
    """Those that stand beside two pronouns: "between us, Acme Ltd, and you, Jane Doe"; else the firm in brackets behind one: "us (Acme Ltd)"."""
    named = [(mark, name) for mark in _BESIDE.finditer(front) if (name := name_at(front, mark.end())) and _is_full(name)]
    found = [Party(tidy(name.text), called_by(mark["who"])) for mark, name in named]
    if len({party.role for party in found}) > 1:
        return found
    return [party for party, (mark, name) in zip(found, named, strict=True) if name.formed and mark[0].endswith("(")]


def addressed(front: str) -> tuple[Party, ...]:
    """To whom a letter is written, by the full names above "Dear Jane" or "Dear Ms Doe and Mr Roe"; nobody in any other text."""
    greeting = _DEAR.search(front, 0, _LETTER_HEAD)
    if greeting is None:
        return ()
    greeted = set(re.findall(r"[\w’'-]+", greeting["names"]))
    above = (name for line in re.finditer(r"[^\n]+", front[: greeting.start()]) for name in _names(_TO.sub("", line[0], count=1)))
    return unique(Party(tidy(name.text), called_by("you")) for name in above if _is_full(name) and greeted & set(name.text.split()))


def _is_full(name: Name) -> bool:
    return " " in name.text or name.formed
