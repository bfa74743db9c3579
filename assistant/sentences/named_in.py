"""Whether one sentence holds all that a yes-or-no question names: its figures, its names, and the sides of whose agreement it asks."""

from __future__ import annotations

import math
import re

from assistant.checking.values import Number, values_in
from assistant.sentences.quote import Quote
from assistant.sentences.standing import heading_of
from assistant.understanding.fields import SIGNING
from assistant.understanding.question import Question, content_words
from assistant.understanding.ranges import HOURS
from corpus import parties
from corpus.names.mentions import Mention
from corpus.quantities.dates import MONTHS
from index.terms import stems

FEWEST = 2  # of what is counted: "one" and "a" say hardly more than that there is something
_NAME = re.compile(r"(?<![.?!] )(?<!^)\b[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ]\w*")
_OURS = frozenset("ukraine ukrainian ukrainians ukraine's kyiv kyiv's russia russian russians russia's moscow moscow's".split())


def holds_all_named(question: Question, quote: Quote) -> bool:
    """Whether a sentence, with its heading, holds every figure, name and side of the question; where it is asked who signed, or where, its leaders
    and capitals too."""
    text = f"{heading_of(quote.passage)}: {quote.text}"
    signing = SIGNING.search(question.bare) is not None
    return (
        _holds_figures(question.english, text)
        and _holds_sides(question, quote)
        and _holds_names(question.english, text, places=signing)
        and (not signing or _holds_leaders(question, quote))
    )


def _holds_figures(asked: str, text: str) -> bool:
    told = [value for value in values_in(text) if isinstance(value, Number)]
    said = [value for value in values_in(asked) if isinstance(value, Number) and value.unit != "ordinal" and _counts(value, asked)]
    return all(any(fits(one, other) for other in told if measured(one)[1] in ("", measured(other)[1])) for one in said)


def _counts(value: Number, asked: str) -> bool:
    """Whether a number of the question counts something: not "one", and not "the two sides"."""
    behind = asked[value.end :].split()[:1]
    return value.amount >= FEWEST and (bool(value.unit or value.currency) or not behind or bool(content_words(behind[0])))


def _holds_sides(question: Question, quote: Quote) -> bool:
    """Each country that is named has a part in the sentence."""
    mentions = parties.named(question.bare, fuzzy=True)
    whose = quote.passage.partners if quote.passage.kind != "article" else ()  # an article is on many
    theirs = {*whose, *(mention.slug for mention in parties.named(quote.text))}
    return all(theirs & set(parties.readings(mention, mentions)) for mention in mentions if mention.slug in question.partners)


def _holds_leaders(question: Question, quote: Quote) -> bool:
    """Each leader who is named has a name in the sentence."""
    return all(_is_told(mention, quote.text) for mention in parties.named(question.bare, fuzzy=True) if mention.way == "leader")


def _is_told(leader: Mention, text: str) -> bool:
    """Whether a text names a leader; of one named in Ukrainian letters, whether it names a leader of that country."""
    if leader.text.isascii():
        return set(stems(leader.text)) <= set(stems(text))
    return any(mention.way == "leader" and mention.slug == leader.slug for mention in parties.named(text))


def _holds_names(asked: str, text: str, places: bool) -> bool:
    """Every capitalised word that stands inside the question, and names no side of an agreement; `places`: capitals are looked for, too."""
    sides = [(mention.start, mention.end) for mention in parties.named(asked, fuzzy=True) if not places or mention.way != "place"]
    held = set(stems(text))
    names = [found for found in _NAME.finditer(asked) if not any(start <= found.start() < end for start, end in sides)]
    told = [found[0] for found in names if found[0].lower() not in _OURS and found[0].lower() not in MONTHS]
    return all(set(stems(name)) <= held for name in told)


def measured(value: Number) -> tuple[float, str]:
    """The amount, times in hours, and of what it is; "" for a bare number."""
    if value.unit in HOURS:
        return float(value.amount) * HOURS[value.unit], "time"
    return float(value.amount), value.currency or value.unit.replace("ordinal", "")


def fits(said: Number, told: Number) -> bool:
    """Whether what is told makes what is said true: "more than 100" is true of 112."""
    one, other = measured(said)[0], measured(told)[0]
    if said.limit in ("more", "least"):
        return other >= one
    return other <= one if said.limit in ("less", "most", "within") else math.isclose(one, other, rel_tol=0.02)
