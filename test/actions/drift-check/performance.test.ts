import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runBundle, workspace, type BundleRun } from '../../support/run-bundle.ts';
import {
  simulatePredictions,
  type Simulation,
} from '../../core/performance/simulated-predictions.ts';

const directory = workspace();
afterAll(() => rmSync(directory, { recursive: true }));

function write(name: string, lines: readonly string[]): void {
  writeFileSync(join(directory, name), `${lines.join('\n')}\n`);
}

/** Features and scores; labels of all rows, or of every third. */
function world(name: string, simulation: Simulation, every = 1): void {
  const { features, scores, labels } = simulatePredictions({ confidence: 2, ...simulation });
  const row = (index: number) => `${index},${features[index]},${scores[index]}`;
  write(`${name}.csv`, ['id,x,score', ...Array.from(scores, (_, index) => row(index))]);
  const known = Array.from(labels.keys()).filter((index) => index % every === 0);
  write(`${name}-labels.csv`, ['id,late', ...known.map((index) => `${index},${labels[index]}`)]);
  write(`${name}-known.csv`, [
    'id,x,score,late',
    ...Array.from(labels, (label, index) => `${row(index)},${label}`),
  ]);
}

const policy = (more = '') => `version: 1
reference: then.csv
columns: { include: [x] }
performance:
  join: id
  label: late
  score: score
  metric: roc_auc
  minimum: 0.75
  min_coverage: 0.3
  reference: then-known.csv
retrain: { workflow: retrain.yml }
${more}`;

async function check(name: string, more?: string): Promise<BundleRun> {
  writeFileSync(join(directory, 'drift.yaml'), policy(more));
  return runBundle('drift-check', {
    cwd: directory,
    inputs: {
      policy: 'drift.yaml',
      current: `${name}.csv`,
      labels: `${name}-labels.csv`,
      dispatch: 'false',
      comment: 'never',
      registry: 'file:registry',
      'fail-on': 'error',
      'working-directory': '.',
      'report-directory': 'report',
    },
  });
}

function found({ report }: BundleRun, check: string) {
  const [one] = report.findings.filter((each) => each.check === check);
  expect(one).toBeDefined();
  return one!;
}

beforeAll(() => {
  world('then', { rows: 4000, seed: 1 });
  world('shifted', { rows: 3000, seed: 2, mean: 0.9 }, 3);
  world('turned', { rows: 3000, seed: 3, concept: 0.15 }, 3);
});

describe('performance through the bundle', () => {
  test('features move, the concept stays: the estimate is close to what labels show, and kept', async () => {
    const run = await check('shifted');
    const shown = found(run, 'performance.roc_auc');
    const estimated = found(run, 'performance.roc_auc.estimated');
    expect(shown.verdict).toBe('pass');
    expect(estimated.verdict).toBe('pass');
    expect(Math.abs(Number(shown.observed.value) - Number(estimated.observed.value))).toBeLessThan(
      0.03,
    );
    expect(found(run, 'performance.concept_drift').verdict).toBe('pass');
    expect(found(run, 'drifted_share').verdict).toBe('fail');
  });

  test('the concept turns, features stay: drift sees nothing, labels fail, the estimate is not to be trusted', async () => {
    const run = await check('turned');
    expect(run.exitCode).toBe(1);
    expect(found(run, 'drifted_share').verdict).toBe('pass');
    expect(found(run, 'performance.roc_auc').verdict).toBe('fail');
    expect(found(run, 'performance.concept_drift').verdict).toBe('fail');
    expect(found(run, 'performance.roc_auc.estimated').message).toContain('Do not trust it');
    expect(run.outputs['summary']).toMatch(/roc_auc is 0\.\d+ .*too low.*not to be trusted/);
    expect(run.outputs['retrain']).toBe('true');
    expect(run.outputs['retrain-reason']).toContain('roc_auc is');
    expect(run.summary).toContain('**Performance:**');
    const record = JSON.parse(
      readFileSync(join(directory, 'report/record.json'), 'utf8'),
    ) as unknown;
    expect(JSON.stringify(record)).toContain('performance_reference');
  });

  test('a feature that serving computes otherwise blocks the retraining that labels ask for', async () => {
    const { features } = simulatePredictions({ rows: 1000, seed: 5 });
    const rows = (scale: number) => [
      'id,x',
      ...Array.from(features, (x, id) => `${id},${x * scale}`),
    ];
    write('train.csv', rows(1));
    write('serve.csv', rows(1000));
    const run = await check(
      'turned',
      'skew: { training_log: train.csv, serving_log: serve.csv, join: id }\n',
    );
    expect(found(run, 'skew').verdict).toBe('fail');
    expect(run.outputs['retrain']).toBe('false');
    expect(run.outputs['retrain-reason']).toMatch(
      /blocked.*'x' differs between training and serving/,
    );
    expect(run.summary).toContain('**Training and serving:**');
  });

  test('labels without a section that says how to use them cannot be run', async () => {
    writeFileSync(join(directory, 'bare.yaml'), 'version: 1\nreference: then.csv\n');
    const run = await runBundle('drift-check', {
      cwd: directory,
      inputs: {
        policy: 'bare.yaml',
        current: 'shifted.csv',
        labels: 'shifted-labels.csv',
        dispatch: 'true',
      },
    });
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toContain('has no performance section');
  });
});
