import { expect, test } from '@jest/globals';
import { checkKindByName } from '#core/contract/check-kinds.ts';

/** As dbt and its packages, Soda, Great Expectations, pandera and pandas call our checks. */
const names: Readonly<Record<string, readonly string[]>> = {
  not_null: ['not_null', 'required', 'non_null', 'expect_column_values_to_not_be_null'],
  unique: [
    'unique_combination_of_columns',
    'expect_column_values_to_be_unique',
    'expect_compound_columns_to_be_unique',
  ],
  accepted_values: [
    'in_set',
    'isin',
    'valid_values',
    'allowed_values',
    'expect_column_values_to_be_in_set',
  ],
  relationships: ['foreign_key', 'references', 'valid_reference_data'],
  range: ['between', 'in_range', 'accepted_range', 'expect_column_values_to_be_between'],
  regex: ['match_regex', 'str_matches', 'valid_format', 'expect_column_values_to_match_regex'],
  string_length: ['str_length', 'expect_column_value_lengths_to_be_between'],
  row_count: ['num_rows', 'expect_table_row_count_to_be_between'],
  freshness: ['recency'],
  duplicate_rows: ['no_duplicate_rows', 'unique_rows'],
  expression: ['expression_is_true', 'check'],
  schema: ['expect_table_columns_to_match_set', 'expect_table_columns_to_match_ordered_list'],
  mean: ['avg', 'expect_column_mean_to_be_between'],
  median: ['expect_column_median_to_be_between'],
  standard_deviation: ['stddev', 'std', 'expect_column_stdev_to_be_between'],
  sum: ['expect_column_sum_to_be_between'],
  distinct_count: ['n_unique', 'expect_column_unique_value_count_to_be_between'],
  missing_share: ['null_share'],
  monotonic: ['is_monotonic'],
  date_gaps: ['sequential_values'],
  class_balance: ['class_imbalance'],
  no_overlap: ['train_test_samples_mix', 'no_leakage'],
  psi: ['population_stability_index'],
  sql: ['query', 'custom_query'],
};

test.each(Object.entries(names).flatMap(([own, others]) => others.map((other) => [other, own])))(
  '%s means %s',
  (other, own) => expect(checkKindByName.get(other)?.name).toBe(own),
);
