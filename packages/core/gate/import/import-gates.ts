import { Type } from '@sinclair/typebox';
import { parseConfig, type Config } from '../../config/parse-config.ts';
import { cannotRun } from '../../verdict/errors.ts';
import { binaryMetrics, regressionMetrics } from '../metric-registry.ts';
import { parseGates } from '../parse-gates.ts';
import { commentLines, flowText, keyText } from '../policy-text.ts';
import type { GateFormat } from './gate-formats.ts';
import type { GateDraft, ImportedRule, LeftPart } from './imported-gates.ts';
import { areMetrics, proposeBounds } from './metrics-json.ts';
import { areThresholds, translateThresholds } from './mlflow-thresholds.ts';

/** Another tool's thresholds or numbers as a policy of ours. */
export interface ImportedGates {
  readonly title: string;
  /** gates.yaml: what was left stands in it as comments. */
  readonly text: string;
  readonly left: readonly LeftPart[];
  readonly rules: number;
}

/** The gate format that a file is of; undefined when it is none. */
export function gateFormatOf(text: string, file: string): GateFormat | undefined {
  const { value } = parseConfig(Type.Unknown(), text, file);
  if (isOwn(value)) return undefined;
  if (areThresholds(value)) return 'mlflow-thresholds';
  return areMetrics(value) ? 'metrics' : undefined;
}

/** Contracts, policies and profiles of ours have a version, and hold no numbers to gate on. */
function isOwn(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    ('version' in value || 'schemaVersion' in value) &&
    ['columns', 'checks', 'metrics', 'task'].some((key) => key in value)
  );
}

/** @throws CannotRunError when the file is not of the format, or nothing of it can be kept. */
export function importGates(text: string, file: string, format: GateFormat): ImportedGates {
  const config = parseConfig(Type.Unknown(), text, file);
  const { draft, title } = draftOf(config, format);
  const { rules, left, task } = ofOneTask(draft, config);
  if (rules.length === 0) {
    const reasons = left.slice(0, 3).map(({ rule, reason }) => `${rule}: ${reason}`);
    const why = reasons.length > 0 ? ` (${reasons.join('; ')})` : '';
    throw cannotRun('import-empty', file, `nothing in it can be kept as a policy${why}`);
  }
  const written = gatesText({ ...draft, rules, left }, { file, title, task });
  // What is written must be what the gate reads.
  parseGates(written, 'the imported policy');
  return { title, text: written, left, rules: rules.length };
}

function draftOf(config: Config<unknown>, format: GateFormat): { draft: GateDraft; title: string } {
  if (format === 'metrics') {
    const draft = proposeBounds(config);
    return { draft, title: draft.shape };
  }
  if (!areThresholds(config.value)) {
    throw cannotRun(
      'import-format',
      config.file,
      'expected thresholds by metric, each with threshold, min_absolute_change or min_relative_change and greater_is_better',
    );
  }
  return { draft: translateThresholds(config), title: "MLflow's validation thresholds" };
}

/** A policy is of one task: the one that most metrics are of. Metrics of the other are left. */
function ofOneTask(
  { rules, left }: GateDraft,
  config: Config<unknown>,
): { rules: ImportedRule[]; left: LeftPart[]; task: 'binary' | 'regression' } {
  const of = (metrics: object): ImportedRule[] =>
    rules.filter(({ metric }) => Object.hasOwn(metrics, metric));
  const task = of(regressionMetrics).length > of(binaryMetrics).length ? 'regression' : 'binary';
  const others = new Set(task === 'binary' ? of(regressionMetrics) : of(binaryMetrics));
  const refused = [...others].map(({ metric, rule, path }) => ({
    location: config.locate(path),
    rule: `${metric}: ${flowText(rule)}`,
    reason: `a policy is of one task, and most of the metrics are for task: ${task}`,
  }));
  return { rules: rules.filter((rule) => !others.has(rule)), left: [...left, ...refused], task };
}

function gatesText(
  { rules, left, preface }: GateDraft,
  { file, title, task }: { file: string; title: string; task: string },
): string {
  const lines = [
    ...commentLines('', `Imported by \`trainyard import\` from ${file} (${title}). ${preface}`),
    'version: 1',
    `task: ${task} # binary | regression: told from the metrics`,
    'confidence: 0.95',
    'inconclusive: fail # fail | warn | pass: what not enough rows mean',
    'first_model: absolute-only',
    'metrics:',
    ...rules.map(({ metric, rule, comment }) => {
      const note = comment === undefined ? '' : ` ${commentLines('', comment).join(' ')}`;
      return `  ${keyText(metric)}: ${flowText(rule)}${note}`;
    }),
    ...(left.length === 0 ? [] : leftLines(left)),
  ];
  return `${lines.join('\n')}\n`;
}

function leftLines(left: readonly LeftPart[]): string[] {
  return [
    ...commentLines('', `Not imported: ${left.length}, by line and column of the file.`),
    ...left.flatMap(({ location, rule, reason }) =>
      commentLines('', `${location.line}:${location.column} ${rule}: ${reason}`),
    ),
  ];
}
