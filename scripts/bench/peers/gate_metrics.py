"""What a gate computes, as scripts do it: 12 metrics of two models on resampled rows, or two AUCs with DeLong's covariance."""

import sys

import numpy as np
import pandas as pd
from scipy.stats import norm, rankdata
from sklearn import metrics as m

path, task, draws = sys.argv[1], sys.argv[2], int(sys.argv[3])
table = pd.read_parquet(path).sort_values("id")
label = table["label"].to_numpy()
scores = [table["score"].to_numpy(), table["champion_score"].to_numpy()]
random = np.random.default_rng(1)


def ece(y, s):
    bins = np.clip(np.ceil(s * 10).astype(int) - 1, 0, 9)
    return np.abs(np.bincount(bins, y - s, 10)).sum() / len(y)


def twelve(y, s):
    p = s >= 0.5
    return [
        m.roc_auc_score(y, s), m.average_precision_score(y, s), m.log_loss(y, s), m.brier_score_loss(y, s), ece(y, s),
        m.accuracy_score(y, p), m.balanced_accuracy_score(y, p), m.precision_score(y, p), m.recall_score(y, p),
        m.f1_score(y, p), m.matthews_corrcoef(y, p), m.cohen_kappa_score(y, p),
    ]


def vectorised():
    """Row figures once, then a draw is a weighted sum: no AUC and no average precision, which need a sort."""
    columns = []
    for s in scores:
        p = s >= 0.5
        bins = np.clip(np.ceil(s * 10).astype(int) - 1, 0, 9)
        gaps = np.zeros((len(label), 10))
        gaps[np.arange(len(label)), bins] = label - s
        loss = -np.log(np.where(label == 1, s, 1 - s))
        columns += [loss, (label - s) ** 2, label & p, label & ~p, (1 - label) & p, (1 - label) & ~p, *gaps.T]
    figures = np.column_stack(columns)
    for _ in range(draws):
        weights = random.multinomial(len(label), np.full(len(label), 1 / len(label)))
        print((weights @ figures)[:2] / len(label))


def delong():
    positive = label == 1
    parts = []
    for s in scores:
        every, own, other = rankdata(s), rankdata(s[positive]), rankdata(s[~positive])
        count = (positive.sum(), (~positive).sum())
        parts.append(((every[positive] - own) / count[1], 1 - (every[~positive] - other) / count[0]))
    first, second = parts
    difference = first[0].mean() - second[0].mean()
    variance = np.var(first[0] - second[0], ddof=1) / len(first[0]) + np.var(first[1] - second[1], ddof=1) / len(first[1])
    half = norm.ppf(0.975) * np.sqrt(variance)
    print(difference, difference - half, difference + half)


if task == "sklearn":
    for _ in range(draws):
        rows = random.integers(0, len(label), len(label))
        print(twelve(label[rows], scores[0][rows])[0] - twelve(label[rows], scores[1][rows])[0])
elif task == "numpy":
    vectorised()
elif task == "auc":
    print([m.roc_auc_score(label, s) for s in scores])
else:
    delong()
