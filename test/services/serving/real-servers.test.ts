import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { ModelRows } from '#core/gate/behaviour/predictor.ts';
import { runQualityGate } from '#actions/quality-gate/src/run.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import { endpointAddress } from '#delivery/serving/endpoint-address.ts';
import { endpointPredictor, type EndpointOptions } from '#delivery/serving/endpoint-predictor.ts';
import { runContext } from '../../support/run-context.ts';
import { startService, type Service } from '../../support/service.ts';

interface Expected {
  readonly rows: ModelRows;
  /** What scikit-learn itself says. */
  readonly scores: readonly number[];
}

function readExpected(file: string): Expected {
  const [, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const cells = lines.map((line) => line.split(','));
  const values = cells.map(([, distance, hour, origin]) => [
    Number(distance),
    Number(hour),
    origin,
  ]);
  return {
    rows: {
      columns: [
        { name: 'distance', type: 'integer' },
        { name: 'hour', type: 'number' },
        { name: 'origin', type: 'string' },
      ],
      count: values.length,
      slice: (from, count) => Promise.resolve(values.slice(from, from + count)),
      write: () => Promise.reject(new Error('no file was asked for')),
    },
    scores: cells.map((row) => Number(row.at(-1))),
  };
}

function predictor(url: string, changes: Partial<EndpointOptions>) {
  return endpointPredictor({
    address: endpointAddress(url, undefined, {}),
    headers: {},
    secrets: [],
    timeoutMs: 30_000,
    pauseMs: 100,
    batchRows: 100,
    layout: 'named',
    score: undefined,
    scoreColumn: 'score',
    classIndex: undefined,
    ...changes,
  });
}

interface Case {
  readonly service: string;
  readonly variable: string;
  readonly changes: Partial<EndpointOptions>;
  readonly predictor?: string;
}

const cases: readonly Case[] = [
  { service: 'mlflow-scoring', variable: 'MLFLOW_SCORING', changes: {} },
  {
    service: 'kserve',
    variable: 'KSERVE_V1',
    changes: { layout: 'matrix' },
    predictor: 'layout: matrix',
  },
  { service: 'kserve', variable: 'KSERVE_V2', changes: {} },
  {
    service: 'mlserver',
    variable: 'MLSERVER_V2',
    changes: { score: 'predict_proba' },
    predictor: 'score: predict_proba',
  },
];

describe.each(['mlflow-scoring', 'kserve', 'mlserver'])('a real server: %s', (name) => {
  let service: Service | undefined;
  const own = cases.filter((one) => one.service === name);

  test('answers with the scores of scikit-learn itself, and its errors are told', async () => {
    service = startService(name);
    if (!service) return;
    try {
      const { rows, scores } = readExpected(service.env['EXPECTED']!);
      for (const { variable, changes } of own) {
        const url = service.env[variable]!;
        const answered = await predictor(url, changes).predict(rows);
        const farthest = scores.map((score, row) => Math.abs(score - answered[row]!));
        expect([variable, Math.max(...farthest) < 1e-12]).toEqual([variable, true]);
        const wrong = {
          ...rows,
          columns: rows.columns.map((column) => ({ ...column, name: `${column.name}_x` })),
        };
        if (changes.layout !== 'matrix')
          await expect(predictor(url, changes).predict(wrong)).rejects.toThrow(/answers [45]\d\d/);
        const elsewhere = url
          .replace('late', 'early')
          .replace('invocations', 'v2/models/early/infer');
        await expect(predictor(elsewhere, changes).predict(rows)).rejects.toThrow(CannotRunError);
      }
      await judge(service, own);
    } finally {
      service.stop();
    }
  });
});

/** The whole gate against the server: a model that rises with the hour, and does not care who asks. */
async function judge(service: Service, own: readonly Case[]): Promise<void> {
  const directory = dirname(service.env['EXPECTED']!);
  for (const { variable, predictor: how = '' } of own) {
    const policy = `version: 1
task: binary
predictor: { ${how} }
behaviour:
  - directional:
      name: later in the day is later
      rows: { table: expected.csv, sample: 200 }
      change: [{ column: hour, add: 2 }]
      expect: up
      minimum_share: 0.95
  - invariance:
      name: the airport does not matter at all
      rows: { table: expected.csv }
      change: [{ column: origin, each: [SFO, JFK, nowhere] }]
      within: 0
`;
    writeFileSync(join(directory, 'gates.yaml'), policy);
    const { findings } = await runQualityGate(
      {
        policy: 'gates.yaml',
        candidate: undefined,
        champion: undefined,
        metrics: undefined,
        model: undefined,
        predictCommand: undefined,
        endpoint: service.env[variable],
        registry: 'file:registry',
      },
      runContext(directory),
    );
    expect(findings.map(({ verdict, observed }) => [verdict, observed.value, observed.n])).toEqual([
      ['pass', 1, 200],
      ['fail', 1, 500],
    ]);
  }
}
