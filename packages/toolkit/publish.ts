import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as core from '@actions/core';
import { canonicalText } from '#core/record/decision-record.ts';
import { toPlainJson } from '#core/record/plain-json.ts';
import { renderSummary, type RunReport } from '#report/summary.ts';
import { renderTerminal } from '#report/terminal.ts';
import type { CommonInputs, RunContext } from './action-definition.ts';
import { actionContracts, type ActionName } from './action-contracts.ts';
import { annotate } from './annotations.ts';
import { sha256 } from './digest.ts';
import type { FinishedRun } from './finished-run.ts';
import { writeWholeFile } from './write-whole-file.ts';

type Surroundings = Pick<RunContext, 'github' | 'logger'> & CommonInputs;

/**
 * Writes the reports and the record, sets the outputs, then tells people. Files come first: whatever fails
 * after them, the evidence is kept.
 */
export async function publishRun(run: FinishedRun, context: Surroundings): Promise<void> {
  const recordText = canonicalText(run.record);
  const files = {
    report: join(context.reportDirectory, 'report.json'),
    record: join(context.reportDirectory, 'record.json'),
    summary: join(context.reportDirectory, 'summary.md'),
  };
  const outputs: Record<string, string> = {
    ...run.report.outputs,
    verdict: run.report.verdict,
    summary: run.report.summary,
    report: files.report,
    record: files.record,
    'record-digest': sha256(recordText),
  };
  const report: RunReport = { ...run.report, outputs };
  const markdown = renderSummary(report, run.summaryDetails);
  await mkdir(context.reportDirectory, { recursive: true });
  await writeWholeFile(files.report, `${JSON.stringify(toPlainJson(report), null, 2)}\n`);
  await writeWholeFile(files.record, recordText);
  await writeWholeFile(files.summary, markdown);
  setOutputs(report.action as ActionName, outputs);
  process.stdout.write(`${renderTerminal(report)}\n`);
  if (!context.github.onRunner) {
    process.stdout.write(`report: ${files.report}\n`);
    return;
  }
  annotate(report.findings, context.workingDirectory);
  await appendJobSummary(markdown);
}

/** Every declared output is set, so that a workflow never reads a stale or missing one. */
function setOutputs(action: ActionName, outputs: Readonly<Record<string, string>>): void {
  if (!process.env['GITHUB_OUTPUT']) return;
  for (const name of Object.keys(actionContracts[action].outputs)) {
    core.setOutput(name, outputs[name] ?? '');
  }
}

async function appendJobSummary(markdown: string): Promise<void> {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (file) await appendFile(file, `${markdown}\n`);
}
