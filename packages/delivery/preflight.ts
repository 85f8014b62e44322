import { readArm } from '#core/rollout/arm-reading.ts';
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
    ...(await armProblems('stable', tools, signal)),
    ...(await armProblems('canary', tools, signal)),
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

async function armProblems(arm: Arm, tools: RolloutTools, signal: AbortSignal): Promise<Problem[]> {
  const subject = `analysis.source (${arm})`;
  let message = '';
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      if (attempt > 0) await tools.sleep(300 * attempt, signal);
      const samples = await tools.metrics.read(arm, { timeoutMs: 5000, signal });
      const { problems, missing } = readArm(samples, tools.plan.analysis);
      // A counter without a near name may appear with its first request; a slip of the pen never will.
      const slips = missing.filter((one) => one.includes('Did you mean'));
      return [...problems, ...slips].map((problem) => ({
        code: 'metric-unusable',
        subject,
        message: problem,
      }));
    } catch (error) {
      signal.throwIfAborted();
      message = error instanceof Error ? error.message : String(error);
    }
  }
  return [
    {
      code: 'metrics-unreachable',
      subject,
      message: `${message}. Both versions must be up before traffic is shifted; nothing was changed`,
    },
  ];
}
