"""What questions over all documents ask of each, found as soon as a document is added: asked of thousands, it lies there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from assistant.across.proving import sentence_of_law
from assistant.across.proving_sums import stated
from assistant.documents.deadlines import deadlines_of
from assistant.documents.ending import ending_of
from assistant.documents.facts import facts_of
from assistant.documents.notices import notices_in
from corpus.document import Document
from corpus.registry.written import words_in

FINDS: tuple[Callable[[Document], Any], ...] = (facts_of, ending_of, notices_in, sentence_of_law, stated, deadlines_of, words_in)
