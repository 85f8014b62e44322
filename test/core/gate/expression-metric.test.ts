import { describe, expect, test } from '@jest/globals';
import { rowsOfPredictions, type AlignedPredictions } from '#core/gate/aligned-predictions.ts';
import { evaluateGate, type GateEvaluation } from '#core/gate/evaluate-gate.ts';
import { parseGates } from '#core/gate/parse-gates.ts';
import { requireMeasurable } from '#core/gate/require-measurable.ts';
import { CannotRunError } from '#core/verdict/errors.ts';

const rule = '{ expression: amount, better: higher, minimum: 1, vs_champion: { margin: -0.1 } }';
const text = `version: 1\ntask: binary\nmetrics:\n  revenue: ${rule}\n`;
const rows = 400;
const each = (of: (row: number) => number): Float64Array =>
  Float64Array.from({ length: rows }, (_, row) => of(row));

/** Revenue of 2 or 3 a row for the candidate, 1 or 2 for the champion. */
function predictions(changes: Partial<AlignedPredictions> = {}): AlignedPredictions {
  const candidate = { amounts: each((row) => 2 + (row % 2)) };
  const champion = { amounts: each((row) => 1 + ((row >> 1) % 2)) };
  return {
    labels: each((row) => row % 2),
    candidate: each((row) => (row % 7) / 7),
    champion: each((row) => (row % 5) / 5),
    figures: new Map([['revenue', { candidate, champion }]]),
    slices: [],
    ...changes,
  };
}

function evaluate(policyText: string, data: AlignedPredictions): GateEvaluation {
  const policy = parseGates(policyText, 'gates.yaml');
  return evaluateGate(policy, {
    ...rowsOfPredictions(data, policy),
    candidateNumbers: new Map(),
    championNumbers: new Map(),
    hasChampion: data.champion !== undefined,
  });
}

const withPer = (per: (row: number) => number): AlignedPredictions =>
  predictions({
    figures: new Map([
      ['revenue', { candidate: { amounts: each((row) => 2 + (row % 2)), per: each(per) } }],
    ]),
    champion: undefined as never,
  });

describe('an expression as a metric', () => {
  test('is its mean over the rows, with the paired difference', () => {
    const { metrics, findings } = evaluate(text, predictions());
    expect(metrics['revenue']!.candidate.value).toBeCloseTo(2.5, 12);
    expect(metrics['revenue']!.champion!.value).toBeCloseTo(1.5, 12);
    const { value, lower, upper } = metrics['revenue']!.difference!;
    expect(value).toBeCloseTo(1, 12);
    expect(lower).toBeLessThan(1);
    expect(upper).toBeGreaterThan(1);
    expect(findings.map(({ check, verdict }) => [check, verdict])).toEqual([
      ['revenue', 'pass'],
      ['revenue.vs_champion', 'pass'],
    ]);
  });

  test('where lower is better turns the difference around', () => {
    const lower = text.replace('better: higher, minimum: 1', 'better: lower, maximum: 3');
    expect(evaluate(lower, predictions()).metrics['revenue']!.difference!.value).toBeCloseTo(
      -1,
      12,
    );
  });

  test('needs no champion', () => {
    const { findings } = evaluate(
      text,
      withPer(() => 1),
    );
    expect(findings.map(({ check, verdict }) => [check, verdict])).toEqual([
      ['revenue', 'pass'],
      ['revenue.vs_champion', 'inconclusive'],
    ]);
  });

  test('is the ratio of two sums where it is taken per something', () => {
    const { metrics } = evaluate(
      text,
      withPer((row) => 1 + (row % 2)),
    );
    expect(metrics['revenue']!.candidate.value).toBeCloseTo(1000 / 600, 12);
  });

  test.each([
    ['adds up to 0', () => 0, "'per' adds up to 0, by which"],
    [
      'adds up to about 0',
      (row: number) => (row === 0 ? 1.5 : row % 2 === 0 ? 1 : -1),
      'as far as these rows can tell',
    ],
  ])('is undefined where what it is per %s', (_, per, unknown) => {
    const { candidate } = evaluate(text, withPer(per)).metrics['revenue']!;
    expect(candidate.value).toBeNull();
    expect(candidate.unknown).toContain(unknown);
  });

  test('weighs rows by their weights', () => {
    const weights = each((row) => (row % 2 === 1 ? 3 : 1));
    const { candidate } = evaluate(text, predictions({ weights })).metrics['revenue']!;
    expect(candidate.value).toBeCloseTo(2.75, 12);
    expect(candidate['effectiveRows']).toBeCloseTo(800 ** 2 / 2000, 9);
  });

  test('is asked for on a slice by its name', () => {
    const odd = each((row) => row % 2);
    const policy = `${text}slices: [{ name: odd, where: odd, metrics: { revenue: { minimum: 2.9 } } }]\n`;
    const { slices } = evaluate(policy, predictions({ slices: [odd] }));
    expect(slices['odd']!['revenue']!.candidate.value).toBeCloseTo(3, 12);
  });
});

describe('an expression in the policy', () => {
  const problemsOf = (act: () => unknown): string => {
    try {
      act();
      return '';
    } catch (error) {
      if (!(error instanceof CannotRunError)) throw error;
      return error.message;
    }
  };
  const head = 'version: 1\ntask: binary\n';

  test.each([
    [
      'with the name of a metric',
      'metrics: { accuracy: { expression: amount, better: higher, minimum: 1 } }\n',
      'gates.yaml:3:24 metrics.accuracy.expression: accuracy is a metric of the gate already',
    ],
    [
      'without a direction',
      'metrics: { revenue: { expression: amount, minimum: 1 } }\n',
      "expected 'better: higher' or 'better: lower'",
    ],
    [
      'that is only what it is per',
      'metrics: { revenue: { per: amount, minimum: 1 } }\n',
      "'per' belongs to an 'expression'",
    ],
    [
      'in a slice',
      `metrics: { f1: { minimum: 0.1 } }\nslices: [{ by: x, metrics: { revenue: ${rule} } }]\n`,
      'define revenue there, and refer to it here by its name',
    ],
    [
      'with an option of a metric',
      'metrics: { revenue: { expression: amount, better: higher, minimum: 1, bins: 5 } }\n',
      "revenue has no option 'bins'",
    ],
  ])('%s is refused', (_, policy, message) => {
    expect(problemsOf(() => parseGates(head + policy, 'gates.yaml'))).toContain(message);
  });

  test('needs the table of the candidate', () => {
    const policy = parseGates(text, 'gates.yaml');
    const measurable = { numbers: new Map(), candidateTable: false, championTable: false };
    expect(problemsOf(() => requireMeasurable(policy, measurable))).toContain(
      'revenue is an expression over rows: give the prediction table of the candidate',
    );
  });

  test('is not the same number twice', () => {
    const policy = parseGates(text, 'gates.yaml');
    const numbers = new Map([['revenue', 3]]);
    const measurable = { numbers, candidateTable: true, championTable: false };
    expect(problemsOf(() => requireMeasurable(policy, measurable))).toContain(
      'revenue is computed from the prediction table and also given as a number',
    );
  });

  test('misspelt in a slice is told the name', () => {
    const policy = parseGates(
      `${text}slices: [{ by: x, metrics: { revenu: { minimum: 1 } } }]\n`,
      'gates.yaml',
    );
    const measurable = { numbers: new Map(), candidateTable: true, championTable: false };
    expect(problemsOf(() => requireMeasurable(policy, measurable))).toContain(
      "unknown metric 'revenu'. Did you mean 'revenue'?",
    );
  });
});
