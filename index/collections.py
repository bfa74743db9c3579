"""The two collections in Chroma: opened, made, and replaced by others made anew, so that a crash in between leaves one that is whole."""

from __future__ import annotations

import contextlib
import functools
from typing import Any

from corpus.errors import UserError
from index import sparse
from index.chroma import InFolder, OnServer

FORMAT = 2  # of what stands in the rows
SPACE = "cosine"
BATCH = 2_000  # records a call; Chroma takes 5,461 at most
SYNC = {"documents": 100, "passages": 1_000}  # records after which Chroma writes its graph; until then it replays them at a start
_FRESH = "-mended"  # ends the name of one that is being made


class Collections:
    """`documents` holds a record a document, `passages` a row a passage. UserError where they are of another version or model."""

    def __init__(self, chroma: InFolder | OnServer, model: str) -> None:
        self._chroma, self._model = chroma, model
        self.documents: Any
        self.passages: Any
        self._open()

    def _open(self) -> None:
        client = self._chroma.client
        names = {collection.name for collection in client.list_collections()}
        for name in SYNC:
            if name + _FRESH in names and name not in names:  # the old one was gone already
                client.get_collection(name + _FRESH, embedding_function=None).modify(name=name)
            elif name + _FRESH in names:
                client.delete_collection(name + _FRESH)
        self.documents, self.passages = self._made("documents"), self._made("passages")

    def fresh(self, name: str) -> Any:
        """An empty one, to be filled and then `put` in the place of the one of this name."""
        return self._made(name, name + _FRESH)

    def put(self, name: str, fresh: Any) -> None:
        """Replace a collection by a fresh one that is whole."""
        self._chroma.client.delete_collection(name)
        fresh.modify(name=name)  # cut short before this: `_open` does it
        self._open()

    def empty(self, name: str) -> None:
        """Make a collection anew, without its rows."""
        self._chroma.client.delete_collection(name)
        self._open()

    @property
    def words_indexed(self) -> bool:
        """Whether Chroma ranks passages by their words too."""
        return sparse.indexed(self.passages)

    def _made(self, name: str, called: str = "") -> Any:
        model = self._model if name == "passages" else ""
        found = self._found(name, called or name, {"model": model, "format": FORMAT})
        stored = found.metadata or {}
        if stored.get("format") != FORMAT:
            raise UserError(f"The index was made by another version of this program. {self._chroma.anew}")
        if stored.get("model", "") != model:
            raise UserError(
                f"The index was made with the embedding model {stored.get('model')!r}, the settings now say {model!r}. Set "
                f"AGREEMENTS_EMBEDDING_MODEL={stored.get('model')} to go on with it. Or begin anew with the other: {self._chroma.anew}"
            )
        return self._chroma.guarded(found)

    def _found(self, name: str, called: str, metadata: dict[str, Any]) -> Any:
        """The collection, made where there is none; a server is first asked to index the words of passages."""
        from chromadb.errors import InvalidArgumentError

        client = self._chroma.client
        make = functools.partial(client.get_or_create_collection, called, embedding_function=None, metadata=metadata)
        if name == "passages" and self._chroma.shared and called not in {its.name for its in client.list_collections()}:
            with contextlib.suppress(InvalidArgumentError):  # said by a single server: it indexes no sparse vectors
                if sparse.indexed(made := make(schema=sparse.schema(SPACE))):
                    return made
                client.delete_collection(called)  # of a server so old that it knows no schema
        return make(configuration={"hnsw": {"space": SPACE, "sync_threshold": SYNC[name], "batch_size": 100}})
