"""Words as the word index sees them: lower case, stemmed."""

from __future__ import annotations

import functools

import tantivy


@functools.cache
def _analyzer() -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    return builder.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.stemmer("english")).build()


def stems(text: str) -> list[str]:
    """The stems of the words of a text, in order."""
    return list(_analyzer().analyze(text.replace("’", "'")))
