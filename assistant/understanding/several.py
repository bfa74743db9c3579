"""Several questions in one message, each so that it can be asked alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.understanding.asking import (
    ASKS,
    AUXILIARY,
    begins_a_question,
    inverted,
    is_yes_or_no,
    tells_of,
    what_follows,
    with_question_words,
)

_JOINED = re.compile(r"\s*[,;]\s*(?:(?:and|&|but|plus)\s+)?(?:also\s+)?|\s+(?:and|&|but|plus)\s+(?:also\s+)?|\s+also\s+", re.IGNORECASE)
_ENDED = re.compile(r"(?<=\?)\s+(?=\w)")
_WORD = re.compile(r"[a-z&]", re.IGNORECASE)
_ASKED = re.compile(ASKS, re.IGNORECASE)
_UNFINISHED = re.compile(rf"\b{AUXILIARY}(?: not)?$", re.IGNORECASE)  # "what may" of "what may and may not the tenant do"
_IF = re.compile(r"(?:should|were|had)\b", re.IGNORECASE)  # "what happens, should the tenant leave"
_NO_VERB = re.compile(r"\W*(?:(?:and|but|so|ok|a|then)\W+)*(?:what|how) about\b", re.IGNORECASE)  # says of what the next one asks
_LEAD = re.compile(r"^(?:(?:and|but|so|also|plus)\s+|&\s*)+", re.IGNORECASE)
_RANK = r"\bthe (?:first|second|third|fourth|fifth|last|latest|earliest|next|previous)\b"
_RANKED, _RANKED_THING = re.compile(rf"{_RANK}\W*$", re.IGNORECASE), re.compile(rf"{_RANK} (?P<thing>(?!ones?\b)[a-z]+)", re.IGNORECASE)
LEAST = 3  # words after what is asked for, with which a question is whole before a comma
MOST = 6  # questions in one message; more are read as one


@dataclass(frozen=True, slots=True)
class Part:
    """One of several questions: as it was written, and as it can be asked alone, but for what "it" is."""

    written: str
    asked: str


def parts_of(message: str) -> list[Part]:
    """The questions of a message, in order; a single one where it holds no more."""
    text = with_question_words(" ".join(message.split()))
    written = [part for whole in _ENDED.split(text) for part in (_parted(whole) if begins_a_question(whole) else [whole])]
    asking = all(begins_a_question(part) or part.endswith("?") for part in written)
    if not 2 <= len(written) <= MOST or not asking:
        return [Part(text, text)]
    tails = [what_follows(part) for part in written]
    things = [ranked["thing"] for part in written if (ranked := _RANKED_THING.search(part))]
    found = []
    for at, part in enumerate(written):
        beside = next((tails[near] for near in (*range(at - 1, -1, -1), *range(at + 1, len(tails))) if tails[near]), "")
        whole = part if tails[at] or not beside else f"{part.rstrip('?')} {beside}"
        if things and _RANKED.search(whole):  # "what was the first and what was the last agreement"
            whole = f"{whole.rstrip('?')} {things[0]}"
        found.append(Part(_shown(part), _shown(whole)))
    return found


def _parted(text: str) -> list[str]:
    """A sentence cut where a further question begins; "which plan, in which ..." only goes on."""
    cuts = [cut for cut in _JOINED.finditer(text) if _may_begin(text, cut)]
    listed = any(_WORD.search(cut[0]) for cut in cuts)
    parts: list[str] = []
    at = 0
    for cut in cuts:
        before, after = text[at : cut.start()], text[cut.end() :]
        if (parts or _is_whole(before, after)) and not _goes_on(before, after, bool(_WORD.search(cut[0])), listed):
            parts.append(before)
            at = cut.end()
    return [part.strip(" ,;") for part in [*parts, text[at:]] if part.strip(" ,;")]


def _may_begin(text: str, cut: re.Match[str]) -> bool:
    after = text[cut.end() :]
    return bool(_ASKED.match(after)) or is_yes_or_no(after)


def _is_whole(before: str, after: str) -> bool:
    """Whether what stands first asks by itself, or with what follows it: "how and when must it be paid"; "what about Oslo" does not."""
    return not _NO_VERB.match(before) and bool(what_follows(before) or _ASKED.match(after))


def _goes_on(before: str, after: str, joined: bool, listed: bool) -> bool:
    """Whether what looks like a further question belongs to the one before. `joined`: by a word, not by a comma; `listed`: others are."""
    if _UNFINISHED.search(before):
        return True
    if not _ASKED.match(after):  # "which has no rent and is the oldest" has one subject
        return not joined and bool(_IF.match(after)) or not inverted(after) and not (is_yes_or_no(before) or inverted(what_follows(before)))
    if is_yes_or_no(before):  # "does it say when it ends and how it is ended"; "can the tenant, who ..., sublet"
        return tells_of(after) or not joined and not listed
    return not joined and len(what_follows(before).split()) < LEAST


def _shown(part: str) -> str:
    plain = _LEAD.sub("", part.rstrip("?. "))
    return f"{plain[:1].upper()}{plain[1:]}?"
