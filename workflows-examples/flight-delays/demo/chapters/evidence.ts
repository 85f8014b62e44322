import { createHash } from 'node:crypto';
import { canonicalText } from '../../../../packages/core/record/decision-record.ts';
import type { EvidenceStep } from '../../../../packages/report/html/evidence.ts';
import type { ActionRun } from '../runner.ts';
import { modelName, type Stage } from '../stage.ts';
import { registry } from './releases.ts';

const why =
  'Months later somebody asks: which data, which test and which decision put this model in production? Every step wrote a record that names its subject by content digest and the records that it relied on.';

/** Asks the registry why the champion is champion, and checks that every link of the chain holds. */
export async function chainOfEvidence(
  stage: Stage,
  runs: readonly ActionRun[],
): Promise<EvidenceStep[]> {
  const { story, runner } = stage;
  story.chapter('Why is this model in production?', why);
  const model = { registry: registry(stage), name: modelName };
  const verification = await runner.uses('register-model', { operation: 'verify', ...model });
  story.verdict(verification);
  const sound = verification.exitCode === 0 && verification.report.verdict === 'pass';
  story.expect('every byte in the registry still has its digest', sound, () => verification.log);
  const question = { operation: 'history', alias: 'champion' };
  const history = await runner.uses('register-model', { ...question, ...model });
  story.verdict(history);
  const second = history.exitCode === 0 && history.outputs['version'] === '2';
  story.expect('the registry names version 2 as champion', second, () => history.log);
  const steps = runs.map((run) => evidenceStep(run));
  expectChain(stage, steps);
  story.keep({
    title: 'Chain of evidence',
    verdict: verification.report.verdict,
    decidedBy: history.report.summary,
    narrative: [why, 'The chain itself stands at the end of this page.'],
    durationMs: verification.durationMs + history.durationMs,
    report: history.report,
  });
  return steps;
}

function expectChain({ story }: Stage, steps: readonly EvidenceStep[]): void {
  for (const { recordDigest, title, statement } of steps) {
    story.say(`${recordDigest.slice(0, 12)}  ${title}: ${statement}`);
  }
  const linked = steps.slice(1).every(({ reliesOn }, index) => {
    const earlier = steps.slice(0, index + 1).map((step) => step.recordDigest);
    return reliesOn.some((digest) => earlier.includes(digest));
  });
  story.expect('each record after the first relies on one before it', linked);
}

function evidenceStep(run: ActionRun): EvidenceStep {
  const { record } = run;
  return {
    title: run.action,
    statement: record.predicate.summary,
    recordDigest: createHash('sha256').update(canonicalText(record)).digest('hex'),
    subjects: record.subject.map(({ name, digest }) => ({ name, digest: digest.sha256 })),
    reliesOn: record.predicate.reliesOn,
  };
}
