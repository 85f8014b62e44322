"""The 40 checks as a Great Expectations suite on pandas."""

import json
import sys

import great_expectations as gx
import great_expectations.expectations as gxe
import pandas as pd

path, columns = sys.argv[1], json.load(open(sys.argv[2]))
frame = pd.read_parquet(path) if path.endswith(".parquet") else pd.read_csv(path, dtype={"postcode": str})
context = gx.get_context(mode="ephemeral")
suite = gx.ExpectationSuite(name="bench")
for name, bounds in columns["numeric"].items():
    suite.add_expectation(gxe.ExpectColumnValuesToNotBeNull(column=name))
    suite.add_expectation(gxe.ExpectColumnValuesToBeBetween(column=name, min_value=bounds["min"], max_value=bounds["max"]))
for name, pattern in columns["text"].items():
    suite.add_expectation(gxe.ExpectColumnValuesToNotBeNull(column=name))
    suite.add_expectation(gxe.ExpectColumnValuesToMatchRegex(column=name, regex=pattern))
batch = context.data_sources.add_pandas("p").add_dataframe_asset("a").add_batch_definition_whole_dataframe("b").get_batch({"dataframe": frame})
assert batch.validate(suite).success
