import type {
  IntervalChart,
  IntervalRow,
} from '../../../packages/report/html/chart/interval-chart.ts';
import type { Finding } from '../../../packages/core/verdict/finding.ts';
import type { ActionRun } from './runner.ts';

/** The finding of a check, on one subject when that is given. */
export function findingOf(run: ActionRun, check: string, subject?: string): Finding | undefined {
  return run.report.findings.find(
    (finding) => finding.check === check && (subject === undefined || finding.subject === subject),
  );
}

/** Its number; NaN when there is none. */
export function numberOf(run: ActionRun, check: string, subject?: string): number {
  const value = findingOf(run, check, subject)?.observed.value;
  return typeof value === 'number' ? value : Number.NaN;
}

const limitPattern = /[≥≤]\s*([−-]?\d+(?:\.\d+)?)/;

/** Every finding with an interval and a limit, which its expectation names. */
export function intervalChart(run: ActionRun, title: string, caption: string): IntervalChart {
  const rows = run.report.findings.flatMap((finding): IntervalRow[] => {
    const { value, interval } = finding.observed;
    if (typeof value !== 'number' || interval === undefined) return [];
    const limit = limitPattern.exec(finding.expected)?.[1]?.replace('−', '-');
    if (limit === undefined) return [];
    return [
      {
        name: rowName(finding),
        value,
        interval,
        verdict: finding.verdict,
        limit: Number(limit),
      },
    ];
  });
  return { kind: 'intervals', title, caption, rows };
}

function rowName({ check, subject }: Finding): string {
  const what = check.replace('.vs_champion', ' gain').replaceAll('_', ' ');
  return subject === 'all rows' ? what : `${what}, ${subject.replace('airport = ', '')}`;
}
