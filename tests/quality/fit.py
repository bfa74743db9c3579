"""Fits assistant/sentences/weights.json and index/adapter.npz on the gold questions; prints the figures of a cross-validation by agreement.

    python tests/quality/fit.py [--texts FOLDER] [--dry]

Four models: the query adapter; how sentences are ordered (a listwise softmax, held near the weights it starts from); when to say nothing
(a logistic regression over `silence.measures`); yes or no (by the deciding quote's score). The other three see each question through an
adapter fitted without its agreement. For silence, each answerable question also stands as an unanswerable one, with the sentences that
answer it taken away.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import LeaveOneGroupOut, cross_val_predict

sys.path.insert(0, str(Path(__file__).parent))
from calibrating import calibrated, chances, print_curve, threshold
from cases import FOLDS, Case, cases, fold, holds_gold, ordered
from gold import holds, holds_part

from assistant.sentences import silence as silence_module
from assistant.sentences.deciding import deciding_first, says_yes, stressed_in_vain
from assistant.sentences.measuring import Features
from index.adapter import ADAPTER

WEIGHTS = Path(silence_module.__file__).with_name("weights.json")
START = {"meaning": 1.0, "late": 1.0, "words": 0.5, "passage": 0.35, "first": 0.1, "value": 0.25, "counted": 0.2, "year": 0.15}
START |= {"names": 0.1, "row": 0.1, "article": -0.1, "own": 0.1}
PULL = 30.0  # how strongly the weights are held near START
HELD = 30.0  # how strongly the weights of the measures are held near nothing
LOSS = 0.12  # share of the answerable questions that are left to sentences, cross-validated, that may meet silence
IMPORTANCE = {"right": 1.0, "wrong": 0.5, "unanswerable": 2.0, "cut": 0.25}


def fit_order(rows: list[Case]) -> np.ndarray:
    """Weights of Features that put the sentences holding a gold part first."""
    start = np.array([START.get(field.name, 0.0) for field in fields(Features)])
    lists = []
    for row in rows:
        if row.gold.need and row.gold.kind != "yesno":
            marks = np.array([holds_gold(row.gold, quote) for quote in row.found.quotes], dtype=bool)
            if marks.any() and not marks.all():
                lists.append((np.array([quote.features.figures() for quote in row.found.quotes]), marks))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = PULL * float(np.sum((weights - start) ** 2)), 2 * PULL * (weights - start)
        for table, marks in lists:
            scores = 6.0 * table @ weights
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            inside = chance * marks / max(float(chance[marks].sum()), 1e-12)
            total -= float(np.log(max(float(chance[marks].sum()), 1e-12)))
            slope -= 6.0 * table.T @ (inside - chance)
        return total, slope

    return minimize(loss, start, jac=True, method="L-BFGS-B").x


def examples(rows: list[Case], weights: np.ndarray) -> list[tuple[dict[str, float], str, Case]]:
    """(measures, kind of example, case) for the decision to be silent."""
    told = []
    for row in rows:
        found = ordered(row.found, weights)
        if row.at_once or row.gold.kind == "yesno" or row.asked.kind == "yesno" or not found.quotes:
            continue
        if not row.gold.need:
            told.append((silence_module.measures(row.asked, found), "unanswerable", row))
            continue
        right = holds(row.gold.need, "\n".join(quote.text for quote in found.quotes[:3]))
        told.append((silence_module.measures(row.asked, found), "right" if right else "wrong", row))
        rest = tuple(quote for quote in found.quotes if not any(holds_part(part, quote.text) for part in row.gold.need))
        if rest:
            told.append((silence_module.measures(row.asked, replace(found, quotes=rest)), "cut", row))
    return told


def fit_silence(told: list[tuple[dict[str, float], str, Case]]) -> dict[str, float]:
    """A logistic regression, name -> weight. A measure that speaks for an answer cannot weigh against it, nor the other way round."""
    names = list(told[0][0])
    table = np.array([list(measures.values()) for measures, _, _ in told])
    right = np.array([kind == "right" for _, kind, _ in told])
    importance = np.array([IMPORTANCE[kind] for _, kind, _ in told])
    middle, spread = table.mean(axis=0), np.maximum(table.std(axis=0), 1e-6)
    scaled = np.hstack([np.ones((len(table), 1)), (table - middle) / spread])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = scaled @ weights
        chance = 1 / (1 + np.exp(-odds))
        total = float(np.sum(importance * (np.logaddexp(0, odds) - right * odds))) + HELD * float(np.sum(weights[1:] ** 2))
        return total, scaled.T @ (importance * (chance - right)) + 2 * HELD * np.concatenate([[0.0], weights[1:]])

    bounds = [(None, None), *((0, None) if name.endswith("+") else (None, 0) if name.endswith("-") else (None, None) for name in names)]
    found = minimize(loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    slopes = found[1:] / spread
    return {silence_module.BIAS: float(found[0] - slopes @ middle)} | dict(zip(names, slopes.tolist(), strict=True))


def log_odds(weights: dict[str, float], measures: dict[str, float]) -> float:
    """How the fitted model judges one example."""
    return weights[silence_module.BIAS] + sum(weights[name] * value for name, value in measures.items())


def sure_at_once(rows: list[Case]) -> float:
    """The share of the answers from rows of facts and over many agreements that are right; also printed."""
    told = [(row.gold, row.at_once) for row in rows if row.at_once and row.at_once.answered and row.gold.kind != "yesno"]
    right = np.mean([bool(gold.need) and holds(gold.need, answer.text) for gold, answer in told])
    print(f"from rows of facts and over many agreements: {right:.3f} right of {len(told)}")
    return float(right)


def fit_yes(rows: list[Case], weights: np.ndarray) -> list[float]:
    """[bias, slope, stress, denied]: the chance of a yes where the deciding quote's words say so, by its score and whether the question
    stresses what it does not; and the chance where they do not.

    Prints how often the more likely word is right, cross-validated by agreement.
    """
    told = [row for row in rows if row.gold.kind == row.asked.kind == "yesno" and row.found.quotes]
    quotes = [deciding_first(row.asked, ordered(row.found, weights).quotes) for row in told]
    says = np.array([says_yes(row.asked, found) for row, found in zip(told, quotes, strict=True)])
    score = np.array([[found[0].score, stressed_in_vain(row.asked, found[0])] for row, found in zip(told, quotes, strict=True)])
    yes = np.array([any(spelling.lower() in ("yes", "так") for part in row.gold.need for spelling in part) for row in told])
    groups = np.array([fold(row) for row in told])
    model = LogisticRegression(C=1.0)
    guessed = cross_val_predict(model, score[says], yes[says], groups=groups[says], cv=LeaveOneGroupOut())
    right = int(np.sum(guessed == yes[says])) + int(np.sum(~yes[~says]))
    print(f"yes or no: {right / len(told):.3f} right of {len(told)}; by words of denial alone {np.mean(says == yes):.3f}")
    model.fit(score[says], yes[says])
    return [float(model.intercept_[0]), *model.coef_[0].tolist(), float(np.mean(yes[~says]))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", action="append", default=[], type=Path, help="folder of full texts to add")
    parser.add_argument("--dry", action="store_true", help="print the figures only")
    arguments = parser.parse_args()
    rows, adapter = cases(arguments.texts)
    start = np.array([START.get(field.name, 0.0) for field in fields(Features)])
    answerable = [row for row in rows if row.gold.need and row.gold.kind != "yesno"]
    print(f"\n{len(rows)} questions, {len(answerable)} of them with a quotable answer; {FOLDS} folds by agreement")
    odds, kinds, hits = [], [], []
    for at in range(FOLDS):
        train, test = [r for r in rows if fold(r) != at], [r for r in rows if fold(r) == at]
        weights = fit_order(train)
        silent = fit_silence(examples(train, weights))
        for measures, kind, _ in examples(test, weights):
            odds.append(log_odds(silent, measures))
            kinds.append(kind)
        for row in test:
            if row in answerable:
                found = [[q.text for q in ordered(row.found, w).quotes] for w in (start, weights)]
                hits.append([holds(row.gold.need, "\n".join(texts[:k])) for texts in found for k in (1, 2, 3)])
    share = np.mean(hits, axis=0)
    print("gold in the first 1, 2, 3 sentences: at the start {:.3f} {:.3f} {:.3f}, fitted {:.3f} {:.3f} {:.3f}".format(*share))
    line = calibrated(np.array(odds), np.array(kinds))
    chance = chances(np.array(odds), line)
    begins = threshold(chance, np.array(kinds), LOSS)
    print_curve(chance, np.array(kinds), begins)
    weights = fit_order(rows)
    silent = fit_silence(examples(rows, weights))
    fitted: dict[str, Any] = {"quote": weights.round(4).tolist()}
    fitted["silence"] = {name: round(value, 4) for name, value in silent.items()}
    fitted |= {"calibration": [round(value, 4) for value in line], "threshold": round(begins, 4)}
    fitted["at_once"] = round(sure_at_once(rows), 3)
    print(dict(zip([field.name for field in fields(Features)], fitted["quote"], strict=True)))
    fitted["yes"] = [round(value, 4) for value in fit_yes(rows, weights)]
    if not arguments.dry:
        WEIGHTS.write_text(json.dumps(fitted) + "\n", encoding="utf-8")
        adapter.save(ADAPTER)
        print(f"written: {WEIGHTS.name}, {ADAPTER.name}")


if __name__ == "__main__":
    main()
