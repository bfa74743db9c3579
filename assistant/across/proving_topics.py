"""Whether the text of an agreement speaks of a topic: proved by a sentence, or by a silence after all of it was read."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.across.aligning import clauses_of
from assistant.across.comparing import BANS, LETS, Agreement
from assistant.across.verdict import Verdict
from assistant.documents.facts import Fact
from assistant.documents.languages import is_in_ukrainian
from assistant.understanding.fitting import Condition
from assistant.understanding.question import Question
from assistant.values import absence_end
from corpus.document import Document
from corpus.grammar.modality import modals_in
from corpus.sentences import sentence_spans
from index.index import Index
from index.terms import beginning, stems

_BETWEEN = frozenset("for of on about to in with by from".split())  # after which a denial is of something else
_LETS = re.compile(rf"(?:{LETS}|{BANS}|oblige|require|bind|limit|cap|restrict)s?", re.IGNORECASE)
_LINE = re.compile(r".+")
MOST_BETWEEN = 3  # words between "does not mention" and what is not mentioned


def by_topic(condition: Condition, question: Question, agreement: Agreement, index: Index) -> Verdict:
    """Whether a text speaks of what is asked: a sentence that holds all of its words, or that says it is not there, or none that
    holds half of them, or the rarest, or one that is like it."""
    wanted = [frozenset(stems(name)) for name in condition.names if stems(name)]
    if not wanted:
        return Verdict(agreement, None)
    rarest = max(wanted, key=lambda held: max(index.rarity(sorted(held))))
    verb = frozenset(stems(condition.verb))
    said = (word for words in question.in_their_words.same.values() for meant in words for word in meant)
    alike = [stem for stem in map(frozenset, map(stems, said)) if stem]
    speaks, absent, near = None, None, False
    for document in agreement:
        for start, end, held, headed in _sentences(document, *wanted, *alike):
            near = near or rarest <= held or any(stem <= held for stem in alike) or 2 * sum(stem <= held for stem in wanted) >= len(wanted)
            if not headed and all(stem <= held for stem in wanted):
                fact = Fact("topic", " ".join(document.text[start:end].split()), document, start, end)
                if _is_denied(fact.value, wanted):
                    absent = fact
                elif verb <= held:
                    speaks = speaks or fact
    if speaks or absent:
        return Verdict(agreement, None if speaks and absent else absent is None, tuple(fact for fact in (speaks, absent) if fact))
    full = any(document.kind == "agreement" for document in agreement) and not any(map(is_in_ukrainian, agreement))
    return Verdict(agreement, False if full and not near else None)


def settled(condition: Condition, scope: Sequence[Agreement]) -> Condition:
    """A condition by words with its verb where that says something of the documents, else without it.

    Of the sentences on the same things most hold it then, or it lays down a duty or a right, of which other words may tell too.
    """
    verb, wanted = frozenset(stems(condition.verb)), frozenset(stems(" ".join(condition.names)))
    if not verb:
        return condition
    about = [held for agreement in scope for document in agreement for _, _, held, _ in _sentences(document, wanted) if wanted <= held]
    told = bool(modals_in(f"they {condition.verb} to do")) or _LETS.fullmatch(condition.verb) is not None
    return condition if told or 2 * sum(verb <= held for held in about) > len(about) else replace(condition, verb="")


def _is_denied(text: str, wanted: Sequence[frozenset[str]]) -> bool:
    """Whether a sentence says that a text does not hold just this: "does not mention F-16 aircraft"."""
    end = absence_end(text)
    if not end or ":" in text[:end]:
        return False
    words = text[end:].split()
    ahead = next((at for at, word in enumerate(words) if any(stem & set(stems(word)) for stem in wanted)), len(words))
    return ahead <= MOST_BETWEEN and _BETWEEN.isdisjoint(word.lower() for word in words[:ahead])


@functools.lru_cache(maxsize=256)
def _clause_starts(document: Document) -> frozenset[int]:
    return frozenset(clause.start for clause in clauses_of(document))


def _sentences(document: Document, *groups: frozenset[str]) -> Iterator[tuple[int, int, frozenset[str], bool]]:
    """(start, end, stems) of each sentence that may hold all stems of one of these groups, and whether it is only a heading.

    No other line is read.
    """
    begun = [[beginning(stem) for stem in group] for group in groups]
    whole = document.text.lower()
    begun = [letters for letters in begun if all(one in whole for one in letters)]
    for found in _LINE.finditer(document.text) if begun else ():  # no sentence goes beyond its line
        begin, line, low = found.start(), found[0], found[0].lower()
        if any(all(one in low for one in letters) for letters in begun):
            for start, end in sentence_spans(line):
                headed = document.kind == "agreement" and begin + start not in _clause_starts(document)  # which proves nothing
                yield begin + start, begin + end, frozenset(stems(line[start:end])), headed
