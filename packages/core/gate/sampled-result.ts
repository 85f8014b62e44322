import {
  bootstrapEstimate,
  improvementOf,
  type ReadBounds,
  type Sampled,
} from './bootstrap-estimate.ts';
import { undefinedEstimate, type Estimate } from './estimate.ts';
import type { GateRows, Labels } from './gate-rows.ts';
import type { MetricResult } from './metric.ts';

/** What was drawn of one model, or why it has no value. */
export type MaybeSampled = Sampled | { readonly unknown: string };

export function sampledEstimate(
  rows: GateRows<Labels>,
  sampled: MaybeSampled,
  bounds?: ReadBounds,
  paired = false,
): Estimate {
  if ('unknown' in sampled) {
    const size = { n: rows.labels.length, rows: rows.labels.length };
    return undefinedEstimate(size, 'undefined', sampled.unknown);
  }
  return bootstrapEstimate(rows, sampled, { paired, ...(bounds ? { bounds } : {}) });
}

/** Both models and their difference, which is undefined where one of them is. */
export function pairedResult(
  rows: GateRows<Labels>,
  { candidate, champion }: { candidate: MaybeSampled; champion: MaybeSampled },
  better: 'higher' | 'lower',
  bounds?: ReadBounds,
): MetricResult {
  return {
    candidate: sampledEstimate(rows, candidate, bounds),
    champion: sampledEstimate(rows, champion, bounds),
    improvement: sampledEstimate(rows, difference(candidate, champion, better), bounds, true),
  };
}

function difference(
  candidate: MaybeSampled,
  champion: MaybeSampled,
  better: 'higher' | 'lower',
): MaybeSampled {
  if ('unknown' in candidate) return candidate;
  if ('unknown' in champion) return { unknown: `of the champion: ${champion.unknown}` };
  return improvementOf(candidate, champion, better);
}
