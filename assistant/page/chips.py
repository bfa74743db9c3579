"""What was understood of a question, as chips: where it was searched, the documents and partners it means, years, the kind of answer."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.page.desk import Chip, Turn
from assistant.page.wording import partner_name, say
from assistant.understanding.question import Question

OPENS = "opens"  # a chip that opens the document of its id
MOST = 6  # documents, or partners


def chips_of(turn: Turn, inside: Sequence[str], follows: bool, language: str) -> tuple[Chip, ...]:
    """The chips of a turn; `inside` are the names of where it was searched, `follows`: it goes on from what was asked before."""
    question = turn.question
    if question is None:
        return ()
    told = [Chip("scope", say("searched_in", language, name=name)) for name in inside[:MOST]]
    if len(inside) > MOST:
        told.append(Chip("scope", say("more_partners", language, number=len(inside) - MOST)))
    told += [Chip("without", say("left_out", language, name=name)) for _, name in turn.search_in.without]
    told += _meant(question, language)
    if follows:
        told.append(Chip("carried", say("carried", language, text=question.text)))
    told += [Chip("year", year) for year in question.years]
    if question.kind != "statement":
        told.append(Chip("kind", say(f"kind_{question.kind}", language)))
    return tuple(told)


def _meant(question: Question, language: str) -> list[Chip]:
    """The documents and countries that a question means."""
    named = list(zip(question.documents, question.labels, strict=True))
    told = [Chip("named", name, id) for id, name in named[:MOST]]
    if len(named) > MOST:
        told.append(Chip("named", say("more_partners", language, number=len(named) - MOST)))
    told += [Chip("partner", partner_name(slug, language)) for slug in question.partners[:MOST]]
    if len(question.partners) > MOST:
        told.append(Chip("partner", say("more_partners", language, number=len(question.partners) - MOST)))
    return told + [Chip("stranger", say("no_partner", language, name=name)) for name in question.unknown]


def chips_html(turn: Turn, number: int, last: bool, language: str) -> str:
    """The chips as a list; of the last turn what can be taken away has a button that asks again without it."""
    free = last and not turn.running
    items = "".join(_chip(chip, number, free and (turn.others or not chip.id), language) for chip in turn.chips)
    narrowed = any(chip.kind in ("scope", "without") for chip in turn.chips)
    everywhere = f'<li><button type="button" class="chip all" data-do="all" data-turn="{number}">{say("ask_all", language)}</button></li>'
    return (
        f'<ul class="chips" aria-label="{say("understood", language)}">{items}{everywhere if free and narrowed else ""}</ul>'
        if items
        else ""
    )


def _chip(chip: Chip, number: int, free: bool, language: str) -> str:
    if chip.kind == OPENS:
        return (
            f'<li class="chip {OPENS}"><a href="?document={escape(chip.id)}">{escape(say("open_named", language, name=chip.text))}</a></li>'
        )
    away = ""
    if free and (chip.id or chip.kind == "carried"):
        key, do = ("ask_alone", "alone") if chip.kind == "carried" else ("ask_without", "without")
        told = escape(say(key, language, name=chip.text))
        away = f'<button type="button" data-do="{do}" data-turn="{number}" data-id="{escape(chip.id)}" aria-label="{told}" title="{told}">×</button>'
    return f'<li class="chip {escape(chip.kind)}">{escape(chip.text)}{away}</li>'
