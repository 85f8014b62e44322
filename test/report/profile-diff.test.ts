import { describe, expect, test } from '@jest/globals';
import type { ProfileDiff } from '#core/profile/profile-diff.ts';
import { renderDiffMarkdown, renderDiffTerminal } from '#report/profile-diff.ts';

const files = { before: 'old.json', after: 'new.json' };
const diff: ProfileDiff = {
  rows: { before: 1000, after: 1500 },
  digest: { before: 'a'.repeat(64), after: 'b'.repeat(64) },
  time: { before: undefined, after: { column: 'day', min: '2026-01-01', max: '2026-01-31' } },
  schema: [{ kind: 'removed', column: 'x|y', type: 'string', role: 'id' }],
  missing: [{ column: 'b', before: 0, after: 0.1, what: 'missing' }],
  shifts: [
    {
      column: '<img src=x>',
      psi: 0.31,
      js: 0.2,
      pValue: 0,
      numbers: [{ name: 'median', before: 1, after: 2 }],
    },
    { column: 'quiet', psi: 0.3, js: 0.2, pValue: 0.5, numbers: [] },
    {
      column: 'words',
      psi: 0.02,
      js: 0.1,
      pValue: 0,
      values: {
        gained: [{ value: '\u001b[31m::error::', before: 0, after: 0.25 }],
        lost: [],
        moved: [{ value: 'b', before: 0.5, after: 0.25 }],
      },
    },
  ],
  unchanged: 3,
  identical: false,
};

describe('a difference at a terminal', () => {
  test('has aligned columns, the schema first, and ends with what stayed', () => {
    expect(renderDiffTerminal(diff, files, false).split('\n')).toEqual([
      'Schema',
      '     column  change',
      '  −  x|y     removed: string, id',
      '',
      'Table',
      '               before                after                           change',
      '  rows         1\u202F000                 1\u202F500                           +50 %',
      '  time         no time column known  2026-01-01 to 2026-01-31 (day)',
      '  data sha256  aaaaaaaaaaaa          bbbbbbbbbbbb',
      '',
      'Missing values',
      '  column  before  after  change',
      '  b       0 %     10 %   +10 points',
      '',
      'Shifts, the largest first',
      '  column       PSI    JS     size          what moved',
      '  <img src=x>  0.310  0.200  large         median 1 → 2',
      '  quiet        0.300  0.200  as by chance  the same summary, other shares between',
      "  words        0.020  0.100  small         gained '\uFFFD[31m::error::' (25 %); 'b' 50 % → 25 %",
      '',
      'old.json → new.json; 3 columns say the same in both.',
      '',
    ]);
  });

  test('has colours only when asked for', () => {
    expect(renderDiffTerminal(diff, files, true)).toContain('\u001b[31m');
    expect(renderDiffTerminal(diff, files, false)).not.toContain('\u001b');
  });

  test('says that nothing differs', () => {
    const same = { ...diff, identical: true };
    expect(renderDiffTerminal(same, files, false)).toBe(
      'old.json and new.json say the same of every column; the data are different bytes.\n',
    );
  });
});

test('a difference in a pull request renders nothing of names and values', () => {
  const text = renderDiffMarkdown(diff, files);
  expect(text).toContain('### Schema');
  expect(text).toContain('| **−** | **x&#124;y** | **removed: string, id** |');
  expect(text).not.toContain('<img');
  expect(text).not.toContain('\u001b');
  expect(text).not.toMatch(/^\s*::error::/m);
  // Every row of a table has as many cells as its head.
  for (const table of text.split('\n\n').filter((block) => block.startsWith('|'))) {
    const cells = table.split('\n').map((line) => line.split('|').length);
    expect(new Set(cells).size).toBe(1);
  }
});
