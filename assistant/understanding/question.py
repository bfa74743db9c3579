"""A message -> a question: who is meant, when, and what kind of answer is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.understanding.abbreviations import asked_abbreviation
from assistant.understanding.asking import with_question_words
from assistant.understanding.kinds import GENERIC, STOP, kinds_of
from assistant.understanding.scope import meant_in
from assistant.understanding.thesaurus import Rewording, as_documents_say
from assistant.understanding.ukrainian import is_ukrainian, translate, unglossed
from corpus import parties
from corpus.names.mentions import Mention
from corpus.registry.naming_days import YEAR
from corpus.registry.register import Register

_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_TYPE = re.compile(r"\b([A-Za-zА-Яа-я])-?(\d{2,3})s?\b")  # "f16s" is "f-16"
_ORDER = re.compile(r"^order(?=\s(?:my|our|all|the|these|those|them)\b.*\bby\b)", re.IGNORECASE)  # no document that is called an order
_ORDINALS = ("first", "second", "third")
_WAR_YEAR = re.compile(
    r"\b(first|second|third) (?:full )?year of (?:the )?(?:full-scale |all-out |big )?(?:war|invasion)\b|\bwar[’']s (first|second|third) year\b",
    re.IGNORECASE,
)
_CARRIED = re.compile(r"\s*\([^()]*\)$")
_DEAL = r"(?:agreements?|deals?|pacts?|accords?|treat(?:y|ies)|commitments?|documents?|texts?|угод\w*|договор\w*|пакт\w*|документ\w*)"
_AS_PARTNER = re.compile(
    rf"{_DEAL} (?:\w+ ){{0,3}}?(?:with|between|of|and|signed|from|з|із|зі|між)\b|\b\w+(?:'s|’s|n|ese|ish|i|ська|ською|ської|ській)? (?:security )?{_DEAL}"
    r"|\b(?:did|does|has|will|is|do|have)\b.{0,30}\b(?:sign|promise|pledge|give|allocate|provide|commit|send|deliver|donate|contribute|supply|have)"
    r"|\b(?:signed|promised|pledged|gave|gives|allocated|provided|sent|donated|delivered)\b|підпис|обіця|виділ|над[аі]|переда",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question that stands alone: `text` as it is read, `topic` as it was asked first, `english` its wording (or gloss) in English.

    `terms` are its content words in order; `partners` the slugs meant, `unknown` the countries named that are no partner,
    `places` the capitals that stand for a place and no partner; `kind` is one of kinds.KINDS, `also` what is asked for beside it; `years` as written.
    `documents` are the ids of those that it names by title, party, type or date, `labels` what these are called, `words` those that
    name them, `by_role` whether only by what a party or a thing is called, `by_answer` whether nobody named them, but the answer before was about them;
    `bare` is the text without what only names them; `said`: as a person asked it, where it is read in other words.
    """

    text: str
    topic: str
    english: str
    language: str
    kind: str
    also: tuple[str, ...]
    partners: tuple[str, ...]
    unknown: tuple[str, ...]
    places: tuple[str, ...]
    years: tuple[str, ...]
    terms: tuple[str, ...]
    documents: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    bare: str = ""
    by_role: bool = False
    by_answer: bool = False
    said: str = ""

    @property
    def resolved(self) -> str:
        """The question as it is shown: with the documents it was taken to be about, and the words because of which."""
        asked = self.said or self.text
        if not self.labels:
            return asked
        inside, by = ("у", "за словами") if self.language == "uk" else ("in", "named by")
        why = f"; {by} {', '.join(f'“{word}”' for word in self.words)}" if self.words else ""
        return f"{asked} ({inside}: {'; '.join(self.labels)}{why})"

    @property
    def names_scope(self) -> bool:
        """Whether it says of which agreements it asks."""
        return bool(self.partners or self.unknown or self.documents)

    @property
    def partner_role(self) -> bool:
        """Whether an unknown country stands where a partner would: "the agreement with Switzerland", "did Turkey sign"."""
        return bool(self.unknown) and bool(_AS_PARTNER.search(self.text))

    @property
    def lost(self) -> tuple[str, ...]:
        """The words of a Ukrainian question that its English lacks: they ask for something, and it is not known for what."""
        return unglossed(self.bare) if self.language == "uk" and self.english != self.bare else ()

    @property
    def wordings(self) -> tuple[str, ...]:
        """How it is searched: in English, without the names and words that every passage of a partner shares, in the documents' words.

        An abbreviation that is to be written out is searched alone too: few other words of such a question tell anything.
        """
        asked, bare, *theirs = self.readings
        abbreviation = asked_abbreviation(self.english) or asked
        own = [self.bare] if self.language == "uk" else []  # documents may be in Ukrainian too
        without_names = bare if self.partners or self.documents else asked
        return tuple(dict.fromkeys([asked, without_names, *theirs, abbreviation, *own])) if self.english else ()

    @property
    def readings(self) -> tuple[str, ...]:
        """All that the embedding model reads of it: in English, its content words alone, and in the documents' words where these differ."""
        asked, theirs = self.english or "?", self.in_their_words
        return (asked, " ".join(self.terms) or asked, *([theirs.text] if theirs.same else []))

    @property
    def in_their_words(self) -> Rewording:
        """Its content words as agreements say them."""
        return as_documents_say(self.english)


def without_carried(text: str) -> str:
    """A question without what it took over, as a follow-up, from the one before it."""
    return _CARRIED.sub("", text)


def carries_topic(text: str) -> bool:
    """Whether what a question took over is a topic, too, and not only of which agreement it asks."""
    return ": " in text[len(without_carried(text)) :]


def understand(message: str, register: Register | None = None, things: bool = True) -> Question:
    """The question that a message asks by itself; with a register, of the documents that it names there, by `things` that they are about, too."""
    message = message.encode("utf-8", "replace").decode()  # half of a pair of surrogates, which no model reads, is a question mark
    text = _TYPE.sub(r"\1-\2", with_question_words(_ORDER.sub("sort", " ".join(message.split()))))
    named = meant_in(text, register, things)
    bare = named.bare
    ukrainian = is_ukrainian(text) or is_ukrainian(bare)  # names in Latin letters may outweigh the rest
    mentions = parties.named(bare, fuzzy=True)
    english = translate(bare, mentions) if ukrainian and not named.in_ukrainian else bare
    kind, *also = _kinds(bare, english)
    years = [*YEAR.findall(bare), *_war_years(bare)]
    return Question(
        text=text,
        topic=text,
        english=english,
        language="uk" if ukrainian else "en",
        kind=kind,
        also=tuple(also),
        partners=named.partners,
        unknown=named.unknown,
        places=tuple(m.text for m in mentions if m.way == "place") if not named.documents else (),
        years=tuple(dict.fromkeys(years)),
        terms=_ukrainian_terms(bare)
        if named.in_ukrainian and ukrainian
        else content_words(_without(english, parties.named(english, fuzzy=not ukrainian), named.partners)),
        documents=named.documents,
        labels=named.labels,
        words=named.words,
        bare=bare,
        by_role=named.loosely,
    )


def _kinds(bare: str, english: str) -> tuple[str, ...]:
    """What a question asks for, by its own words, and by its English ones where these ask for an order or its own for nothing that is known."""
    own, told = kinds_of(bare), kinds_of(english) if english != bare else ()
    return told if told and (told[0] == "order" or own[0] == "statement") else own


def _war_years(text: str) -> list[str]:
    """The years that "the first year of the full-scale war" or "the war's second year" means."""
    found = _WAR_YEAR.findall(text)
    return [str(2022 + _ORDINALS.index((one or other).lower())) for one, other in found]


def reworded(question: Question, english: str) -> Question:
    """The same question in other English words."""
    mentions = parties.named(english, fuzzy=question.language == "en")
    return replace(question, english=english, terms=content_words(_without(english, mentions, question.partners)))


def content_words(text: str) -> tuple[str, ...]:
    """The words that carry what is asked, without stop words and the words that every agreement shares."""
    words = [word for word in _WORD.findall(text) if not word.isdigit() or len(word) == 4]
    return tuple(word for word in words if word.lower() not in STOP and word.lower() not in GENERIC)


def _ukrainian_terms(text: str) -> tuple[str, ...]:
    """The words of a Ukrainian text that carry what is asked: not those whose English gloss carries nothing."""
    glosses = {word: translate(word) for word in _WORD.findall(text) if len(word) > 2}
    return tuple(word for word, gloss in glosses.items() if not gloss or content_words(gloss))


def _without(text: str, mentions: Sequence[Mention], meant: Sequence[str]) -> str:
    """A text without the partners that are meant; another country that it names is a part of what is asked."""
    for mention in sorted(mentions, key=lambda m: -m.start):
        if mention.way != "place" and set(parties.readings(mention, mentions)) & set(meant):
            text = f"{text[: mention.start]} {text[mention.end :]}"
    return text
