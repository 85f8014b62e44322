"""The 40 checks as Soda Core 3 on DuckDB."""

import json
import sys

import duckdb
from soda.scan import Scan

path, columns = sys.argv[1], json.load(open(sys.argv[2]))
connection = duckdb.connect()
connection.execute(f"CREATE VIEW data AS SELECT * FROM '{path}'")
lines = ["checks for data:"]
for name, bounds in columns["numeric"].items():
    lines += [f"  - missing_count({name}) = 0"]
    lines += [f"  - invalid_count({name}) = 0:", f"      valid min: {bounds['min']}", f"      valid max: {bounds['max']}"]
for name, pattern in columns["text"].items():
    lines += [f"  - missing_count({name}) = 0"]
    lines += [f"  - invalid_count({name}) = 0:", f"      valid regex: '{pattern}'"]
scan = Scan()
scan.add_duckdb_connection(connection)
scan.set_data_source_name("duckdb")
scan.add_sodacl_yaml_str("\n".join(lines))
scan.execute()
assert len(scan.get_scan_results()["checks"]) == 40
assert all(check["outcome"] == "pass" for check in scan.get_scan_results()["checks"]), scan.get_logs_text()
