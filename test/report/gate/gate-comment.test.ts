import { describe, expect, test } from '@jest/globals';
import { renderGateComment, type GateComment } from '#report/gate/gate-comment.ts';
import { finding } from '../../support/finding.ts';
import { comparedMetric, evaluationOf } from '../../support/gate-evaluation.ts';
import { machineReportOf } from '../../support/machine-report.ts';

function render(changes: Partial<GateComment> = {}): string {
  const evaluation =
    changes.evaluation ??
    evaluationOf({
      'all rows': 0.03,
      'origin = A': 0.01,
      'origin = B': -0.09,
      'origin = C': -0.02,
    });
  const { report } = machineReportOf(evaluation.findings);
  return renderGateComment({
    report,
    evaluation,
    champion: 'fraud version 3',
    confidence: 0.95,
    policyFile: 'gates.yaml',
    runUrl: 'https://github.com/acme/flights/actions/runs/1',
    reserved: 40,
    ...changes,
  });
}

describe('the comment of a gate', () => {
  test('starts with the verdict and one sentence', () => {
    expect(render().split('\n').slice(0, 3)).toEqual([
      '## ❌ quality-gate: fail',
      '',
      '**1 of 2 checks not met**',
    ]);
  });

  test('shows every metric with intervals, and which way it went', () => {
    const [row] = render().match(/^\| ✅ \| roc&#95;auc.*$/m)!;
    expect(row).toContain('| 0.73 &#91;0.71, 0.75&#93; | 0.7 &#91;0.68, 0.72&#93; |');
    expect(row).toContain('🔼 better 0.03 &#91;0.02, 0.04&#93;');
    expect(row).toContain('improvement ≥ −0.02 at 95 %');
  });

  test('says better or worse only where the interval does', () => {
    const evaluation = evaluationOf({ 'all rows': 0.005 });
    expect(render({ evaluation })).not.toMatch(/better 0|worse/);
  });

  test('shows the worst slices first, and only some', () => {
    const many = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`s = ${index}`, 0.05 - index / 250]),
    );
    const text = render({ evaluation: evaluationOf({ 'all rows': 0.03, ...many }) });
    expect(text).toContain('### Worst slices (8 of 30)');
    const shown = [...text.matchAll(/\| s = (\d+) \|/g)].map(([, index]) => Number(index));
    expect(shown).toEqual([29, 28, 27, 26, 25, 24, 23, 22]);
  });

  test('has room for findings of other kinds, those that are not well', () => {
    const evaluation = evaluationOf({ 'all rows': 0.03 });
    const fairness = finding({
      check: 'fairness.equalized_odds',
      subject: 'group',
      verdict: 'fail',
    });
    const latency = finding({ check: 'load.p99', subject: 'endpoint' });
    const findings = [...evaluation.findings, fairness, latency];
    const text = render({ evaluation: { ...evaluation, findings } });
    expect(text).toContain('### Other findings');
    expect(text).toContain('fairness.equalized&#95;odds · group');
    expect(text).not.toContain('load.p99');
  });

  test('links to the run and names the champion', () => {
    expect(render()).toContain(
      '[report of the run](https://github.com/acme/flights/actions/runs/1)',
    );
    expect(render({ champion: undefined })).toContain('first model: nothing to compare with');
  });

  test('shows an override before the sentence', () => {
    const override = { who: 'Ada', why: 'x', until: '2999-01-01T00:00:00.000Z' };
    const { report } = machineReportOf([], { run: { override } });
    const text = render({ report });
    expect(text.indexOf('Override in force')).toBeLessThan(text.indexOf('**1 of 2'));
  });

  test('fits below the limit with hostile names, whole tables only', () => {
    const name = (index: number): string => `${'<@|[`'.repeat(60)}${index}`;
    const metrics = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [name(index), comparedMetric(0)]),
    );
    const findings = Array.from({ length: 20 }, (_, index) =>
      finding({ check: name(index), verdict: 'fail', message: name(index).repeat(20) }),
    );
    const evaluation = { ...evaluationOf({ 'all rows': 0 }), metrics, findings };
    const text = render({ evaluation });
    expect(text.length).toBeLessThanOrEqual(65_536 - 40);
    expect(text).toContain('Shortened');
    expect(text).toContain('champion: fraud version 3');
    expect(text).not.toMatch(/[<@`][<@|[`]/);
  });
});
