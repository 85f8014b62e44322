import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { applyOverride } from '#core/release/apply-override.ts';
import { renderRunHeader } from '#report/html/run/run-header.ts';
import type { ActionOutcome } from '#toolkit/action-definition.ts';
import { finishRun } from '#toolkit/finished-run.ts';
import { publishRun } from '#toolkit/publish.ts';
import { finding } from '../support/finding.ts';
import { runContext } from '../support/run-context.ts';

let context: ReturnType<typeof runContext>;
beforeEach(() => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  context = runContext(mkdtempSync(join(tmpdir(), 'publish-')));
  mkdirSync(context.reportDirectory);
});
afterEach(() => {
  jest.restoreAllMocks();
});

const clock = { startedAt: new Date(0), finishedAt: new Date(1) };
const outcome: ActionOutcome = {
  findings: [finding()],
  inconclusive: 'hold',
  summary: 'well',
  outputs: {},
  inputDigests: {},
  subjects: [{ name: 'data', digest: 'a'.repeat(64) }],
  summaryDetails: '',
};
const publish = (changes: Partial<ActionOutcome>): Promise<void> =>
  publishRun(finishRun('drift-check', { ...outcome, ...changes }, context, clock), context);
const file = (name: string): string => join(context.reportDirectory, name);

describe('report.html', () => {
  test('is written beside report.json from the same report', async () => {
    await publish({ html: (report) => `<p>${report.verdict}: ${report.summary}</p>` });
    expect(readFileSync(file('report.html'), 'utf8')).toBe('<p>pass: well</p>');
    expect(existsSync(file('report.json'))).toBe(true);
  });

  test('of an earlier run does not outlive it', async () => {
    writeFileSync(file('report.html'), 'yesterday');
    await publish({});
    expect(existsSync(file('report.html'))).toBe(false);
  });

  test('that cannot be drawn warns and loses nothing else', async () => {
    const warnings: string[] = [];
    context = { ...context, logger: { ...context.logger, warning: (text) => warnings.push(text) } };
    writeFileSync(file('report.html'), 'yesterday');
    await publish({ html: () => Promise.reject(new Error('no page')) });
    expect(warnings.join()).toContain('no page');
    expect(existsSync(file('report.html'))).toBe(false);
    for (const name of ['report.json', 'record.json', 'summary.md']) {
      expect(existsSync(file(name))).toBe(true);
    }
  });
});

describe('an override in force', () => {
  const override = {
    who: 'Ada',
    why: '<b>old</b> model is down',
    until: '2999-02-01T00:00:00.000Z',
  };
  const failed: Partial<ActionOutcome> = {
    ...applyOverride([finding({ verdict: 'fail', message: 'too bad' })], override, {
      inconclusive: 'hold',
      failOn: 'error',
    }),
    html: (report) => renderRunHeader({ ...header, verdict: report.verdict }, report),
  };
  const header = { headline: '', sentence: '', subject: '', facts: [], nextSteps: [] };

  test('ends the step well and leaves the verdict', () => {
    const run = finishRun('drift-check', { ...outcome, ...failed }, context, clock);
    expect([run.exit, run.report.verdict]).toEqual([0, 'fail']);
    expect(run.report.summary).toBe('overridden by Ada until 2999-02-01T00:00:00.000Z: well');
  });

  test('stands in every file that is written, on top where a person reads', async () => {
    await publish(failed);
    const read = (name: string): string => readFileSync(file(name), 'utf8');
    expect(JSON.parse(read('report.json'))).toMatchObject({ verdict: 'fail', override });
    expect(JSON.parse(read('record.json'))).toMatchObject({
      predicate: { verdict: 'fail', override },
    });
    const [title, , caution, sentence] = read('summary.md').split('\n');
    expect(title).toBe('## ❌ drift-check: fail, overridden');
    expect(caution).toBe('> [!CAUTION]');
    expect(sentence).toContain('the verdict stays fail; Ada accepts it until 2999-02-01 00:00 UTC');
    expect(read('report.html')).toMatch(/^<header>[^h]*<p class="kicker">.*\n<p class="override"/);
    expect(read('report.html')).toContain('&lt;b&gt;old&lt;/b&gt;');
    expect(read('junit.xml')).toContain('<property name="override" value="the verdict stays fail;');
    expect(read('junit.xml')).toMatch(/<failure [^>]*message="too bad">Override in force: .*Ada/);
    const [run] = (JSON.parse(read('report.sarif')) as { runs: [SuppressedRun] }).runs;
    const suppressed = run.results.map(({ ruleId, suppressions }) => [
      ruleId,
      suppressions?.length,
    ]);
    expect(suppressed).toEqual([
      ['not_null', 1],
      ['override', undefined],
    ]);
  });
});

interface SuppressedRun {
  readonly results: readonly { readonly ruleId: string; readonly suppressions?: unknown[] }[];
}
