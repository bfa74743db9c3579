"""Whether a whole name is that of a state, known or by its form, its government or a union of states, in English or Ukrainian."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from corpus import parties
from corpus.names.lexicon import fold

_AROUND = re.compile(
    r"^(?:the )?(?:(?:his|her) majesty's )?(?:royal |federal )?"
    r"(?:(?:government|cabinet of ministers|council of ministers|people) of (?:the )?|(?:уряд|кабінет)\w* (?:міністрів )?)?"
    r"(?:(?:(?:united|federal|federative|islamic|arab|democratic|socialist|people's|co-operative|plurinational|swiss|oriental|grand|independent) )*"
    r"(?:republics?|kingdom|states?|commonwealth|federation|confederation|union|duchy|grand[ -]duchy|principality|sultanate) of (?:the )?"
    r"|(?:(?:велик|федеративн|народн|ісламськ|арабськ)\w+ )*(?:республік|королівств|герцогств|князівств|держав)\w+ )?"
)
_UNIONS = "european union|united nations|european community|european atomic energy community|african union|євросоюз|європейський союз|united states of america|great britain|united kingdom of great britain & northern ireland|united kingdom of great britain and northern ireland|united states|hellenic republic|french republic|italian republic|portuguese republic|czech republic|slovak republic|argentine republic|swiss confederation|russian federation|republic of korea|holy see|netherlands|gambia|bahamas"


@cache
def _names() -> frozenset[str]:
    from babel import Locale

    names = {*_UNIONS.split("|"), *_usual_names()}
    for tongue in ("en", "uk", "de", "fr"):
        for code, name in dict(Locale(tongue).territories).items():
            if str(code).isalpha():
                names |= {fold(str(name)), fold(re.split(r" \(| [-–] |, ", str(name))[0])}
    return frozenset(names)


_FORM = r"(?:republics?|kingdom|empire|(?:grand[ -])?duchy|principality|sultanate|emirate|khanate|tsardom)"
_OF_FORM = re.compile(
    rf"(?:the )?(?:(?:(?:his|her) majesty's )?government of (?:the )?)?(?:\w+ )?{_FORM} of (?:the )?(?P<of>[^\W\d]+(?:[ -][^\W\d]+){{0,2}})"
    rf"|(?:the )?(?:government of (?:the )?)?[^\W\d]+(?:ian|ean|ish|ese|ic|an|ak) {_FORM}"
    r"|(?:the )?(?:(?:his|her) majesty's )?government of (?:the )?(?P<governed>[^\W\d]+(?: [^\W\d]+)?)"
)
_GOVERNMENT = re.compile(r"^(?:(?:his|her) majesty's )?government of (?:the )?", re.I)
_NOT_BARE = re.compile(r"\b(?:the|and|on|in|at|for|to|with|by|of|ltd|limited|inc|llc|plc|gmbh|ag|corp|company)\b")


def is_state(name: str) -> bool:
    """Whether a name, taken whole, is a known state's or has the form of one's, as those of history have: "Kingdom of Hanover"."""
    if is_country(name):
        return True
    formed = _OF_FORM.fullmatch(" ".join(fold(name).split()))
    return formed is not None and not _NOT_BARE.search(formed["of"] or formed["governed"] or "")


def is_country(name: str) -> bool:
    """Whether a name, taken whole, is a state's: "Ukraine", "Kingdom of Norway", "Government of Japan"; never "Irish Properties Ltd"."""
    wordings = _wordings(name)
    return bool(wordings[0]) and (any(words in _names() for words in wordings) or _declined(wordings[-1]))


def _wordings(name: str) -> tuple[str, str, str]:
    """A name folded, without the government that stands for its state, and without the form of the state."""
    plain = " ".join(fold(name).split())
    return plain, _GOVERNMENT.sub("", plain), _bare(name)


def _bare(name: str) -> str:
    """A name without the form of the state, folded: "uruguay" of the "Oriental Republic of Uruguay"."""
    return _AROUND.sub("", " ".join(fold(name).split()), count=1)


@cache
def _usual_names() -> dict[str, str]:
    """The full and official names of countries, folded -> what people call them: "oriental republic of uruguay" is Uruguay."""
    from babel import Locale
    from pycountry import countries

    usual = Locale("en").territories
    names = ((country.alpha_2, {country.name, getattr(country, "official_name", country.name)}) for country in countries)
    return {fold(name): str(usual[code]) for code, those in names for name in those}


@cache
def _stems() -> frozenset[str]:
    return frozenset(name[:-1] if name[-1] in "аяйьі" else name for name in _names() if re.search("[а-яіїє]", name) and len(name) > 3)


def _declined(plain: str) -> bool:
    """Ukrainian names in the endings that "між ... та ..." asks for: "Україною"."""
    if not re.search("[а-яіїє]", plain):
        return False
    stems = _stems()
    return any(plain[:-cut] in stems for cut in (1, 2, 3) if len(plain) - cut >= 4)


def states(names: Iterable[str]) -> tuple[str, ...]:
    """The slugs of those that are party to a document between states only; none where anybody else is party to it."""
    held = tuple(names)
    return tuple(dict.fromkeys(slug for name in held if (slug := slug_of(name)))) if all(map(is_country, held)) else ()


def slug_of(name: str) -> str:
    """The slug of the country that a name, taken whole, is; "" for Ukraine and everything else."""
    if slug := parties.slug_of(name):
        return slug
    if not is_country(name):
        return ""
    usual = next((_usual_names()[words] for words in _wordings(name) if words in _usual_names()), _bare(name).title())
    if slug := parties.slug_of(usual):
        return slug
    found = [mention.slug for mention in parties.named(name) if mention.way in ("name", "title")]
    return found[0] if len(set(found)) == 1 else ""


def end_in(title: str, party: str) -> int:
    """Where the name of a party, or that of the state of a government, ends in a title; -1 where it does not stand there."""
    for name in dict.fromkeys((party, _GOVERNMENT.sub("", party))):
        if (at := title.casefold().find(name.casefold())) >= 0:
            return at + len(name)
    return -1


@cache
def is_national(word: str) -> bool:
    """Whether a word names a country or its people: alone it is no name of a company that bears it."""
    shown = word.capitalize()
    return bool(parties.named(shown) or parties.others(shown))
