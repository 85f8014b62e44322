"""Trains the model that the scoring servers serve, and writes what it says of some rows.

usage: scoring_model.py DIRECTORY
writes  DIRECTORY/model.pkl      a scikit-learn pipeline over distance, hour, origin
        DIRECTORY/expected.csv   id, distance, hour, origin, label, score: its own probability of the positive class
"""

import math
import pickle
import random
import sys
from pathlib import Path

import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

features = ["distance", "hour", "origin"]


def main(directory: Path) -> None:
    random.seed(20261125)
    rows = []
    for index in range(500):
        distance, hour = random.randint(100, 3000), random.uniform(0, 24)
        late = random.random() < 1 / (1 + math.exp(-(distance - 1800) / 500 - (hour - 14) / 4))
        origin = random.choice(["SFO", "JFK", "BOS"])
        rows.append((f"f{index}", distance, hour, origin, int(late)))
    table = pd.DataFrame(rows, columns=["id", *features, "label"])
    encoder = (OneHotEncoder(handle_unknown="ignore"), ["origin"])
    columns = make_column_transformer(encoder, remainder=StandardScaler())
    model = make_pipeline(columns, LogisticRegression()).fit(table[features], table["label"])
    table["score"] = model.predict_proba(table[features])[:, 1]
    table.to_csv(directory / "expected.csv", index=False)
    (directory / "model.pkl").write_bytes(pickle.dumps(model))


main(Path(sys.argv[1]))
