"""The 40 checks as a Pointblank plan on polars."""

import json
import sys

import pointblank as pb
import polars as pl

path, columns = sys.argv[1], json.load(open(sys.argv[2]))
frame = pl.read_parquet(path) if path.endswith(".parquet") else pl.read_csv(path, schema_overrides={"postcode": pl.String})
plan = pb.Validate(data=frame)
for name, bounds in columns["numeric"].items():
    plan = plan.col_vals_not_null(columns=name).col_vals_between(columns=name, left=bounds["min"], right=bounds["max"])
for name, pattern in columns["text"].items():
    plan = plan.col_vals_not_null(columns=name).col_vals_regex(columns=name, pattern=pattern)
assert plan.interrogate(collect_extracts=False).all_passed()
