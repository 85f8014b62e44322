import { expect, test } from '@jest/globals';
import { classCounts, columnRule } from '../../../support/judge-rule.ts';

test.each([
  [
    'the positive class of a 0/1 label lies between both bounds',
    '{ min: 0.05, max: 0.6 }',
    { 0: 80, 1: 20 },
    'pass',
    0.2,
  ],
  ['the positive class is too rare', '{ min: 0.05, max: 0.6 }', { 0: 97, 1: 3 }, 'fail', 0.03],
  ['the positive class is too frequent', '{ min: 0.05, max: 0.6 }', { 0: 3, 1: 97 }, 'fail', 0.97],
  ['the rarest class is too rare, whichever it is', '{ min: 0.05 }', { 0: 3, 1: 97 }, 'fail', 0.03],
  ['no class is too frequent', '{ max: 0.9 }', { 0: 80, 1: 20 }, 'pass', 0.8],
  ['the most frequent class is too frequent', '{ max: 0.9 }', { 0: 95, 1: 5 }, 'fail', 0.95],
  [
    'of three classes one is too frequent',
    '{ min: 0.1, max: 0.5 }',
    { a: 60, b: 20, c: 20 },
    'fail',
    0.6,
  ],
  [
    'of three classes one is too rare',
    '{ min: 0.1, max: 0.5 }',
    { a: 50, b: 45, c: 5 },
    'fail',
    0.05,
  ],
  [
    'a class that is named decides alone',
    '{ class: gold, min: 0.1 }',
    { gold: 20, tin: 79, lead: 1 },
    'pass',
    0.2,
  ],
  [
    'a class that is named does not occur',
    '{ class: gold, min: 0.1 }',
    { tin: 50, lead: 50 },
    'fail',
    0,
  ],
  ['there is a single class', '{ min: 0.05 }', { 1: 100 }, 'fail', 1],
  ['no row has a label', '{ min: 0.05 }', {}, 'inconclusive', null],
] as const)('%s', (_name, options, counts, verdict, share) => {
  const finding = columnRule(`class_balance: ${options}`, 'string', (measure) =>
    measure.kind === 'classes' ? classCounts(counts) : 100,
  );
  expect(finding).toMatchObject({ verdict, observed: { value: share, unit: 'share' } });
});
