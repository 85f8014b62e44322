import { predictionCharts } from '../charts/predictions.ts';
import { findingOf, intervalChart, numberOf } from '../findings.ts';
import { recipes, train, type TrainedModel } from '../models.ts';
import type { ActionRun } from '../runner.ts';
import type { Stage } from '../stage.ts';
import { bracket, short, signed } from '../words.ts';
import type { PreparedData } from './prepare-data.ts';
import { gateModel, register } from './releases.ts';

const why =
  'Somebody types < where >= was meant, and the next model learns from a single day: New Year’s Day, when a third of all flights were late. Training succeeds, the files look fine, nothing crashes. Only the numbers know.';

/** A slip in the training query; the gate has to refuse what comes of it. */
export async function worseModel(
  stage: Stage,
  data: PreparedData,
  champion: TrainedModel,
): Promise<void> {
  const { story } = stage;
  story.chapter('A worse model asks to take over', why);
  const worse = await train(stage, recipes.worse, data);
  const gate = await gateModel(stage, worse, data.validation);
  story.verdict(gate);
  const loss = findingOf(gate, 'roc_auc.vs_champion', 'all rows');
  const refused = gate.exitCode === 1 && gate.report.verdict === 'fail';
  story.expect('the gate refuses it (exit 1)', refused, () => gate.log);
  const certain = loss?.verdict === 'fail' && (loss.observed.interval?.upper ?? 0) < -0.002;
  story.expect('because it is certainly worse than the champion', certain);
  const evidence = { profile: data.profile, validation: data.validation, gate };
  const attempt = await register(stage, worse, evidence);
  const kept = attempt.exitCode !== 1 || attempt.outputs['version'] !== '';
  story.expect('and the registry does not take it either (exit 1)', !kept, () => attempt.log);
  await keep(stage, { champion, worse }, { gate, attempt });
}

async function keep(
  { story }: Stage,
  { champion, worse }: { readonly champion: TrainedModel; readonly worse: TrainedModel },
  { gate, attempt }: { readonly gate: ActionRun; readonly attempt: ActionRun },
): Promise<void> {
  const loss = findingOf(gate, 'roc_auc.vs_champion', 'all rows')?.observed;
  const auc = short(numberOf(gate, 'roc_auc', 'all rows'));
  const charts = await predictionCharts([
    { name: `champion: ${champion.title}`, path: champion.predictions },
    { name: `candidate: ${worse.title}`, path: worse.predictions },
  ]);
  const caption = 'Dot: estimate. Band: 95 % interval. Bar: limit.';
  story.keep({
    title: 'A worse model is refused',
    verdict: gate.report.verdict,
    outcome: 'refused',
    decidedBy: `AUC ${auc}: ${signed(Number(loss?.value), 4)} against the champion ${bracket(loss?.interval)}, and −0.002 is what is tolerated`,
    narrative: [why, `Registered anyway? The registry answers: ${attempt.report.summary}`],
    durationMs: worse.durationMs + gate.durationMs + attempt.durationMs,
    charts: [...charts, intervalChart(gate, 'What the gate decided', caption)],
    report: gate.report,
  });
}
