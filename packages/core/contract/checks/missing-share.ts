import { Type } from '@sinclair/typebox';
import { wilsonInterval } from '#stats/wilson-interval.ts';
import { boundExpectation, confidenceOption, judgeQuantity, shownLevel } from '../bound-check.ts';
import { boundsProblems } from '../bounds.ts';
import { defineCheck, ownColumn } from '../check-kind.ts';
import { everyRow, missing } from '../condition.ts';

const share = Type.Number({ minimum: 0, maximum: 1 });

/** The share of rows without a value lies between two numbers: a column that is suddenly full can be a fault too. */
export const missingShare = defineCheck({
  name: 'missing_share',
  aliases: ['null_share', 'missing_rate', 'null_fraction'],
  scope: 'both',
  options: {
    column: Type.Optional(Type.String({ description: 'default: the column it stands under' })),
    min: Type.Optional(share),
    max: Type.Optional(share),
    confidence: confidenceOption,
  },
  optionAliases: { min_value: 'min', max_value: 'max' },
  tolerates: false,
  bounds: { lower: 'min', upper: 'max' },
  description: 'the share of missing values (null or NaN) lies between two numbers',
  problems: boundsProblems,
  columnsOf: ({ column }, own) => [column ?? own].filter((name) => name !== undefined),
  plan: ({ column: named, ...rule }, target) => {
    const column = ownColumn(target, named);
    return [
      {
        subject: column.name,
        expected: boundExpectation('share of missing values', rule),
        measures: {
          rows: { kind: 'count', where: everyRow },
          missing: { kind: 'count', where: missing(column) },
        },
        judge: (measured) => {
          const [n, lacking] = [Number(measured['rows']), Number(measured['missing'])];
          const level = rule.confidence ?? shownLevel;
          const method = 'count, Wilson interval';
          if (n === 0) {
            const observed = { value: null, unit: 'share', n, method };
            return { outcome: 'undecided', observed, message: 'there are no rows' };
          }
          const interval = { ...wilsonInterval(lacking, n, level), level };
          const name = 'the share of missing values';
          return judgeQuantity(
            { name, value: lacking / n, n, interval, unit: 'share', method },
            rule,
          );
        },
      },
    ];
  },
});
