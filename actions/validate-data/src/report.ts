import { redact } from '#core/contract/redact.ts';
import type { Rules } from '#core/contract/read-rules.ts';
import { advice } from '#core/contract/planned-check.ts';
import type { Profile } from '#core/profile/profile.ts';
import { worstFirst } from '#core/verdict/combine.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { escapeMarkdown } from '#report/escape.ts';
import { formatNumber } from '#report/format-number.ts';
import type { CheckSample } from '#tables/checks/sample-rows.ts';
import type { RunReport } from '#report/summary.ts';
import type { RunContext } from '#toolkit/action-definition.ts';
import { sha256 } from '#toolkit/digest.ts';
import { digestsOfRun } from '#toolkit/digests-of-run.ts';

/** What was read of one split. */
export interface ReadData {
  readonly split: string | undefined;
  readonly source: string;
  readonly files: number;
  readonly rows: number;
  readonly columns: number;
  /** sha256, lower-case hex. */
  readonly digest: string;
}

export interface ValidateDataDetails {
  readonly data: readonly ReadData[];
  readonly contract: string;
  /** Where the profile was written, and the split that it is of. */
  readonly profile?: { readonly path: string; readonly split: string | undefined };
  readonly samples?: WrittenSamples;
}

/** Failing rows that were written, and their shapes for the summary. */
export interface WrittenSamples {
  /** Absolute. */
  readonly path: string;
  readonly redacted: readonly CheckSample[];
}

/** Every value as its shape. */
export function redactSamples(samples: readonly CheckSample[]): CheckSample[] {
  return samples.map((sample) => ({
    ...sample,
    rows: sample.rows.map((row) => ({
      ...row,
      values: Object.fromEntries(
        Object.entries(row.values).map(([name, value]) => [
          name,
          value === null ? null : redact(value),
        ]),
      ),
    })),
  }));
}

/** The text of samples.json. */
export function samplesText(mode: string, checks: readonly CheckSample[]): string {
  return `${JSON.stringify({ schemaVersion: 1, values: mode, checks }, null, 2)}\n`;
}

const shownSamples = { checks: 5, rows: 3 };

/** The shapes of a few failing rows; the values themselves never come here. */
function renderSamples({ redacted }: WrittenSamples): string {
  const rows = redacted.slice(0, shownSamples.checks).flatMap(({ check, subject, rows: failing }) =>
    failing.slice(0, shownSamples.rows).map(({ row, line, values }) => {
      const place = line === null ? (row === null ? '' : `row ${row}`) : `line ${line}`;
      const shapes = Object.entries(values).map(
        ([name, shape]) => `${name}: ${shape ?? 'missing'}`,
      );
      const cells = [`${check} ${subject}`, place, shapes.join('; ')];
      return `| ${cells.map((cell) => escapeMarkdown(cell)).join(' | ')} |`;
    }),
  );
  const more = 'All of them, at most ten a check, are in samples.json of the report.';
  return [
    '\n### Failing rows (redacted)\n',
    '| check | where | shape |',
    '|---|---|---|',
    ...rows,
    `\n${more}\n`,
  ].join('\n');
}

/** Markdown below the findings: which data, by digest, so that a reader can tell two runs apart. */
export function renderDetails({ data, contract, profile, samples }: ValidateDataDetails): string {
  const rows = data.map(({ split, source, files, rows, columns, digest }) => {
    const name = split === undefined ? source : `${split}: ${source}`;
    // A table of a server has no files.
    const cells = [
      name,
      files === 0 ? '–' : formatNumber(files),
      formatNumber(rows),
      formatNumber(columns),
    ];
    return `| ${cells.map((cell) => escapeMarkdown(cell)).join(' | ')} | \`${digest.slice(0, 12)}\` |`;
  });
  const ofSplit =
    profile?.split === undefined ? '' : ` (of the split ${escapeMarkdown(profile.split)})`;
  const written = profile ? ` Profile: ${escapeMarkdown(profile.path)}${ofSplit}.` : '';
  return [
    ...(samples ? [renderSamples(samples)] : []),
    '\n### Data\n',
    '| source | files | rows | columns | sha256 |',
    '|---|---:|---:|---:|---|',
    ...rows,
    `\nContract: ${escapeMarkdown(contract)}.${written}\n`,
  ].join('\n');
}

/** What the digest of several splits is taken of: lines 'digest  split', sorted by split. */
export function digestLines(read: readonly ReadData[]): string {
  const sorted = [...read].sort((a, b) => ((a.split ?? '') < (b.split ?? '') ? -1 : 1));
  return sorted.map(({ split, digest }) => `${digest}  ${split}\n`).join('');
}

/** The digest of everything that the verdict rests on, by the name that it is known by. */
export function inputDigests(
  { contract, reference, profiles }: Rules,
  read: readonly ReadData[],
  referenceDigests: readonly (readonly [string, string])[],
): Record<string, string> {
  const ofData = read.map(({ split, digest }) => [
    split === undefined ? 'data' : `data.${split}`,
    digest,
  ]);
  const ofReferences = referenceDigests.map(([source, digest]) => [`contract.${source}`, digest]);
  return {
    contract: sha256(contract.text),
    ...Object.fromEntries([...ofData, ...ofReferences]),
    ...Object.fromEntries(profiles.map(({ file, text }) => [`contract.${file}`, sha256(text)])),
    ...(reference ? { 'reference-profile': sha256(reference.text) } : {}),
  };
}

/** One sentence: how many checks pass, fail or could not be decided, and the first that is not well. */
export function summaryOf(findings: readonly Finding[], rows: number): string {
  const on = `on ${formatNumber(rows)} rows`;
  const notWell = findings.filter(({ verdict }) => verdict !== 'pass');
  const [first] = worstFirst(notWell);
  if (!first) return `all ${findings.length} checks pass ${on}`;
  const parts = Object.entries(faultWords).flatMap(([verdict, words]) => {
    const size = notWell.filter((one) => one.verdict === verdict).length;
    return size > 0 ? [`${size} ${words}`] : [];
  });
  return `${parts.join(', ')} of ${findings.length} checks ${on}; ${first.check}: ${first.message.replace(advice, '')}`;
}

const faultWords = {
  fail: 'failed',
  inconclusive: 'undecided',
  warn: 'with a warning',
};

/** report.html; its renderer is loaded once the report is written. */
export async function renderPage(page: {
  readonly report: RunReport;
  readonly data: readonly ReadData[];
  readonly contract: string;
  readonly profile: { readonly profile: Profile; readonly split: string | undefined } | undefined;
  readonly context: Pick<RunContext, 'loadedRecords'>;
}): Promise<string> {
  const { renderValidationPage } = await import('#report/html/validation/validation-page.ts');
  return renderValidationPage({ ...page, digests: digestsOfRun(page.context, page.report) });
}
