import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runQualityGate } from '#actions/quality-gate/src/run.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import { combineVerdicts } from '#core/verdict/combine.ts';
import type { Finding } from '#core/verdict/finding.ts';
import type { ActionOutcome } from '#toolkit/action-definition.ts';
import { multiclassCases } from '../../stats/multiclass-oracle.ts';
import '../../stats/oracle-cases.ts';
import { runContext } from '../../support/run-context.ts';

let directory: string;
const oracle = multiclassCases.find(({ name }) => name === 'n=300 classes=3')!;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'quality-gate-tasks-'));
  const { y_true: labels, y_proba: probabilities } = oracle.input;
  const table = (of: (row: number) => readonly number[]): string =>
    labels
      .map((label, row) => `${row},${label},${row % 2 === 0 ? 'even' : 'odd'},${of(row).join(',')}`)
      .join('\n');
  const head = 'id,label,half,p_0,p_1,p_2\n';
  // The champion knows nothing.
  const third = [0.333, 0.333, 0.334];
  write('candidate.csv', `${head}${table((row) => probabilities[row]!)}\n`);
  write('champion.csv', `${head}${table(() => third)}\n`);
  // Rows of a weight of their own, and of a whole group.
  const heavier = (row: number): string => `,${1 + (row % 3)},${row % 60}`;
  write(
    'weighted.csv',
    table((row) => probabilities[row]!)
      .split('\n')
      .reduce((all, line, row) => `${all}${line}${heavier(row)}\n`, `${head.trim()},w,who\n`),
  );
  write(
    'ranked.csv',
    `query,doc,label,good,bad\n${Array.from({ length: 50 }, (_group, query) =>
      [0, 1, 2, 3]
        .map((doc) => {
          const grade = doc === query % 4 ? 1 : 0;
          return `${query},${doc},${query < 45 ? grade : 0},${grade + ((query + doc) % 3)},${doc}\n`;
        })
        .join(''),
    ).join('')}`,
  );
});
afterAll(() => rmSync(directory, { recursive: true }));

function write(name: string, text: string): void {
  writeFileSync(join(directory, name), text);
}

function run(policy: string, candidate: string, champion?: string): Promise<ActionOutcome> {
  write('gates.yaml', policy);
  return runQualityGate(
    {
      policy: 'gates.yaml',
      candidate,
      champion,
      metrics: undefined,
      model: undefined,
      registry: 'file:registry',
    },
    runContext(directory),
  );
}

function finding({ findings }: ActionOutcome, check: string, subject = 'all rows'): Finding {
  return findings.find((one) => one.check === check && one.subject === subject)!;
}

describe('a gate of many classes', () => {
  const policy = `version: 1
task: multiclass
columns: { probabilities: { prefix: p_ } }
metrics:
  roc_auc_ovr: { minimum: 0.8, vs_champion: { margin: 0.2 } }
  log_loss: { maximum: 0.7 }
  accuracy: { maximum: 0.5 }
slices:
  - by: half
    metrics: { roc_auc_ovo: { minimum: 0.7 }, f1_macro: { vs_champion: { margin: 0 } } }
`;

  test('decides metrics, margins and slices on the values of the oracle', async () => {
    const outcome = await run(policy, 'candidate.csv', 'champion.csv');
    const auc = finding(outcome, 'roc_auc_ovr');
    const want = oracle.expected.roc_auc.ovr_macro as number;
    expect([auc.observed.value as number, want]).toBeCloseToOracle(1e-9);
    expect(auc).toMatchObject({ verdict: 'pass', observed: { n: 300 } });
    expect(finding(outcome, 'roc_auc_ovr.vs_champion')).toMatchObject({
      verdict: 'pass',
      observed: { value: expect.closeTo(want - 0.5, 9) },
    });
    // The value, 0.724, is above the maximum by less than the noise.
    expect(finding(outcome, 'log_loss').verdict).toBe('inconclusive');
    expect(finding(outcome, 'accuracy').verdict).toBe('fail');
    expect(finding(outcome, 'f1_macro.vs_champion', 'half = even').verdict).toBe('pass');
    expect(finding(outcome, 'roc_auc_ovo', 'half = odd').expected).toContain('Holm over 2 slices');
    expect(combineVerdicts(outcome.findings, 'fail')).toBe('fail');
  });

  test('shows every class in the record and in the summary', async () => {
    const { details, summaryDetails } = await run(policy, 'candidate.csv', 'champion.csv');
    expect(details).toMatchObject({ task: 'multiclass', classes: { length: 3 } });
    expect(summaryDetails).toContain('3 classes');
    expect(summaryDetails).toMatch(/\| 0 \| 94 \| [\d.]+ \| /);
  });

  test('holds a first model to its bounds', async () => {
    const outcome = await run(policy, 'candidate.csv');
    expect(finding(outcome, 'roc_auc_ovr').verdict).toBe('pass');
    expect(finding(outcome, 'roc_auc_ovr.vs_champion').severity).toBe('info');
  });

  test.each([
    [
      'f1',
      'f1 is for task: binary, but task is multiclass. Did you mean f1_macro, f1_micro, f1_weighted?',
    ],
    ['ndcg', 'ndcg is for task: ranking, but task is multiclass'],
    ['f1_makro', "Did you mean 'f1_macro'?"],
  ])('knows what is meant by %s', async (metric, hint) => {
    const text = `version: 1\ntask: multiclass\nmetrics: { ${metric}: { minimum: 0.5 } }\n`;
    const error: unknown = await run(text, 'candidate.csv').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CannotRunError);
    expect((error as CannotRunError).message).toContain(hint);
  });
});

describe('weights and clusters of many classes', () => {
  const policy = (columns: string): string => `version: 1
task: multiclass
columns: { ${columns}, probabilities: { prefix: p_ } }
metrics:
  f1_macro: { minimum: 0.5, vs_champion: { margin: 0 } }
  accuracy: { minimum: 0.5 }
slices:
  - by: half
    metrics: { accuracy: { vs_champion: { margin: 0 } } }
`;

  test('decide, and the record tells what the rows are worth', async () => {
    const outcome = await run(policy('weight: w'), 'weighted.csv', 'champion.csv');
    expect(finding(outcome, 'f1_macro.vs_champion').verdict).toBe('pass');
    expect(finding(outcome, 'accuracy').observed.method).toBe('Wilson over effective rows');
    expect(finding(outcome, 'accuracy.vs_champion', 'half = odd')).toMatchObject({
      verdict: 'pass',
      observed: { n: 150 },
    });
    expect(JSON.stringify(outcome.details)).toMatch(/"effectiveRows":257\.142/);
  });

  test('draw clusters whole', async () => {
    const outcome = await run(policy('cluster: who'), 'weighted.csv', 'champion.csv');
    expect(finding(outcome, 'f1_macro.vs_champion').observed.method).toContain('cluster bootstrap');
    expect(finding(outcome, 'accuracy').observed.method).toContain('clustered');
  });
});

describe('a gate of a ranking', () => {
  test('weighs groups', async () => {
    const lines = Array.from({ length: 50 }, (_group, query) =>
      [0, 1].map((doc) => `${query},${doc},${doc},${(query + doc) % 2},${1 + (query % 2)}\n`),
    ).flat();
    write('heavy.csv', `group,id,label,score,w\n${lines.join('')}`);
    const text = `version: 1
task: ranking
columns: { weight: w }
metrics: { mrr: { minimum: 0.6 } }
`;
    // Right in even groups (weight 1), second in odd ones (weight 2).
    expect(finding(await run(text, 'heavy.csv'), 'mrr')).toMatchObject({
      observed: { value: expect.closeTo((1 + 2 / 2) / 3, 9), n: 50 },
    });
  });

  test('decides on means over groups', async () => {
    const policy = `version: 1
task: ranking
columns: { group: query, id: doc, score: good, champion_score: bad }
metrics:
  ndcg: { at_k: 3, minimum: 0.5, vs_champion: { margin: 0 } }
  mrr: { minimum: 0.99 }
`;
    const outcome = await run(policy, 'ranked.csv', 'ranked.csv');
    expect(finding(outcome, 'ndcg')).toMatchObject({
      verdict: 'pass',
      observed: {
        n: 45,
        method: 'Student t over 45 groups (5 without a relevant row left out)',
      },
    });
    expect(finding(outcome, 'ndcg.vs_champion').verdict).toBe('pass');
    expect(finding(outcome, 'mrr').verdict).toBe('fail');
    expect(outcome.details).toMatchObject({ groups: { count: 50, withoutRelevant: 5 } });
  });
});
