"""A follow-up that compares what was asked before: "which of the two is longer?", "is that longer than the Polish one?", "who else on that day?"."""

from __future__ import annotations

from dataclasses import replace

from assistant.understanding.fields import asked_fields, topic
from assistant.understanding.keeping import of_another, shown_names
from assistant.understanding.of_parties import understood
from assistant.understanding.question import Question
from assistant.understanding.referring import comparative_in, put_first, that_day_as
from corpus.registry.register import Register

_NOUNS = {"notice": "notice period", "term": "term", "date": "date of signing"}  # of fields that are compared
_LESS = ("less", "least", "lower", "lowest", "smaller", "smallest")


def of_compared(message: str, together: Question, register: Register | None) -> Question | None:
    """Which of the agreements that the same was asked of is "longer", or gives "more"; of others than two what each of them says."""
    how, before = comparative_in(message), replace(together, by_answer=False)
    if not how or len(together.partners) + len(together.documents) < 2:
        return None
    if len(together.partners) != 2:
        return before
    first, second = shown_names(together)
    field = _noun_of(together)
    if not field and together.kind != "money":
        return before
    more, what = "less" if how in _LESS else "more", " ".join(topic(together))
    gave = f"{first} or {second}, who gave {more} {what}{''.join(f' in {year}' for year in together.years)}?"
    return understood(f"Which of the two is {how}, the {field} of {first} or of {second}?" if field else gave, register)


def measured_by_another(asked: Question, before: Question) -> Question:
    """ "Is that longer than the Polish one?": what was asked before, measured by another agreement; else the question before asked of that."""
    field = _noun_of(before)
    if not field or len(before.partners) != 1:
        return of_another(asked, before, ())
    text = put_first(asked.text, f"the {field} of {shown_names(before)[0]}")
    partners = (*before.partners, *(slug for slug in asked.partners if slug not in before.partners))
    return replace(asked, text=text, bare=text, english=text, partners=partners, kind="yesno")


def on_that_day(asked: Question, before: Question, register: Register | None) -> Question | None:
    """A message that asks of "the same day" as that of the one agreement that was asked about; None elsewhere."""
    named = shown_names(before) if len(before.partners) == 1 else []
    text = that_day_as(asked.text, named[0]) if named and not asked.names_scope else ""
    return understood(text, register) if text else None


def _noun_of(question: Question) -> str:
    """What the field that a question asks for is called where it is compared; "" for others."""
    return next((_NOUNS[field] for field in asked_fields(question) if field in _NOUNS), "")
