"""A summary and the full text say the same: the full text is quoted first. Where they differ, both are shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from assistant.sentences.quote import Quote
from assistant.sentences.quoting import as_read
from assistant.understanding.question import Question
from assistant.values import in_digits, years
from index.index import Index

LOOKED_AT = 3  # quotes of a summary for which the full text's own words are sought
LIKE = 0.72  # cosine of two sentences' mean token vectors from which they can say the same
SAME_MATTER = 0.8  # from which they speak of the same matter even where their values differ


def full_text_first(question: Question, quotes: Sequence[Quote], index: Index) -> list[Quote]:
    """The same quotes; before the first ones of a summary stand the sentences of the full text that say the same, or gainsay it."""
    own = [quote for quote in quotes if quote.passage.kind == "agreement"]
    ordered = list(quotes)
    if not own:
        return ordered
    means = dict(zip(own, _means(own, index), strict=True))
    for quote in [quote for quote in quotes[:LOOKED_AT] if quote.passage.kind == "summary"]:
        mean = _means([quote], index)[0]
        like = sorted(
            ((float(mean @ means[other]), other) for other in own if other.passage.partners[:1] == quote.passage.partners[:1]),
            key=lambda pair: -pair[0],
        )
        twin = next((other for cosine, other in like if cosine >= LIKE and _figures(quote) <= _figures(other)), None)
        twin = twin or next((other for cosine, other in like[:1] if cosine >= SAME_MATTER and differ(question, other, quote)), None)
        if twin and ordered.index(twin) > ordered.index(quote):
            ordered.remove(twin)
            ordered.insert(ordered.index(quote), twin)
    return ordered


def differ(question: Question, one: Quote, other: Quote) -> bool:
    """Whether two quotes give one value of the asked kind each, and not the same one."""
    a, b = _figures(one), _figures(other)
    one_each = len(one.values) == len(other.values) == 1 and years(one.text) == years(other.text)
    return one_each and bool(a and b) and not a & b and question.kind in ("money", "percent", "duration", "number")


def _means(quotes: Sequence[Quote], index: Index) -> list[np.ndarray]:
    return [tokens.mean for tokens in index.embeddings.tokens([as_read(quote.passage, quote.text) for quote in quotes])]


def _figures(quote: Quote) -> set[str]:
    """The numbers of its values of the asked kind, in digits; those of the sentence where no kind is asked."""
    plain = in_digits(" ".join(quote.text[a:b] for a, b in quote.values))
    return {re.sub(r"[,\s]|(?<=\d)\.0+$", "", found) for found in re.findall(r"\d[\d,.]*\d|\d", plain)}
