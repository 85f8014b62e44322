import type { Clock, Sleep } from '#core/ports.ts';
import type { TrafficTarget } from './ports.ts';

/** How hard to try. A cancelled job has seven seconds for everything. */
export interface Patience {
  readonly attempts: number;
  readonly timeoutMs: number;
  /** How long a target may take until it answers with the weight that it took. */
  readonly settleMs: number;
  /** No new attempt begins after this time: a target that hangs must not hold the job for minutes. */
  readonly attemptsMs: number;
}

export const normalPatience: Patience = {
  attempts: 4,
  timeoutMs: 10_000,
  settleMs: 10_000,
  attemptsMs: 15_000,
};
/** Of one attempt among several: what counts is that the weight becomes 0 soon. */
export const rollbackPatience: Patience = { ...normalPatience, timeoutMs: 5000, attemptsMs: 8000 };
export const urgentPatience: Patience = {
  attempts: 2,
  timeoutMs: 900,
  settleMs: 600,
  attemptsMs: 5000,
};

export interface WeightTools {
  readonly target: TrafficTarget;
  readonly now: Clock;
  readonly sleep: Sleep;
  readonly signal: AbortSignal;
}

export type WeightAnswer =
  | { readonly kind: 'weight'; readonly weight: number }
  | { readonly kind: 'weight-failed'; readonly message: string };

const firstPauseMs = 100;

/**
 * Sets a weight until the target itself answers with it. An answer that got lost is no failure: what counts is
 * what is read back.
 */
export async function setAndReadBack(
  weight: number,
  tools: WeightTools,
  patience: Patience,
): Promise<WeightAnswer> {
  const call = { timeoutMs: patience.timeoutMs, signal: tools.signal };
  const untilMs = tools.now() + patience.attemptsMs;
  let seen: WeightAnswer = { kind: 'weight-failed', message: 'not tried' };
  for (let attempt = 0; attempt < patience.attempts; attempt++) {
    if (attempt > 0 && tools.now() >= untilMs) break;
    if (attempt > 0) await tools.sleep(firstPauseMs * 2 ** attempt, tools.signal);
    const problem = await tools.target.setWeight(weight, call).then(() => undefined, messageOf);
    tools.signal.throwIfAborted();
    seen = await settled(weight, tools, { ...patience, settleMs: problem ? 0 : patience.settleMs });
    if (seen.kind === 'weight' && (seen.weight === weight || problem === undefined)) return seen;
    if (problem !== undefined) {
      const says = seen.kind === 'weight' ? `; the target says ${seen.weight}` : '';
      seen = { kind: 'weight-failed', message: `${problem}${says}` };
    }
  }
  return seen;
}

async function settled(
  weight: number,
  tools: WeightTools,
  patience: Patience,
): Promise<WeightAnswer> {
  const until = tools.now() + patience.settleMs;
  for (let pauseMs = firstPauseMs; ; pauseMs *= 1.5) {
    const seen = await readWeight(tools, { ...patience, attempts: 1 });
    if (seen.kind === 'weight' && seen.weight === weight) return seen;
    if (tools.now() + pauseMs > until) return seen;
    await tools.sleep(pauseMs, tools.signal);
  }
}

/** What the target says, with retries. */
export async function readWeight(tools: WeightTools, patience: Patience): Promise<WeightAnswer> {
  const call = { timeoutMs: patience.timeoutMs, signal: tools.signal };
  const untilMs = tools.now() + patience.attemptsMs;
  let message = '';
  for (let attempt = 0; attempt < patience.attempts; attempt++) {
    if (attempt > 0 && tools.now() >= untilMs) break;
    if (attempt > 0) await tools.sleep(firstPauseMs * 2 ** attempt, tools.signal);
    try {
      return { kind: 'weight', weight: await tools.target.readWeight(call) };
    } catch (error) {
      tools.signal.throwIfAborted();
      message = messageOf(error);
    }
  }
  return { kind: 'weight-failed', message };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
