"""What was understood of a question, as chips: where it was searched, the documents and partners it means, years, the kind of answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from assistant.page.desk import Chip, Turn
from assistant.page.search_in import COUNTRY, KIND, NAMES, YEAR, SearchIn
from assistant.page.wording import partner_name, say
from assistant.understanding.question import Question
from index.index import Index

OPENS = "opens"  # a chip that opens the document of its id
ALONE, EVERYWHERE, OWN = "alone", "everywhere", "own"  # ids of chips that stand for no document, country, year or kind
NARROWING = ("scope", "without", "own", "named", "partner")  # kinds of chips
MOST = 6  # documents, or partners


def chips_of(turn: Turn, index: Index, follows: bool, language: str) -> tuple[Chip, ...]:
    """The chips of a turn over this index; `follows`: it goes on from what was asked before."""
    question, search_in = turn.question, turn.search_in
    if question is None:
        return ()
    told = _few("scope", [(say("searched_in", language, name=name), value) for name, value in search_in.named(index, language)], language)
    if search_in.everywhere:
        told.append(Chip("scope", say("all_searched", language), EVERYWHERE))
    elif search_in.of_own_alone(index, turn.typed):
        told.append(Chip("own", say("own_alone", language), OWN))
    told += [Chip("without", say("left_out", language, name=name), id) for id, name in search_in.without]
    told += _meant(question, len(search_in.documents(index, turn.typed)) > 1, language)
    if follows:
        told.append(Chip("carried", say("carried", language, text=question.text), ALONE))
    told += [Chip("year", year, f"{YEAR}{year}") for year in question.years]
    if question.kind != "statement":
        told.append(Chip("kind", say(f"kind_{question.kind}", language), f"{KIND}{question.kind}"))
    return tuple(told)


def _meant(question: Question, others: bool, language: str) -> list[Chip]:
    """The documents and countries that a question means; where there are no other documents, they cannot be left out."""
    documents = [(name, id if others else "") for id, name in zip(question.documents, question.labels, strict=True)]
    partners = [(partner_name(slug, language), f"{COUNTRY}{slug}" if others else "") for slug in question.partners]
    strangers = [Chip("stranger", say("no_partner", language, name=name), f"{COUNTRY}{name}") for name in question.unknown]
    return [*_few("named", documents, language), *_few("partner", partners, language), *strangers]


def _few(kind: str, named: Sequence[tuple[str, str]], language: str) -> list[Chip]:
    """The first chips of a kind, (text, id) each, and how many more there are."""
    more = [Chip(kind, say("more_partners", language, number=len(named) - MOST))] if len(named) > MOST else []
    return [*(Chip(kind, text, id) for text, id in named[:MOST]), *more]


def taken_away(chip: Chip, search_in: SearchIn) -> SearchIn:
    """Where the same question is searched without what a chip says."""
    if chip.id in (OWN, EVERYWHERE):
        return replace(search_in, everywhere=chip.id == OWN)
    if chip.kind == "scope":
        return replace(search_in, chosen=tuple(value for value in search_in.chosen if value != chip.id))
    if chip.kind == "without":
        return replace(search_in, without=tuple(one for one in search_in.without if one[0] != chip.id))
    if chip.id == ALONE:
        return search_in
    name = chip.id.removeprefix(COUNTRY) if chip.kind == "stranger" else chip.text
    return replace(search_in, without=(*search_in.without, (chip.id, name)))


def all_searched(chips: Sequence[Chip], search_in: SearchIn, language: str) -> SearchIn:
    """Where all documents are searched: first whatever a person chose, then whatever the question names."""
    narrowed = {chip.kind for chip in chips if chip.id not in (NAMES, EVERYWHERE)}
    if not narrowed.isdisjoint(("scope", "without")):
        return SearchIn(everywhere=search_in.everywhere)
    if "own" in narrowed:
        return replace(search_in, everywhere=True)
    return replace(search_in, without=(*search_in.without, (NAMES, say("names", language))))


def chips_html(turn: Turn, number: int, last: bool, language: str) -> str:
    """The chips as a list; of the last turn each can be taken away by a button, and where it is searched in less than all, all is a button."""
    if not turn.chips:
        return ""
    free = last and not turn.running
    items = "".join(_chip(chip, number, free, language) for chip in turn.chips)
    if free and any(chip.kind in NARROWING and chip.id not in ("", NAMES, EVERYWHERE) for chip in turn.chips):
        items += f'<li><button type="button" class="chip all" data-do="all" data-turn="{number}">{say("ask_all", language)}</button></li>'
    return f'<ul class="chips" aria-label="{say("understood", language)}">{items}</ul>'


def _chip(chip: Chip, number: int, free: bool, language: str) -> str:
    text, id = escape(chip.text), escape(chip.id)
    if chip.kind == OPENS:
        return f'<li class="chip {OPENS}"><a href="?document={id}">{escape(say("open_named", language, name=chip.text))}</a></li>'
    away = ""
    if free and chip.id:
        told = escape(say("ask_alone", language) if chip.id == ALONE else say("ask_without", language, name=chip.text))
        place = f'data-turn="{number}" data-kind="{escape(chip.kind)}" data-id="{id}"'
        away = f'<button type="button" data-do="without" {place} aria-label="{told}" title="{told}">×</button>'
    return f'<li class="chip {escape(chip.kind)}">{text}{away}</li>'
