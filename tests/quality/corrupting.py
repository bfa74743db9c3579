"""A chat model that corrupts: faithful answers over the shipped summaries, each also with one sentence falsified.

    python tests/quality/corrupting.py [--show]

prints how many corrupted sentences were shown as verified, by kind, and how many faithful ones.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))
import pairs_faithful as faithful
import pairs_falsified as falsified
from pairs_figures import Change
from scripted import writer

from assistant.answer import Answer
from assistant.understanding.question import understand
from corpus import parties
from corpus.document import Document
from corpus.loading import load
from corpus.sentences import sentence_spans
from index.passage import Hit, Passage
from index.splitting import split

ANSWERS, SENTENCES, PASSAGES = 200, 3, 10
KINDS = ("number", "date", "country", "negation", "role", "unit", "currency", "name")
SEED = 4711


@dataclass(frozen=True, slots=True)
class Case:
    """Sentences of one answer with the numbers of their passages; `false` is what `true`, the sentence at `at`, becomes, `kind` how."""

    question: str
    passages: tuple[Passage, ...]
    sentences: tuple[tuple[str, int], ...]
    at: int
    true: str
    false: str
    kind: str

    def text(self, corrupted: bool) -> str:
        """What the model says."""
        told = [self.false if corrupted and at == self.at else sentence for at, (sentence, _) in enumerate(self.sentences)]
        return " ".join(f"{words} [{number}]" for words, (_, number) in zip(told, self.sentences, strict=True))


@cache
def cases() -> tuple[Case, ...]:
    """The same cases in every run; the kinds of falsification take turns."""
    chance = Random(SEED)
    summaries = [document for document in load().documents if document.kind == "summary"]
    makers = {**falsified.COMMON, **falsified.HELD}
    rewrites = [change for name, change in {**faithful.COMMON, **faithful.HELD}.items() if name not in ("marks", "cleft")]
    found: list[Case] = []
    while len(found) < ANSWERS:
        kind = KINDS[len(found) % len(KINDS)]
        document = chance.choice(summaries)
        passages = split(document)
        chosen = [(passage, text) for passage in passages for text in _sentences(passage)]
        chosen = chance.sample(chosen, min(SENTENCES, len(chosen)))
        places = [at for at, (_, text) in enumerate(chosen) if makers[kind](text, Random(SEED)) not in (None, text)]
        if len(chosen) < SENTENCES or not places:
            continue
        at = chance.choice(places)
        held = tuple(dict.fromkeys([*(passage for passage, _ in chosen), *chance.sample(passages, min(PASSAGES, len(passages)))]))
        told = [(_rewritten(text, rewrites, chance), held.index(passage) + 1) for passage, text in chosen]
        false = makers[kind](chosen[at][1], chance)
        if false and false != chosen[at][1]:
            found.append(Case(_question(document), held, tuple(told), at, chosen[at][1], false, kind))
    return tuple(found)


def _question(document: Document) -> str:
    return f"What does the agreement with {parties.name_of(document.partners[0])} say?"


def _sentences(passage: Passage) -> list[str]:
    texts = [passage.text[a:b] for a, b in sentence_spans(passage.text)]
    return [text for text in texts if 45 <= len(text) <= 300 and text.endswith(".") and text.count(" ") > 6 and "\n" not in text]


def _rewritten(text: str, rewrites: list[Change], chance: Random) -> str:
    """A faithful paraphrase, half of the time; the words themselves else."""
    for change in chance.sample(rewrites, len(rewrites)) if chance.random() < 0.5 else ():
        if (new := change(text, chance)) and new != text:
            return new
    return text


def bare(text: str) -> str:
    """The letters and digits of a text."""
    return re.sub(r"[\W_]+", " ", text.lower()).strip()


def shown(case: Case, corrupted: bool) -> list[str]:
    """The sentences that a person sees as verified of what the model says; none where the answer is the one without a model."""
    plain = Answer(case.question, "PLAIN", (), tuple(Hit(passage, 0.5) for passage in case.passages), True, 0.9)
    stubborn, _ = writer(lambda told: case.text(corrupted) if len(told) == 2 else f"1. {case.false} [{case.sentences[case.at][1]}]", 40)
    *_, last = stubborn.stream(understand(case.question), plain, (), plain.hits)
    pieces = re.split(r"\s(?:\[\d+\])+", last.text)
    return [] if last.text.startswith("PLAIN") else [bare(piece) for piece in pieces[:-1]]


def measure(show: bool = False) -> tuple[Counter[str], Counter[str], int, int]:
    """(corrupted sentences shown by kind, corrupted in all by kind, faithful sentences shown, faithful in all)."""
    wrong: Counter[str] = Counter()
    total: Counter[str] = Counter(case.kind for case in cases())
    kept = 0
    for case in cases():
        told = (bare(case.true), bare(case.sentences[case.at][0]))
        if any(piece in bare(case.false) and not any(piece in words for words in told) for piece in shown(case, corrupted=True)):
            wrong[case.kind] += 1
            if show:
                print(f"SHOWN ({case.kind}): {case.false}\n    was: {case.sentences[case.at][0]}")
        text = " ".join(shown(case, corrupted=False))
        for sentence, _ in case.sentences:
            held = bare(re.sub(r"^\W*\d+[.)] ", "", sentence)) in text
            kept += held
            if show and not held:
                print(f"LOST: {sentence}")
    return wrong, total, kept, sum(len(case.sentences) for case in cases())


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    wrong, total, kept, all_ = measure(parser.parse_args().show)
    for kind in KINDS:
        print(f"corrupted, shown as verified: {kind:10} {wrong[kind]:3} of {total[kind]}")
    print(f"corrupted, shown as verified: {'ALL':10} {wrong.total():3} of {total.total()}  {wrong.total() / total.total():.1%}")
    print(f"faithful, shown: {kept} of {all_}  {kept / all_:.1%}")


if __name__ == "__main__":
    main()
