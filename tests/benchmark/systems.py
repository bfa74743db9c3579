"""Other systems as they come: each with its own splitter and store, and the same model as sentence-transformers runs it by itself.

A system is a name of `SYSTEMS`: `fill` cuts, embeds and stores texts in a folder, `opened` opens that folder and gives the search.
The tutorial's is LangChain's (pieces of 1,000 characters that overlap by 200, in Chroma); bm25s and txtai, which have no splitter
of their own, are given the tutorial's pieces. Nothing of theirs is set but the model, its device and where things are kept.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import util
from pathlib import Path
from typing import Any

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("HAYSTACK_TELEMETRY_ENABLED", "False")

from corpus.packaged import packaged_model

Whole = Sequence[tuple[str, str]]  # the text of a document, and the words that say which it is
Found = list[tuple[str, Sequence[str]]]  # the text of a piece, and the words of its document
Search = Callable[[str, int], Found]  # a question, and how many pieces are wanted


@dataclass(frozen=True, slots=True)
class System:
    """`fill(texts, folder)` gives how many pieces it made; `needs` are the packages that it is."""

    needs: tuple[str, ...]
    fill: Callable[[Whole, Path], int]
    opened: Callable[[Path], Search]

    @property
    def there(self) -> bool:
        """Whether its packages are installed."""
        return all(util.find_spec(name.partition(".")[0]) and util.find_spec(name) for name in self.needs)


def _model() -> str:
    return str(packaged_model())


@functools.cache  # here and below: a model is loaded once a process, as that is not part of what is measured
def _embeddings() -> Any:
    """The model as LangChain wants it: batches of 32, float32."""
    from langchain_core.embeddings import Embeddings
    from sentence_transformers import SentenceTransformer

    class Plain(Embeddings):
        model = SentenceTransformer(_model(), device="cpu")

        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return self.model.encode(texts).tolist()

        def embed_query(self, text: str) -> list[float]:
            return self.embed_documents([text])[0]

    return Plain()


def _pieces(whole: Whole) -> list[Any]:
    """The texts cut by LangChain's usual splitter."""
    from langchain_core.documents import Document
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    given = [Document(text, metadata={"about": about}) for text, about in whole]
    return RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200).split_documents(given)


def _pieces_as_rows(whole: Whole) -> list[dict[str, str]]:
    """The same for what keeps rows."""
    return [{"text": piece.page_content, "about": piece.metadata["about"]} for piece in _pieces(whole)]


def _tutorial_fill(whole: Whole, folder: Path) -> int:
    from langchain_chroma import Chroma

    Chroma.from_documents(pieces := _pieces(whole), _embeddings(), persist_directory=str(folder))
    return len(pieces)


def _tutorial(folder: Path) -> Search:
    from langchain_chroma import Chroma

    store = Chroma(persist_directory=str(folder), embedding_function=_embeddings())
    return lambda text, most: [(piece.page_content, piece.metadata["about"].split()) for piece in store.similarity_search(text, k=most)]


def _bm25s_fill(whole: Whole, folder: Path) -> int:
    import bm25s

    kept = _pieces_as_rows(whole)
    ranked = bm25s.BM25()
    ranked.index(bm25s.tokenize([piece["text"] for piece in kept], show_progress=False), show_progress=False)
    ranked.save(folder, corpus=kept, show_progress=False)
    return len(kept)


def _bm25s(folder: Path) -> Search:
    import bm25s

    ranked = bm25s.BM25.load(folder, load_corpus=True, show_progress=False)

    def search(text: str, most: int) -> Found:
        best, _ = ranked.retrieve(bm25s.tokenize(text, show_progress=False), k=most, show_progress=False)
        return [(piece["text"], piece["about"].split()) for piece in best[0]]

    return search


@functools.cache
def _llama_index_model() -> Any:
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding

    return HuggingFaceEmbedding(model_name=_model(), device="cpu")


def _llama_index_fill(whole: Whole, folder: Path) -> int:
    from llama_index.core import Document, VectorStoreIndex

    given = [Document(text=text, metadata={"about": about}) for text, about in whole]
    index = VectorStoreIndex.from_documents(given, embed_model=_llama_index_model())
    index.storage_context.persist(str(folder))
    return len(index.docstore.docs)


def _llama_index(folder: Path) -> Search:
    from llama_index.core import StorageContext, load_index_from_storage

    index = load_index_from_storage(StorageContext.from_defaults(persist_dir=str(folder)), embed_model=_llama_index_model())

    def search(text: str, most: int) -> Found:
        found = index.as_retriever(similarity_top_k=most).retrieve(text)
        return [(each.node.get_content(), each.node.metadata["about"].split()) for each in found]

    return search


@functools.cache
def _haystack_embedders() -> tuple[Any, Any]:
    """Of documents, and of a question."""
    from haystack.utils import ComponentDevice
    from haystack_integrations.components.embedders import sentence_transformers as by

    device = ComponentDevice.from_str("cpu")
    both = (
        by.SentenceTransformersDocumentEmbedder(model=_model(), device=device, progress_bar=False),
        by.SentenceTransformersTextEmbedder(model=_model(), device=device, progress_bar=False),
    )
    for embedder in both:
        embedder.warm_up()
    return both


def _haystack_fill(whole: Whole, folder: Path) -> int:
    from haystack import Document
    from haystack.components.preprocessors import DocumentSplitter
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    pieces = DocumentSplitter().run([Document(content=text, meta={"about": about}) for text, about in whole])["documents"]
    store = InMemoryDocumentStore()
    store.write_documents(_haystack_embedders()[0].run(pieces)["documents"])
    store.save_to_disk(str(folder / "store.json"))
    return len(pieces)


def _haystack(folder: Path) -> Search:
    from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    retriever = InMemoryEmbeddingRetriever(InMemoryDocumentStore.load_from_disk(str(folder / "store.json")))
    _, embedder = _haystack_embedders()

    def search(text: str, most: int) -> Found:
        found = retriever.run(embedder.run(text)["embedding"], top_k=most)["documents"]
        return [(piece.content, piece.meta["about"].split()) for piece in found]

    return search


_TXTAI_MODELS: dict[str, Any] = {}  # loaded, by path


def _txtai_fill(whole: Whole, folder: Path) -> int:
    from txtai import Embeddings

    kept = _pieces_as_rows(whole)
    index = Embeddings(path=_model(), content=True, gpu=False, models=_TXTAI_MODELS)
    index.index(kept)
    index.save(str(folder / "index"))
    return len(kept)


def _txtai(folder: Path) -> Search:
    from txtai import Embeddings

    index = Embeddings(models=_TXTAI_MODELS)
    index.load(str(folder / "index"))
    wanted = "select text, about from txtai where similar(:question)"
    return lambda text, most: [(row["text"], row["about"].split()) for row in index.search(wanted, most, parameters={"question": text})]


SYSTEMS = {
    "tutorial": System(("langchain_chroma", "langchain_text_splitters"), _tutorial_fill, _tutorial),
    "bm25s": System(("bm25s", "langchain_text_splitters"), _bm25s_fill, _bm25s),
    "llama-index": System(("llama_index.core", "llama_index.embeddings.huggingface"), _llama_index_fill, _llama_index),
    "haystack": System(("haystack", "haystack_integrations.components.embedders.sentence_transformers"), _haystack_fill, _haystack),
    "txtai": System(("txtai", "langchain_text_splitters"), _txtai_fill, _txtai),
}


def installed() -> Iterator[str]:
    """The names of the systems that can be measured here."""
    return (name for name, system in SYSTEMS.items() if system.there)
