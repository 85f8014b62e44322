import { describe, expect, test } from '@jest/globals';
import type { BehaviourReport } from '#core/gate/behaviour/failing-examples.ts';
import { renderBehaviour } from '#report/behaviour-section.ts';

function report(changes: Partial<BehaviourReport> = {}): BehaviourReport {
  return {
    kind: 'invariance',
    name: 'who flies does not matter',
    expected: 'score changes by more than 0.02',
    rows: 1200,
    notApplicable: 3,
    failing: 2,
    examples: [
      {
        id: 'f1',
        change: 'carrier = AA',
        row: { carrier: 'DL', hour: null },
        changed: { carrier: 'AA' },
        score: 0.25,
        changedScore: 0.75,
      },
    ],
    ...changes,
  };
}

describe('behaviour tests in the job summary', () => {
  test('are not mentioned where there are none', () => {
    expect(renderBehaviour([])).toBe('');
  });

  test('show the row, what was done to it, and both scores', () => {
    const text = renderBehaviour([report()]);
    expect(text).toContain(
      '**who flies does not matter** (invariance): 2 of 1\u202F200 rows; score changes by more than 0.02',
    );
    expect(text).toContain(
      '| f1 | carrier: DL; hour: missing | carrier = AA &#40;carrier: AA&#41; | 0.25 → 0.75 |',
    );
  });

  test('say so when no row failed', () => {
    expect(renderBehaviour([report({ failing: 0, examples: [] })])).toContain(
      '1 behaviour tests; no failing row to show',
    );
  });

  test('render nothing of what data say: no markup, mention, cell or line of its own', () => {
    const hostile = '</td><script>x</script> | @team `a` [b](http://evil.example)\n## head';
    const [example] = report().examples;
    const row = { [hostile]: hostile };
    const text = renderBehaviour([
      report({
        name: hostile,
        expected: hostile,
        examples: [{ ...example!, id: hostile, change: hostile, row, changed: row }],
      }),
    ]);
    expect(text).not.toMatch(/<script|@team|`a`|\[b\]|^## head/m);
    const cells = text
      .split('\n')
      .find((line) => line.includes('0.25'))!
      .split(' | ');
    expect(cells).toHaveLength(4);
  });

  test('stay short, however many rows, columns and tests there are', () => {
    const [example] = report().examples;
    const row = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [`c${index}`, 'x'.repeat(500)]),
    );
    const test50 = report({ examples: Array.from({ length: 50 }, () => ({ ...example!, row })) });
    const text = renderBehaviour(Array.from({ length: 40 }, () => test50));
    expect(text.length).toBeLessThan(60_000);
    expect(text).toContain('… 388 more');
    expect(text).toContain('30 more tests have failing rows.');
  });
});
