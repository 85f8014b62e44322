import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runQualityGate } from '#actions/quality-gate/src/run.ts';
import type { FairnessReport } from '#core/gate/fairness/evaluate-fairness.ts';
import { combineVerdicts } from '#core/verdict/combine.ts';
import type { Finding } from '#core/verdict/finding.ts';
import type { ActionOutcome } from '#toolkit/action-definition.ts';
import { closeTo, readOracle } from '../../stats/oracle-cases.ts';
import { runContext } from '../../support/run-context.ts';

interface Fairness {
  readonly demographic_parity_difference: number;
  readonly demographic_parity_ratio: number;
  readonly equalized_odds_difference: number;
  readonly equal_opportunity_difference: number;
}

interface Case {
  readonly name: string;
  readonly input: { readonly file: string };
  readonly expected: {
    readonly fairness_at_half: { readonly candidate: Fairness; readonly champion: Fairness };
  };
}

const { cases, madeBy } = readOracle<Case>('predictions-fairness');
const metrics = [
  'demographic_parity_difference',
  'demographic_parity_ratio',
  'equalized_odds_difference',
  'equal_opportunity_difference',
] as const;

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'gate-groups-'));
  for (const { input } of cases) {
    const oracle = new URL(`../../oracle/${input.file}`, import.meta.url);
    copyFileSync(oracle, join(directory, input.file));
  }
});
afterAll(() => rmSync(directory, { recursive: true }));

function run(file: string, sections: string): Promise<ActionOutcome> {
  const head =
    'version: 1\ntask: binary\ncolumns: { score: score_candidate, champion_score: score_champion }\nmetrics: { roc_auc: { minimum: 0.6 } }\n';
  writeFileSync(join(directory, 'gates.yaml'), `${head}${sections}`);
  const inputs = {
    policy: 'gates.yaml',
    candidate: file,
    champion: file,
    metrics: undefined,
    model: undefined,
    registry: 'file:registry',
  };
  return runQualityGate(inputs, runContext(directory));
}

const rules = metrics
  .map((metric) => {
    const bound = metric.endsWith('ratio') ? 'minimum: 0.1' : 'maximum: 0.9';
    return `  - { attribute: group, metric: ${metric}, ${bound}, vs_champion: { margin: -0.5 }, min_rows: 1 }\n`;
  })
  .join('');

describe('fairness of prediction tables', () => {
  test.each(cases)(`is that of ${madeBy}: $name`, async ({ input, expected }) => {
    const { findings, details } = await run(input.file, `fairness:\n${rules}`);
    const { candidate, champion } = expected.fairness_at_half;
    const reports = (details as unknown as { fairness: readonly FairnessReport[] }).fairness;
    for (const metric of metrics) {
      const report = reports.find((one) => one.metric === metric)!;
      const sign = metric.endsWith('ratio') ? 1 : -1;
      const improvement = sign * (candidate[metric] - champion[metric]);
      const find = (check: string): Finding =>
        findings.find((one) => one.check === check && one.subject === 'group')!;
      const isOpen = report.groups.some(({ lacks }) => lacks !== undefined);
      // A group without positives: Fairlearn's value, which counts its rate as 0, stands beside ours.
      const pairs = isOpen
        ? [[report.candidate['fairlearn'], candidate[metric]]]
        : [
            [find(metric).observed.value, candidate[metric]],
            [find(`${metric}.vs_champion`).observed.value, improvement],
          ];
      for (const [got, want] of pairs as [number, number][]) {
        const close = closeTo(got, want);
        expect({ metric, got, want, close }).toEqual({ metric, got, want, close: true });
      }
      if (isOpen) expect(find(metric).verdict).toBe('inconclusive');
    }
  });

  test('decides the run, and stands in the record and the summary', async () => {
    const unfair =
      'fairness:\n  - { attribute: group, metric: disparate_impact, privileged: A, minimum: 1.5 }\n';
    const outcome = await run('predictions-better.csv', unfair);
    expect(combineVerdicts(outcome.findings, 'fail')).toBe('fail');
    expect(outcome.outputs['passed']).toBe(false);
    expect(outcome.details).toMatchObject({
      fairness: [{ metric: 'disparate_impact', subject: 'group against A', groups: [{}, {}] }],
    });
    expect(outcome.summaryDetails).toContain('### Fairness');
    expect(outcome.summaryDetails).toContain('everyone else');
  });
});

describe('the search of a table with one bad segment', () => {
  test('warns of it without anybody having named it', async () => {
    const entry =
      'slices:\n  - search: { columns: [segment, group], metric: roc_auc, min_rows: 200 }\n';
    const outcome = await run('predictions-equal-one-bad-segment.csv', entry);
    const weak = outcome.findings.filter(({ check }) => check === 'roc_auc.weak_slice');
    expect(weak.map(({ subject }) => subject)).toEqual([`"segment" = 'east, coast'`]);
    expect(combineVerdicts(outcome.findings, 'fail')).toBe('warn');
  });
});
