import type { Finding } from '#core/verdict/finding.ts';
import type { MachineReport } from '#report/machine/machine-report.ts';
import type { RunReport } from '#report/summary.ts';

/** A finished run of these findings as JUnit and SARIF get it. */
export function machineReportOf(
  findings: readonly Finding[],
  changes: Partial<MachineReport> & { readonly run?: Partial<RunReport> } = {},
): MachineReport {
  const { run, ...rest } = changes;
  return {
    report: {
      schemaVersion: 1,
      action: 'quality-gate',
      verdict: 'fail',
      summary: '1 of 2 checks not met',
      findings,
      outputs: {},
      inputs: {},
      tool: { name: 'trainyard', version: '0.1.0' },
      startedAt: '2026-11-25T09:00:00.000Z',
      durationMs: 1500,
      ...run,
    },
    strictness: { inconclusive: 'fail', failOn: 'error' },
    carriedOut: true,
    exit: 1,
    pathInRepository: (file) => `ml/${file}`,
    fallbackPath: '.github/workflows/ci.yml',
    ...rest,
  };
}
