#!/usr/bin/env bash
# What .github/workflows/retrain.yml runs. It gets OUTPUT_DIRECTORY, RETRAIN_REASON and DATA_VERSION.
set -euo pipefail
echo "retraining because: ${RETRAIN_REASON:-no reason given} (data ${DATA_VERSION:-as it is})"
npm ci
# One month on: everything up to May to learn from, June to test on.
npm run split -- --out "$OUTPUT_DIRECTORY/tables" --test-month 6
npm run train -- \
  --data "$OUTPUT_DIRECTORY/tables/train.parquet" --test "$OUTPUT_DIRECTORY/tables/test.parquet" \
  --model "$OUTPUT_DIRECTORY/model" --predictions "$OUTPUT_DIRECTORY/predictions.parquet"
