"""Which documents a message means: by countries, by the names in their register, or as one's own."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.understanding.ukrainian import is_ukrainian
from corpus import parties
from corpus.document import Document
from corpus.names.mentions import DEAL, Mention
from corpus.registry.document_labels import labels
from corpus.registry.front_names import without_front_names
from corpus.registry.named import Named
from corpus.registry.register import Register

READ = 2_000  # characters of a document that tell its language
DOCUMENTS = rf"(?:{DEAL}|(?:contracts?|leases?|loans?|files?|uploads)\b)"
PUT_IN = (
    r"(?:that |which )?(?:I|we)(?:['’]ve| have)?(?: just| already)? (?:\w+ed|put|gave|sent|brought|have|own|hold)\b(?: (?:in|up|here|you))*"
)
OWN = re.compile(
    rf"\b(?:my|our|own)\s+(?:own\s+)?(?:\w+\s+)?{DOCUMENTS}|\b{DOCUMENTS} {PUT_IN}|\b(?:мо(?:ї|їх|їй|я|го|єму)|наш\w*)\s+(?:\w+\s+)?{DEAL}",
    re.IGNORECASE,
)
_SORT = re.compile(rf"\b([\w’']+)[ -]{DEAL}\b", re.IGNORECASE)  # "security agreements"
_WORDS = re.compile(r"[^\W_]+")
_WITH = re.compile(rf"(?:{DEAL}|contracts?) (?:\w+ ){{0,3}}?(?:with|between|by|of|and|з|із|зі|між) (?:the )?$", re.IGNORECASE)
_OF = re.compile(rf"^(?:['’]s?)?[\s-](?:\w+[\s-]){{0,2}}?{DEAL}", re.IGNORECASE)
_PAIRED = re.compile(r"\s?[-–—/]?\s?")  # between two countries that name one treaty
_JOINED = re.compile(r" (?:and|with|і|та|й|з) (?:the )?", re.IGNORECASE)
_ONLY_WHO = re.compile(  # what is left where the name is what is asked about: "Who is Jane Doe?"
    r"\W*(?:(?:so|and|but|а|і|й|то) )?(?:(?:who|what|хто|що)(?:['’]?s| is| are| was| were| таке| такий| така)?)?(?: it| the agreements?)?\W*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Meant:
    """What a message names: documents (ids, labels, the words that name them), partners (slugs) or countries that are party to nothing; `bare`: the message without names; `loosely`: only things that documents are about name them."""

    bare: str
    documents: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    in_ukrainian: bool = False  # every document that is named
    loosely: bool = False


def meant_in(text: str, register: Register | None, things: bool = True) -> Meant:
    """What a message names, by `things` that documents are about, too. Without a register every country that has a slug of its own may be a partner."""
    mentions = [m for m in parties.named(text, fuzzy=True) if m.way != "place"]
    others = parties.others(text)
    if register is None:
        slugs = _slugs(mentions)
        return Meant(text, partners=slugs, unknown=() if slugs else _names(others))
    ids, found = register.meant(text, things)
    free = [m for m in (*mentions, *others) if not any(n.start < m.end and m.start < n.end for n in found)]
    if treaty := _treaty(ids, free, found, register):
        ids, found = (
            tuple(dict.fromkeys((*ids, treaty))),
            [*found, *(Named(m.start, m.end, "title", frozenset([treaty]), 0.0) for m in _naming(text, free))],
        )
        free = []
    partners = tuple(slug for slug in _slugs(free) if slug in register.partners)
    if ids and not (partners and _country_first(text, free, found)):
        words = tuple(dict.fromkeys(text[one.start : one.end] for one in found))
        called = labels([register.documents[id] for id in ids])
        ukrainian = all(is_ukrainian(register.documents[id].text[:READ]) for id in ids)
        bare = without_front_names(register.bare(text, ids, found), [register.documents[id] for id in ids])
        loosely = all(one.way == "thing" for one in found)
        return Meant(text if _ONLY_WHO.fullmatch(bare) else bare, ids, called, words, in_ukrainian=ukrainian, loosely=loosely)
    unknown = () if partners or not register.partners else _names([m for m in free if m.slug not in register.partners])
    return Meant(text, partners=partners, unknown=unknown)


def _treaty(ids: Sequence[str], free: Sequence[Mention], found: Sequence[Named], register: Register) -> str:
    """The treaty (id) of the countries that a text names, together or beside documents, where it is one of one's own: "the treaty with Peru or
    the lease"; of several that which the text names otherwise, too: "the Oslo air services agreement with Peru"."""
    countries = {mention.slug for mention in free}
    if not free or len(countries) < 2 and not any(one.way in ("party", "title") for one in found):
        return ""
    theirs = [document for document in register.documents.values() if countries.issubset(document.partners)]
    named = [document for document in theirs if document.id in ids] or theirs
    return named[0].id if len(named) == 1 and named[0].of_others else ""


def _naming(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The countries that stand where they say which treaty is meant, beside one another or the noun, and not what one does: "signed for Peru"."""
    tied = [m for m in mentions if _WITH.search(text[: m.start]) or _OF.match(text[m.end :])]

    def stands(one: Mention, other: Mention, how: re.Pattern[str]) -> bool:
        return one is not other and bool(how.fullmatch(text[min(one.end, other.end) : max(one.start, other.start)]))

    return [m for m in mentions if m in tied or any(stands(m, n, _PAIRED) for n in mentions) or any(stands(m, n, _JOINED) for n in tied)]


def _country_first(text: str, mentions: Sequence[Mention], found: Sequence[Named]) -> bool:
    """Whether a text speaks of a country's agreement, and names no other party: "the security agreement with Norway"."""
    if any(one.way == "party" for one in found):
        return False
    if all(one.way in ("front", "thing") for one in found):
        return True
    return any(_WITH.search(text[: m.start]) or _OF.match(text[m.end :]) for m in mentions)


def _slugs(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(slug for m in mentions for slug in parties.readings(m, mentions)))


def _names(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The countries by the names they are shown with."""
    return tuple(dict.fromkeys(parties.name_of(m.slug) if parties.has_own_entry(m.slug) else m.text for m in mentions))


def collection_named(text: str, documents: Sequence[Document], held: Collection[str]) -> str:
    """The one of these collections by whose name a message calls agreements: "the security agreements"; "" where it names none.

    A word that stands in the kind or title of a document outside it names none.
    """
    words = {found[1].casefold() for found in _SORT.finditer(text)}
    named = {name for name in held if words & set(_WORDS.findall(name.casefold()))} if words else set()
    if len(named) != 1:
        return ""
    outside = (one for one in documents if one.collection not in named)
    return "" if any(words & set(_WORDS.findall(f"{one.type} {one.title}".casefold())) for one in outside) else named.pop()


def speaks_of_own(text: str) -> bool:
    """Whether a message asks of "my contracts" or "our agreement"."""
    return bool(OWN.search(text))


def speaks_of_several(text: str) -> bool:
    """Whether a message asks of several documents of one's own: "my contracts"."""
    return any(found[0].endswith("s") for found in OWN.finditer(text))
