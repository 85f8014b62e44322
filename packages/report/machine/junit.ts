import { failsRun } from '#core/verdict/fails-run.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { escapeXml } from '../escape.ts';
import { formatMeasurement } from '../format-number.ts';
import { overrideSentence } from '../override-sentence.ts';
import { placeText, shortMessage, type MachineReport } from './machine-report.ts';

/**
 * JUnit XML as Ant's `junitreport`, Jenkins, GitLab and the test reporters of GitHub read it (https://github.com/testmoapp/junitxml):
 * one test case for each finding. A case is a failure exactly when its finding would end the run with code 1; what is not a pass
 * and does not fail the run is skipped, with its message, so that it is seen and never counted as success.
 */
export function renderJUnit(machine: MachineReport): string {
  const { report } = machine;
  const cases = distinctNames(report.findings).map(([name, finding]) =>
    testCase(name, finding, machine),
  );
  const count = (kind: Outcome): number => cases.filter(({ outcome }) => outcome === kind).length;
  const seconds = (report.durationMs / 1000).toFixed(3);
  const totals = `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}"`;
  const suite = `name="${escapeXml(report.action)}" ${totals} skipped="${count('skipped')}" time="${seconds}" timestamp="${escapeXml(report.startedAt.slice(0, 19))}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escapeXml(report.tool.name)}" ${totals} time="${seconds}">`,
    `<testsuite ${suite}>`,
    ...properties(machine),
    ...cases.map(({ xml }) => xml),
    `</testsuite>`,
    '</testsuites>',
    '',
  ].join('\n');
}

type Outcome = 'pass' | 'failure' | 'error' | 'skipped';

function properties({ report }: MachineReport): string[] {
  const overridden = overrideSentence(report);
  const facts = {
    verdict: report.verdict,
    summary: report.summary,
    tool: `${report.tool.name} ${report.tool.version}`,
    ...(overridden === undefined ? {} : { override: overridden }),
  };
  const lines = Object.entries(facts).map(
    ([name, value]) => `<property name="${name}" value="${escapeXml(shortMessage(value))}"/>`,
  );
  return ['<properties>', ...lines, '</properties>'];
}

function testCase(
  name: string,
  finding: Finding,
  machine: MachineReport,
): { outcome: Outcome; xml: string } {
  const { report, pathInRepository } = machine;
  const { location } = finding;
  const outcome = outcomeOf(finding, machine);
  const place = location
    ? ` file="${escapeXml(pathInRepository(location.file))}" line="${location.line}"`
    : '';
  const className = escapeXml(shortMessage(`${report.action}.${finding.check}`));
  const open = `<testcase classname="${className}" name="${escapeXml(name)}" time="0"${place}>`;
  return {
    outcome,
    xml: `${open}${resultOf(finding, outcome, overrideSentence(report))}</testcase>`,
  };
}

function outcomeOf(finding: Finding, { strictness, carriedOut }: MachineReport): Outcome {
  if (!carriedOut) return 'error';
  if (failsRun(finding, strictness)) return 'failure';
  return finding.verdict === 'pass' ? 'pass' : 'skipped';
}

function resultOf(finding: Finding, outcome: Outcome, overridden: string | undefined): string {
  const seen = `observed ${formatMeasurement(finding.observed)}, expected ${finding.expected}`;
  const message = shortMessage(finding.message);
  if (outcome === 'pass') return `<system-out>${escapeXml(shortMessage(seen))}</system-out>`;
  if (outcome === 'skipped') {
    const how = `${finding.verdict} of severity ${finding.severity}: `;
    return `<skipped message="${escapeXml(how + message)}"/>`;
  }
  const accepted = overridden === undefined ? '' : `Override in force: ${overridden}`;
  const lines = [accepted, placeText(finding), finding.message, seen].filter((line) => line !== '');
  const text = lines.map((line) => escapeXml(shortMessage(line))).join('\n');
  const type = outcome === 'error' ? finding.check : finding.verdict;
  return `<${outcome} type="${escapeXml(type)}" message="${escapeXml(message)}">${text}</${outcome}>`;
}

/** Readers merge cases of one name: the second of a name is told apart by a number. */
function distinctNames(findings: readonly Finding[]): [string, Finding][] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const name = shortMessage(`${finding.check} · ${finding.subject}`);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return [count === 1 ? name : `${name} (${count})`, finding];
  });
}
