import { Type, type TSchema } from '@sinclair/typebox';
import { parseConfig, type Config } from '../config/parse-config.ts';
import { CannotRunError } from '../verdict/errors.ts';
import { nearestName } from '../verdict/nearest-name.ts';
import { analysisPlan } from './analysis-plan.ts';
import { PlanProblems } from './plan-problems.ts';
import type { RolloutPlan, TargetConfig } from './rollout-plan.ts';
import { rolloutSchema, type RolloutYaml } from './rollout-schema.ts';

/** The kinds of target and of metrics source that can be opened, with the schema of their keys. */
export interface RolloutKinds {
  readonly targets: Readonly<Record<string, TSchema>>;
  readonly sources: Readonly<Record<string, TSchema>>;
}

export interface ParsedRollout {
  readonly plan: RolloutPlan;
  readonly config: Config<RolloutYaml>;
}

/** @throws CannotRunError with every problem of rollout.yaml. */
export function parseRolloutPlan(text: string, file: string, kinds: RolloutKinds): ParsedRollout {
  const loose = parseConfig(Type.Unknown(), text, file);
  const kind = (loose.value as { target?: { kind?: unknown } } | null)?.target?.kind;
  const targetSchema =
    typeof kind === 'string' && Object.hasOwn(kinds.targets, kind)
      ? kinds.targets[kind]
      : undefined;
  const unknownKind = typeof kind === 'string' && targetSchema === undefined;
  const problems = new PlanProblems(loose);
  if (unknownKind) problems.add(['target', 'kind'], unknownKindMessage(kind, kinds));
  const anyTarget = Type.Object({ kind: Type.String() });
  const schema = rolloutSchema(targetSchema ?? anyTarget, sourceSchema(kinds));
  let config: Config<RolloutYaml>;
  try {
    config = parseConfig(schema, text, file);
  } catch (error) {
    if (!(error instanceof CannotRunError)) throw error;
    throw new CannotRunError([...problems.problems, ...error.problems]);
  }
  const plan = planOf(config.value, problems);
  if (problems.problems.length > 0) throw new CannotRunError(problems.problems);
  return { plan, config };
}

function unknownKindMessage(kind: string, kinds: RolloutKinds): string {
  const known = Object.keys(kinds.targets);
  const nearest = nearestName(kind, known);
  return (
    `expected ${known.join(' or ')}, got '${kind}'. ${nearest ? `Did you mean '${nearest}'? ` : ''}` +
    'Any other tool that shifts traffic (kubectl, a mesh, a load balancer) works through kind: command'
  );
}

function sourceSchema(kinds: RolloutKinds): TSchema {
  const kindsOfSource = Object.entries(kinds.sources).map(
    ([name, schema]) => [name, Type.Optional(schema)] as const,
  );
  return Type.Object(Object.fromEntries(kindsOfSource), {
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 1,
  });
}

function planOf(yaml: RolloutYaml, problems: PlanProblems): RolloutPlan {
  const bake = {
    minMs: problems.duration(['bake', 'min'], yaml.bake.min),
    maxMs: problems.duration(['bake', 'max'], yaml.bake.max),
  };
  if (bake.maxMs <= bake.minMs) {
    problems.add(
      ['bake', 'max'],
      `expected more than bake.min (${yaml.bake.min}), got ${yaml.bake.max}`,
    );
  }
  checkSteps(yaml.steps, problems);
  return {
    target: yaml.target as TargetConfig,
    steps: yaml.steps,
    bake,
    analysis: analysisPlan(yaml.analysis, bake, problems),
    onInconclusive: (yaml.on_inconclusive ?? 'roll-back') as RolloutPlan['onInconclusive'],
  };
}

function checkSteps(steps: readonly number[], problems: PlanProblems): void {
  for (const [index, weight] of steps.entries()) {
    const before = steps[index - 1];
    if (before !== undefined && weight <= before) {
      problems.add(
        ['steps', index],
        `expected more than the step before it (${before}), got ${weight}`,
      );
    }
  }
  if (steps.at(-1) !== 100) {
    problems.add(['steps'], `expected 100 as the last step, got ${String(steps.at(-1))}`);
  }
}
