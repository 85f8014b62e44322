import type { Profile } from '#core/profile/profile.ts';
import { worstFirst } from '#core/verdict/combine.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { escapeHtml } from '../../escape.ts';
import { formatNumber } from '../../format-number.ts';
import type { RunReport } from '../../summary.ts';
import { htmlDocument } from '../document.ts';
import { renderFindings } from '../findings.ts';
import { renderDigests, type NamedDigest } from '../run/digests.ts';
import { renderAllFindings } from '../run/finding-groups.ts';
import { renderRunFooter, renderRunHeader } from '../run/run-header.ts';
import { runStyle } from '../run/run-style.ts';
import { renderProfile } from './profile-overview.ts';

export interface ReadTable {
  readonly split: string | undefined;
  readonly source: string;
  readonly files: number;
  readonly rows: number;
  readonly columns: number;
}

/** Everything that the page of a validation shows: counts and bounds, never rows. */
export interface ValidationPageInput {
  readonly report: RunReport;
  readonly contract: string;
  readonly data: readonly ReadTable[];
  /** Of the split that was profiled. */
  readonly profile: { readonly profile: Profile; readonly split: string | undefined } | undefined;
  readonly digests: readonly NamedDigest[];
}

const shownFindings = 120;

/** The page of a validation: what is wrong and where the rule stands, then what the data look like. */
export function renderValidationPage(input: ValidationPageInput): string {
  const { report, contract, data } = input;
  const headline = headlineOf(report);
  const wrong = report.findings.filter(({ verdict }) => verdict !== 'pass');
  const schema = wrong.filter(({ check }) => check === 'schema');
  const header = {
    headline,
    verdict: report.verdict,
    sentence: report.summary,
    subject: `${data.map(({ split, source }) => (split === undefined ? source : `${split}: ${source}`)).join(', ')} by ${contract}`,
    facts: factsOf(input, wrong),
    nextSteps: nextSteps(wrong),
  };
  return htmlDocument(
    `${headline}: validation`,
    runStyle,
    `${renderRunHeader(header, report)}
<main>
${renderGroup('schema', 'Changed since the reference profile', schema)}
${renderGroup(
  'wrong',
  'Not as the contract wants it',
  wrong.filter(({ check }) => check !== 'schema'),
)}
${renderTables(data)}
${input.profile ? renderProfile(input.profile) : ''}
${renderAllFindings(report.findings)}
${renderDigests(input.digests)}
</main>
${renderRunFooter(report)}`,
  );
}

function headlineOf({ verdict }: RunReport): string {
  const headlines = {
    pass: 'The data keep the contract',
    warn: 'The data keep the contract, with warnings',
    fail: 'The data break the contract',
    inconclusive: 'Too little data to check the contract',
  };
  return headlines[verdict];
}

function factsOf({ report, data }: ValidationPageInput, wrong: readonly Finding[]) {
  const failed = wrong.filter(
    ({ verdict, severity }) => verdict === 'fail' && severity === 'error',
  );
  const rows = data.reduce((sum, one) => sum + one.rows, 0);
  return [
    { value: formatNumber(report.findings.length), label: 'checks' },
    { value: formatNumber(failed.length), label: 'failed' },
    { value: formatNumber(wrong.length - failed.length), label: 'warnings and undecided' },
    { value: formatNumber(rows), label: 'rows' },
    { value: formatNumber(Math.max(0, ...data.map(({ columns }) => columns))), label: 'columns' },
  ];
}

const namedFindings = 3;

function nextSteps(wrong: readonly Finding[]): string[] {
  if (wrong.length === 0) return ['Nothing. Train on them, or keep the profile as a reference.'];
  const first = worstFirst(wrong)
    .slice(0, namedFindings)
    .map(({ check, subject, message }) => `${check} · ${subject}: ${message}`.slice(0, 300));
  const more = wrong.length - first.length;
  return [...first, ...(more > 0 ? [`and ${formatNumber(more)} more, below.`] : [])];
}

function renderGroup(id: string, title: string, findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  return `<section id="${id}"><h2>${title}<small>${findings.length}</small></h2>${renderFindings(findings, shownFindings)}</section>`;
}

function renderTables(data: readonly ReadTable[]): string {
  const rows = data.map(({ split, source, files, rows: count, columns }) => {
    const cells = [
      split ?? '',
      source,
      ...[files, count, columns].map((value) => formatNumber(value)),
    ];
    return `<tr>${cells.map((cell) => `<td>${escapeHtml(cell.slice(0, 300))}</td>`).join('')}</tr>`;
  });
  return `<section id="data"><h2>What was read</h2><div class="scroll"><table><thead><tr><th>split</th><th>source</th><th>files</th><th>rows</th><th>columns</th></tr></thead><tbody>${rows.join('')}</tbody></table></div></section>`;
}
