import { describe, expect, test } from '@jest/globals';
import { rowsOfPredictions, type AlignedPredictions } from '#core/gate/aligned-predictions.ts';
import { evaluateGate, type GateEvaluation, type GateInput } from '#core/gate/evaluate-gate.ts';
import { gateDetails, gateOutputs } from '#core/gate/gate-outputs.ts';
import { parseGates } from '#core/gate/parse-gates.ts';
import { combineVerdicts } from '#core/verdict/combine.ts';
import type { Finding } from '#core/verdict/finding.ts';

const none = {
  rows: undefined,
  slices: [],
  candidateNumbers: new Map(),
  championNumbers: new Map(),
};
const empty: GateInput = { ...none, hasChampion: false };

function policyOf(text: string): ReturnType<typeof parseGates> {
  return parseGates(`version: 1\ntask: binary\n${text}`, 'gates.yaml');
}

function evaluate(text: string, input: Partial<GateInput>): GateEvaluation {
  return evaluateGate(policyOf(text), { ...empty, ...input });
}

function finding({ findings }: GateEvaluation, check: string, subject = 'all rows'): Finding {
  return findings.find((one) => one.check === check && one.subject === subject)!;
}

/** 400 rows: label by parity, a score that mostly agrees; three segments, one of five rows. */
function predictions(changes: Partial<AlignedPredictions> = {}): AlignedPredictions {
  const labels = Float64Array.from({ length: 400 }, (_, row) => row % 2);
  const noise = (row: number): number => ((row * 37) % 101) / 101;
  const candidate = labels.map((label, row) => 0.4 * label + 0.6 * noise(row));
  const champion = labels.map((label, row) => 0.35 * label + 0.65 * noise(row + 3));
  return { labels, candidate, champion, slices: [], ...changes };
}

function rowsFor(text: string, data: AlignedPredictions): Pick<GateInput, 'rows' | 'slices'> {
  return rowsOfPredictions(data, policyOf(text));
}

describe('numbers measured elsewhere', () => {
  const text = 'metrics: { latency_p99_ms: { maximum: 100, vs_champion: { margin: -5 } } }\n';

  test('are compared as they are, and the report says so', () => {
    const input = { candidateNumbers: new Map([['latency_p99_ms', 41.5]]) };
    expect(finding(evaluate(text, input), 'latency_p99_ms')).toMatchObject({
      verdict: 'pass',
      observed: { value: 41.5, method: 'given, decided by the value alone' },
      expected: '≤ 100',
    });
  });

  test('that are missing fail by name', () => {
    expect(finding(evaluate(text, {}), 'latency_p99_ms')).toMatchObject({
      verdict: 'fail',
      observed: { value: null, method: 'not measured' },
    });
  });

  test('that are NaN fail every bound', () => {
    const input = { candidateNumbers: new Map([['latency_p99_ms', Number.NaN]]) };
    expect(finding(evaluate(text, input), 'latency_p99_ms')).toMatchObject({
      verdict: 'fail',
      observed: { value: null },
    });
  });

  test.each([
    ['', 'inconclusive'],
    [', decide: point', 'pass'],
  ])('of two models allow no paired test%s: %s', (decide, verdict) => {
    const both = {
      candidateNumbers: new Map([['latency_p99_ms', 44]]),
      championNumbers: new Map([['latency_p99_ms', 40]]),
      hasChampion: true,
    };
    const rule = `metrics: { latency_p99_ms: { maximum: 100, vs_champion: { margin: -5 }${decide} } }\n`;
    const against = finding(evaluate(rule, both), 'latency_p99_ms.vs_champion');
    // Lower is better: 4 ms more is an improvement of −4.
    expect(against).toMatchObject({ verdict, observed: { value: -4 } });
    if (verdict === 'inconclusive') expect(against.message).toContain('no paired test');
  });
});

describe('the first model', () => {
  const text = 'metrics: { roc_auc: { minimum: 0.6, vs_champion: { margin: 0 } } }\n';
  const { champion: _, ...alone } = predictions();

  test('is held to the absolute bounds only', () => {
    const evaluation = evaluate(text, rowsFor(text, alone));
    expect(finding(evaluation, 'roc_auc.vs_champion')).toMatchObject({
      verdict: 'inconclusive',
      severity: 'info',
    });
    expect(combineVerdicts(evaluation.findings, 'fail')).toBe('pass');
  });

  test('fails when the policy says so', () => {
    const strict = `first_model: fail\n${text}`;
    const evaluation = evaluate(strict, rowsFor(strict, alone));
    expect(finding(evaluation, 'roc_auc.vs_champion').verdict).toBe('fail');
  });

  test('never passes by margins alone', () => {
    const margins = 'metrics: { roc_auc: { vs_champion: { margin: 0 } } }\n';
    expect(() => evaluate(margins, rowsFor(margins, alone))).toThrow('no check could be made');
  });

  test('never passes because all its slices are small', () => {
    const margins =
      'metrics: { roc_auc: { vs_champion: { margin: 0 } } }\nslices: [{ by: s, min_rows: 999, metrics: { f1: { minimum: 0 } } }]\n';
    const data = { ...alone, slices: [Array.from({ length: 400 }, () => 'a')] };
    expect(() => evaluate(margins, rowsFor(margins, data))).toThrow('no check could be made');
  });
});

describe('a champion', () => {
  test('with identical scores differs by exactly 0', () => {
    const text =
      'metrics: { average_precision: { vs_champion: { margin: 0 } }, f1: { vs_champion: { margin: 0.01 } } }\n';
    const data = predictions();
    const evaluation = evaluate(text, {
      ...rowsFor(text, { ...data, champion: data.candidate }),
      hasChampion: true,
    });
    expect(finding(evaluation, 'average_precision.vs_champion')).toMatchObject({
      verdict: 'pass',
      observed: { value: 0, interval: { lower: 0, upper: 0 }, method: 'identical scores' },
    });
    expect(finding(evaluation, 'f1.vs_champion').verdict).toBe('fail');
  });

  test('is beaten by a share of its own value when the margin is relative', () => {
    const text =
      'metrics: { roc_auc: { vs_champion: { relative_margin: -0.1 }, decide: point } }\n';
    const evaluation = evaluate(text, { ...rowsFor(text, predictions()), hasChampion: true });
    const { champion } = evaluation.metrics['roc_auc']!;
    expect(evaluation.metrics['roc_auc']!.difference!['margin']).toBeCloseTo(
      -0.1 * champion!.value!,
      12,
    );
  });

  test('that lacks a number leaves the comparison open', () => {
    const text = 'metrics: { size: { maximum: 9, vs_champion: { margin: 0 } } }\n';
    const input = { candidateNumbers: new Map([['size', 5]]), hasChampion: true };
    expect(finding(evaluate(text, input), 'size.vs_champion')).toMatchObject({
      verdict: 'inconclusive',
      severity: 'error',
    });
  });
});

describe('slices', () => {
  const text = `metrics: { roc_auc: { minimum: 0.5 } }
slices:
  - { by: segment, min_rows: 50, metrics: { roc_auc: { minimum: 0.5 } } }
  - { name: rare, where: rare, min_rows: 50, metrics: { recall: { minimum: 0.1 } } }
`;
  const segments = Array.from({ length: 400 }, (_, row) =>
    row < 5 ? null : row < 200 ? '' : 'b, "c"',
  );
  const rare = Float64Array.from({ length: 400 }, (_, row) => Number(row < 7));
  const evaluation = evaluate(text, rowsFor(text, predictions({ slices: [segments, rare] })));

  test('are one for every value, also for the empty and the missing one', () => {
    expect(evaluation.findings.map(({ subject }) => subject)).toEqual([
      'all rows',
      "segment = ''",
      'segment = b, "c"',
      'segment = (missing)',
      'rare',
    ]);
  });

  test('below min_rows warn when they come from a column and stay open when they were named', () => {
    expect(finding(evaluation, 'slice.min_rows', 'segment = (missing)')).toMatchObject({
      verdict: 'inconclusive',
      severity: 'warning',
      needed: 45,
    });
    expect(finding(evaluation, 'slice.min_rows', 'rare')).toMatchObject({ severity: 'error' });
    expect(combineVerdicts(evaluation.findings, 'fail')).toBe('inconclusive');
  });

  test('point to their rule', () => {
    expect(finding(evaluation, 'slice.min_rows', 'rare').location).toEqual({
      file: 'gates.yaml',
      line: 6,
      column: 32,
    });
  });
});

describe('the outputs', () => {
  const text = 'metrics: { roc_auc: { minimum: 0.943, vs_champion: { margin: 0 } } }\n';
  const policy = policyOf(text);
  const evaluation = evaluate(text, { ...rowsFor(text, predictions()), hasChampion: true });

  test('say whether it passed, every metric, and the rows still needed', () => {
    const outputs = gateOutputs(policy, evaluation);
    expect(outputs.passed).toBe(false);
    expect(outputs['rows-needed']).toBeGreaterThan(0);
    const { roc_auc: auc } = JSON.parse(outputs.metrics) as GateEvaluation['metrics'];
    expect(auc!.candidate).toMatchObject({ level: 0.95, n: 400, method: 'DeLong, logit scale' });
    expect(auc!.difference).toMatchObject({ margin: 0, method: 'DeLong paired' });
  });

  test('keep what is needed to repeat the bootstrap', () => {
    expect(gateDetails(policy, evaluation, 'champion.csv')).toMatchObject({
      champion: 'champion.csv',
      bootstrap: { draws: 2000, seed: 1, classBalance: 'sampled' },
    });
  });
});
