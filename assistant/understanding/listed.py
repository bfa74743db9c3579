"""A follow-up that means some of a list that was found before: "the second one", "the other two", "which of them"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.understanding.asking import begins_a_question
from assistant.understanding.keeping import Answered, is_of_several, own_words, placed, shown_names, within
from assistant.understanding.of_parties import understood
from assistant.understanding.question import Question, without_carried
from assistant.understanding.referring import asks_of_these, nth_in, others_in
from corpus.registry.register import Register


def of_listed(message: str, earlier: Sequence[Question], register: Register | None, answered: Answered | None) -> Question | None:
    """A message that means one of a list that was found before by its place, "who signed the second one?", or the others of it; None elsewhere."""
    nth, others = nth_in(message), others_in(message)
    these = asks_of_these(message) and bool(earlier) and not is_of_several(placed(earlier[-1], answered))
    for before in reversed(earlier if nth or others or these else ()):
        listed = placed(before, answered)
        names = listed.documents or listed.partners
        if not is_of_several(listed) or nth and nth[0] >= len(names):
            continue
        last = earlier[-1].documents or earlier[-1].partners
        chosen = (names[nth[0]],) if nth else tuple(name for name in names if these or name not in last)
        if not chosen:
            continue
        asked = understood(nth[1] if nth else others or message, register)
        own = own_words(asked) or begins_a_question(asked.text)
        return _of_chosen(asked if own else earlier[-1], listed, chosen)
    return None


def _of_chosen(asked: Question, listed: Question, chosen: Sequence[str]) -> Question:
    """A question of some of the agreements of a list."""
    told = dict(zip(listed.documents, listed.labels, strict=True))
    if told:
        return replace(within(asked, listed), documents=tuple(chosen), labels=tuple(told[id] for id in chosen), by_answer=True)
    kept = replace(within(asked, listed), partners=tuple(chosen), by_answer=True)
    shown = ", ".join(shown_names(kept))
    text = without_carried(asked.text)
    return replace(kept, text=f"{text} ({shown})", bare=f"{text} ({shown})", english=f"{without_carried(asked.english)} {shown}")
