import type { Clock, Logger, Sleep } from '#core/ports.ts';
import { readArm, unknownToBoth, type ArmScrape } from '#core/rollout/arm-reading.ts';
import { armCounts } from '#core/rollout/poll-counts.ts';
import type { RolloutPlan } from '#core/rollout/rollout-plan.ts';
import type { Command, Observation, RollbackProof } from '#core/rollout/rollout-state.ts';
import type { Arm, MetricsSource, TrafficTarget } from './ports.ts';
import type { RegistryFollower } from './registry-follower.ts';
import {
  normalPatience,
  readWeight,
  rollbackPatience,
  setAndReadBack,
  type Patience,
  type WeightTools,
} from './steady-weight.ts';

export interface RolloutTools {
  readonly plan: RolloutPlan;
  readonly target: TrafficTarget;
  readonly metrics: MetricsSource;
  readonly registry: RegistryFollower;
  readonly now: Clock;
  readonly sleep: Sleep;
  readonly logger: Logger;
}

/** What ends a command early, and how hard it tries. */
export interface Haste {
  readonly signal: AbortSignal;
  readonly patience: Patience;
}

type Doable = Exclude<Command, { kind: 'rest' | 'give-up' }>;

/**
 * Carries out one command and tells what was seen; failures of the target or of the metrics are observations, not
 * errors. @throws the signal's reason when it is aborted.
 */
export async function perform(
  command: Doable,
  tools: RolloutTools,
  haste: Haste,
): Promise<Observation> {
  switch (command.kind) {
    case 'announce':
      return { kind: 'registry', problem: await tools.registry.announce() };
    case 'publish':
      return { kind: 'registry', problem: await tools.registry.publish() };
    case 'withdraw':
      return { kind: 'registry', problem: await tools.registry.withdraw() };
    case 'set-weight':
      return setWeight(command, tools, haste);
    case 'measure':
      await sleepUntil(command.notBeforeMs, tools, haste.signal);
      return measure(tools, haste);
    case 'prove':
      return prove(command, tools, haste);
    default:
      return command satisfies never;
  }
}

async function setWeight(
  command: Extract<Command, { kind: 'set-weight' }>,
  tools: RolloutTools,
  haste: Haste,
): Promise<Observation> {
  await sleepUntil(command.notBeforeMs, tools, haste.signal);
  if (command.weight === 100) {
    const objection = await tools.registry.objection();
    if (objection) return { kind: 'stop', reason: objection };
  }
  const back = command.weight === 0 && haste.patience === normalPatience;
  const patience = back ? rollbackPatience : haste.patience;
  return setAndReadBack(command.weight, weightTools(tools, haste), patience);
}

async function measure(tools: RolloutTools, haste: Haste): Promise<Observation> {
  const weight = await readWeight(weightTools(tools, haste), haste.patience);
  if (weight.kind === 'weight-failed') {
    return { kind: 'no-data', message: `the weight could not be read: ${weight.message}` };
  }
  const [stable, canary] = await Promise.all([
    scrape('stable', tools, haste),
    scrape('canary', tools, haste),
  ]);
  haste.signal.throwIfAborted();
  if (typeof stable === 'string') return { kind: 'no-data', message: stable };
  if (typeof canary === 'string') return { kind: 'no-data', message: canary };
  const unknown = unknownToBoth(stable, canary);
  if (unknown !== undefined) return { kind: 'no-data', message: unknown };
  const reading = { atMs: tools.now(), stable: stable.reading, canary: canary.reading };
  return { kind: 'metrics', weight: weight.weight, reading };
}

/** The arm's counters, or why there are none. A page is waited for as Prometheus does: not longer than an interval. */
export async function scrape(
  arm: Arm,
  tools: Pick<RolloutTools, 'plan' | 'metrics' | 'sleep'>,
  haste: Haste,
): Promise<ArmScrape | string> {
  const longestMs = Math.max(leastScrapeMs, tools.plan.analysis.everyMs);
  const timeoutMs = Math.min(haste.patience.timeoutMs, longestMs);
  const call = { timeoutMs, signal: haste.signal };
  let message = '';
  for (let attempt = 0; attempt < Math.min(3, haste.patience.attempts); attempt++) {
    try {
      if (attempt > 0) await tools.sleep(200 * attempt, haste.signal);
      const page = await tools.metrics.read(arm, call);
      const read = readArm(page, tools.plan.analysis);
      const [problem] = [...read.problems, ...read.missing];
      return problem === undefined ? read : `${arm}: ${problem}`;
    } catch (error) {
      if (haste.signal.aborted) return `${arm}: stopped`;
      message = error instanceof Error ? error.message : String(error);
    }
  }
  return `${arm}: ${message}`;
}

/** A page that takes longer than this is down, however short the intervals. */
const leastScrapeMs = 1500;
const proofRounds = 3;
const proofPauseMs = 250;

/**
 * Whether the canary's request counter stands still now that its weight is 0, and whether it still is: a change that
 * a killed process had under way may come late.
 */
async function prove(
  command: Extract<Command, { kind: 'prove' }>,
  tools: RolloutTools,
  haste: Haste,
): Promise<Observation> {
  const untilMs = tools.now() + Math.min(command.watchMs, haste.patience.settleMs);
  const proof = await proofOf(tools, haste);
  for (;;) {
    const seen = await readWeight(weightTools(tools, haste), haste.patience);
    if (seen.kind !== 'weight' || seen.weight !== 0) return seen;
    if (tools.now() >= untilMs) return { kind: 'proof', proof };
    await tools.sleep(proofPauseMs, haste.signal);
  }
}

async function proofOf(tools: RolloutTools, haste: Haste): Promise<RollbackProof> {
  const stable = await scrape('stable', tools, haste);
  const stableReachable = typeof stable !== 'string';
  let before = await scrape('canary', tools, haste);
  let canaryRequests: number | null = null;
  for (let round = 0; round < proofRounds && typeof before !== 'string'; round++) {
    await tools.sleep(proofPauseMs, haste.signal);
    const after = await scrape('canary', tools, haste);
    if (typeof after === 'string') break;
    canaryRequests = armCounts(before.reading, after.reading, tools.plan.analysis).requests;
    if (canaryRequests === 0) break;
    before = after;
  }
  return { canaryRequests, stableReachable };
}

async function sleepUntil(atMs: number, tools: RolloutTools, signal: AbortSignal): Promise<void> {
  const pauseMs = atMs - tools.now();
  if (pauseMs > 0) await tools.sleep(pauseMs, signal);
}

function weightTools(tools: RolloutTools, haste: Haste): WeightTools {
  const { target, now, sleep } = tools;
  return { target, now, sleep, signal: haste.signal };
}
