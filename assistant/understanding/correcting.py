"""What a message corrects of the one before it: "no, I meant the Portuguese one", "not the deposit, the rent", "the rent, not the deposit"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.understanding.asking import begins_a_question

_OPENS = re.compile(
    r"^\W*(?:(?:no|nope|sorry|oops|wait|actually|pardon|my mistake|ні|вибач\w*|перепрошую|насправді)\s*[,.!;:–—-]+\s*|sorry\s+(?=(?:I|not|no)\b))+",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"^\W*(?:no\s+|sorry\s+)?(?:I|we)\s+(?:actually\s+|really\s+)?(?:meant|mean|was asking (?:about|for|of)|asked (?:about|for|of))\s+(?:to say\s+)?"
    r"|^\W*я (?:мав|мала|маю) на увазі\s+",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"^\W*(?:not|не)\s+(?P<gone>[^,;:–—]{2,60}?)\s*(?:[,;:–—]\s*(?:but\s+|а\s+)?|\s+but\s+|\s+а\s+)(?P<meant>\S.*)$", re.IGNORECASE
)
_BUT_NOT = re.compile(r"^\W*(?P<meant>[^,;:–—]{2,60}?)\s*[,;:–—]\s*(?:not|не|а не)\s+(?P<gone>\S.*)$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?|that|this|of|in|for|about)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Correction:
    """`meant` is what is asked about instead of what was, or of what is `gone` ("": not said)."""

    meant: str
    gone: str = ""


def correction_in(message: str) -> Correction | None:
    """What a message corrects; None where it asks something of its own."""
    text = " ".join(message.split())
    opened = _OPENS.sub("", text)
    said = _MEANT.sub("", opened)
    told = _NOT.match(said) or _BUT_NOT.match(said)
    if told and not begins_a_question(said):
        return Correction(told["meant"].strip(" .!?"), _bare(told["gone"]))
    return Correction(said.strip(" .!?")) if said != opened and not begins_a_question(said) else None


def instead(text: str, told: Correction) -> str:
    """A question with what is meant in the place of what is gone; "" where that does not stand in it."""
    found = re.search(rf"(?<!\w){re.escape(told.gone)}(?!\w)", text, re.IGNORECASE) if told.gone else None
    return f"{text[: found.start()]}{_bare(told.meant)}{text[found.end() :]}" if found else ""


def without_opening(message: str) -> str:
    """A message without the word with which it takes back what was said before it: "no, who signed it?"."""
    return _OPENS.sub("", message) or message


def _bare(words: str) -> str:
    """Words without their article."""
    return _ARTICLE.sub("", words.strip(" .!?"))
