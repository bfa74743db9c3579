"""The word index beside the vectors: BM25 over tantivy, derived from what Chroma holds and rebuilt when it falls behind."""

from __future__ import annotations

import contextlib
import math
import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import tantivy

from corpus.first_forms import in_first_forms
from index import soundness
from index.passage import Passage
from index.scope import Scope, day_number
from index.splitting import header

_WORD = re.compile(r"[^\W_]+(?:[.,'’ʼ][^\W_]+)*")
HEAP = 50_000_000  # bytes the writer may hold before it writes a segment


class WordIndex:
    """Ranked word search with an English stemmer, and Ukrainian words in their first form. One marker a document tells, atomically, what is in it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._closed = folder.with_name(f"{folder.name}.closed")
        if soundness.differs(self._closed, folder.iterdir()):  # a damaged one may answer wrongly, or end the process
            shutil.rmtree(folder)
            folder.mkdir()
        self._index = self._open()

    def _open(self) -> tantivy.Index:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_text_field("document_id", tokenizer_name="raw")
        builder.add_text_field("marker", stored=True, tokenizer_name="raw")
        builder.add_text_field("role", tokenizer_name="raw")
        builder.add_text_field("partner", tokenizer_name="raw")
        builder.add_text_field("kind", tokenizer_name="raw")
        builder.add_integer_field("signed", indexed=True)
        builder.add_text_field("header", tokenizer_name="en_stem")
        builder.add_text_field("words", tokenizer_name="en_stem")
        schema = builder.build()
        try:
            return self._read(tantivy.Index(schema, path=str(self._folder)))
        except (ValueError, OSError):  # made by another version, or damaged: it is derived, so it is made anew
            shutil.rmtree(self._folder)
            self._folder.mkdir(parents=True)
            return tantivy.Index(schema, path=str(self._folder))

    def _read(self, index: tantivy.Index) -> tantivy.Index:
        """The index, once its segments are seen to be readable and what a killed writer left behind is swept away."""
        writer = index.writer(HEAP, 1)
        writer.garbage_collect_files()  # a file that no commit knows would stand in the way of one of the same name
        writer.wait_merging_threads()
        index.reload()
        _markers(index)
        return index

    def close(self) -> None:
        """Remember what the files hold."""
        with contextlib.suppress(OSError):  # a full disk; then nothing is remembered
            soundness.note(self._closed, self._folder.iterdir())

    def add(self, document_id: str, passages: Sequence[Passage]) -> None:
        """Add one document's passages, all or none."""
        writer = self._index.writer(HEAP, 1)
        writer.delete_documents_by_term("document_id", document_id)
        for passage in passages:
            writer.add_document(
                tantivy.Document(
                    id=passage.id,
                    document_id=document_id,
                    partner=list(passage.partners),
                    kind=passage.kind,
                    signed=day_number(passage.signed),
                    header=in_first_forms(header(passage)),
                    words=in_first_forms(passage.text),
                )
            )
        writer.add_document(tantivy.Document(document_id=document_id, marker=document_id, role="document"))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def remove(self, document_id: str) -> None:
        """Delete one document's passages and its marker."""
        writer = self._index.writer(HEAP, 1)
        writer.delete_documents_by_term("document_id", document_id)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def clear(self) -> None:
        """Make it anew, empty."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        self._index = self._open()

    def document_ids(self) -> set[str]:
        """The documents that are in it."""
        return _markers(self._index)

    def counts(self) -> dict[str, int]:
        """Document id -> how many passages are in it; under "" those of no document that is in it."""
        searcher = self._index.searcher()
        counted = {}
        for id in self.document_ids():
            query = tantivy.Query.term_query(self._index.schema, "document_id", id)
            counted[id] = len(searcher.search(query, searcher.num_docs).hits) - 1  # its marker is no passage
        stray = searcher.num_docs - sum(counted.values()) - len(counted)
        return counted | ({"": stray} if stray else {})

    def count(self, documents: int | None = None) -> int:
        """How many passages are in it; `documents`, where it is known how many there are."""
        return self._index.searcher().num_docs - (len(self.document_ids()) if documents is None else documents)

    def search(self, question: str, limit: int, scope: Scope, without: Iterable[str] = ()) -> list[tuple[str, float]]:
        """Passage ids and BM25 scores, best first; `without` are documents that are being written."""
        words = _words(question)
        if not words or limit < 1:
            return []
        text, _ = self._index.parse_query_lenient(words, ["words", "header"], field_boosts={"header": 0.5})
        terms = [(tantivy.Occur.Must, text), *((tantivy.Occur.Must, query) for query in self._restrictions(scope))]
        if hidden := sorted({*scope.without, *without}):
            terms.append((tantivy.Occur.MustNot, tantivy.Query.term_set_query(self._index.schema, "document_id", hidden)))
        searcher = self._index.searcher()
        hits = searcher.search(tantivy.Query.boolean_query(terms), limit).hits
        return [(searcher.doc(address)["id"][0], score) for score, address in hits]

    def holding(self, phrase: str, documents: Iterable[str]) -> set[str]:
        """Those of these documents that hold the words of a phrase next to one another, in one form or another."""
        words = _words(phrase)
        if not words:
            return set()
        text, _ = self._index.parse_query_lenient(" ".join(f'"{words}{ending}"' for ending in ("", "s", "es")), ["words"])
        searcher = self._index.searcher()
        found = set()
        for id in documents:
            its = tantivy.Query.term_query(self._index.schema, "document_id", id)
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, text), (tantivy.Occur.Must, its)])
            if searcher.search(query, 1).hits:
                found.add(id)
        return found

    def rarity(self, terms: Sequence[str]) -> list[float]:
        """Inverse document frequency of stems among the passages: high for rare words, near 0 for words that all share."""
        searcher = self._index.searcher()
        total = max(searcher.num_docs, 1)
        counts = [searcher.doc_freq("words", term) for term in terms]
        return [math.log(1 + (total - count + 0.5) / (count + 0.5)) for count in counts]

    def _restrictions(self, scope: Scope) -> list[tantivy.Query]:
        schema = self._index.schema
        found = []
        for name, values in (("partner", scope.partners), ("kind", scope.kinds)):
            if values:
                found.append(tantivy.Query.term_set_query(schema, name, list(values)))
        if scope.documents:
            found.append(tantivy.Query.term_set_query(schema, "document_id", list(scope.documents)))
        if scope.signed_after or scope.signed_before:
            first, last = day_number(scope.signed_after) or 1, day_number(scope.signed_before) or 99_999_999
            found.append(tantivy.Query.range_query(schema, "signed", tantivy.FieldType.Integer, first, last))
        return found


def _words(text: str) -> str:
    """The words of a text, without what a query would take for its own marks."""
    return " ".join(word.lower() for word in _WORD.findall(in_first_forms(text))).replace("'", " ").replace("’", " ")


def _markers(index: tantivy.Index) -> set[str]:
    searcher = index.searcher()
    if not searcher.num_docs:
        return set()
    hits = searcher.search(tantivy.Query.term_query(index.schema, "role", "document"), searcher.num_docs).hits
    return {searcher.doc(address)["marker"][0] for _, address in hits}
