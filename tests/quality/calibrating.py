"""Log-odds of a cross-validation -> honest chances, the point where silence begins, and the figures that are printed of both."""

from __future__ import annotations

import numpy as np
from sklearn.linear_model import LogisticRegression

BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
BAR = 40  # characters of a full bar


def calibrated(odds: np.ndarray, kinds: np.ndarray) -> tuple[float, float]:
    """(slope, bias) that make of the log-odds the chance of being right, each question counted once."""
    asked = kinds != "cut"
    model = LogisticRegression(C=1e6).fit(odds[asked, None], kinds[asked] == "right")
    return float(model.coef_[0][0]), float(model.intercept_[0])


def chances(odds: np.ndarray, line: tuple[float, float]) -> np.ndarray:
    """The chance of being right, 0..1."""
    return 1 / (1 + np.exp(-(line[0] * odds + line[1])))


def threshold(chance: np.ndarray, kinds: np.ndarray, loss: float) -> float:
    """The chance under which `loss` of the answerable questions lie."""
    return float(np.quantile(chance[(kinds == "right") | (kinds == "wrong")], loss))


def print_curve(chance: np.ndarray, kinds: np.ndarray, chosen: float) -> None:
    """Risk by coverage: of all questions that are left to sentences, how many are answered, and how many of those answers are wrong."""
    told = kinds != "cut"
    chance, kinds = chance[told], kinds[told]
    print("\nrisk by coverage (cross-validated by agreement; unanswerable questions count as wrong when answered)")
    print("confidence  answered  wrong of these  silent when it must  silent when not")
    levels = sorted({*np.quantile(chance, [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]).tolist(), chosen})
    for at in levels:
        shown = chance >= at
        risk = float(np.mean(kinds[shown] != "right")) if shown.any() else 0.0
        unanswerable, asked = kinds == "unanswerable", kinds != "unanswerable"
        mark = " <- silence begins here" if at == chosen else ""
        print(
            f"{at:10.2f}  {np.mean(shown):8.2f}  {risk:14.2f}  {np.mean(~shown[unanswerable]):19.2f}  {np.mean(~shown[asked]):15.2f}"
            f"  {'#' * round(BAR * risk)}{mark}"
        )
    print("\ncalibration: confidence said, share that is right, questions")
    for low, high in zip(BINS, BINS[1:], strict=False):
        inside = (chance >= low) & (chance < high + (high == 1.0))
        if inside.any():
            print(f"{np.mean(chance[inside]):.2f}  {np.mean(kinds[inside] == 'right'):.2f}  {inside.sum():4d}")
