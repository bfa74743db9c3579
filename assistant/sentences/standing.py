"""What a sentence is where it stands: a heading, a name, or said of somebody else - none of which answers."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.understanding.question import Question
from corpus import parties
from corpus.names.name_words import core, words
from corpus.outline import PREAMBLE
from index.passage import Passage

LONGEST_HEADING = 80
MOST_TITLES = 2  # times the length of a title that a sentence may be which says nothing else
_FRONT = ("Title", PREAMBLE)  # sections that say what the agreement is and whose
_RECITES = re.compile(r"\W*(?:\(?\w{1,3}[).] )?(?:whereas|[a-z]+(?<!th)ing)\b", re.IGNORECASE)  # "Recalling the Memorandum of ..."
_CALLS = re.compile(r"\([^()]*[\"“”«][^()]*\)")  # what names a party: (the "Controller")
_BEFORE_CLAUSES = re.compile(r"preamble|recitals?|background|whereas", re.IGNORECASE)
MOST_NAMED = 4  # partners in a sentence of an article that can still be about one of them


def heading_of(passage: Passage) -> str:
    """The last names of a passage's section: what its sentences stand under."""
    parts = passage.section.split(" > ")
    return " > ".join(parts[-2:] if passage.kind == "agreement" else parts[-1:])


def is_heading(text: str, passage: Passage) -> bool:
    """Whether a sentence is only a heading, a title or a number."""
    said = _spoken(text)
    heading = len(text) < LONGEST_HEADING and f" {said} " in f" {_spoken(passage.section)} "
    return heading or said == _spoken(passage.title) or bool(re.fullmatch(r"[\W\d]*", text))


@lru_cache(maxsize=4_000)
def _spoken(text: str) -> str:
    """A text without its marks: a section's path parts its names by others than the heading does."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def names_only(text: str, passage: Passage) -> bool:
    """Whether a sentence only says what the agreement is called or between whom it is: no answer to anything else."""
    of_people = passage.kind == "agreement" and not passage.partners  # states are named in every sentence of theirs
    front = of_people and passage.section.startswith(_FRONT)
    if not front and len(text) > MOST_TITLES * len(passage.title):
        return False
    if all(map(_words(passage.title).__contains__, words(text))):
        return True
    return front and sum(set(words(text)).issuperset(core(party)) for party in passage.parties) > 1


def recites(text: str, passage: Passage) -> bool:
    """Whether a sentence only says why an agreement was made, before its clauses."""
    goes_on = text.rstrip().endswith(",") and _CALLS.search(text) is None
    return _BEFORE_CLAUSES.match(passage.section) is not None and (goes_on or _RECITES.match(text) is not None)


@lru_cache(maxsize=1_000)
def _words(title: str) -> frozenset[str]:
    return frozenset(words(title))


def is_about_others(text: str, passage: Passage, question: Question) -> bool:
    """A sentence of an article speaks for a partner only if it names it; a declaration or compact only for itself."""
    named = question.partners
    if not named or not passage.partners:
        return False
    if passage.kind == "article":
        told_of = set(parties.slugs(text))
        return not set(named) & told_of or (len(told_of) > MOST_NAMED and len(named) == 1)
    return passage.partners[0] in parties.NAMED_DOCUMENTS and passage.partners[0] not in named
