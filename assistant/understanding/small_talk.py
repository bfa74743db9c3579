"""Messages that ask nothing of the documents: greetings, thanks, goodbyes, and what the assistant can do."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from rapidfuzz import fuzz, process

from assistant.understanding.intents import intent_of, names_nothing
from corpus.own_yaml import read_own

TALK = ("greeting", "thanks", "goodbye", "assent", "help")
LIKE = 88  # per cent of the letters in which a message may differ from one that is known: typing errors
SHORT, LONGEST = 5, 40  # characters of what must be spelled exactly, and of what is looked at


def small_talk(message: str) -> str:
    """One of TALK; "" for everything else."""
    return kind_among(TALK, message, Path(__file__).with_suffix(".yaml"))


def kind_among(kinds: tuple[str, ...], message: str, file: Path) -> str:
    """Which of some kinds a message is that names no agreement: as it stands in a file (kind: ways to say it in Ukrainian), or by its meaning."""
    if known := _as_known(message, file):
        return known
    kind = intent_of(message) if names_nothing(message) else ""
    return kind if kind in kinds else ""


def _as_known(message: str, file: Path) -> str:
    """Under which name of a file a short message stands, typing errors allowed; "" where it does not."""
    said = " ".join(re.findall(r"[^\W_]+", message.casefold()))
    if not said or len(said) > LONGEST:
        return ""
    known = _known(file)
    found = process.extractOne(said, list(known), scorer=fuzz.ratio, score_cutoff=100 if len(said) < SHORT else LIKE)
    return known[found[0]] if found else ""


@functools.cache
def _known(file: Path) -> dict[str, str]:
    return {str(said): kind for kind, all_said in read_own(file).items() for said in all_said}
