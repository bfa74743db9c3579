"""Trains assistant/understanding/intents.npz on the messages of intents.yaml, and prints how well it tells their kinds apart.

    python tests/quality/intents.py [--dry] [--wrong]

Each message is judged by a classifier that was trained without its tenth. A kind is told from the likelihood on from which 0.97 of
those judged so are of it. The gold questions of the other files, all of which ask for facts, are only measured.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

import numpy as np
import yaml
from gold import load_gold
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from assistant.understanding.intents import COMPARING, FACT, STANDING_IN, WEIGHTS, Classifier, masked, vector_of
from index.embedding import packaged

FOLDER = Path(__file__).parent
SEED = 7
FOLDS = 10
LOOSE = 10.0  # how little the weights are held small
PRECISE = 0.97
LEAST = 0.5  # no kind is told that is not likelier than all others together
NEVER = 2.0


def names_two(read: str) -> bool:
    """Whether a message, as it is masked, names two agreements."""
    return len({name for name in STANDING_IN if name in read}) == 2 or len(re.findall(r"\bagreement\b", read)) == 2


def messages() -> list[tuple[str, str]]:
    """The kind and the words of each message."""
    held = yaml.safe_load((FOLDER / "intents.yaml").read_text(encoding="utf-8"))
    return [(kind, text) for kind, lines in held.items() for text in lines.splitlines()]


def spelled(told: list[tuple[str, str]]) -> tuple[str, ...]:
    """The words of all messages that ask for no facts, as they are rightly spelled: they stand there twice, or the model knows them."""
    held = Counter(word for kind, text in told if kind != FACT for word in re.findall(r"[^\W\d_]+", text.lower()))
    return tuple(sorted(word for word, number in held.items() if len(word) > 3 and (number > 1 or packaged().knows(word))))


def vectors(texts: list[str], words: tuple[str, ...]) -> np.ndarray:
    """A row a message."""
    return np.stack([vector_of(masked(text, words) or "?") for text in texts])


def fitted(rows: np.ndarray, kinds: np.ndarray) -> LogisticRegression:
    """A multinomial logistic regression."""
    return LogisticRegression(C=LOOSE, max_iter=300).fit(rows, kinds)


def judged_apart(rows: np.ndarray, kinds: np.ndarray) -> np.ndarray:
    """How likely each kind is of each message by a classifier that has not seen it."""
    chances = np.zeros((len(kinds), len(set(kinds))))
    for seen, unseen in StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(rows, kinds):
        chances[unseen] = fitted(rows[seen], kinds[seen]).predict_proba(rows[unseen])
    return chances


def threshold(sure: np.ndarray, right: np.ndarray, least: float = LEAST) -> float:
    """The least likelihood from which PRECISE of the judgements are right."""
    return next((float(at) for at in np.sort(sure[sure >= least]) if right[sure >= at].mean() >= PRECISE), NEVER)


def show(names: list[str], kinds: np.ndarray, chances: np.ndarray, thresholds: list[float]) -> None:
    """The confusion table, and the precision and recall of each kind from its threshold on."""
    best, sure = chances.argmax(axis=1), chances.max(axis=1)
    print("kind".ljust(11) + "".join(name[:7].rjust(8) for name in names))
    for name in names:
        print(name.ljust(11) + "".join(str(int(((kinds == name) & (best == at)).sum())).rjust(8) for at in range(len(names))))
    print(f"\nlikeliest kind is right: {(np.array(names)[best] == kinds).mean():.3f} of {len(kinds)}")
    print(f"\n{'kind':11} messages  threshold  precision  recall")
    for at, name in enumerate(names):
        told = (best == at) & (sure >= thresholds[at])
        right = (told & (kinds == name)).sum()
        print(
            f"{name:11} {(kinds == name).sum():8} {thresholds[at]:10.2f} {right / max(told.sum(), 1):10.2f} {right / (kinds == name).sum():7.2f}"
        )


def comparing(names: list[str], kinds: np.ndarray, chances: np.ndarray, two: list[bool]) -> float:
    """How likely it must be that a message which names two agreements compares them."""
    sure = chances[:, [names.index(kind) for kind in COMPARING]].sum(axis=1)[two]
    right = np.isin(kinds, COMPARING)[two]
    found = threshold(sure, right, 0.0)
    print(
        f"\ncompare, of {right.sum()} of {len(right)} messages that name two: from {found:.2f} on {right[sure >= found].mean():.2f} are right, "
        f"{(right & (sure >= found)).sum() / right.sum():.2f} are found"
    )
    return found


def measured(made: Classifier, wrong: bool) -> None:
    """How many gold questions are taken for something else than facts."""
    asked = [gold.turns[0] for gold in load_gold() if len(gold.turns) == 1]
    told = [(made.kind(vector_of(read)), text) for text in asked if (read := masked(text, made.words))]
    others = [(kind, text) for kind, text in told if kind != FACT]
    print(f"\ngold questions taken for no facts: {len(others)} of {len(told)} that are read")
    for kind, text in others if wrong else ():
        print(f"    {kind}: {text}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    parser.add_argument("--wrong", action="store_true", help="print the messages that are taken for another kind")
    arguments = parser.parse_args()
    told = messages()
    words = spelled(told)
    kinds, rows = np.array([kind for kind, _ in told]), vectors([text for _, text in told], words)
    model = fitted(rows, kinds)
    names = [str(name) for name in model.classes_]
    chances = judged_apart(rows, kinds)
    best, sure = chances.argmax(axis=1), chances.max(axis=1)
    judged = np.array(names)[best]
    thresholds = [threshold(sure[best == at], kinds[best == at] == name) for at, name in enumerate(names)]
    show(names, kinds, chances, thresholds)
    compares = comparing(names, kinds, chances, [names_two(masked(text, words)) for _, text in told])
    for at in np.flatnonzero(judged != kinds) if arguments.wrong else ():
        if sure[at] >= thresholds[best[at]]:
            print(f"    {judged[at]} {sure[at]:.2f}, not {kinds[at]}: {told[at][1]}")
    made = Classifier(tuple(names), model.coef_, model.intercept_, np.array(thresholds), words, compares)
    measured(made, arguments.wrong)
    if not arguments.dry:
        made.save(WEIGHTS)
        print(f"\nwritten: {WEIGHTS.name}, {WEIGHTS.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
