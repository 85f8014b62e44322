import { Type } from '@sinclair/typebox';
import { RE2JS } from 're2js';
import { defineCheck, RuleProblem } from '../check-kind.ts';
import { not } from '../condition.ts';
import { requireText } from '../require-text.ts';
import { valueCheck } from '../row-check.ts';

/**
 * Every value matches a regular expression (RE2: linear time, no look-around or back-references). A match anywhere
 * counts: `^` and `$` anchor it.
 */
export const regex = defineCheck({
  name: 'regex',
  aliases: [
    'match_regex',
    'matches',
    'str_matches',
    'valid_format',
    'expect_column_values_to_match_regex',
  ],
  scope: 'column',
  options: { pattern: Type.String({ minLength: 1 }) },
  optionAliases: { regex: 'pattern' },
  shorthand: 'pattern',
  tolerates: true,
  description: 'every value matches an RE2 regular expression (anywhere, unless anchored)',
  problems: ({ pattern }) => {
    try {
      RE2JS.compile(pattern);
      return namedByAngles.test(pattern) ? [namedGroup(pattern)] : [];
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const hint = /\(\?[=!<]|\\[1-9]/.test(pattern)
        ? '; RE2 has no look-around and no back-references'
        : '';
      return [
        new RuleProblem(
          `expected an RE2 regular expression, got '${pattern}': ${reason}${hint}`,
          'pattern',
        ),
      ];
    }
  },
  columnsOf: (_options, own) => (own === undefined ? [] : [own]),
  plan: ({ pattern }, { column, tolerance }) => {
    requireText('regex', column!);
    return [
      valueCheck(column!, {
        failing: not({ kind: 'matches', column: column!, pattern }),
        expected: `a match of ${pattern}`,
        fault: `do not match ${pattern}`,
        tolerance,
      }),
    ];
  },
});

// The engine's RE2 is older than the one that knows this spelling of a named group.
const namedByAngles = /(?:^|[^\\])(?:\\\\)*\(\?<[A-Za-z_]/;

function namedGroup(pattern: string): RuleProblem {
  const message = `expected an RE2 regular expression, got '${pattern}': write a named group as (?P<name>…)`;
  return new RuleProblem(message, 'pattern');
}
