"""Who does what to whom: the parties of each verb, and what parties, years and sums belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.checking.claims import CONTENT, Token
from assistant.checking.values import Day, Number, within
from assistant.checking.words import words

_PREPOSITIONS = frozenset(
    "in of on at to for from by with against between under over within into towards toward about through via than like among amongst alongside"
    " across near after before since until outside inside beyond as except".split()
)
_PARTICIPLES = frozenset(
    "given made sent bought sold lent built met kept held led paid taken known borne shown drawn found set put cut won lost spent".split()
)
_BE = frozenset("be is are was were been being".split())
_DETERMINERS = frozenset("the a an its their his her our this that these those such any certain other own same".split())
_BEFORE_DEEDS = frozenset("to also and or who which that then both do does did has have had be yet still already".split())
NEAR = 14  # tokens between a verb and its parties


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with the parties that do it and those it is done to; empty where the sentence leaves that to others."""

    idea: str
    by: frozenset[str]
    to: frozenset[str]
    verb: str
    at: int  # the verb's place among the tokens
    turned: bool = False  # a receiving, told as a giving


def deeds(tokens: Sequence[Token]) -> list[Deed]:
    """The deeds of a text, a receiving turned into a giving."""
    found = []
    for i, token in enumerate(tokens):
        if not token.verb or token.kind != "word" or not _is_deed(tokens, i):
            continue
        by, to = _doers(tokens, i), _after(tokens, i)
        passive = _is_passive(tokens, i)
        agents = _with(tokens, i, "by")
        if passive:
            by, to = agents, by
        elif agents:
            by = agents
        received, given = words().converse
        if received in token.ideas:
            found.append(Deed(given, _with(tokens, i, "from"), frozenset() if passive else by, token.text, i, turned=True))
            continue
        named = [idea for idea in token.ideas if idea[0] == "="]
        found += [Deed(idea, by, to, token.text, i) for idea in named or token.ideas]
    return found


def _is_deed(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word that may be a verb is one here: no "the aid", no "energy supply", no "declaration"."""
    text, before = tokens[i].text.lower(), tokens[i - 1] if i else None
    if before is None or text.endswith(("ion", "ions", "ment", "ments", "ance", "ity")) and text not in ("mention", "implement"):
        return False
    if (
        text.endswith("ed")
        or text in _PARTICIPLES
        or before.kind in ("alias", "modal", "not", "comma")
        or before.kind == "party"
        and not before.owner
    ):
        return True
    if before.kind == "function":
        subject = text.endswith("s") and before.text.lower() not in _PREPOSITIONS | _DETERMINERS
        return before.text.lower() in _BE | _BEFORE_DEEDS or text.endswith("ing") or subject
    return before.text.lower().endswith("ly") or text.endswith("s")


def swapped(said: Deed, quoted: Sequence[Deed]) -> bool:
    """Whether the quotes tell of the same deed, but by others, or with doer and receiver changed about."""
    same = [deed for deed in quoted if deed.idea == said.idea]
    return bool(same) and not any(_fits(said, deed) for deed in same)


def _fits(said: Deed, quoted: Deed) -> bool:
    if said.turned != quoted.turned and not (said.to & quoted.to or said.by & quoted.by):
        return False
    if said.by and quoted.by and not said.by <= quoted.by:
        return False
    turned = said.to & quoted.by and not said.to & quoted.to and not (said.to <= quoted.by and said.by <= quoted.by and len(quoted.by) > 1)
    turned_by = said.by & quoted.to and not said.by & quoted.by and not quoted.by and not said.to
    return not turned and not turned_by


def _party(tokens: Sequence[Token], i: int) -> str:
    return next(iter(tokens[i].ideas)) if tokens[i].kind == "party" else ""


def preposition(tokens: Sequence[Token], i: int) -> str:
    """The preposition a party stands under, through "the" and through a list ("with Estonia and Ukraine"); "" for none."""
    k = i - 1
    while k >= 0:
        token = tokens[k]
        if token.kind == "function" and token.text.lower() in _PREPOSITIONS:
            return token.text.lower()
        if (
            token.kind in ("function", "comma")
            and token.text.lower() in ("the", "and", "or", ",", "both", "as", "well", "its", "his")
            or token.kind == "party"
            and not token.owner
            and k != i
        ):
            k -= 1
        elif token.kind == "word" and token.text.lower() in _PREPOSITIONS:
            return token.text.lower()
        else:
            return ""
    return ""


def _doers(tokens: Sequence[Token], i: int) -> frozenset[str]:
    """The parties that stand before a verb as its subject; none after "it", "they" or a sentence's start."""
    found: set[str] = set()
    for k in range(i - 1, max(-1, i - 1 - 2 * NEAR), -1):
        token = tokens[k]
        if token.kind == "break":
            break
        if token.kind == "alias":
            return frozenset(found)
        if token.kind == "party" and not token.owner and not preposition(tokens, k):
            found.add(_party(tokens, k))
            if not (k and tokens[k - 1].kind in ("function", "comma") and tokens[k - 1].text in ("and", ",", "or")):
                break
        elif token.kind == "party" and token.owner and k == i - 1:
            return frozenset([_party(tokens, k)])
        elif found and token.kind not in ("function", "comma", "party"):
            break
    return frozenset(found)


def _after(tokens: Sequence[Token], i: int) -> frozenset[str]:
    """The parties after a verb to which it is done: its object, or after "to" and "for"."""
    found: set[str] = set()
    for k in range(i + 1, min(len(tokens), i + 1 + NEAR)):
        token = tokens[k]
        if token.kind == "break" or (found and token.verb and token.kind == "word") or _clause_ends(tokens, k):
            break
        if token.kind == "party" and not token.owner and preposition(tokens, k) in ("", "to", "for", "towards", "with", "against", "of"):
            found.add(_party(tokens, k))
    return frozenset(found)


def _clause_ends(tokens: Sequence[Token], k: int) -> bool:
    """Whether ", and" begins a clause with a subject of its own."""
    following = [token.text.lower() for token in tokens[k : k + 3]]
    return following[:2] in ([",", "and"], [",", "but"], [",", "while"]) and (
        following[2:] in (["the"], ["a"], ["it"]) or tokens[k + 2 : k + 3] != [] and tokens[k + 2].kind == "party"
    )


def _with(tokens: Sequence[Token], i: int, word: str) -> frozenset[str]:
    found: set[str] = set()
    for k in range(i + 1, min(len(tokens), i + 1 + NEAR)):
        if tokens[k].kind == "break" or (found and tokens[k].kind in ("word", "name")):
            break
        if tokens[k].kind == "party" and not tokens[k].owner and preposition(tokens, k) == word:
            found.add(_party(tokens, k))
    return frozenset(found)


def _is_passive(tokens: Sequence[Token], i: int) -> bool:
    text = tokens[i].text.lower()
    if not (text.endswith("ed") or text in _PARTICIPLES):
        return False
    before = [token for token in tokens[max(0, i - 4) : i] if token.kind != "comma"]
    return any(token.text.lower() in _BE for token in before[-2:]) or (
        len(before) > 2 and before[-3].text.lower() in _BE and before[-1].text.endswith("ly")
    )


def labelled(tokens: Sequence[Token], kind: str) -> list[tuple[Token, Token | None]]:
    """Each number with the year (kind "date") or the party (kind "party") it belongs to, None where the sentence names none."""
    found: list[tuple[Token, Token | None]] = []
    for part in _parts(tokens):
        labels = [i for i, token in enumerate(part) if token.kind == kind and _is_label(token)]
        numbers = [i for i, token in enumerate(part) if token.kind == "number" and _counts(token)]
        in_turn = len(labels) == len(numbers) > 1 and any(token.text.lower() in ("respectively", "respective") for token in part)
        for turn, n in enumerate(numbers):
            before = [i for i in labels if i < n]
            after = [i for i in labels if i > n]
            beside = next((i for i in after if i - n <= 3 and not any(t.kind in ("comma", "number") for t in part[n + 1 : i])), None)
            if in_turn:
                label: int | None = labels[turn]
            elif beside is not None and (kind == "date" or part[beside - 1].text.lower() in ("by", "from")):
                label = beside
            elif kind == "party" and any(t.kind == "party" and t.owner for t in part[before[-1] if before else 0 : n]):
                label = None
            elif labels and (labels[0] < numbers[0] or not after or kind == "party"):
                label = before[-1] if before else None
            else:
                label = after[0] if after else None
            found.append((part[n], part[label] if label is not None else None))
    return found


def _is_label(token: Token) -> bool:
    if isinstance(token.value, Day):
        return token.value.year > 0
    return not token.ideas & {"p:ukraine", "p:russia"} and not token.owner


def _counts(token: Token) -> bool:
    return isinstance(token.value, Number) and token.value.unit in ("", "percent") and token.value.amount > 0


def _parts(tokens: Sequence[Token]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == "break" and token.text in ".;!?":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def same_label(said: Token, quoted: Token) -> bool:
    """Whether two labels are the same party, or dates of which one lies within the other."""
    if isinstance(said.value, Day) and isinstance(quoted.value, Day):
        return within(said.value, quoted.value) or within(quoted.value, said.value)
    return bool(said.ideas & quoted.ideas)


def contents(tokens: Sequence[Token]) -> list[int]:
    """The places of the tokens that say something."""
    return [i for i, token in enumerate(tokens) if token.kind in CONTENT]
