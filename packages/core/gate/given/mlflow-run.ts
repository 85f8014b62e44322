import { cannotRun } from '../../verdict/errors.ts';
import type { Collection } from './collection.ts';
import { isMapping } from './json-mapping.ts';
import { ownName } from './metric-names.ts';
import type { ShapeContext } from './metric-shapes.ts';

/** One value of the history of a metric, as the REST API and `mlflow runs describe` write it. */
interface Logged {
  readonly key: string;
  readonly value: unknown;
  readonly step: number;
  readonly timestamp: number;
  readonly datasetDigest: string | undefined;
}

/**
 * A run: `{ run: { data } }` of runs/get, `{ info, data }`, `{ metrics: [{ key, value, step }] }`, or the list alone
 * (metrics/get-history).
 */
export function isMlflowRun(value: unknown): boolean {
  return metricsOf(value) !== undefined;
}

function runOf(value: unknown): unknown {
  return isMapping(value) && isMapping(value['run']) ? value['run'] : value;
}

function metricsOf(
  value: unknown,
): readonly unknown[] | Readonly<Record<string, unknown>> | undefined {
  const run = runOf(value);
  if (isLoggedList(run)) return run;
  if (!isMapping(run)) return undefined;
  if (isLoggedList(run['metrics'])) return run['metrics'];
  const data = run['data'];
  if (!isMapping(data)) return undefined;
  if (isLoggedList(data['metrics'])) return data['metrics'];
  // Run.to_dictionary() of the Python client has the metrics by name.
  return isMapping(run['info']) && isMapping(data['metrics']) ? data['metrics'] : undefined;
}

function isLoggedList(value: unknown): value is readonly unknown[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => isMapping(item) && typeof item['key'] === 'string' && 'value' in item)
  );
}

/** The last value of every metric: of the largest step, and of one step the newest. */
export function readMlflowRun(value: unknown, into: Collection, context: ShapeContext): void {
  const metrics = metricsOf(value)!;
  const logged = Array.isArray(metrics)
    ? metrics.map((item: unknown) => loggedOf(item as Readonly<Record<string, unknown>>))
    : Object.entries(metrics).map(([key, number]) => loggedOf({ key, value: number }));
  for (const key of new Set(logged.map((one) => one.key))) {
    const last = lastOf(
      logged.filter((one) => one.key === key),
      context,
    );
    into.walk(last.value, key);
    const own = ownName(key);
    if (own !== undefined && typeof last.value === 'number') into.alias(own, last.value, key);
    if (last.datasetDigest !== undefined) into.dataDigest(last.datasetDigest);
  }
  for (const digest of datasetDigests(runOf(value))) into.dataDigest(digest);
}

function loggedOf(item: Readonly<Record<string, unknown>>): Logged {
  // Protobuf writes 64-bit integers as text.
  const whole = (name: string): number => Number(item[name] ?? 0);
  const digest = item['dataset_digest'];
  return {
    key: item['key'] as string,
    value: item['value'],
    step: whole('step'),
    timestamp: whole('timestamp'),
    datasetDigest: typeof digest === 'string' && digest !== '' ? digest : undefined,
  };
}

function lastOf(history: readonly Logged[], { source }: ShapeContext): Logged {
  const sorted = [...history].sort((a, b) => a.step - b.step || a.timestamp - b.timestamp);
  const last = sorted.at(-1)!;
  const rival = sorted.find(
    (one) => one.step === last.step && one.timestamp === last.timestamp && one.value !== last.value,
  );
  if (!rival) return last;
  const message = `gives ${last.key} twice at step ${last.step}: ${String(rival.value)} and ${String(last.value)}; keep the one that counts`;
  throw cannotRun('metrics-twice', source, message);
}

/** Of the data sets that the run evaluated; those that it was trained on say nothing of the holdout. */
function datasetDigests(run: unknown): string[] {
  const inputs = isMapping(run) && isMapping(run['inputs']) ? run['inputs'] : {};
  const list: readonly unknown[] = Array.isArray(inputs['dataset_inputs'])
    ? inputs['dataset_inputs']
    : [];
  return list.flatMap((item) => {
    if (!isMapping(item) || !isMapping(item['dataset'])) return [];
    const digest = item['dataset']['digest'];
    if (typeof digest !== 'string' || /^train/i.test(contextOf(item['tags']))) return [];
    return [digest];
  });
}

function contextOf(tags: unknown): string {
  const list: readonly unknown[] = Array.isArray(tags) ? tags : [];
  const tag = list.find((one) => isMapping(one) && one['key'] === 'mlflow.data.context');
  return isMapping(tag) && typeof tag['value'] === 'string' ? tag['value'] : '';
}
