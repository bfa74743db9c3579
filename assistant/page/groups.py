"""Groups of agreements that can be compared, made from the documents that are there: collections, types and circles of countries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assistant.across.comparing import agreements
from assistant.page.wording import collection_named, say
from corpus.document import Document
from index.index import SHIPPED_COLLECTION

CIRCLES = {  # who belongs together, whoever has an agreement here
    "g7": ("canada", "france", "germany", "italy", "japan", "united-kingdom", "united-states"),
    "northern": ("denmark", "estonia", "finland", "iceland", "latvia", "lithuania", "norway", "sweden"),
    "benelux": ("belgium", "netherlands", "luxembourg"),
}
FIRST = (date(2024, 1, 1), date(2024, 7, 10))  # the days between which the first of the shipped agreements were signed
FIRST_COUNT = 22
LEAST = 2  # agreements of a group

Groups = dict[str, tuple[str, tuple[str, ...]]]  # key -> name, ids of the documents that stand for its agreements


def groups_of(documents: Iterable[Document], language: str) -> Groups:
    """The groups in which there are several agreements, and others beside them."""
    standing = [agreement[-1] for agreement in agreements(documents)]
    found: Groups = {}
    for key, members in CIRCLES.items():
        found[f"circle:{key}"] = (say(f"group_{key}", language), _ids(d for d in standing if set(d.partners) & set(members)))
    if len(first := _ids(d for d in standing if _is_of_the_first(d))) == FIRST_COUNT:
        found["circle:first"] = (say("group_first", language), first)
    for name in sorted({d.collection for d in standing}):
        found[f"collection:{name}"] = (collection_named(name, language), _ids(d for d in standing if d.collection == name))
    for name in sorted({d.type for d in standing if d.type and d.collection != SHIPPED_COLLECTION}):
        found[f"type:{name}"] = (say("group_type", language, name=name), _ids(d for d in standing if d.type == name))
    return {key: group for key, group in found.items() if LEAST <= len(group[1]) < len(standing)}


def _is_of_the_first(document: Document) -> bool:
    return document.collection == SHIPPED_COLLECTION and bool(document.signed) and FIRST[0] <= (document.signed or date.max) <= FIRST[1]


def _ids(documents: Iterable[Document]) -> tuple[str, ...]:
    return tuple(document.id for document in documents)
