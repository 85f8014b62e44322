import { readArm, unknownToBoth, type ArmScrape } from '#core/rollout/arm-reading.ts';
import { CannotRunError, cannotRun, type Problem } from '#core/verdict/errors.ts';
import type { RolloutTools } from './perform-command.ts';
import type { Arm } from './ports.ts';
import { normalPatience, readWeight } from './steady-weight.ts';

/**
 * Looks before anything is changed: the target answers with weight 0, and both arms expose what is to be analysed.
 * @throws CannotRunError with everything that stands in the way.
 */
export async function preflight(tools: RolloutTools, signal: AbortSignal): Promise<void> {
  const problems = [
    ...(await targetProblems(tools, signal)),
    ...(await armProblems(tools, signal)),
  ];
  if (problems.length > 0) throw new CannotRunError(problems);
}

async function targetProblems(tools: RolloutTools, signal: AbortSignal): Promise<Problem[]> {
  const seen = await readWeight({ ...tools, signal }, { ...normalPatience, attempts: 3 });
  if (seen.kind === 'weight-failed') {
    const message = `cannot read the weight: ${seen.message}. Nothing was changed`;
    return cannotRun('target-unreachable', 'target', message).problems.slice();
  }
  if (seen.weight === 0) return [];
  const advice =
    seen.weight === 100
      ? 'the canary of an earlier rollout still takes all traffic: make it the stable, and set the weight to 0'
      : 'another rollout seems to be under way. Use its journal, or mode: abort to bring the weight back to 0';
  const message = `expected weight 0 before a rollout, the target says ${seen.weight}: ${advice}`;
  return [{ code: 'weight-not-zero', subject: 'target', message }];
}

type Looked = { readonly read: ArmScrape } | { readonly problems: readonly Problem[] };

async function armProblems(tools: RolloutTools, signal: AbortSignal): Promise<Problem[]> {
  const stable = await look('stable', tools, signal);
  const canary = await look('canary', tools, signal);
  const own = [stable, canary].flatMap((one) => ('problems' in one ? one.problems : []));
  if (!('read' in stable && 'read' in canary)) return own;
  const unknown = unknownToBoth(stable.read, canary.read);
  return unknown === undefined
    ? own
    : [{ code: 'metric-unusable', subject: 'analysis.errors.bad', message: unknown }];
}

async function look(arm: Arm, tools: RolloutTools, signal: AbortSignal): Promise<Looked> {
  const subject = `analysis.source (${arm})`;
  let message = '';
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      if (attempt > 0) await tools.sleep(300 * attempt, signal);
      const page = await tools.metrics.read(arm, { timeoutMs: 5000, signal });
      const read = readArm(page, tools.plan.analysis);
      // A counter without a near name may appear with its first request; a slip of the pen never will.
      const slips = read.missing.filter((one) => one.includes('Did you mean'));
      const found = [...read.problems, ...slips];
      if (found.length === 0) return { read };
      return { problems: found.map((one) => ({ code: 'metric-unusable', subject, message: one })) };
    } catch (error) {
      signal.throwIfAborted();
      message = error instanceof Error ? error.message : String(error);
    }
  }
  const advice = 'Both versions must be up before traffic is shifted; nothing was changed';
  return { problems: [{ code: 'metrics-unreachable', subject, message: `${message}. ${advice}` }] };
}
