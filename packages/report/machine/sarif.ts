import { createHash } from 'node:crypto';
import { overrideCheck } from '#core/release/apply-override.ts';
import { worstFirst } from '#core/verdict/combine.ts';
import { failsRun } from '#core/verdict/fails-run.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { visible } from '../escape.ts';
import { formatMeasurement } from '../format-number.ts';
import { overrideSentence } from '../override-sentence.ts';
import { shortMessage, type MachineReport } from './machine-report.ts';
import { sarifRules, type SarifRule } from './sarif-rules.ts';

/** GitHub keeps the worst 5,000 results of a run and refuses more than 25,000. */
const mostResults = 5000;

/**
 * SARIF 2.1.0 with what GitHub code scanning asks for beyond it
 * (docs.github.com: "SARIF support for code scanning", "SARIF results exceed limits"). Checks are rules, and what is not a pass is a
 * result at the place of its rule in the policy: a passing check is no alert, so an alert closes when its check passes again.
 */
export function renderSarif(machine: MachineReport): string {
  const { report } = machine;
  const rules = sarifRules(report);
  const notable = worstFirst(report.findings).filter(isNotable);
  const results = notable.slice(0, mostResults).map((finding) => resultOf(finding, rules, machine));
  const run = {
    tool: { driver: driverOf(machine, rules) },
    automationDetails: { id: `trainyard/${report.action}/` },
    invocations: [invocationOf(machine, notable.length - results.length)],
    columnKind: 'utf16CodeUnits',
    results,
    properties: {
      verdict: report.verdict,
      summary: visible(report.summary),
      ...(report.override ? { override: report.override } : {}),
    },
  };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return `${JSON.stringify(log, null, 1)}\n`;
}

function isNotable({ verdict, severity }: Finding): boolean {
  return verdict !== 'pass' && severity !== 'info';
}

function driverOf({ report }: MachineReport, rules: readonly SarifRule[]): object {
  return {
    name: `${report.tool.name} ${report.action}`,
    version: report.tool.version,
    semanticVersion: report.tool.version,
    rules,
  };
}

function invocationOf(
  { report, carriedOut, exit, strictness }: MachineReport,
  hidden: number,
): object {
  const started = Date.parse(report.startedAt);
  const text = `${hidden} more findings are in report.json: code scanning shows no more than ${mostResults}`;
  return {
    executionSuccessful: carriedOut,
    exitCode: exit,
    startTimeUtc: new Date(started).toISOString(),
    endTimeUtc: new Date(started + report.durationMs).toISOString(),
    properties: { failOn: strictness.failOn, inconclusive: strictness.inconclusive },
    ...(hidden > 0
      ? { toolExecutionNotifications: [{ level: 'warning', message: { text } }] }
      : {}),
  };
}

function resultOf(finding: Finding, rules: readonly SarifRule[], machine: MachineReport): object {
  const { check, subject, message, observed, expected, location } = finding;
  const { pathInRepository, fallbackPath } = machine;
  const text = `${subject}: ${message} (observed ${formatMeasurement(observed)}, expected ${expected})`;
  const uri = uriOf(location ? pathInRepository(location.file) : fallbackPath);
  const region = { startLine: location?.line ?? 1, startColumn: location?.column ?? 1 };
  const ruleId = visible(check);
  return {
    ruleId,
    ruleIndex: rules.findIndex(({ id }) => id === ruleId),
    kind: finding.verdict === 'inconclusive' ? 'open' : 'fail',
    level: levelOf(finding, machine),
    message: { text: sarifText(text) },
    locations: [
      {
        physicalLocation: { artifactLocation: artifact(uri), region },
        logicalLocations: [{ name: visible(subject), kind: 'subject' }],
      },
    ],
    partialFingerprints: { primaryLocationLineHash: fingerprint(finding) },
    ...suppressed(finding, machine),
  };
}

/** An alert is an error exactly when it ends the run with code 1. */
function levelOf(finding: Finding, { strictness, carriedOut }: MachineReport): 'error' | 'warning' {
  return !carriedOut || failsRun(finding, strictness) ? 'error' : 'warning';
}

/** An override is a suppression of what it accepts, and an alert of its own that is not suppressed. */
function suppressed(finding: Finding, { report }: MachineReport): object {
  const overridden = overrideSentence(report);
  if (overridden === undefined || finding.check === overrideCheck) return {};
  const justification = visible(wellFormed(overridden));
  return { suppressions: [{ kind: 'external', status: 'accepted', justification }] };
}

/** Relative to the root of the repository, unless the file lies outside it. */
function artifact(uri: string): object {
  return /^[a-z]+:/i.test(uri) ? { uri } : { uri, uriBaseId: '%SRCROOT%' };
}

/** Every character that a URI does not take as it is, escaped segment by segment. */
function uriOf(path: string): string {
  if (path.startsWith('file:')) return path;
  return path
    .split('/')
    .map((segment) => encodeURIComponent(wellFormed(segment)))
    .join('/');
}

function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}

/**
 * One alert for each check and subject, wherever the rule moves to. Without it GitHub takes the hash of the rule's line, and all slices of one
 * rule become one alert.
 */
function fingerprint({ check, subject, location }: Finding): string {
  const key = JSON.stringify([check, subject, location?.file ?? '']);
  return `${createHash('sha256').update(key).digest('hex').slice(0, 16)}:1`;
}

/** Brackets are links in a plain message (SARIF 2.1.0, 3.11.6), and numbers in braces are placeholders (3.11.5). */
export function sarifText(text: string): string {
  return shortMessage(visible(wellFormed(text)))
    .replace(/[\\[\]]/g, String.raw`\$&`)
    .replace(/\{(\d+)\}/g, '{{$1}}');
}
