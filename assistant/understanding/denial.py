"""What a question over agreements denies: its condition, one value of it, or nothing, where the denial is a part of what is asked."""

from __future__ import annotations

import re

from index.terms import stems

_DENIES = re.compile(
    r"\b(?:not|no|never|lacks?|lacking|none|neither|nothing|nowhere|silent)\b(?! (?:later|earlier|less|more|longer|fewer|only|than)\b)|n['’]t\b",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(r"(?:\b(?:not|never|cannot)|n['’]t)(?P<after>(?:\s[\w-]+){1,2})", re.IGNORECASE)
_WITHOUT = re.compile(r"\bwithout\b", re.IGNORECASE)
_UNDER = re.compile(r"\b(?:if|when|whenever|unless|because|whether|while|although|though|in case)\b", re.IGNORECASE)  # what depends on it
_SHORT_DENIAL = re.compile(r"\b\w+n['’]t\b", re.IGNORECASE)  # "don't"
_VERB = re.compile(  # what follows "do not"; words about which it only says that a text speaks of them are not kept
    r"(?:\b(?:not|never)\b|n['’]t\b)(?: (?:even|ever|explicitly|expressly|\w+ly))?(?: (?:be|have|been|any|an?|the))* (?P<verb>[a-z]+)\b"
    r"(?P<speaks>(?: [\w’'-]+){0,3}? (?:about|of|regarding|concerning)\b)?",
    re.IGNORECASE,
)
_BARRED = re.compile(r"\b(?:can|may|must|shall|should|could|might)(?: not\b|n['’]t\b)|\bcannot\b|\bcan['’]?t\b", re.IGNORECASE)
_INSTEAD = re.compile(
    r",? (?:other than|rather than|instead of|as opposed to|(?:but|and) not|except(?: for)?|(?<=thing )(?<!nothing )but|(?<=where )but|(?<=one )but|(?<=body )but)"
    r" (?:by |in |at |on |for )?(?:an? |the )?(?P<value>[^,;?!]+?)(?=$|[,;?!]| (?:before|after|since|until|but)\b)|, not (?:by |in |at |on |for )?(?:an? |the )?(?P<plain>[^,;?!]+)",
    re.IGNORECASE,
)


def denies(text: str, own_words: bool) -> bool:
    """Whether a text denies the condition that it sets; `own_words`: it says something of its own before a "without", which belongs to that."""
    under = _UNDER.search(text)
    main = text[: under.start()] if under else text
    return bool(_DENIES.search(main)) or bool(_WITHOUT.search(main)) and not own_words


def denies_verb(text: str, verb: str) -> bool:
    """Whether a sentence says that a verb is not so, each time that it has it: "does not renew automatically", and not "renews unless a party wishes not to renew"."""
    asked = set(stems(verb))
    denied = sum(bool(asked & set(stems(found["after"]))) for found in _NOT_DONE.finditer(text)) if asked else 0
    return 0 < denied >= sum(stem in asked for stem in stems(text))


def denied_part(text: str) -> tuple[str, str]:
    """What stands before the word that denies, and from it on: "signed before March 2024", "lack a clause on drones"; ("", "") without one."""
    found = _DENIES.search(text) or _WITHOUT.search(text)
    return (text[: found.start()], text[found.start() :]) if found else ("", "")


def denies_more(text: str) -> bool:
    """Whether a text denies more than that an agreement speaks of something, which silence does not prove: "may not be sold", "not without a reason"."""
    return bool(_BARRED.search(text) or _WITHOUT.search(text))


def before_without(text: str) -> str:
    """What stands before the word "without"; the whole text where it has none."""
    return _WITHOUT.split(text)[0]


def undenied(text: str) -> str:
    """A text without the words that deny."""
    return _WITHOUT.sub(" ", _DENIES.sub(" ", _SHORT_DENIAL.sub(" ", text)))


def denied_verb(text: str) -> tuple[str, bool]:
    """The verb that is denied ("" for none), and whether it only says that a text speaks of something: "do not talk about"."""
    found = _VERB.search(text)
    return (found["verb"], bool(found["speaks"])) if found else ("", False)


def other_value(text: str) -> tuple[str, str] | None:
    """(the text without it, the value) where a value is denied, and not that there is one: "other than six months"; None where none is."""
    found = _INSTEAD.search(text)
    if not found:
        return None
    return f"{text[: found.start()]}{text[found.end() :]}", (found["value"] or found["plain"]).strip()
