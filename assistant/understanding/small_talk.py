"""Messages that ask nothing of the documents: greetings, thanks, goodbyes, and what the assistant can do."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from rapidfuzz import fuzz, process

from corpus.own_yaml import read_own

LIKE = 88  # per cent of the letters in which a message may differ from one that is known: typing errors
SHORT, LONGEST = 5, 40  # characters of what must be spelled exactly, and of what is looked at


def small_talk(message: str) -> str:
    """ "greeting", "thanks", "goodbye", "assent" or "help"; "" for everything else."""
    return kind_of(message, Path(__file__).with_suffix(".yaml"))


def kind_of(message: str, file: Path) -> str:
    """Under which name of a file (kind: all ways to say it) a short message stands, typing errors allowed; "" where it does not."""
    said = " ".join(re.findall(r"[^\W_]+", message.casefold()))
    if not said or len(said) > LONGEST:
        return ""
    known = _known(file)
    found = process.extractOne(said, list(known), scorer=fuzz.ratio, score_cutoff=100 if len(said) < SHORT else LIKE)
    return known[found[0]] if found else ""


@functools.cache
def _known(file: Path) -> dict[str, str]:
    return {str(said): kind for kind, all_said in read_own(file).items() for said in all_said}
