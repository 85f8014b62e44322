import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { toPlainJson } from '#core/record/plain-json.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { cannotRunRun } from '#toolkit/finished-run.ts';
import type { RunReport } from '#report/summary.ts';

const root = new URL('../../', import.meta.url);
const names = ['contract', 'drift', 'gates', 'report', 'rollout'];

function schema(name: string): object {
  return JSON.parse(readFileSync(new URL(`schemas/${name}.schema.json`, root), 'utf8')) as object;
}

const ajv = new Ajv({ allErrors: true, strict: false });

function reportErrors(report: unknown): string[] {
  ajv.validate(schema('report'), JSON.parse(JSON.stringify(toPlainJson(report))));
  return (ajv.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

const finding: Finding = {
  check: 'roc_auc.vs_champion',
  subject: 'all rows',
  verdict: 'inconclusive',
  severity: 'error',
  observed: {
    value: -0.001,
    interval: { lower: -Infinity, upper: 0.01, level: 0.95 },
    n: 120,
    method: 'DeLong',
  },
  expected: 'margin −0.002 at 95 %',
  needed: 4000,
  message: 'not enough rows',
  location: { file: 'gates.yaml', line: 3, column: 5 },
};
const report: RunReport = {
  schemaVersion: 1,
  action: 'quality-gate',
  verdict: 'inconclusive',
  summary: 'undecided',
  findings: [finding, { ...finding, observed: { value: NaN, method: 'count' } }],
  outputs: { passed: 'false' },
  inputs: { policy: 'a'.repeat(64) },
  tool: { name: 'trainyard', version: '0.1.0' },
  startedAt: '2026-01-02T00:00:00.000Z',
  durationMs: 12,
};

describe('the published JSON Schemas', () => {
  test('are one for every file that the user writes, and one for report.json', () => {
    expect(readdirSync(new URL('schemas/', root)).sort()).toEqual(
      names.map((name) => `${name}.schema.json`),
    );
  });

  test.each(names)('%s is a schema that a validator can compile', (name) => {
    expect(() => ajv.compile(schema(name))).not.toThrow();
  });

  test.each(['contract', 'gates', 'rollout', 'drift'])(
    'take the %s.yaml of the complete example',
    (name) => {
      const file = new URL(`workflows-examples/flight-delays/${name}.yaml`, root);
      ajv.validate(schema(name), parse(readFileSync(file, 'utf8')));
      expect(ajv.errors).toBeNull();
    },
  );

  test('take a report, with numbers that JSON cannot say', () => {
    expect(reportErrors(report)).toEqual([]);
  });

  test('take the report of a run that could not be carried out', () => {
    const error = cannotRun('file-empty', 'data.csv', 'is empty', {
      location: { file: 'contract.yaml', line: 1, column: 1 },
    });
    const github = { onRunner: false } as Parameters<typeof cannotRunRun>[2]['github'];
    const clock = { startedAt: new Date(0), finishedAt: new Date(5) };
    expect(
      reportErrors(
        cannotRunRun('validate-data', error, { github, loadedRecords: [] }, clock).report,
      ),
    ).toEqual([]);
  });

  test.each<[string, object]>([
    ['without findings', { ...report, findings: [] }],
    ['with a verdict of its own', { ...report, verdict: 'green' }],
    [
      'with a finding that does not say how it measured',
      { ...report, findings: [{ ...finding, observed: { value: 1 } }] },
    ],
    ['with an unknown key', { ...report, extra: true }],
  ])('refuse a report %s', (_, wrong) => {
    expect(reportErrors(wrong)).not.toEqual([]);
  });
});
