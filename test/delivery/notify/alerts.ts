import type { DriftAlert } from '#core/drift/sinks/drift-alert.ts';

export function drift(...columns: string[]): DriftAlert {
  return {
    status: 'drift',
    verdict: 'fail',
    summary: `drift: ${columns.length} of 9 columns drifted`,
    data: 'logs/2026-06-01.parquet',
    reference: 'registry://fraud@champion',
    policy: 'drift.yaml',
    rows: 1200,
    driftedShare: columns.length / 9,
    columns: columns.map((column) => ({
      column,
      method: 'psi',
      shift: 0.4,
      alert: 0.1,
      change: "'SFO' from 8 % to 26 %",
    })),
    broken: [],
    retraining: 'due: r',
    runUrl: 'https://github.com/acme/flights/actions/runs/1?a=1&b=2',
    dataVersion: 'a'.repeat(64),
    policyVersion: 'b'.repeat(64),
    at: '2026-06-01T00:00:00.000Z',
  };
}

export const calm: DriftAlert = {
  ...drift(),
  status: 'stable',
  verdict: 'pass',
  summary: 'no drift of the data set',
  data: 'logs/2026-06-04.parquet',
  at: '2026-06-04T00:00:00.000Z',
};

export const broken: DriftAlert = {
  ...drift(),
  status: 'broken',
  broken: ["column 'price' is missing"],
};

export const undecided: DriftAlert = { ...calm, status: 'inconclusive', verdict: 'inconclusive' };
