"""Evidently's DataDriftPreset with its defaults, saved as JSON."""

import sys

import pandas as pd
from evidently import Report
from evidently.presets import DataDriftPreset

reference, current = pd.read_parquet(sys.argv[1]), pd.read_parquet(sys.argv[2])
result = Report([DataDriftPreset()]).run(current, reference)
print(result.json()[:200])
