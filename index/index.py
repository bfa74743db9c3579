"""The index: documents in, passages out. Keeps Chroma and the word index in step, whatever interrupts it."""

from __future__ import annotations

import functools
import hashlib
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.document import Document
from corpus.errors import UserError
from corpus.loading import gather
from corpus.reading import read
from index.embedding import SentenceEmbeddings
from index.passage import Hit, Passage
from index.ranking import best, fuse
from index.report import Audit, Report
from index.scope import Scope
from index.splitting import embedded_text, split
from index.vectors import VectorStore
from index.words import WordIndex

Progress = Callable[[int, int, str], None]  # passages done, passages in all, what is being worked on
SHIPPED, ADDED = "shipped", "added"  # where a document came from: the program's own folder, or the user
POOL = 60  # candidates of each search that are fused
EMBED_BATCH = 64


class Index:
    """Passages of documents, searchable by meaning and words, in one folder that one process has open at a time."""

    def __init__(self, folder: Path, embeddings: SentenceEmbeddings, model: str, wait_s: float = 10.0) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(folder / "lock", timeout=wait_s)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise UserError(
                f"The index in {folder} is in use by another program (waited {wait_s:.0f} s). Close that one, or set "
                "AGREEMENTS_HOME to another folder."
            ) from error
        self.embeddings = embeddings
        self._writing = threading.Lock()
        self._vectors = VectorStore(folder / "chroma", model)
        self._words = WordIndex(folder / "words")
        self._embed_query = functools.lru_cache(maxsize=512)(embeddings.embed_query)
        self._recover()
        self._documents = {document.id: document for document in self._vectors.documents(self._vectors.origins())}

    def close(self) -> None:
        """Let another process have the folder."""
        self._lock.release()

    # -- documents in --------------------------------------------------------------------------------------------------

    def add(self, paths: Iterable[str | Path], progress: Progress | None = None) -> Report:
        """Read files (or every readable file of a folder) and add them; a bad one is reported, the rest goes on."""
        report = Report()
        documents: list[Document] = []
        for path in paths:
            try:
                documents += [read(file) for file in gather(Path(path))]
            except UserError as error:
                report.failed.append((str(path), str(error)))
        return self._bring_in(documents, ADDED, report, progress)

    def sync(self, documents: Sequence[Document], progress: Progress | None = None) -> Report:
        """Make the shipped documents exactly these: add what is new, replace what changed, remove what is gone."""
        wanted = {document.id for document in documents}
        report = self._bring_in(documents, SHIPPED, Report(), progress)
        report.unchanged = [d for d in documents if d not in report.added and d.id not in {n.id for _, n in report.replaced}]
        for id, (origin, _) in self._vectors.origins().items():
            if origin == SHIPPED and id not in wanted:
                self.remove(id)
                report.removed.append(id)
        return report

    def _bring_in(self, documents: Sequence[Document], origin: str, report: Report, progress: Progress | None) -> Report:
        with self._writing:
            new: list[Document] = []
            for document in documents:
                if document.id in self._documents or any(document.id == other.id for other in new):
                    report.unchanged.append(document)
                else:
                    new.append(document)
            split_up = [(document, split(document)) for document in new]
            total, done = sum(len(passages) for _, passages in split_up), 0
            for document, passages in split_up:
                before = self._earlier_version(document, origin)
                done = self._store(document, passages, origin, report, progress, done, total)
                if before:
                    self._delete(before)
                    report.replaced.append((before, document))
                else:
                    report.added.append(document)
            report.passages += total
        return report

    def _earlier_version(self, document: Document, origin: str) -> str | None:
        """The id of the document that this one is a new version of: same source, or same title, kind and partners."""
        for id, (its_origin, source) in self._vectors.origins().items():
            old = self._documents[id]
            same_place = bool(document.source) and source == document.source
            same_name = bool(old.title) and (old.title, old.kind, old.partners) == (
                document.title,
                document.kind,
                document.partners,
            )
            if its_origin == origin and (same_place or same_name):
                return id
        return None

    def _store(
        self,
        document: Document,
        passages: list[Passage],
        origin: str,
        report: Report,
        progress: Progress | None,
        done: int,
        total: int,
    ) -> int:
        texts = [embedded_text(passage) for passage in passages]
        keys = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() for text in texts]
        vectors = self._vectors.vectors_of(keys)
        missing = [(key, text) for key, text in dict(zip(keys, texts, strict=True)).items() if key not in vectors]
        missing.sort(key=lambda pair: len(pair[1]))  # batches of like length: little padding is computed
        known = len(passages) - len(missing)
        for at in range(0, len(missing), EMBED_BATCH):
            part = missing[at : at + EMBED_BATCH]
            if progress:
                progress(done + known + at, total, document.title)
            found = self.embeddings.embed_documents([text for _, text in part])
            vectors.update((key, vector) for (key, _), vector in zip(part, found, strict=True))
        self._vectors.begin(document, origin)
        self._vectors.add(passages, keys, [vectors[key] for key in keys])
        self._words.add(document.id, passages, [text.partition("\n")[0] for text in texts])
        self._vectors.finish(document.id)
        self._documents[document.id] = document
        report.embedded += len(missing)
        if progress:
            progress(done + len(passages), total, document.title)
        return done + len(passages)

    def remove(self, document_id: str) -> Document:
        """Delete a document everywhere; returns what it was."""
        with self._writing:
            document = self.document(document_id)
            self._delete(document_id)
        return document

    def _delete(self, document_id: str) -> None:
        self._documents.pop(document_id, None)
        self._words.remove(document_id)
        self._vectors.remove(document_id)

    def _recover(self) -> None:
        """Finish what a crash interrupted: half-added and half-removed documents go, the word index catches up."""
        for id in self._vectors.unfinished():
            self._words.remove(id)
            self._vectors.remove(id)
        held, indexed = set(self._vectors.origins()), self._words.document_ids()
        for id in indexed - held:
            self._words.remove(id)
        for id in held - indexed:
            passages = self._vectors.passages_of(id)
            self._words.add(id, passages, [embedded_text(p).partition("\n")[0] for p in passages])

    # -- what it holds -------------------------------------------------------------------------------------------------

    def documents(self) -> tuple[Document, ...]:
        """Every document, by title."""
        return tuple(sorted(self._documents.values(), key=lambda d: (d.kind, d.title, d.id)))

    def document(self, document_id: str) -> Document:
        """The document of this id; UserError where there is none."""
        try:
            return self._documents[document_id]
        except KeyError:
            raise UserError(f"No document {document_id!r} is in the index. `agreements list` shows the ids.") from None

    def passages_of(self, document_id: str) -> list[Passage]:
        """The passages of one document, in its order."""
        return self._vectors.passages_of(document_id)

    def audit(self, repair: bool = False) -> Audit:
        """Count every place and name what differs; with `repair`, put it right from Chroma and the documents."""
        with self._writing:
            expected = {document.id: len(split(document)) for document in self._documents.values()}
            counts, indexed = self._vectors.counts(), self._words.document_ids()
            problems = [f"{n} passages of no document ({id})" for id, n in counts.items() if id not in expected]
            problems += [
                f"{self._documents[id].title}: {counts.get(id, 0)} of {n} passages stored"
                for id, n in expected.items()
                if counts.get(id, 0) != n
            ]
            problems += [f"not in the word index: {self._documents[id].title}" for id in expected if id not in indexed]
            problems += [f"only in the word index: {id}" for id in indexed - set(expected)]
            if self._words.count() != sum(expected.values()) and not problems:
                problems.append(f"{self._words.count()} passages in the word index, {sum(expected.values())} expected")
            if repair and problems:
                self._repair(expected, counts)
        if repair and problems:
            return self.audit()
        stored = sum(counts.values())
        return Audit(len(expected), sum(expected.values()), stored, self._words.count(), tuple(problems))

    def _repair(self, expected: dict[str, int], counts: dict[str, int]) -> None:
        for id in [*(set(counts) - set(expected)), *(i for i, n in expected.items() if counts.get(i, 0) != n)]:
            document, origin = self._documents.get(id), self._vectors.origins().get(id, (ADDED, ""))[0]
            self._delete(id)
            if document:
                self._store(document, split(document), origin, Report(), None, 0, 0)
        for id in {*expected, *self._words.document_ids()}:
            self._words.remove(id)
        self._recover()

    # -- search --------------------------------------------------------------------------------------------------------

    def search(self, questions: Sequence[str], limit: int, scope: Scope | None = None, pool: int = POOL) -> list[Hit]:
        """The passages that answer best, by meaning and words together; `questions` are wordings of one question."""
        asked = [question.strip() for question in questions if question.strip()]
        if not asked or limit < 1:
            return []
        scope, pool = scope or Scope(), max(limit, pool)
        found = [self._vectors.search(self._embed_query(question), pool, scope) for question in asked]
        passages = {passage.id: passage for ranked in found for passage, _ in ranked}
        meaning = best([(passage.id, score) for passage, score in ranked] for ranked in found)
        words = best(self._words.search(question, pool, scope) for question in asked)
        ranked = fuse(meaning, words)[:limit]
        passages |= self._vectors.passages([id for id, _ in ranked if id not in passages])
        return [
            Hit(passages[id], score) for id, score in ranked if id in passages and passages[id].document_id in self._documents
        ]

    def rarity(self, terms: Sequence[str]) -> list[float]:
        """Inverse document frequency of stems (see `index.terms`) among the passages."""
        return self._words.rarity(terms)
