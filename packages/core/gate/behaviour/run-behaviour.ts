import type { Logger } from '../../ports.ts';
import { collectProblems } from '../../verdict/collect-problems.ts';
import { CannotRunError, formatProblem } from '../../verdict/errors.ts';
import type { Finding } from '../../verdict/finding.ts';
import type { GatePolicy } from '../parse-gates.ts';
import { behaviourFinding } from './behaviour-finding.ts';
import { behaviourReport, type BehaviourReport } from './failing-examples.ts';
import { judgeRows } from './judge-rows.ts';
import type { Predictor } from './predictor.ts';
import { decideShare } from './share-decision.ts';
import type { BehaviourRows, StagedTest } from './staged-test.ts';

export interface BehaviourResult {
  readonly findings: readonly Finding[];
  readonly tests: readonly BehaviourReport[];
  /** sha256 of the tables that rows came from, by input name. */
  readonly digests: Readonly<Record<string, string>>;
}

/**
 * Makes every behaviour test of the policy: draws and changes the rows, asks the model once for all tests of one layout (a
 * command loads its model every time), and holds the scores against what is expected.
 * @throws CannotRunError with every problem of the rows, or what the model did instead of answering
 */
export async function runBehaviour(
  policy: GatePolicy,
  ports: { readonly rows: BehaviourRows; readonly predictor: Predictor; readonly logger: Logger },
): Promise<BehaviourResult> {
  const { rows, predictor, logger } = ports;
  logger.progress('drawing rows for behaviour tests');
  const staged = await stageAll(policy.behaviour, rows);
  const scores = new Map<StagedTest, Float64Array>();
  for (const group of byLayout(staged)) {
    const asked = rows.together(group);
    logger.progress(`asking ${predictor.name} about ${asked.count} rows`);
    const answers = await predictor.predict(asked).catch((error: unknown) => {
      throw withTests(error, group);
    });
    let offset = 0;
    for (const test of group) {
      scores.set(test, answers.subarray(offset, (offset += test.asked.count)));
    }
  }
  const findings: Finding[] = [];
  const tests: BehaviourReport[] = [];
  for (const test of staged) {
    const judged = judgeRows(test, scores.get(test)!);
    const decision = decideShare(test, judged, policy.confidence);
    const report = await behaviourReport(test, judged);
    const options = { config: policy.config, level: policy.confidence, examples: report.examples };
    findings.push(behaviourFinding(test, judged, decision, options));
    tests.push(report);
  }
  return { findings, tests, digests: await rows.digests() };
}

/** @throws CannotRunError with every problem once: tests may share a table that cannot be read */
async function stageAll(
  tests: GatePolicy['behaviour'],
  rows: BehaviourRows,
): Promise<StagedTest[]> {
  try {
    return await collectProblems(tests.map((test) => rows.stage(test)));
  } catch (error) {
    if (!(error instanceof CannotRunError)) throw error;
    const unique = new Map(error.problems.map((problem) => [formatProblem(problem), problem]));
    throw new CannotRunError([...unique.values()], { cause: error });
  }
}

/** What the model did instead of answering, with the tests whose rows it was asked about. */
function withTests(error: unknown, group: readonly StagedTest[]): unknown {
  if (!(error instanceof CannotRunError)) return error;
  const names = group.map(({ test }) => `'${test.name}'`).join(', ');
  const problems = error.problems.map((problem) => ({
    ...problem,
    message: `${problem.message}. Asked for ${names}`,
  }));
  return new CannotRunError(problems, { cause: error });
}

function byLayout(staged: readonly StagedTest[]): StagedTest[][] {
  const groups = new Map<string, StagedTest[]>();
  for (const test of staged) groups.set(test.layout, [...(groups.get(test.layout) ?? []), test]);
  return [...groups.values()];
}
