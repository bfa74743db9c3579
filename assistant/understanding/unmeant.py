"""What a person says that a question does not mean: countries, years, kinds of answer; it is read as if they were not in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.understanding.question import Question
from assistant.understanding.turns import turns_of
from corpus import parties
from corpus.names.mentions import Mention


@dataclass(frozen=True, slots=True)
class Unmeant:
    """`countries`: slugs of partners, or names of countries that are none; `years` as written; `kinds` of understanding.kinds.KINDS;
    `names`: nothing that the question names says where it is searched."""

    countries: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    names: bool = False

    def __bool__(self) -> bool:
        return bool(self.countries or self.years or self.kinds or self.names)

    def text(self, text: str) -> str:
        """A text without the words that name what is not meant."""
        partners, others = parties.named(text, fuzzy=True), parties.others(text)
        spans = [(m.start, m.end) for m in partners if self.names or set(parties.readings(m, partners)) & set(self.countries)]
        spans += [(m.start, m.end) for m in others if self.names or self._is_left_out(m)]
        spans += [found.span() for year in self.years for found in re.finditer(rf"\b{re.escape(year)}\b", text)]
        for start, end in sorted(spans, reverse=True):
            text = f"{text[:start]} {text[end:]}"
        return text

    def history(self, history: Sequence[Any]) -> Sequence[Any]:
        """The turns before (anything langchain_core.messages.convert_to_messages takes), what was asked in them read the same way."""
        return [(said_by, self.text(text) if said_by == "human" else text) for said_by, text in turns_of(history)]

    def question(self, asked: Question) -> Question:
        """A question as it then is: what is left of what it means."""
        if self.names:
            asked = replace(asked, partners=(), unknown=(), documents=(), labels=(), words=())
        if asked.kind in self.kinds:
            asked = replace(asked, kind="statement", also=())
        return replace(
            asked,
            partners=tuple(slug for slug in asked.partners if slug not in self.countries),
            unknown=tuple(name for name in asked.unknown if name not in self.countries),
            years=tuple(year for year in asked.years if year not in self.years),
        )

    def _is_left_out(self, mention: Mention) -> bool:
        return not {mention.slug, mention.text, parties.name_of(mention.slug)}.isdisjoint(self.countries)


NOTHING = Unmeant()
