"""Where in the quotes each word of a sentence comes from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from assistant.checking.claims import Token
from assistant.checking.roles import contents
from assistant.checking.values import Day, Number, same_amount, within

_MOST = 16  # places looked at for one word
_AROUND = 3  # neighbours that speak for a place


class Reading:
    """The tokens of a sentence or of quotes, with the places of those that say something."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.places = contents(tokens)
        self.content = [tokens[i] for i in self.places]
        self.by_idea: dict[str, list[int]] = defaultdict(list)
        for place, token in enumerate(self.content):
            for idea in token.ideas:
                self.by_idea[idea].append(place)

    def candidates(self, said: Token) -> list[int]:
        """The places of the tokens that say what `said` says."""
        if isinstance(said.value, Number):
            same = (p for p in self.by_idea.get(f"n:{said.value.amount:f}", ()))
            return [p for p in same if isinstance(v := self.content[p].value, Number) and same_amount(said.value, v)][:_MOST]
        if isinstance(said.value, Day):
            return [p for p in self.by_idea.get("date", ()) if isinstance(v := self.content[p].value, Day) and within(said.value, v)][
                :_MOST
            ]
        found = {p for idea in said.ideas for p in self.by_idea.get(idea, ())[:_MOST] if self.content[p].kind not in ("number", "date")}
        return sorted(found)

    def before(self, token_index: int) -> int:
        """How many content tokens stand before a token."""
        low, high = 0, len(self.places)
        while low < high:
            middle = (low + high) // 2
            if self.places[middle] < token_index:
                low = middle + 1
            else:
                high = middle
        return low

    def marks(self, kind: str) -> Iterator[tuple[int, Token]]:
        """The negations (or modals, limits) with the number of content tokens before them."""
        return ((self.before(i), token) for i, token in enumerate(self.tokens) if token.kind == kind)

    def together(self, one: int, other: int) -> bool:
        """Whether two content places stand in the same clause, no full stop, colon, semicolon or bracket between them."""
        a, b = sorted((self.places[one], self.places[other]))
        return not any(token.kind == "break" or token.text in "()" for token in self.tokens[a:b])


def align(said: Reading, quoted: Reading) -> list[int | None]:
    """For each content token of the sentence its place among those of the quotes, chosen by its neighbours; None for no place."""
    candidates = [quoted.candidates(token) for token in said.content]
    aligned: list[int | None] = []
    for i, places in enumerate(candidates):
        around = [(j - i, candidates[j]) for j in range(max(0, i - _AROUND), min(len(candidates), i + _AROUND + 1)) if j != i]
        exact = [1.0 if said.content[i].text.lower() == quoted.content[p].text.lower() else 0.0 for p in places]
        scores = [own + sum(_support(p, step, others) for step, others in around) for own, p in zip(exact, places, strict=True)]
        aligned.append(places[scores.index(max(scores))] if places else None)
    return aligned


def _support(place: int, step: int, others: list[int]) -> float:
    """How well a neighbour `step` words away speaks for a place: it may stand right there, or near."""
    if not others:
        return 0.0
    off = min(abs(other - place - step) for other in others)
    near = min(abs(other - place) for other in others)
    return 3.0 if off == 0 else 2.0 if off <= 2 else 1.0 if near <= 5 else 0.0
