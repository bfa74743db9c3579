"""Who a clause speaks of: the party before its modal, by the grammar of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus import parties as countries
from corpus.document import Document
from corpus.name_words import core
from corpus.party_roles import role_of

_ALL = re.compile(
    r"\b(?P<none>neither|no|none|жодна)?\b(?:either of us|both of us|each of us|(?:(?:each|either|every|both|any|all|other|neither|no|one|none|of|the|such|two|contracting|кожна|обидві) )*"
    r"(?<!third )(?:part(?:y|ies)|participants?|sides?|signator(?:y|ies)|сторон[аиі])(?: hereto)?)\b(?!['’])",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"^(?:he|she|it|they|він|вона|вони)(?: \w+ly)?$", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"^(?:if|when|where|unless|until|after|before|because|while|whether|once|as|who|which|whom|whose|what|that|якщо|коли|який|яка|яке|які)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"(?:that|who|which|whom|whose|what|який|яка|яке|які)\b", re.IGNORECASE)
_SPLIT = re.compile(
    r"[;:,]\s*|\s[–—-]\s|(?<=\s)(?=(?:if|when|where|unless|until|because|while|whether|who|which|whom|whose|that|as|якщо|коли|який|яка|яке|які)\s)",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:agree[ds]?|provided|understood|acknowledges?|except|save|ensures?|procures?|confirms?|covenants?|undertakes?|conditions?|stipulated?|decided?|declares?|warrants?|so|saying) that$",
    re.IGNORECASE,
)
_ADJUNCT = re.compile(
    r"^(?:(?:at|in|on|by|with|without|for|upon|under|subject|during|within|prior|from|through|throughout|including|having|being|pursuant|notwithstanding|except|after|before|following"
    r"|not later|no later|unless|if|when|where|as|to|acting|or|either|both|respectively|however|therefore|also|moreover|furthermore|in turn|too)\b)",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\s(?:of|for|in|on|at|by|with|from|to|under|between|pursuant|upon|within|against|during|through|regarding|concerning|including|hereunder|about|over)\s",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:the|each|either|any|both|neither) $", re.IGNORECASE)
_OPEN = re.compile(  # what makes of the noun behind it a part of a longer phrase
    r"\b(?:of|for|in|on|at|by|with|from|to|under|between|upon|within|against|through|about|over|and|or|than|as|nor|per) $", re.IGNORECASE
)
_AND = re.compile(r"[\s,]*(?:(?:and|or|&|as well as|together with|and/or|та|і|або)\s+)?(?:the )?", re.IGNORECASE)
_JOINED = re.compile(r"^(?:(?:and|or|but|nor|also|then|further|thereafter|та|і|або|але)\b\s*)+", re.IGNORECASE)
_AGENT = re.compile(r"\bby (?:the )?(?=[^\W\d_])", re.IGNORECASE)
_OF_STATE = re.compile(
    r"^(?:the )?(?:\w+ )?(?:kingdom|republic|state|commonwealth|federation|principality|government|duchy|union) of (?:the )?(?P<name>\w+)$",
    re.IGNORECASE,
)
_SPEAKING = {"We": re.compile(r"\bwe\b", re.IGNORECASE), "You": re.compile(r"\byou\b", re.IGNORECASE), "I": re.compile(r"\bI\b(?!\.)")}
_TERM = re.compile(r"(?:^|\b(?:the|any|each|such) )(?P<name>[A-Z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,2})$")
NEAR = 2  # characters between a subject and its modal


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a clause speaks of: names as the document calls them, none for a thing; `none`: what they do is said of none of them."""

    parties: tuple[str, ...] = ()
    none: bool = False
    skipped: bool = False  # a clause that lays nothing down: a condition, or a relative clause
    term: str = ""  # a defined term that may be a party which the first page does not name


class Parties:
    """The parties of one document, found in its sentences."""

    def __init__(self, document: Document) -> None:
        roles = [*document.roles, *[""] * len(document.parties)]
        self.names = tuple(dict.fromkeys(_called(name, role) for name, role in zip(document.parties, roles, strict=False)))
        self._slugs = {
            slug: called for name, called in zip(document.parties, self.names, strict=False) if (slug := countries.slug_of(name))
        }
        self._slugs |= {slug: countries.name_of(slug) for slug in document.partners}
        if document.partners:
            self.names = tuple(dict.fromkeys([*self._slugs.values(), "Ukraine"]))
        self._patterns = [(called, pattern) for name, role, called in zip(document.parties, roles, self.names, strict=False)
                          for pattern in _patterns_of(name, role, states=bool(document.partners))]  # fmt: skip
        self._patterns += list(_SPEAKING.items())
        self._patterns += [("Ukraine", re.compile(r"\b(?:Ukraine|the Ukrainian side|Україна)\b(?!['’])"))] if document.partners else []

    def in_text(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, party) of each mention."""
        for called, pattern in self._patterns:
            yield from ((match.start(), match.end(), called) for match in pattern.finditer(text))
        if self._slugs:
            yield from (
                (m.start, m.end, self._slugs[m.slug])
                for m in countries.named(text)
                if m.slug in self._slugs and m.way == "name" and not text[m.end :].startswith(("'", "’"))
            )

    def subject(self, before: str, last: Subject) -> Subject:
        """Whom a clause speaks of, by the words before its modal, from the beginning of its sentence; `last`: of whom the one before it."""
        beside = not before.rstrip().endswith(",")
        pieces = _pieces(re.sub(r"\([^()]*\)", lambda aside: " " * len(aside[0]), before))
        for at in range(len(pieces) - 1, -1, -1):
            piece = _JOINED.sub("", pieces[at].strip())
            if not piece:
                continue
            if _SUBORDINATE.match(piece):
                inside = _SUBORDINATE.sub("", piece).strip()
                if not _lays_down(pieces, at):
                    adverbial = beside and at == len(pieces) - 1 and not _RELATIVE.match(piece)
                    if not inside or adverbial or self._head(inside, near=True):
                        return Subject(skipped=True)
                    inside = ""
                piece = inside
            if not piece or (_ADJUNCT.match(piece) and at):
                continue
            return self._of_piece(piece, last)
        return last if _JOINED.match(before.strip()) else Subject()

    def _of_piece(self, piece: str, last: Subject) -> Subject:
        if _PRONOUN.match(piece):
            return last
        found = self._head(piece) or self._trailing(piece)
        if found:
            return found
        if piece.lower().startswith("no "):
            return Subject(none=True)
        term = _TERM.search(_PREPOSITION.split(f"{piece} ")[0].strip())
        return Subject(term=role_of(term["name"]) if term else "")

    def _head(self, piece: str, near: bool = False) -> Subject | None:
        """The parties that a noun phrase is, not those that only stand in it; `near`: only such as end where it ends."""
        every = _ALL.match(piece)
        if every and (not near or len(piece) - every.end() <= NEAR):
            return Subject(self.names or ("each party",), bool(every["none"]) or piece.lower().startswith(("neither", "no ")))
        head = _PREPOSITION.split(f"{piece} ")[0]
        found = self._joined(head)
        if near and (not found or len(piece) - found[-1][1] > NEAR):
            return Subject(("it",)) if _PRONOUN.match(piece) else None
        if not found or not re.fullmatch(r"(?:the |each |any |both |neither |either |to the )*", piece[: found[0][0]], re.IGNORECASE):
            return None
        return Subject(tuple(dict.fromkeys(party for _, _, party in found)), piece.lower().startswith("neither"))

    def _joined(self, head: str) -> list[tuple[int, int, str]]:
        """The first mention of a party in a noun phrase, and those that are joined to it: "the Landlord and the Tenant"."""
        found: list[tuple[int, int, str]] = []
        for mention in sorted(set(self.in_text(head)), key=lambda one: (one[0], -one[1])):
            if not found or mention[0] >= found[-1][1] and _AND.fullmatch(head[found[-1][1] : mention[0]]):
                found.append(mention)
        return found

    def stands_alone(self, before: str) -> bool:
        """Whether a clause so far is nothing but its subject, a party."""
        subject = self._head(_JOINED.sub("", _pieces(before)[-1].strip()), near=True)
        return subject is not None and bool(subject.parties) and not self.subject(before, Subject()).skipped

    def _trailing(self, piece: str) -> Subject | None:
        """The party that stands right before the modal, behind an adverbial without a comma: "During the term the Tenant"."""
        ends = [start for start, end, _ in self.in_text(piece) if len(piece) - end <= NEAR]
        ends += [found.start() for found in _ALL.finditer(piece) if len(piece) - found.end() <= NEAR]
        begins = _ARTICLE.sub("", piece[: min(ends)]) if ends else ""
        if not begins.strip() or _OPEN.search(begins):
            return None
        return self._head(piece[len(begins) :].strip())

    def agent(self, after: str) -> tuple[str, ...]:
        """Who does what a passive clause says is done: "shall be paid by the Tenant"."""
        for by in _AGENT.finditer(after):
            found = [party for start, _, party in self.in_text(after) if start == by.end()]
            every = _ALL.match(after, by.end())
            if found or every:
                return tuple(found[:1]) or self.names
        return ()


def _lays_down(pieces: Sequence[str], at: int) -> bool:
    """Whether a clause that begins with "that" lays something down: "the parties agree that ..."."""
    before = " ".join(" ".join(pieces[:at]).split())
    return pieces[at].lower().lstrip().startswith("that ") and bool(_SAYS.search(f"{before} that"))


def _pieces(before: str) -> list[str]:
    """The words before a modal, cut where a clause or an insertion begins."""
    return [piece for piece in _SPLIT.split(before) if piece.strip()] or [""]


def _called(name: str, role: str) -> str:
    slug, short = countries.slug_of(name), _OF_STATE.match(name)
    return countries.name_of(slug) if slug else role or (short["name"].title() if short else name)


def _patterns_of(name: str, role: str, states: bool) -> Iterator[re.Pattern[str]]:
    """How a party is written in the text: by its role, by its name, and by the first word of its name."""
    if role:
        words = r"\s+".join(map(re.escape, role.split()))
        yield re.compile(rf"\b{words}s?\b(?!['’])", re.IGNORECASE)
    if not states:
        yield re.compile(r"\b" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w|['’])", re.IGNORECASE)
        short = _OF_STATE.match(name)
        first = core(short["name"] if short else name)[:1]
        if first and len(first[0]) > 3:
            yield re.compile(rf"\b(?=[A-ZА-ЯҐЄІЇ])(?i:{re.escape(first[0])})\b(?!['’])")
