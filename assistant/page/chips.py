"""The question as it was understood, as small chips that can be edited."""

from __future__ import annotations

from html import escape

from assistant.page.turn import Turn
from assistant.page.wording import partner_name, say
from assistant.understanding.question import Question

MOST_PARTNERS = 6


def chips(turn: Turn, number: int, last: bool, language: str) -> str:
    """The scope, the documents, partners, countries that are none, years and kind of a turn's question, and the button that puts it
    into the box. Of the last turn each document can be left out."""
    question = turn.question
    if question is None:
        return ""
    told = [("scope", say("searched_in", language, name=name)) for name in turn.inside[:MOST_PARTNERS]]
    told += [("without", say("left_out", language, name=name)) for _, name in turn.search_in.without]
    told += [("partner", partner_name(slug, language)) for slug in question.partners[:MOST_PARTNERS]]
    if len(question.partners) > MOST_PARTNERS:
        told.append(("partner", say("more_partners", language, number=len(question.partners) - MOST_PARTNERS)))
    told += [("stranger", say("no_partner", language, name=name)) for name in question.unknown]
    told += [("year", year) for year in question.years]
    told.append(("kind", say(f"kind_{question.kind}", language)))
    named = _documents(question, number, last and turn.others and not turn.running, language)
    items = named + "".join(f'<li class="chip {kind}">{escape(text)}</li>' for kind, text in told)
    edit = (
        f'<li><button type="button" class="chip edit" data-event="edit" data-turn="{number}" title="{escape(question.resolved)}">'
        f"{say('edit', language)}</button></li>"
    )
    return f'<ul class="chips" aria-label="{say("understood", language)}">{items}{edit}</ul>'


def _documents(question: Question, number: int, removable: bool, language: str) -> str:
    """The documents that a question was taken to be about; each with a button that asks again without it."""
    items = []
    for id, name in list(zip(question.documents, question.labels, strict=True))[:MOST_PARTNERS]:
        told = escape(say("ask_without", language, name=name))
        away = f'<button type="button" data-event="retry" data-turn="{number}" data-without="{id}" aria-label="{told}" title="{told}">×</button>'
        items.append(f'<li class="chip named">{escape(name)}{away if removable else ""}</li>')
    more = len(question.labels) - MOST_PARTNERS
    return "".join(items) + (f'<li class="chip named">{say("more_partners", language, number=more)}</li>' if more > 0 else "")
