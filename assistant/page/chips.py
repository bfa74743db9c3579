"""The question as it was understood, as small chips that can be edited."""

from __future__ import annotations

from html import escape

from assistant.page.wording import partner_name, say
from assistant.understanding.question import Question

MOST_PARTNERS = 6


def chips(question: Question | None, number: int, language: str) -> str:
    """Partners, countries that are none, years and kind of a turn's question, and the button that puts it into the box."""
    if question is None:
        return ""
    told = [("partner", partner_name(slug, language)) for slug in question.partners[:MOST_PARTNERS]]
    if len(question.partners) > MOST_PARTNERS:
        told.append(("partner", say("more_partners", language, number=len(question.partners) - MOST_PARTNERS)))
    told += [("stranger", say("no_partner", language, name=name)) for name in question.unknown]
    told += [("year", year) for year in question.years]
    told.append(("kind", say(f"kind_{question.kind}", language)))
    items = "".join(f'<li class="chip {kind}">{escape(text)}</li>' for kind, text in told)
    edit = (
        f'<li><button type="button" class="chip edit" data-event="edit" data-turn="{number}" title="{escape(question.resolved)}">'
        f"{say('edit', language)}</button></li>"
    )
    return f'<ul class="chips" aria-label="{say("understood", language)}">{items}{edit}</ul>'
