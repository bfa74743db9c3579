"""Yes or no: what the quoted words decide, and whether anything is said of it at all."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from assistant.checking.values import Number, values_in
from assistant.sentences.measuring import NEUTRAL
from assistant.sentences.named_in import fits, measured
from assistant.sentences.quoting import MeasuredQuote, weights
from assistant.understanding.question import Question
from assistant.values import is_absence
from index.terms import stems

# Words of a sentence that turn the asked thing down or keep it within a limit, and words of a question that ask for that very limit.
_TURNS_DOWN = re.compile(
    r"\b(?:not|no|never|none|neither|nor|nothing|without|cannot|excludes?|excluded|rules? out|instead of|rather than|refus\w+|reject\w+|wrong|incorrect)\b|n't\b"
    r"|\b(?:не|ні|без|немає|жодн\w+)\b",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"\b(?:only|solely|sole|non-[a-z]+|limits|limited(?! (?:time|period))|restrict(?:s|ed)?|just|exclusively)\b|\b(?:лише|тільки|виключно)\b",
    re.IGNORECASE,
)
_ASKS_DENIAL = re.compile(
    r"\b(?:not|no|never|without|refuse\w*|exclude\w*|forbid\w*|forbidden|banned?|avoid\w*|free of|exempt\w*|only|solely|non-[a-z]+|limited|restricted)\b|n't\b"
    r"|\b(?:не|без|заборон\w+|лише|тільки)\b",
    re.IGNORECASE,
)
_HARMLESS = re.compile(
    r"\bnot only\b|\bno later than\b|\bnot later than\b|\bno less than\b|\bnot less than\b|\bno more than\b|\bwithout delay\b|\bwithout prejudice\b|\bif not\b|\bwhether or not\b"
    r"|\bnon-(?:military|governmental|proliferation|recognition|repayable|state|profit)\b|\bnot yet\b|\bwithin (?:the |its |their |agreed |set )*limits\b|\bно \b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:]|, (?:but|and|while|although|though|which|who|whereas)\b|\bbut\b|\balthough\b|\bwhile\b")


# Words that make a question ask for more than the bare matter: "firmly promised", "for all ten years", "must it".
_STRESSED = re.compile(
    r"\b(?:all|every|whole|entire\w*|fully|alone|only|just|already|firm\w*|guarantee\w*|exact\w*|explicit\w*|actually|really|always|ever|never)\b",
    re.IGNORECASE,
)
_ASKS_DUTY = re.compile(r"\b(?:must|ha(?:ve|s) to|bound|oblig\w+|duty)\b|\b(?:зобов\w+|повинн\w+)\b", re.IGNORECASE)
_DUTY = re.compile(
    r"\b(?:must|ha(?:ve|s) to|bound|oblig\w+|duty|shall|requir\w+|undertak\w+|commit\w*|will|(?:is|are) to)\b|\b(?:зобов\w+|повинн\w+)\b",
    re.IGNORECASE,
)
_ASKS_WITHOUT = re.compile(r"\bwithout\b|\bбез\b|\bне (?:питаючи|спитавши|запитавши)\b", re.IGNORECASE)
_NEVER_WITHOUT = re.compile(
    r"\b(?:no|not|never|none|neither)\b.*\bwithout\b|\bonly (?:with|after|by|on|if)\b|\brequir\w+|\bneeds?\b|\bsubject to\b"
    r"|\b(?:не|жодн\w+)\b.*\bбез\b|\bлише (?:за|після|з)\b",
    re.IGNORECASE,
)
_CONTRARY = re.compile(r"\bnon-([a-z]+)")  # "non-lethal", where lethal help is asked for

_HALF_YEAR = re.compile(r"\bhalf a year\b", re.IGNORECASE)
LOOKED_AT = 6  # quotes among which the deciding one is sought


def deciding_first(question: Question, quotes: Sequence[MeasuredQuote]) -> list[MeasuredQuote]:
    """The same quotes, the one first that decides: that names what is asked, or says that it is not in the text."""
    asked = set(stems(f"{question.english} {question.in_their_words.text}"))
    most = max((quote.features.words for quote in quotes[:LOOKED_AT]), default=0.0)

    def weight(quote: MeasuredQuote) -> float:
        f = quote.features
        contrary = any(set(stems(word)) <= asked for word in _CONTRARY.findall(quote.text))
        return (
            quote.score
            + 0.5 * contrary
            + 0.4 * (f.names - NEUTRAL)
            + 0.4 * f.absence * (f.words > 0.3 or f.words == most > 0.0 or f.names > NEUTRAL)
            - 0.1 * f.article
        )

    return [*sorted(quotes[:LOOKED_AT], key=lambda quote: -weight(quote)), *quotes[LOOKED_AT:]]


def chance_of_yes(question: Question, quotes: Sequence[MeasuredQuote]) -> float:
    """How likely the documents say yes, 0..1: low where the deciding quote denies it, and where it hardly speaks of it."""
    bias, slope, stress, denied = weights()["yes"]
    if not says_yes(question, quotes):
        return denied
    return 1 / (1 + math.exp(-(bias + slope * quotes[0].score + stress * stressed_in_vain(question, quotes[0]))))


def stressed_in_vain(question: Question, quote: MeasuredQuote) -> bool:
    """Whether the question stresses what the quote does not: "a firm promise" where none is called firm."""
    held = set(stems(quote.text))
    if any(not set(stems(word)) <= held for word in _STRESSED.findall(question.english)):
        return True
    return bool(_ASKS_DUTY.search(question.bare)) and not _DUTY.search(quote.text)


def says_yes(question: Question, quotes: Sequence[MeasuredQuote]) -> bool:
    """Whether the first quote affirms what is asked; a quote that denies it, or keeps it within a limit, says no."""
    best = quotes[0]
    text = _HARMLESS.sub(" ", _nearest_clause(question, best.text))
    if gainsaid(question, best):
        return False
    denied = bool(_TURNS_DOWN.search(text)) or is_absence(text)
    limited = bool(_LIMITS.search(text)) and not denied
    if _ASKS_WITHOUT.search(question.bare) and _NEVER_WITHOUT.search(best.text):
        return False
    asks_denial = bool(_ASKS_DENIAL.search(question.english))
    return (denied or limited) == asks_denial if (denied or limited) else True


def gainsaid(question: Question, quote: MeasuredQuote) -> bool:
    """Whether the question names an amount or a time, and the quote gives others of that sort and not this one."""
    asked = [value for value in values_in(_HALF_YEAR.sub("six months", question.english)) if isinstance(value, Number)]
    told = [value for value in values_in(quote.text) if isinstance(value, Number)]
    for said in asked:
        like = [other for other in told if measured(said)[1] == measured(other)[1] != ""]
        if like and not any(fits(said, other) or _may_be_more(said, other) for other in like):
            return True
    return False


def _may_be_more(said: Number, told: Number) -> bool:
    """Whether what is told is only the least: "at least 1.8" may be more than 2."""
    return told.limit in ("least", "more") and said.limit in ("least", "more")


def _nearest_clause(question: Question, text: str) -> str:
    """The clause of a sentence that shares most words with the question; the whole where no clause stands out."""
    clauses = [clause for clause in _CLAUSE.split(text) if clause and len(clause.split()) > 3]
    if len(clauses) < 2:
        return text
    words = {term.lower()[:5] for term in question.terms}
    shared = [sum(word.lower()[:5] in words for word in re.findall(r"[\w-]+", clause)) for clause in clauses]
    best = max(range(len(clauses)), key=lambda i: shared[i])
    return clauses[best] if shared[best] > sum(shared) / 2 else text
