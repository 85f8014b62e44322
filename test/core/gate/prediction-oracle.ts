import { readFileSync } from 'node:fs';
import { gateRows, type BootstrapOptions, type GateRows } from '#core/gate/gate-rows.ts';
import { readOracle } from '../../stats/oracle-cases.ts';

interface ModelFigures {
  readonly roc_auc: number;
  readonly average_precision: number;
  readonly log_loss: number;
  readonly brier: number;
  readonly ece_uniform_10: number;
  readonly accuracy: number;
  readonly accuracy_wilson_95: readonly [number, number];
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly mcc: number;
  readonly kappa: number;
}

export interface DelongFigures {
  readonly defined: boolean;
  readonly difference: number;
  readonly ci95_difference: readonly [number, number];
  readonly ci95_a_clamped: readonly [number, number];
  readonly zero_variance?: boolean;
  readonly margins: readonly { readonly margin: number; readonly verdict: string }[];
  readonly 'p_worse_than_margin_0.02_holm'?: number;
}

export interface PredictionCase {
  readonly name: string;
  readonly input: { readonly file: string };
  readonly expected: {
    readonly rows: number;
    readonly positives: number;
    readonly candidate: ModelFigures;
    readonly champion: ModelFigures;
    readonly delong_candidate_minus_champion: DelongFigures;
    readonly mcnemar_at_half: {
      readonly mid_p: number;
      readonly exact_p: number;
      readonly accuracy_difference: number;
      readonly newcombe_paired_95: readonly [number, number];
    };
    readonly segments: readonly {
      readonly segment: string;
      readonly rows: number;
      readonly delong: DelongFigures;
    }[];
  };
}

const { cases, madeBy } = readOracle<PredictionCase>('predictions');

export const predictionCases = cases;
export const predictionOracle = madeBy;
export const bootstrap: BootstrapOptions = { draws: 400, seed: 1, classBalance: 'sampled' };

/** The rows of a table of the oracle. Its first four columns are never quoted; a segment may hold line breaks. */
export function oracleRows(
  { input, expected }: PredictionCase,
  options: BootstrapOptions = bootstrap,
): GateRows<Uint8Array> {
  const text = readFileSync(new URL(`../../oracle/${input.file}`, import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\d+,([01]),([\d.e-]+),([\d.e-]+),/gm)];
  if (rows.length !== expected.rows) throw new Error(`${input.file}: read ${rows.length} rows`);
  return gateRows(
    {
      labels: Uint8Array.from(rows, (row) => Number(row[1])),
      candidate: Float64Array.from(rows, (row) => Number(row[2])),
      champion: Float64Array.from(rows, (row) => Number(row[3])),
    },
    options,
  );
}

/** Small tables by hand. */
export function rowsOf(
  labels: readonly number[],
  candidate: readonly number[],
  champion?: readonly number[],
): GateRows<Uint8Array> {
  return gateRows(
    {
      labels: Uint8Array.from(labels),
      candidate: Float64Array.from(candidate),
      ...(champion ? { champion: Float64Array.from(champion) } : {}),
    },
    bootstrap,
  );
}

export const standardOptions = { threshold: 0.5, bins: 10 };
