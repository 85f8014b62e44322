"""Drift as scripts do it: ks_2samp and wasserstein_distance on numeric columns, chi2_contingency on the others."""

import json
import sys

import pandas as pd
from scipy.stats import chi2_contingency, ks_2samp, wasserstein_distance

reference_path, current_path, columns = sys.argv[1], sys.argv[2], json.load(open(sys.argv[3]))
reference, current = pd.read_parquet(reference_path), pd.read_parquet(current_path)
for name in columns["numeric"]:
    print(name, ks_2samp(reference[name], current[name], method="asymp").pvalue, wasserstein_distance(reference[name], current[name]))
for name in columns["text"]:
    counts = pd.concat([reference[name].value_counts(), current[name].value_counts()], axis=1).fillna(0)
    print(name, chi2_contingency(counts.T).pvalue)
