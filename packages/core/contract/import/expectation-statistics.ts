import { boundsOf, left, onColumn, type Translate } from './expectation.ts';
import { numberBounds, valueRanges } from './threshold.ts';

const statistic =
  (name: string): Translate =>
  (one) => {
    const bounds = numberBounds(boundsOf(one.kwargs));
    if (Object.keys(bounds).length === 0) left('it has no bound')(one);
    else onColumn(one, name, { ...bounds, ...one.common });
  };

/** The smallest value not below a bound: so no value is. The other bound asks for a value that must occur. */
const extreme =
  (key: 'min' | 'max'): Translate =>
  (one) => {
    const bounds = boundsOf(one.kwargs);
    const other = key === 'min' ? 'max' : 'min';
    if (bounds[key] === undefined && bounds[other] === undefined)
      return left('it has no bound')(one);
    if (bounds[key] !== undefined) {
      const own =
        key === 'min'
          ? { min: bounds.min!, minExcluded: bounds.minExcluded ?? false }
          : { max: bounds.max!, maxExcluded: bounds.maxExcluded ?? false };
      for (const range of valueRanges(own)) onColumn(one, 'range', { ...range, ...one.common });
    }
    if (!one.kwargs.at(`${other}_value`).isAbsent) {
      one.draft.leave(
        one.kwargs.at(`${other}_value`),
        `${one.type} ${other}_value`,
        `that a value this ${key === 'min' ? 'small' : 'large'} occurs is not checked`,
      );
    }
  };

const quantiles: Translate = (one) => {
  const ranges = one.kwargs.at('quantile_ranges');
  const levels = ranges.at('quantiles').items;
  const bounds = ranges.at('value_ranges').items;
  if (levels.length === 0 || levels.length !== bounds.length) {
    return left("expected as many 'value_ranges' as 'quantiles'")(one);
  }
  for (const [index, level] of levels.entries()) {
    const [min, max] = [bounds[index]!.at(0).number, bounds[index]!.at(1).number];
    onColumn(one, 'quantile', { q: level.value, min, max, ...one.common });
  }
};

const occurs = 'that every one of these values occurs is not checked';

/** Expectations about a column as a whole. */
export const columnStatistics: Readonly<Record<string, Translate>> = {
  expect_column_mean_to_be_between: statistic('mean'),
  expect_column_median_to_be_between: statistic('median'),
  expect_column_stdev_to_be_between: statistic('standard_deviation'),
  expect_column_sum_to_be_between: statistic('sum'),
  expect_column_min_to_be_between: extreme('min'),
  expect_column_max_to_be_between: extreme('max'),
  expect_column_quantile_values_to_be_between: quantiles,
  expect_column_unique_value_count_to_be_between: statistic('distinct_count'),
  expect_column_proportion_of_unique_values_to_be_between: left(
    'the share of different values has no check; see distinct_count and unique',
  ),
  expect_column_proportion_of_non_null_values_to_be_between: (one) => {
    const { min, max } = boundsOf(one.kwargs);
    if (min !== undefined && min > 0)
      onColumn(one, 'not_null', {
        ...(min < 1 ? { tolerance: Number((1 - min).toPrecision(12)) } : {}),
        ...one.common,
      });
    if (min === undefined || (max !== undefined && max < 1))
      left('that values are missing is not asked for here')(one);
  },
  expect_column_distinct_values_to_be_in_set: (one) =>
    onColumn(one, 'accepted_values', { values: one.kwargs.at('value_set').value, ...one.common }),
  expect_column_distinct_values_to_equal_set: (one) => {
    onColumn(one, 'accepted_values', { values: one.kwargs.at('value_set').value, ...one.common });
    left(`accepted_values says that no other value occurs; ${occurs}`)(one);
  },
  expect_column_distinct_values_to_contain_set: left(occurs),
  expect_column_most_common_value_to_be_in_set: left(
    'the most common value has no check; see class_balance',
  ),
  expect_column_kl_divergence_to_be_less_than: left(
    'compare distributions with drift-check, or with a check against a profile',
  ),
  expect_column_values_to_be_increasing: (one) =>
    onColumn(one, 'monotonic', {
      direction: 'increasing',
      ...strictly(one.kwargs.at('strictly').boolean),
      ...one.common,
    }),
  expect_column_values_to_be_decreasing: (one) =>
    onColumn(one, 'monotonic', {
      direction: 'decreasing',
      ...strictly(one.kwargs.at('strictly').boolean),
      ...one.common,
    }),
};

function strictly(value: boolean | undefined): Record<string, unknown> {
  return value === true ? { strictly: true } : {};
}
