"""More than one at a time: programs that open one folder, questions while documents change, threads over one model."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hashing import HashedWords, agreement, write

from corpus.errors import UserError
from index.index import Index
from index.splitting import split

pytestmark = pytest.mark.slow


def test_a_second_opening_waits_and_then_says_who_has_the_folder(index: Index, home: Path) -> None:
    with pytest.raises(UserError, match=r"in use by another program \(waited 0\.2 s\).*AGREEMENTS_HOME"):
        Index(home / "index", HashedWords(), "hashed-words", wait_s=0.2)
    threading.Timer(0.3, index.close).start()
    Index(home / "index", HashedWords(), "hashed-words", wait_s=10).close()


def test_a_folder_made_with_another_model_is_not_touched(index: Index, home: Path) -> None:
    index.add([write(home, "a.md", agreement("Norway"))])
    index.close()
    for _ in range(2):  # the first refusal must not keep the folder locked
        with pytest.raises(UserError, match="hashed-words.*other"):
            Index(home / "index", HashedWords(), "other", wait_s=0.2)
    again = Index(home / "index", HashedWords(), "hashed-words", wait_s=0.2)
    assert len(again.documents()) == 1
    again.close()


def test_questions_are_answered_while_documents_are_added_replaced_and_removed(index: Index, home: Path) -> None:
    """Whatever a search returns belongs to a document that was whole then; no call fails."""
    files = [write(home, f"{n}.md", agreement(partner, 40)) for n, partner in enumerate(("Norway", "Sweden", "Denmark", "Finland"))]
    index.add(files[:1])
    steady = index.documents()[0].id
    whole = {steady: len(index.passages_of(steady))}
    failures: list[BaseException] = []
    stop = threading.Event()
    answered = [0]

    def ask() -> None:
        while not stop.is_set():
            try:
                hits = index.search(["item 77 of its plan", "both sides review"], 400)
                for hit in hits:
                    assert index._store.entries.get(hit.passage.document_id) or hit.passage.document_id in whole
                assert sum(hit.passage.document_id == steady for hit in hits) == whole[steady]
                answered[0] += 1
            except BaseException as error:  # noqa: BLE001 - reported by the test's own thread
                failures.append(error)
                return

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for turn in range(4):
        for n, partner in enumerate(("Sweden", "Denmark", "Finland"), start=1):
            files[n].write_text(agreement(partner, 40, extra=f"41. Added in turn {turn}."))
        report = index.add(files[1:])
        changed = [*report.added, *(d for _, d in report.replaced)]
        whole |= {d.id: len(split(d)) for d in changed}
        index.remove(changed[turn % 3].id)
    stop.set()
    for thread in threads:
        thread.join()
    assert not failures, failures[0]
    assert answered[0] > 10 and index.audit().clean


def test_a_document_is_not_found_before_it_is_whole(index: Index, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index.add([write(home, "a.md", agreement("Norway", 5))])
    seen: list[set[str]] = []
    finish = index._store.vectors.finish

    def look_first(document_id: str) -> None:
        seen.append({hit.passage.title for hit in index.search(["both sides review"], 400)})
        finish(document_id)

    monkeypatch.setattr(index._store.vectors, "finish", look_first)
    index.add([write(home, "b.md", agreement("Sweden", 200))])
    assert [len(titles) for titles in seen] == [1]
    assert len({hit.passage.title for hit in index.search(["both sides review"], 400)}) == 2


def test_many_threads_read_with_one_model(monkeypatch: pytest.MonkeyPatch) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from index import embedding

    monkeypatch.setattr(embedding, "REMEMBERED", 20)
    model = embedding.SentenceEmbeddings(embedding.PACKAGED)
    texts = [f"Norway gives {n} boats and {'more ' * (n % 7)}help." for n in range(60)]
    alone = {text: model.tokens([text])[0].words for text in texts}

    def read(at: int) -> bool:
        asked = texts[at % 50 : at % 50 + 10]
        model.embed_query(f"question {at}")
        return [tokens.words for tokens in model.tokens(asked)] == [alone[text] for text in asked] and model.knows("submarines")

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(read, range(80)))
    assert not model.knows("subbmarinse")
