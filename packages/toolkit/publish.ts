import { appendFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as core from '@actions/core';
import type { Logger } from '#core/ports.ts';
import { canonicalText } from '#core/record/decision-record.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { toPlainJson } from '#core/record/plain-json.ts';
import { renderJUnit } from '#report/machine/junit.ts';
import { renderSarif } from '#report/machine/sarif.ts';
import { findingsTable, renderSummary, type RunReport } from '#report/summary.ts';
import { renderTerminal } from '#report/terminal.ts';
import type { CommonInputs, RunContext } from './action-definition.ts';
import { actionContracts, type ActionName } from './action-contracts.ts';
import { annotate } from './annotations.ts';
import { sha256 } from './digest.ts';
import type { FinishedRun } from './finished-run.ts';
import { machineReport } from './machine-report.ts';
import { writeWholeFile } from './write-whole-file.ts';

type Surroundings = Pick<RunContext, 'github' | 'logger'> & CommonInputs;

/**
 * Writes the reports and the record, sets the outputs, then tells people. Files come first: whatever fails
 * after them, the evidence is kept.
 */
export async function publishRun(run: FinishedRun, context: Surroundings): Promise<void> {
  const recordText = canonicalText(run.record);
  const files = filesIn(context.reportDirectory);
  const outputs: Record<string, string> = {
    ...run.report.outputs,
    verdict: run.report.verdict,
    summary: run.report.summary,
    report: files.report,
    record: files.record,
    'record-digest': sha256(recordText),
  };
  const report: RunReport = { ...run.report, outputs };
  await mkdir(context.reportDirectory, { recursive: true });
  const markdown = await writeReports(report, run, context);
  await writeWholeFile(files.record, recordText);
  setOutputs(report.action as ActionName, outputs);
  process.stdout.write(`${renderTerminal(report)}\n`);
  if (context.github.onRunner) {
    annotate(report.findings, context.workingDirectory);
    await appendJobSummary(markdown);
  } else {
    process.stdout.write(`report: ${files.report}\n`);
  }
  await tellOthers(report, run, context);
}

const fileNames = {
  report: 'report.json',
  record: 'record.json',
  summary: 'summary.md',
  junit: 'junit.xml',
  sarif: 'report.sarif',
  html: 'report.html',
} as const;

function filesIn(directory: string): Record<keyof typeof fileNames, string> {
  const entries = Object.entries(fileNames).map(([kind, name]) => [kind, join(directory, name)]);
  return Object.fromEntries(entries) as Record<keyof typeof fileNames, string>;
}

/** @returns the job summary. */
async function writeReports(
  report: RunReport,
  run: FinishedRun,
  context: Surroundings,
): Promise<string> {
  const { reportDirectory, logger } = context;
  const files = filesIn(reportDirectory);
  const machine = machineReport(report, run, context, process.env);
  const page = run.html ? '\n<sub>In pictures: report.html in the report directory.</sub>\n' : '';
  const markdown = renderSummary(report, `${run.summaryDetails}${page}`);
  await writeWholeFile(files.report, `${JSON.stringify(toPlainJson(report), null, 2)}\n`);
  await writeWholeFile(files.junit, renderJUnit(machine));
  await writeWholeFile(files.sarif, renderSarif(machine));
  await writeWholeFile(files.summary, markdown);
  await writeHtml(run, report, { file: files.html, logger });
  return markdown;
}

/** What comes of telling others joins the reports; the record and the outputs are of the decision, and stay. */
async function tellOthers(
  report: RunReport,
  run: FinishedRun,
  context: Surroundings,
): Promise<void> {
  if (!run.afterwards) return;
  let found: readonly Finding[];
  try {
    found = await run.afterwards(report);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    context.logger.warning(`after the report: ${message}`);
    return;
  }
  if (found.length === 0) return;
  await writeReports({ ...report, findings: [...report.findings, ...found] }, run, context);
  const notable = found.filter(({ verdict }) => verdict !== 'pass');
  if (context.github.onRunner && notable.length > 0) {
    await appendJobSummary(`\n${findingsTable(notable)}\n`);
  }
}

/**
 * A page for people, where the action has one; the page of an earlier run must not stand beside the report of this one. A page
 * that cannot be drawn is a defect of ours, and no reason to lose a verdict.
 */
async function writeHtml(
  { html }: FinishedRun,
  report: RunReport,
  { file, logger }: { readonly file: string; readonly logger: Logger },
): Promise<void> {
  let page: string | undefined;
  try {
    page = await html?.(report);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    logger.warning(
      `report.html could not be drawn: ${message}. Please report this defect; report.json is whole`,
    );
  }
  if (page === undefined) await rm(file, { force: true });
  else await writeWholeFile(file, page);
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
