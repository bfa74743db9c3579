"""Words as the word index sees them: lower case, English ones stemmed, Ukrainian ones in their first form."""

from __future__ import annotations

import functools
import re

import tantivy

from corpus.first_forms import in_first_forms

_ELECTRONIC = re.compile(r"(?<=\b[eE])-(?=[a-z]{3})")  # "e-mail" is "email"


@functools.cache
def _analyzer() -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    return builder.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.stemmer("english")).build()


def beginning(stem: str) -> str:
    """The letters with which every word of a stem begins: a text without them has none of these words."""
    if stem.endswith(("le", "ie")):  # "abilities" is "abl", "lying" is "lie"
        return stem[:-2]
    return stem[:-1] if stem.endswith(("e", "i", "y", "bl")) else stem


def stems(text: str) -> list[str]:
    """The stems of the words of a text, in order."""
    return list(_analyzer().analyze(in_first_forms(_ELECTRONIC.sub("", text).replace("’", "'"))))
