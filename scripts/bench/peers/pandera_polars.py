"""The 40 checks as a pandera schema on polars."""

import json
import sys

import pandera.polars as pa
import polars as pl

path, columns = sys.argv[1], json.load(open(sys.argv[2]))
frame = pl.read_parquet(path) if path.endswith(".parquet") else pl.read_csv(path, schema_overrides={"postcode": pl.String})
schema = pa.DataFrameSchema(
    {
        **{name: pa.Column(nullable=False, checks=pa.Check.in_range(bounds["min"], bounds["max"])) for name, bounds in columns["numeric"].items()},
        **{name: pa.Column(nullable=False, checks=pa.Check.str_matches(pattern)) for name, pattern in columns["text"].items()},
    }
)
schema.validate(frame, lazy=True)
