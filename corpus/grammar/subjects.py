"""Who a clause speaks of: the party before its modal, by the grammar of the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.grammar.actors import Actors
from corpus.grammar.clause_pieces import JOINED, Piece, adds, is_participle, lays_down, pieces_of
from corpus.identity.party_names import name_at
from corpus.identity.party_roles import role_of
from corpus.names.company_forms import is_form

_ALL = re.compile(
    r"\b(?P<none>neither|no|none|жодна)?\b(?!of\b)(?:(?:either|both|each|all|any|one|neither|none) of us|(?:(?:an?|each|either|every|both|any|all|other|neither|no|one|none|of|the|such|two|contracting|кожна|обидві) )*"
    r"(?<!third )(?:part(?:y|ies)|participants?|sides?|signator(?:y|ies)|сторон[аиі])(?: hereto)?)\b(?!['’]| (?-i:[A-D1-4])\b)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?P<word>he|she|it|they|він|вона|вони)(?: \w+ly)?$", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"^(?:if|when|where|unless|until|after|before|because|while|whether|once|as|who|which|whom|whose|what|that|якщо|коли|щоб|поки|доки|оскільки|хоча|який|яка|яке|які)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:that|who|which|whom|whose|what|який|яка|яке|які)\b", re.IGNORECASE)
_BY_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|you|вони|він|вона) \w", re.IGNORECASE)
_OF_TIME = re.compile(r"(?:after|before|until|once|as|following)\b", re.IGNORECASE)  # may begin a phrase as well as a clause
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|does|do|did)\b", re.IGNORECASE)
_NOMINATIVE = re.compile(r"\w+ \w+.* (?:I|we)$")  # begins a clause, even behind one without a comma: "If you leave things here I"
_ADJUNCT = re.compile(
    r"^(?:(?:at|in|on|by|with|without|for|upon|under|subject|during|within|prior|from|through|throughout|including|having|being|pursuant|notwithstanding|except|after|before|following"
    r"|not later|no later|unless|if|when|where|as|to|acting|or|either|both|respectively|however|therefore|also|moreover|furthermore|in turn|too)\b)",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(rf"{_ADJUNCT.pattern}|{_OF_TIME.pattern}|(?:each|every|twice)\b", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\s(?:of|for|in|on|at|by|with|from|to|under|between|pursuant|upon|within|against|during|through|regarding|concerning|including|hereunder|about|over)\s",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:the|each|either|any|both|neither) $", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:parties|participants|sides|signatories)(?: hereto)?$", re.IGNORECASE)
_BARE = re.compile(r"\s*(?:(?:the|each|either|any|both) )*", re.IGNORECASE)
_OPEN = re.compile(  # what makes of the noun behind it a part of a longer phrase
    r"\b(?:of|for|in|on|at|by|with|from|to|under|between|upon|within|against|through|about|over|and|or|than|as|nor|per) $", re.IGNORECASE
)
_AND = re.compile(r"[\s,]*(?:(?:and|or|&|as well as|together with|and/or|та|і|або)\s+)?(?:the )?", re.IGNORECASE)
_AGENT = re.compile(r"\bby (?:the )?(?=[^\W\d_])", re.IGNORECASE)
_BOTH = re.compile(r"(?:two|both)(?= (?:in|equally|of)\b|[,.;]|$)", re.IGNORECASE)
_TERM = re.compile(
    r"(?:^|\b(?:the|any|each|such) )(?!(?:This|That|These|Those|There|Such|All|Any|Each|Both|Here|It|They)\b)(?P<name>[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,2})$"
)
NEAR = 2  # characters between a subject and its modal
FURTHEST = 80  # characters of a subject behind its modal
FAR = 24  # characters of the words that join two subjects


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a clause speaks of: names as the document calls them, none for a thing; `none`: what they do is said of none of them."""

    parties: tuple[str, ...] = ()
    none: bool = False
    skipped: bool = False  # a clause that lays nothing down: a condition, or a relative clause
    term: str = ""  # a defined term that may be a party which the first page does not name
    aside: bool = False  # of a clause that adds something to the one before: ", which the Tenant shall keep"


def is_fronted(said: str) -> bool:
    """Whether words before a comma are only a condition or an adverbial: "When you leave", "For longer"."""
    return bool(_SUBORDINATE.match(said) or _ADVERBIAL.match(said))


class Parties(Actors):
    """The parties of one document, found in its sentences."""

    def subject(self, before: str, last: Subject) -> Subject:
        """Whom a clause speaks of, by the words before its modal, from the beginning of its sentence; `last`: whom a pronoun means."""
        beside = not before.rstrip().endswith(",")
        pieces = pieces_of(re.sub(r"\([^()]*\)", lambda aside: " " * len(aside[0]), before))
        for at in range(len(pieces) - 1, -1, -1):
            piece = pieces[at].bare
            ends = beside and at == len(pieces) - 1
            if _SUBORDINATE.match(piece):
                found = self._of_subordinate(pieces, at, ends, last)
            elif at and not self._head(piece, near=True) and (_ADJUNCT.match(piece) or not (beside or pieces[at + 1 :])):
                found = self._after_adverbial(piece, last) if ends else None  # else words between commas: "the Bank, acting alone, shall"
            else:
                found = self._of_piece(piece, last) if piece else None
            if found:
                return found
        return last if JOINED.match(before.strip()) else Subject()

    def _of_subordinate(self, pieces: Sequence[Piece], at: int, ends: bool, last: Subject) -> Subject | None:
        """Whom a piece speaks of that begins as a subordinate clause does; None where the clause has its subject before it."""
        piece = pieces[at].bare
        inside = _SUBORDINATE.sub("", piece).strip()
        relative = _RELATIVE.match(piece)
        head = self._head(inside, near=True)
        if lays_down(pieces, at):
            return self._of_piece(inside, last) if inside and (head or not _ADJUNCT.match(inside)) else self._after_adverbial(inside, last)
        if head and relative and adds(pieces, at) and not _PRONOUN.match(inside):
            return Subject(head.parties, head.none, aside=pieces[at].comma)
        if head or not inside:
            return Subject(skipped=True)
        if relative:
            return Subject(skipped=True) if self._has_verb(pieces[:at]) or at and is_participle(pieces[at - 1]) else None
        if not ends:
            return None
        whole = _OF_TIME.match(piece) or _FINITE.search(inside) or _NOMINATIVE.search(inside)
        trailing = self._trailing(inside) if whole else None
        return trailing or Subject(skipped=True)

    def _has_verb(self, pieces: Sequence[Piece]) -> bool:
        """Whether the clause before a "that" says more than its subject: "The parties recognise that"."""
        said = pieces[-1].bare if pieces else ""
        rest = _PREPOSITION.split(f"{said} ")[0].strip()
        return (self._head(said) is not None or bool(_BY_PRONOUN.match(said))) and self._head(rest, near=True) is None

    def _of_piece(self, piece: str, last: Subject) -> Subject:
        if _PRONOUN.match(piece):
            return last
        found = self._head(piece) or self._after_adverbial(piece, last)
        if found:
            return found
        if piece.lower().startswith("no "):
            return Subject(none=True)
        name = name_at(piece, 0)
        if name and is_form(name.text.split()[-1]) and len(piece) - name.end <= NEAR:
            return Subject((name.text,))
        term = _TERM.search(_PREPOSITION.split(f"{piece} ")[0].strip())
        called = role_of(term["name"]) if term else ""
        return Subject(term="" if called in self.things else called)

    def _after_adverbial(self, piece: str, last: Subject) -> Subject | None:
        """The party or pronoun behind an adverbial without a comma: "During the term the Tenant", "within 60 days it"."""
        return last if _ADJUNCT.match(piece) and _PRONOUN.search(piece) else self._trailing(piece)

    def meant(self, said: str, known: Subject, last: Subject) -> Subject:
        """Whom the pronoun at the end of `said` means, the sentence so far: of whom the clause before it speaks, or its condition, or who
        alone is named in it, or of whom the sentence before it speaks; nobody where it fits none. Without a pronoun the first that is known."""
        found = _PRONOUN.search(said.rstrip())
        if not found:
            return known if known.parties else last
        pieces, word = pieces_of(said[: found.start()]), found["word"].lower()
        conditions = [self._head(_SUBORDINATE.sub("", piece.bare).strip()) for piece in pieces if _SUBORDINATE.match(piece.bare)]
        named = tuple(dict.fromkeys(who for _, _, who in sorted(self.in_text(said[: found.start()])) if self.may_be(who, word)))
        near = [known, *(one for one in conditions if one), Subject(named if len(named) == 1 else ())]
        far = [] if named or word in ("it", "воно") else [last]  # "it" may be the agreement of the sentence before
        several = word in ("they", "вони")
        fits = (one for one in (*near, *far) if one.parties and (several or len(one.parties) == 1))
        return next((Subject(one.parties) for one in fits if all(self.may_be(who, word) for who in one.parties)), Subject())

    def _head(self, piece: str, near: bool = False) -> Subject | None:
        """The parties that a noun phrase is, not those that only stand in it; `near`: only such as end where it ends."""
        every = _ALL.match(piece)
        if every and (not near or len(piece) - every.end() <= NEAR):
            return Subject(self.names or ("each party",), bool(every["none"]) or piece.lower().startswith(("neither", "no ", "none ")))
        head = _PREPOSITION.split(f"{piece} ")[0]
        found = self._joined(head)
        if near and (not found or len(piece) - found[-1][1] > NEAR):
            return Subject(("it",)) if _PRONOUN.match(piece) else None
        if not found or not re.fullmatch(r"(?:the |each |any |both |neither |either |to the )*", piece[: found[0][0]], re.IGNORECASE):
            return None
        named = tuple(dict.fromkeys(party for _, _, party in found))
        return Subject(self.everybody if named == ("We",) and self.everybody else named, piece.lower().startswith("neither"))

    def _joined(self, head: str) -> list[tuple[int, int, str]]:
        """The first mention of a party in a noun phrase, and those that are joined to it: "the Landlord and the Tenant"."""
        found: list[tuple[int, int, str]] = []
        for mention in sorted(set(self.in_text(head)), key=lambda one: (one[0], -one[1])):
            if not found or mention[0] >= found[-1][1] and _AND.fullmatch(head[found[-1][1] : mention[0]]):
                found.append(mention)
        return found

    def stands_alone(self, before: str, first: bool) -> bool:
        """Whether a clause so far is nothing but its subject, a party; `first`: or an adverbial at the beginning of the sentence before it."""
        piece = pieces_of(before)[-1].bare
        whole = _FINITE.search(piece) or _NOMINATIVE.search(piece)
        fronted = first and (_SUBORDINATE.match(piece) if whole else _ADVERBIAL.match(piece))
        subject = self._head(piece, near=True) or (self._trailing(piece) if fronted else None)
        return subject is not None and bool(subject.parties) and not self.subject(before, Subject()).skipped

    def _trailing(self, piece: str) -> Subject | None:
        """The party that stands right before the modal, behind an adverbial without a comma: "During the term the Tenant"."""
        ends = [start for start, end, _ in self.in_text(piece) if len(piece) - end <= NEAR]
        ends += [found.start() for found in _ALL.finditer(piece) if len(piece) - found.end() <= NEAR and " " in found[0]]
        begins = _ARTICLE.sub("", piece[: min(ends)]) if ends else ""
        if not begins.strip() or _OPEN.search(begins):
            return None
        return self._head(piece[len(begins) :].strip())

    def is_several(self, text: str, start: int, end: int, mentions: Sequence[tuple[int, int]]) -> bool:
        """Whether the verb behind one of the mentions of a sentence is in the plural: "both parties", "Japan and Ukraine", "we"."""
        said = text[start:end].lower()
        named = {name.lower() for name in (*self.names, *self.others)}
        plural = said.endswith("s") and said not in named and (said.removesuffix("s") in named or bool(_SEVERAL.search(said)))
        joints = (text[other:start].lower() for _, other in mentions if 0 <= start - other <= FAR)
        return plural or said in ("we", "you", "i") or any("and" in joint and _AND.fullmatch(joint) for joint in joints)

    def all_in(self, text: str) -> list[tuple[int, int]]:
        """(start, end) of each mention of one or of all parties, in order."""
        return sorted({(start, end) for start, end, _ in self.in_text(text)} | {found.span() for found in _ALL.finditer(text)})

    def behind(self, after: str) -> Subject:
        """Whom a clause speaks of that has its subject behind its modal: "in no event shall the Bank be liable"."""
        near = after[:FURTHEST]
        ends = [end for start, end in self.all_in(near) if _BARE.fullmatch(near[:start])]
        return self._head(near[: max(ends)].strip(), near=True) or Subject() if ends else Subject()

    def agent(self, after: str) -> tuple[str, ...]:
        """Who does what a passive clause says is done: "shall be paid by the Tenant"."""
        told: list[str] = []
        for by in _AGENT.finditer(after):
            if told and not after[: by.start()].endswith("and "):
                break
            if _ALL.match(after, by.end()) or _BOTH.match(after, by.end()):
                return self.names
            named = (party for start, _, party in self.in_text(after) if start == by.end())
            who = next(named, "") or self.of_pronoun(after[by.end() :].split()[0])
            told += [who] if who else []
        return tuple(dict.fromkeys(told))
