"""DuckDB's own raw scan: the sum of every numeric column and the longest text, the floor for everyone."""

import json
import sys

import duckdb

path, columns = sys.argv[1], json.load(open(sys.argv[2]))
sums = [f'sum("{name}")' for name in columns["numeric"]] + [f'max(length("{name}"))' for name in columns["text"]]
print(duckdb.sql(f"SELECT {', '.join(sums)} FROM '{path}'").fetchall())
