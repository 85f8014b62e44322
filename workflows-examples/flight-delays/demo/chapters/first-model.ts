import { predictionCharts } from '../charts/predictions.ts';
import { findingOf, intervalChart, numberOf } from '../findings.ts';
import { recipes, train, type TrainedModel } from '../models.ts';
import type { ActionRun } from '../runner.ts';
import { modelName, type Stage } from '../stage.ts';
import { bracket, short } from '../words.ts';
import type { PreparedData } from './prepare-data.ts';
import { gateModel, register, registry, type Evidence } from './releases.ts';

export interface FirstModel {
  readonly first: TrainedModel;
  readonly better: TrainedModel;
  readonly gate: ActionRun;
  readonly registration: ActionRun;
  readonly promotion: ActionRun;
}

/** Trains two models, gates the simple one as the first ever, registers it and makes it champion. */
export async function firstModel(stage: Stage, data: PreparedData): Promise<FirstModel> {
  const { first, better } = await trainTwo(stage, data);
  const gate = await gateFirst(stage, data, first);
  const evidence = { profile: data.profile, validation: data.validation, gate };
  const { registration, promotion } = await releaseFirst(stage, first, evidence);
  return { first, better, gate, registration, promotion };
}

async function trainTwo(
  stage: Stage,
  data: PreparedData,
): Promise<Pick<FirstModel, 'first' | 'better'>> {
  const { story } = stage;
  const why =
    'Five features: hour, weekday, distance, and how often flights from this origin and to this destination were late, shrunk towards the average for small airports. A logistic regression learns from a sample of 20 000 flights, boosted trees from 60 000: enough for five features and two cores. Both are then asked about every flight of May.';
  story.chapter('Train two models', why);
  const started = performance.now();
  const [first, better] = await Promise.all([
    train(stage, recipes.first, data),
    train(stage, recipes.better, data),
  ]);
  const durationMs = performance.now() - started;
  story.say(
    `logistic regression ${(first.durationMs / 1000).toFixed(1)} s, boosted trees ${(better.durationMs / 1000).toFixed(1)} s, side by side`,
  );
  story.keep({
    title: 'Train two models',
    verdict: 'done',
    decidedBy: 'a logistic regression and boosted trees, each asked about every flight of May',
    narrative: [why],
    durationMs,
  });
  return { first, better };
}

async function gateFirst(
  stage: Stage,
  data: PreparedData,
  first: TrainedModel,
): Promise<ActionRun> {
  const { story } = stage;
  const why =
    'The very first model has no champion to beat, so the policy (gates.yaml) asks for absolute bounds only: it must tell late from punctual flights clearly better than chance (an AUC of at least 0.62, with its whole confidence interval), and its probabilities must be roughly true.';
  story.chapter('Is the simple model good enough to be the first?', why);
  const gate = await gateModel(stage, first, data.validation);
  story.verdict(gate);
  const auc = numberOf(gate, 'roc_auc', 'all rows');
  story.expect(
    'the first model passes the gate',
    gate.exitCode === 0 && gate.outputs['passed'] === 'true',
    () => gate.log,
  );
  story.expect('its AUC is about 0.64', Math.abs(auc - 0.64) < 0.015, () => `AUC ${auc}`);
  const interval = findingOf(gate, 'roc_auc', 'all rows')?.observed.interval;
  story.keep({
    title: 'Gate the first model',
    verdict: gate.report.verdict,
    decidedBy: `AUC ${short(auc)} ${bracket(interval)}, and at least 0.62 was asked for`,
    narrative: [why],
    durationMs: gate.durationMs,
    charts: [
      ...(await predictionCharts([{ name: first.title, path: first.predictions }])),
      intervalChart(
        gate,
        'What the gate decided',
        'Dot: estimate. Band: 95 % interval. Bar: limit. The whole interval has to lie on the good side.',
      ),
    ],
    report: gate.report,
  });
  return gate;
}

const whyRegister =
  'The registry takes a model directory only together with a passing gate record for exactly these bytes. It keeps the model, its card, the training profile and the records under one content digest. Registering the same bytes again makes no second version. Promotion is compare-and-set: it names the champion that it expects to replace, here none.';

type Release = Pick<FirstModel, 'registration' | 'promotion'>;

async function releaseFirst(
  stage: Stage,
  first: TrainedModel,
  evidence: Evidence,
): Promise<Release> {
  const { story } = stage;
  story.chapter('Register it and make it champion', whyRegister);
  const registration = await register(stage, first, evidence);
  story.verdict(registration);
  const { version, created } = registration.outputs;
  const isFirst = registration.exitCode === 0 && version === '1' && created === 'true';
  story.expect('it becomes version 1', isFirst, () => registration.log);
  const again = (await register(stage, first, evidence)).outputs;
  const same = again['version'] === '1' && again['created'] === 'false';
  story.expect('the same bytes again: still version 1, nothing created', same);
  const promotion = await stage.runner.uses('register-model', {
    operation: 'promote',
    registry: registry(stage),
    name: modelName,
    version: '1',
    alias: 'champion',
    'expected-champion': 'none',
    records: stage.given(evidence.gate.recordFile),
  });
  story.verdict(promotion);
  story.expect('version 1 is champion', promotion.exitCode === 0, () => promotion.log);
  keepRelease(stage, { registration, promotion });
  return { registration, promotion };
}

function keepRelease({ story }: Stage, { registration, promotion }: Release): void {
  story.keep({
    title: 'Register and promote version 1',
    verdict: registration.report.verdict,
    outcome: 'champion',
    decidedBy: promotion.report.summary,
    narrative: [whyRegister],
    durationMs: registration.durationMs + promotion.durationMs,
    details: [
      { name: 'model', value: registration.outputs['model-uri'] ?? '' },
      { name: 'content digest', value: registration.outputs['model-digest'] ?? '' },
    ],
    report: registration.report,
  });
}
