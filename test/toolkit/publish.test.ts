import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
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
