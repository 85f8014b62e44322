import { describe, expect, test } from '@jest/globals';
import {
  alpha,
  categoryScenario,
  countedScenario,
  countFalseAlarms,
  numericScenario,
} from '../../../scripts/bench/calibration/false-alarms.ts';

// The small version of scripts/bench/drift-calibration.ts: fixed seeds, so it never flickers.
describe('without drift every method keeps the stated false-alarm rate', () => {
  test.each([
    { scenario: numericScenario('normal', 'values', { reference: 200, current: 200 }), runs: 60 },
    {
      scenario: numericScenario('normal', 'profile', { reference: 1000, current: 200 }),
      runs: 60,
    },
    {
      scenario: numericScenario('zero-inflated', 'profile', { reference: 200, current: 1000 }),
      runs: 40,
    },
    {
      scenario: numericScenario('whole numbers', 'profile', { reference: 200, current: 300 }),
      runs: 60,
    },
    { scenario: countedScenario({ reference: 1e6, current: 200 }), runs: 100 },
    { scenario: countedScenario({ reference: 200, current: 1e6 }), runs: 60 },
    { scenario: categoryScenario(2, 'Zipf', { reference: 1e6, current: 200 }), runs: 300 },
    { scenario: categoryScenario(200, 'Zipf', { reference: 200, current: 200 }), runs: 60 },
    { scenario: categoryScenario(1000, 'Zipf', { reference: 5000, current: 1000 }), runs: 15 },
  ])(
    '$scenario.column of $scenario.sizes.reference and $scenario.sizes.current rows',
    ({ scenario, runs }) => {
      const found = countFalseAlarms(scenario, runs, 1);
      // Three standard errors above 1.2·α.
      const limit = 1.2 * alpha + 3 * Math.sqrt((alpha * (1 - alpha)) / runs);
      expect(found.length).toBeGreaterThanOrEqual(6);
      expect(found.filter(({ real, drifted }) => real > limit || drifted > alpha)).toEqual([]);
    },
  );
});
