import { criticalValue } from './normal.ts';
import { studentCritical } from './student-t.ts';

/** How much more a share varies between batches in a row than independent events would. */
export interface BatchEffect {
  /** At least 1. */
  readonly effect: number;
  /** Batches that it was measured by; below 5 none was, and events are taken as independent. */
  readonly batches: number;
}

const mostBatches = 20;
const fewestBatches = 5;
const smallestBatch = 10;

/**
 * Batch means (Schmeiser 1982: 10 to 30 batches) of events in the order of time: Σ (b − pm)² / (mp(1 − p)) / (K − 1), 1 when they are
 * independent. Ten events that always come together give about ten.
 */
export function batchDesignEffect(n: number, isEvent: (index: number) => boolean): BatchEffect {
  const batches = Math.min(mostBatches, Math.floor(n / smallestBatch));
  if (batches < fewestBatches) return { effect: 1, batches };
  const counts = Array.from({ length: batches }, (_, batch) => {
    const [from, to] = [batch, batch + 1].map((edge) => Math.floor((edge * n) / batches));
    let events = 0;
    for (let index = from!; index < to!; index++) if (isEvent(index)) events++;
    return { events, size: to! - from! };
  });
  const share = counts.reduce((sum, { events }) => sum + events, 0) / n;
  if (share === 0 || share === 1) return { effect: 1, batches };
  const squares = counts.reduce(
    (sum, { events, size }) => sum + (events - share * size) ** 2 / (size * share * (1 - share)),
    0,
  );
  return { effect: Math.max(1, squares / (batches - 1)), batches };
}

/**
 * Independent events that n dependent ones are worth. Student's t in place of z, as the effect is known from few batches
 * alone.
 */
export function effectiveSize(n: number, { effect, batches }: BatchEffect, level: number): number {
  if (effect === 1) return n;
  const widening = studentCritical(level, batches - 1) / criticalValue(level);
  return Math.max(1, Math.floor(n / (effect * widening * widening)));
}
