"""What a clause lays down without a modal: "Ask me first", "No smoking", "The licence is for the Tenant to pay", "The cost is borne by the Buyer"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.grammar.modality import DECLARED, MUST, MUST_NOT, NO_VERB
from corpus.grammar.subjects import Parties, Subject, is_fronted

_CLAUSE = re.compile(
    r"(?:[;:,]| [–—-]|[.!](?= ))\s+(?:(?:and|or|but|so|then)\s+)?|\s+(?:and|or|but)\s+(?=(?:please|do not|don['’]t|never)\b)", re.IGNORECASE
)
_TOLD = re.compile(r"(?:(?:so|then|also|always|just)\s+)?(?P<please>please\s+(?:also\s+)?)?(?:always\s+)?", re.IGNORECASE)
_DO_NOT = re.compile(r"(?:(?:do not|don['’]t)(?: ever)?|never) (?P<verb>[a-z]{2,})\b", re.IGNORECASE)
_OBJECT = r"(?:it|them|me|us|him|her|yourself|yourselves|your|my|our|his|their|its|the|an?|any|all|no|each|every|this|these|those|that|nothing|everything|only)"
_DO = re.compile(rf"(?P<verb>[A-Za-z][a-z]+)(?= {_OBJECT}\b)")
_BE = re.compile(r"be (?=\w)", re.IGNORECASE)
_WORD = re.compile(r"(?P<verb>[a-z]{2,})\b(?! that\b)")
_NO_VERB_EITHER = frozenset(  # words that stand before an article and are no verbs
    "both half twice double such many throughout outside inside despite amid except like unlike near beyond behind below above beside among along around past"
    " given save till via everything anything nothing something everyone everybody anyone anybody whoever whatever whichever whenever wherever"
    " as if because although though whereas once not yet much more most subject notwithstanding".split()
) | frozenset(NO_VERB.split())  # fmt: skip
_NO_BASE = re.compile(r"[aeiouy]\w*ing$|(?<!e)ed$|ly$|[^s]s$")  # endings that no imperative has
_NO_DOING = re.compile(r"no (?:\w+ or )?\w+ing\b(?! \w+(?<!s)s\b)(?P<rest>.*)", re.IGNORECASE)
_NOT_ALLOWED = re.compile(
    r"(?:no (?:[\w’'-]+ ){1,6}?(?:allowed|permitted)|(?:[\w’'-]+ ){1,5}?(?:not|never) (?:allowed|permitted))\b(?! to\b)", re.IGNORECASE
)
_SAYS_MORE = re.compile(r"\b(?:is|are|was|were|has|have|had|does|do|did|shall|will|must|may|can|should|would|could)\b", re.IGNORECASE)
_FOR = re.compile(r"\b(?:is|are|will be|shall be) for (?:the )?(?=\w)", re.IGNORECASE)
_OWN = re.compile(r"\b(?:is|are) (?P<who>mine|yours|ours|(?:the )?(?P<name>[\w ]{2,40}?)(?:['’]s|(?<=s)['’])) to [a-z]+", re.IGNORECASE)
PAST = r"(?:ed|en|de|nt|pt|ld|ne|ght)"  # endings of the participles of a passive
_BY = re.compile(rf"\b(?:is|are) (?:\w+ly |to be )?(?P<done>\w{{2,}}{PAST}|paid|said|laid|met)\b(?=[^.;]{{0,60}}? by )", re.IGNORECASE)
_STATED = frozenset(
    "held known seen caused affected required bound obliged permitted allowed entitled governed represented given meant understood".split()
)
ADDRESSED = 2  # times that a text says "you", or plainly asks for something, by which it speaks to its reader
_YOU = re.compile(r"\byou\b", re.IGNORECASE)
_PLAINLY = re.compile(r"(?:^|[.;:]\s+|\s)(?:Please|Do not|Don['’]t|Never|Always) [a-z]", re.MULTILINE)


class Told(NamedTuple):
    """What `text[start:end]` lays down for whom, "" for nobody by name."""

    parties: tuple[str, ...]
    kind: str
    start: int
    end: int


def asked_of(text: str, parties: Parties) -> tuple[str, ...] | None:
    """Of whom a document asks what it asks for in imperatives: of the party it calls "you", or of its reader, by no name; None where it asks nobody."""
    if len(_YOU.findall(text)) >= ADDRESSED:
        return (parties.of_pronoun("you"),)
    return () if len(_PLAINLY.findall(text)) >= ADDRESSED else None


def without_modal(text: str, begin: int, parties: Parties, reader: tuple[str, ...] | None) -> Iterator[Told]:
    """What each clause of a sentence lays down without a modal; the rows of tables and headings lay down nothing."""
    if "|" in text:
        return
    if begin or text.rstrip(' )"”').endswith((".", "!", ";", ":", ",")):
        yield from _asked(text, begin, parties, reader)
    yield from _shared_out(text, begin, parties)


def _asked(text: str, begin: int, parties: Parties, reader: tuple[str, ...] | None) -> Iterator[Told]:
    """What imperatives ask for, and notices forbid."""
    cuts = [(begin, True), *((cut.end(), _begins_clause(text, cut, begin)) for cut in _CLAUSE.finditer(text, begin))]
    for (at, free), (stop, _) in zip(cuts, [*cuts[1:], (len(text), True)], strict=True):
        clause = text[at:stop]
        if not free:
            continue
        ban = _NO_DOING.match(clause) or _NOT_ALLOWED.match(clause)
        if ban and not _SAYS_MORE.search(clause):
            yield Told((), MUST_NOT, at, at + ban.end())
        elif kind := _imperative(clause, reader is not None):
            yield Told(reader or (), kind, at, at)


def _begins_clause(text: str, cut: re.Match[str], begin: int) -> bool:
    """Whether a main clause may begin behind a mark: one behind a comma does where what stands before it is only fronted."""
    return "," not in cut[0] or is_fronted(text[begin : cut.start()]) or bool(_TOLD.match(text, cut.end())["please"])  # type: ignore[index]


def _imperative(clause: str, addressed: bool) -> str:
    """Which of KINDS an imperative lays down, "" for another clause."""
    told = _TOLD.match(clause)
    at = told.end() if told else 0
    if never := _DO_NOT.match(clause, at):
        return MUST_NOT if _may_be_verb(never["verb"]) else ""
    if told and told["please"]:
        word = _WORD.match(clause, at)
        return MUST if word and _may_be_verb(word["verb"]) else ""
    if not addressed:
        return ""
    done = _DO.match(clause, at)
    return MUST if done and _may_be_verb(done["verb"]) or _BE.match(clause, at) else ""


def _may_be_verb(word: str) -> bool:
    """Whether a word may be a verb as an imperative has it."""
    plain = word.lower()
    return plain not in _NO_VERB_EITHER and not _NO_BASE.search(plain)


def _shared_out(text: str, begin: int, parties: Parties) -> Iterator[Told]:
    """What is a party's to do, or done by it."""
    for found in _FOR.finditer(text, begin):
        word = text[found.end() :].split()[0]
        named = [(end, who) for start, end, who in parties.in_text(text) if start == found.end()]
        end, who = max(named, default=(found.end() + len(word), parties.of_pronoun(word)))
        if who and re.match(r" to [a-z]", text[end:]) and _is_said(text, begin, found.start(), parties):
            yield Told((who,), MUST, found.start(), found.end())
    for found in _OWN.finditer(text, begin):
        who = parties.of_pronoun(found["who"]) or next((p for _, _, p in parties.in_text(found["name"] or "")), "")
        if who and _is_said(text, begin, found.start(), parties):
            yield Told((who,), MUST, found.start(), found.end())
    for found in _BY.finditer(text, begin):
        done = found["done"].lower()
        who_does = parties.agent(re.split(r"[;.]\s", text[found.end() :])[0])
        if who_does and done not in _STATED and not _is_declared(done) and _is_said(text, begin, found.start(), parties):
            yield Told(who_does, MUST, found.start(), found.end())


def _is_declared(done: str) -> bool:
    """Whether a participle is of a verb by which parties state something and promise nothing: "owned"."""
    return any(re.fullmatch(rf"{done[:-2]}e?s?\??|{done[:-2]}", verb) for verb in DECLARED.replace("?", "").split())


def _is_said(text: str, begin: int, at: int, parties: Parties) -> bool:
    """Whether a main clause says it, no condition."""
    return not parties.subject(text[begin:at].rpartition(";")[2], Subject()).skipped
