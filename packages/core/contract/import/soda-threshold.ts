import type { SourcePart } from './source-part.ts';
import { compared, merged, type Threshold } from './threshold.ts';

const operators = {
  must_be: '=',
  must_be_greater_than: '>',
  must_be_greater_than_or_equal: '>=',
  must_be_less_than: '<',
  must_be_less_than_or_equal: '<=',
  greater_than: '>',
  greater_than_or_equal: '>=',
  less_than: '<',
  less_than_or_equal: '<=',
} as const;

/** The `threshold` of a check of v4; text says why it has no equal. */
export function sodaThreshold(part: SourcePart): Threshold | string {
  const negated = ['must_not_be', 'must_be_not_between', 'must_not_be_between'].find(
    (key) => !part.at(key).isAbsent,
  );
  if (negated !== undefined)
    return `'${negated}' leaves out numbers: a check here has one lower and one upper bound`;
  const places = [part, part.at('must_be_between')];
  return merged(
    places.flatMap((place) =>
      Object.entries(operators).flatMap(([key, comparator]) => {
        const value = place.at(key).number;
        return value === undefined ? [] : [compared(comparator, value)];
      }),
    ),
  );
}
