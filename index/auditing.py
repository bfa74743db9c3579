"""Does the index hold exactly what it should? Every place is counted, every text and vector compared."""

from __future__ import annotations

from collections import Counter

from index.record import READY
from index.report import Audit
from index.splitting import split
from index.store import Store
from index.vectors import VectorsLostError


def audit(store: Store, repair: bool = False) -> Audit:
    """Count every place and name what differs; with `repair`, put it right from the documents' records."""
    with store.writing:
        store.catch_up(now=True)
        store.tidy()
        found = _look(store)
        if repair and found.problems:
            _repair(store, found)
            return _look(store).audit
        return found.audit


class _Look:
    """One look at every place: `problems` in words, and the documents they concern."""

    def __init__(self, others: set[str]) -> None:
        self.others = others  # what other programs may be writing at this moment
        self.problems: list[str] = []
        self.broken: set[str] = set()  # documents to lay out anew
        self.strays: set[str] = set()  # ids under which something is stored that is no document
        self.lost = False  # the vectors cannot be read
        self.words = False  # the word index differs
        self.audit = Audit(0, 0, 0, 0, ())


def _look(store: Store) -> _Look:
    look = _Look(store.under_way())
    expected: dict[str, dict] = {}
    for id, entry in store.entries.items():
        store.turns.let_pass()
        expected[id] = {passage.id: passage for passage in split(entry.document)}
    vectors = _compare_passages(store, look, expected)
    _compare_records(store, look)
    _compare_words(store, look, {id: len(passages) for id, passages in expected.items()})
    total = sum(len(passages) for passages in expected.values())
    look.audit = Audit(len(expected), total, vectors, store.words.count(), tuple(look.problems))
    return look


def _compare_passages(store: Store, look: _Look, expected: dict[str, dict]) -> int:
    """The number of passages that are stored with a vector of their own."""
    whole, wrong, strays = Counter[str](), Counter[str](), Counter[str]()
    try:
        for passage, own in store.vectors.everything():
            store.turns.let_pass()
            wanted = expected.get(passage.document_id)
            if wanted is None and passage.document_id in look.others:
                continue
            if wanted is None:
                strays[passage.document_id] += 1
            elif not own or wanted.get(passage.id) != passage:
                wrong[passage.document_id] += 1
            else:
                whole[passage.document_id] += 1
    except VectorsLostError as error:
        look.lost, look.broken = True, set(expected)
        look.problems.append(f"the vectors cannot be read: {error}")
        return 0
    for id, n in strays.items():
        look.strays.add(id)
        look.problems.append(f"{n} passages of no document ({id})")
    for id, passages in expected.items():
        if whole[id] != len(passages) or wrong[id]:
            look.broken.add(id)
            differing = f", {wrong[id]} that differ" if wrong[id] else ""
            look.problems.append(f"{_title(store, id)}: {whole[id]} of {len(passages)} passages stored{differing}")
    return whole.total() + wrong.total() + strays.total()


def _compare_records(store: Store, look: _Look) -> None:
    """Every record is READY and is the document that is searched."""
    records = store.vectors.records()
    for id, record in records.items():
        if id not in look.others and (record.state != READY or id not in store.entries):
            (look.broken if id in store.entries else look.strays).add(id)
            look.problems.append(f"half-done ({record.state}): {record.entry.document.title} ({id})")
    for id in store.entries.keys() - records.keys():
        look.broken.add(id)
        look.problems.append(f"no record of {_title(store, id)}")
    for key, n in Counter(entry.document.text_key for entry in store.entries.values()).items():
        if n > 1:
            twice = [id for id, entry in store.entries.items() if entry.document.text_key == key]
            look.problems.append(f"the same text {n} times ({', '.join(twice)}): `agreements remove` all but one")


def _compare_words(store: Store, look: _Look, expected: dict[str, int]) -> None:
    found = store.words.counts()
    before = len(look.problems)
    look.problems += [f"not in the word index: {_title(store, id)}" for id in expected if id not in found]
    look.problems += [
        f"{_title(store, id)}: {found[id]} of {n} passages in the word index" for id, n in expected.items() if found.get(id, n) != n
    ]
    look.problems += [f"only in the word index: {id or 'passages of no document'} ({found[id]})" for id in found if id not in expected]
    look.words = len(look.problems) > before


def _repair(store: Store, look: _Look) -> None:
    if look.lost:
        store.vectors.forget_vectors()
    for id in look.strays:
        store.vectors.remove(id)
    for id in look.broken:
        store.mend(id)
    if look.words:
        store.words.clear()
    store.recount_words()


def _title(store: Store, id: str) -> str:
    return store.entries[id].document.title
