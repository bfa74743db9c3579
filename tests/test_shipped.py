"""The vectors that come with the program are those of the documents that come with it: nothing of them is embedded at the first start."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.loading import load
from corpus.packaged import PACKAGED
from index.embedding import SentenceEmbeddings
from index.index import Index
from index.making_vectors import key_of
from index.shipped import shipped_vectors, texts_of
from index.splitting import split

STALE = "index/shipped.npz is stale: a shipped text, the splitting or the model has changed. Run: python tests/quality/embed_shipped.py"


def test_the_vectors_are_of_the_shipped_documents() -> None:
    texts = texts_of(load().documents)
    held = shipped_vectors(PACKAGED)
    assert set(map(key_of, texts)) == set(held), STALE
    some = texts[::40]
    made = np.array(SentenceEmbeddings().embed_documents(some))
    assert np.abs(made - [held[key_of(text)] for text in some]).max() < 2e-3, STALE


def test_another_model_gets_none_of_them() -> None:
    assert shipped_vectors("some/other-model") == {}


def test_only_what_was_changed_is_embedded(tmp_path: Path) -> None:
    first, second = load().documents[:2]
    at = split(first)[3].end
    changed = replace(first, text=f"{first.text[: at - 9]} Regatta.{first.text[at:]}", id="")
    index = Index(tmp_path / "index", SentenceEmbeddings(), PACKAGED)
    report = index.sync([changed, second])
    assert 1 <= report.embedded <= 2 < report.passages
    assert "Regatta" in index.search(["Regatta"], 1)[0].passage.text
    assert index.sync([first, second]).embedded == 0
    assert index.audit().clean
    index.close()


@pytest.mark.slow
def test_files_that_were_read_before_are_not_read_again(index: Index) -> None:
    loaded = load()
    index.sync(loaded.documents, None, loaded.keys)
    again = load(known=index.shipped())
    held = index.documents()
    assert len(again.documents) == len(held) and all(any(one is other for other in held) for one in again.documents)
    report = index.sync(again.documents, None, again.keys)
    assert len(report.unchanged) == len(held) and not (report.added or report.replaced or report.removed)
