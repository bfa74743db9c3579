"""The register of an index: which documents a text names, by their parties, titles, types, signers and dates."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from corpus.clauses.references import references_in
from corpus.document import Document
from corpus.first_forms import first_form, is_known
from corpus.identity.party_names import HONORIFIC
from corpus.identity.types import types_named
from corpus.names.countries import is_national
from corpus.names.name_words import LOOSE, Token, alike, core, tokens
from corpus.quantities.currencies import codes
from corpus.quantities.dates import first_date
from corpus.registry.bearing import MOST_PARTIES, Bearing, Name, capitals
from corpus.registry.front_names import by_phrase
from corpus.registry.named import ASKED, CYRILLIC, Named, is_joined, without
from corpus.registry.naming_days import YEAR, days_of, values_beside, years_of
from corpus.registry.role_names import role_of
from corpus.registry.subject_names import by_subject, by_thing
from corpus.registry.type_names import by_type

FEW = 3  # documents that may share a name of the front, and still be told by it
CALLED = 5  # letters of a party's first name that is known without its capital
_NOUN = frozenset("agreement deed договір".split())
_DATED = re.compile(r"(?:\b(?:of|from|dated|signed in|made in|від)\s+)?(?:\d{1,2}\.? )?(?:[^\W\d_]{3,} )?(?:\d{1,2}, )?\b(?:19|20)\d\d\b")


class Register:
    """The names of documents, found in questions. `is_word` tells whether a lower-case word is an ordinary one.

    Made from an `earlier` one, it reads only the documents that came or went.
    """

    def __init__(
        self, documents: Iterable[Document], is_word: Callable[[str], bool] = lambda word: False, earlier: Register | None = None
    ) -> None:
        self.documents = {document.id: document for document in documents}
        self._bearing: Bearing = Bearing(self.documents, earlier._bearing if earlier else None)
        self._is_word = is_word
        self._places = {id: place for place, id in enumerate(self.documents)}
        self.partners = frozenset(slug for d in self.documents.values() if d.kind != "article" for slug in d.partners)

    def _is_proper(self, word: str, capital: bool) -> bool:
        """Whether a word is a name where it stands: no document writes it small, and it has a capital or is no ordinary word."""
        return not (word.isdigit() or word in self._bearing.written or is_national(word)) and (capital or not self._is_word(word))

    def _is_name(self, word: str) -> bool:
        """Whether a word that stands small may be the name a party is known by ("rogers"): no document writes it small."""
        return not (word.isdigit() or word in self._bearing.written or is_national(word)) and self._bearing.bearing(word) <= FEW

    def _weight(self, word: str) -> float:
        return math.log(1 + (len(self.documents) + 0.5) / (self._bearing.bearing(word) + 0.5))

    # -- what a text names ---------------------------------------------------------------------------------------------

    def named(self, text: str, things: bool = True) -> list[Named]:
        """Every stretch that names documents, in order; of those that overlap the most telling. Names stand early: see ASKED.

        `things`: whether what a document is about, or what it defines, names it too.
        """
        text = text[:ASKED]
        read = tokens(text)
        spelled = [alike(self._spelled(token)) for token in read]
        clauses, types = references_in(text), types_named(text)
        names = list(self._by_names(read, spelled))
        other = [
            *by_phrase(text, read, types, self._bearing),
            *by_subject(text, read, types, self._bearing),
            *(by_thing(text, read, self._bearing) if things else ()),
        ]
        named = [*names, *by_type(text, types, [*names, *other], self._bearing), *other]
        found = [one for one in named if not any(one.start < clause.end and clause.start < one.end for clause in clauses)]
        found.sort(key=lambda n: (-n.weight, n.start))
        kept: list[Named] = []
        for one in found:
            clash = [other for other in kept if one.start < other.end and other.start < one.end]
            if not clash:
                kept.append(one)
        return sorted(kept, key=lambda n: n.start)

    def _spelled(self, token: Token) -> str:
        """The word, or the name it is a misspelling of."""
        word = token.word
        if len(word) < 5 or not (likely := self._bearing.likely(word[0])) or self._is_word(word) or self._bearing.is_known(word):
            return word
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        if CYRILLIC.match(word):
            return next((known for known in likely if _declined(word, known)), word)
        slips = 1 if len(word) < 9 else 2
        found = process.extractOne(word, likely, scorer=OSA.distance, score_cutoff=slips)
        return found[0] if found else word

    def _by_names(self, read: Sequence[Token], spelled: Sequence[str]) -> Iterable[Named]:
        shared: dict[tuple[str, tuple[str, ...]], frozenset[str]] = {}  # way and words that a text holds -> documents
        for name in self._bearing.candidates(set(spelled)):
            for first, last in _runs(name.words, spelled):
                held = [i for i in range(first, last + 1) if spelled[i] in name.words]
                words = tuple(spelled[i] for i in held)
                if self._counts(name, words, [read[i].capital and i > 0 for i in held]) and not self._of_another(name, read, held):
                    share = len(words) / len(name.words)
                    weight = sum(self._weight(word) for word in words) * (0.8 + 0.2 * share) * _WORTH[name.way]
                    if name.way == "title" and share == 1.0:  # a title that is told whole is no other title
                        documents = frozenset(self._bearing.names[name])
                    elif (name.way, words) in shared:
                        documents = shared[name.way, words]
                    else:
                        documents = shared[name.way, words] = self._sharing(name.way, words)
                    if name.way == "title":
                        documents = self._bearing.saying(documents, [read[i].word for i in held])
                    yield Named(read[first].start, read[last].end, name.way, documents, weight, share == 1.0, words=words)

    def _of_another(self, name: Name, read: Sequence[Token], held: Sequence[int]) -> bool:
        """Whether a word of a party's name ends that of somebody else: "the Credit Union", where a Metal Workers' Union is party."""
        before = read[held[0] - 1] if held[0] else None
        if before is None or len(held) > 1 or name.way != "party" or read[held[0]].start - before.end != 1:
            return False
        if any(id in self._bearing.fronts.get(before.word, ()) for id in self._bearing.names[name]) and self._is_name(before.word):
            return read[held[0]].word != name.words[0]  # "lennart quist", where a Pippa Quist is party and he is not
        if held[0] < 2 or not before.capital:
            return False
        return not HONORIFIC.match(f"{before.word} ") and not any(self._bearing.is_of(id, before.word) for id in self._bearing.names[name])

    def _sharing(self, way: str, held: Sequence[str]) -> frozenset[str]:
        """The documents of every name of this way that holds these words."""
        if way == "front":
            return frozenset(self._bearing.fronts[held[0]])
        others = (other for other in self._bearing.by_word[held[0]] if other.way == way and _holds(other.words, held))
        return frozenset().union(*(self._bearing.names[other] for other in others))

    def _counts(self, name: Name, held: Sequence[str], capitals: Sequence[bool]) -> bool:
        """Whether the words of a name that a text holds name it there; a capital that begins the text tells nothing."""
        if not any(len(word) > 2 for word in held) and len("".join(held)) < 3:
            return False
        proper = any(len(word) > 1 and self._is_proper(word, capital) for word, capital in zip(held, capitals, strict=True))
        whole = len(held) == len(name.words)
        if name.way == "front":
            told = proper and not self._is_word(held[0]) and self._bearing.bearing(held[0]) <= FEW
            return told and held[0].upper() not in codes() and self._bearing.only_of_fronts(held[0])  # "EUR" names no contract
        if name.way == "title":
            return len(held) > 1 and (whole or proper or held[-1] in _NOUN or all(capitals) and len(held) > 2)
        first = name.way == "party" and held[0] == name.words[0] and len(held[0]) >= CALLED and self._is_name(held[0])
        return proper or first or (whole and (len(held) > 1 or all(capitals)))

    # -- the documents meant -------------------------------------------------------------------------------------------

    def meant(self, text: str, things: bool = True) -> tuple[tuple[str, ...], list[Named]]:
        """The ids of the documents that a text means, and the stretches that name them; none where it means no one in particular."""
        chosen: list[str] = []
        used: list[Named] = []
        left = self.named(text, things)
        while left:
            scores: dict[str, float] = defaultdict(float)
            for one in left:
                for id in one.documents:
                    scores[id] += one.weight
            best = max(scores.values())
            group = {id for id, score in scores.items() if score > best - 1e-6}
            chosen += sorted(group.difference(chosen), key=self._places.__getitem__)
            used += [one for one in left if one.documents & group]
            left = [one for one in left if not one.documents & group and (one.way == "party" and one.whole or is_joined(text, one, used))]
        ids, dates = self._dated(text, tuple(chosen))
        return ids, sorted([*used, *dates], key=lambda one: one.start)

    def bare(self, text: str, ids: Sequence[str], found: Sequence[Named]) -> str:
        """A text without what only names these documents, a party by what they call it: "Must the Tenant insure the shop?"."""
        documents = [self.documents[id] for id in ids]
        own = {word for document in documents[:MOST_PARTIES] for word in capitals(document)} if found else set()
        own |= {word for document in documents for party in document.parties for word in core(party)}
        told = [replace(one, way="thing", whole=True) if self._is_thing(one, ids) else one for one in found]  # "repay the loan"
        return without(text, told, own, values_beside(text, documents), lambda words: role_of(words, documents, text))

    def _is_thing(self, one: Named, ids: Sequence[str]) -> bool:
        """Whether the type that a stretch names is what the documents themselves call a thing, (the "Loan")."""
        return one.way == "type" and not one.plural and all(self._bearing.defines(id, one.words) for id in ids)

    def _dated(self, text: str, ids: tuple[str, ...]) -> tuple[tuple[str, ...], list[Named]]:
        """Those of several that are of the day or year that a text names, and where it does; all where that tells none."""
        if len(ids) < 2:
            return ids, []
        day, years = first_date(text), set(YEAR.findall(text))
        of_day = [id for id in ids if day and day[0] and day[0] in days_of(self.documents[id])]
        of_year = [id for id in ids if years & years_of(self.documents[id])] if years else []
        kept = tuple(of_day or of_year)
        told = [Named(m.start(), m.end(), "date", frozenset(kept), 0.0) for m in _DATED.finditer(text)] if kept else []
        return kept or ids, told if len(kept) < len(ids) else []


_WORTH = {"party": 1.0, "title": 0.6, "front": 0.5}


def _runs(name: Sequence[str], spelled: Sequence[str]) -> Iterable[tuple[int, int]]:
    """(first, last) of each stretch of words that stand in a name in its order; loose words may stand between."""
    at = 0
    while at < len(spelled):
        if spelled[at] not in name:
            at += 1
            continue
        place, first, last, look = name.index(spelled[at]), at, at, at + 1
        while look < len(spelled):
            if spelled[look] in name[place + 1 :]:
                place = name.index(spelled[look], place + 1)
                last = look
            elif spelled[look] not in LOOSE:
                break
            look += 1
        yield first, last
        at = last + 1


def _declined(word: str, name: str) -> bool:
    """Whether a Ukrainian word is a name in another case: "Альфою" is "Альфа"; what the dictionary holds is told by its first form."""
    if is_known(word):
        return first_form(word) == first_form(name)
    common = next((at for at, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    return common >= max(3, len(name) - 2) and len(word) - common <= 3


def _holds(name: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a name holds these words in this order."""
    left = iter(name)
    return all(word in left for word in words)
