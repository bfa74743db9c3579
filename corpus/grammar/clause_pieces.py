"""The words before a modal in pieces: cut where a clause or an insertion begins, and what such a piece does beside the one before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LONE = re.compile(r"(?:to|of|for|by|with|in|on|at|under|from|upon|against|about)", re.IGNORECASE)
_SPLIT = re.compile(
    r"[;:,]\s*|\s[–—-]\s|(?<=\s)(?=(?:if|when|where|unless|until|because|while|whether|who|which|whom|whose|what|that|as|якщо|коли|щоб|поки|доки|оскільки|хоча|який|яка|яке|які)\s)",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:agree[ds]?|provided|understood|acknowledges?|except|save|ensures?|procures?|confirms?|covenants?|undertakes?|conditions?|stipulated?|decided?|declares?|warrants?|so|saying) that$",
    re.IGNORECASE,
)
JOINED = re.compile(r"^(?:(?:and|or|but|nor|also|then|further|thereafter|та|і|або|але)\b\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words before a modal up to where a clause or an insertion begins; `comma`: a mark stands before them."""

    text: str
    comma: bool = False

    @property
    def bare(self) -> str:
        """Without the word that joins it to what stands before."""
        return JOINED.sub("", self.text.strip())


def pieces_of(before: str) -> list[Piece]:
    """The words before a modal, cut where a clause or an insertion begins."""
    cuts = list(_SPLIT.finditer(before))
    begins, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(before)]
    marks = ["", *(cut[0] for cut in cuts)]
    pieces: list[Piece] = []
    marked = False
    for begin, end, mark in zip(begins, ends, marks, strict=True):
        marked = marked or "," in mark
        if before[begin:end].strip():
            pieces.append(Piece(before[begin:end], marked))
            marked = False
    return pieces or [Piece("")]


def is_participle(piece: Piece) -> bool:
    """Whether a "that" follows a lone participle: "Recognising that"."""
    return bool(re.fullmatch(r"(?:\w+ly |also |further )?\w+(?:ing|ed)", piece.bare))


def lays_down(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a clause that begins with "that" lays something down: "the parties agree that ..."."""
    before = " ".join(" ".join(piece.text for piece in pieces[:at]).split())
    return pieces[at].text.lower().lstrip().startswith("that ") and bool(_SAYS.search(f"{before} that"))


def adds(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a relative clause adds something to what is said before it, and does not tell what is meant: ", to which the Tenant"."""
    if pieces[at].text.lower().lstrip().startswith(("that ", "what ")):
        return False
    return pieces[at].comma or at > 0 and pieces[at - 1].comma and bool(_LONE.fullmatch(pieces[at - 1].text.strip()))
