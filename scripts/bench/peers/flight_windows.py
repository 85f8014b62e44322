"""Which columns Evidently or NannyML, with their defaults, say have drifted in each window: JSON by path."""

import json
import sys

import pandas as pd

tool, plan_path = sys.argv[1], sys.argv[2]
plan = json.load(open(plan_path))
reference = pd.read_parquet(plan["reference"])
columns = list(reference.columns)
paths = [window["path"] for window in plan["windows"]]
drifted = {}
if tool == "evidently":
    from evidently import Report
    from evidently.presets import DataDriftPreset

    for path in paths:
        result = Report([DataDriftPreset()]).run(pd.read_parquet(path), reference).dict()
        drifted[path] = []
        for metric in result["metrics"]:
            config = metric["config"]
            if not config["type"].endswith(":ValueDrift"):
                continue
            value, threshold = float(metric["value"]), config["threshold"]
            is_p_value = "p_value" in config["method"]
            if value < threshold if is_p_value else value >= threshold:
                drifted[path].append(config["column"])
else:
    import nannyml

    for path in paths:
        current = pd.read_parquet(path)
        calculator = nannyml.UnivariateDriftCalculator(column_names=columns, chunk_size=len(current))
        results = calculator.fit(reference).calculate(current).filter(period="analysis").to_df()
        drifted[path] = [
            name for name in columns if any(bool(results[key].iloc[0]) for key in results.columns if key[0] == name and key[-1] == "alert")
        ]
json.dump(drifted, open(sys.argv[3], "w"))
