import { parseConfig, type Config, type ConfigPath } from '../config/parse-config.ts';
import { parsePositiveDurationMs } from '../config/duration.ts';
import { CannotRunError, type Problem } from '../verdict/errors.ts';
import type { Location } from '../verdict/finding.ts';
import { suggestName } from '../verdict/nearest-name.ts';
import { driftSchema, type DriftFile } from './drift-schema.ts';
import { methodNames, type MethodName, type Threshold } from './method-names.ts';
import { driftMethods } from './methods/drift-methods.ts';
import { readMonitoredSections, type MonitoredSections } from './monitored-sections.ts';
import {
  readMonitoring,
  readWindow,
  type MonitoringPolicy,
  type WindowPolicy,
} from './monitoring-policy.ts';
import {
  parseBudget,
  parsePersistence,
  type Budget,
  type Persistence,
} from './retraining-terms.ts';
import { readNotify, type NotifySink } from './sinks/notify-policy.ts';
import { readRetrainWay, type RetrainWay } from './sinks/retrain-way.ts';

export interface RetrainPolicy {
  readonly way: RetrainWay;
  /** Texts with placeholders. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly after: Persistence;
  readonly cooldownMs: number;
  readonly budget: Budget | undefined;
  /** Rows that ask for retraining without drift. */
  readonly whenRows?: number | undefined;
}

/** drift.yaml, understood and with its defaults. */
export interface DriftPolicy extends MonitoredSections, MonitoringPolicy {
  readonly reference: string | undefined;
  readonly window: WindowPolicy | undefined;
  /** `auto`, or one method for all columns. */
  readonly method: MethodName | 'auto';
  /** Columns with a method of their own. */
  readonly methodByColumn: ReadonlyMap<string, MethodName | 'auto'>;
  readonly correction: 'benjamini-hochberg' | 'holm' | 'none';
  readonly alpha: number;
  readonly thresholds: Readonly<Record<MethodName, Threshold>>;
  /** Change of the share of missing values from which it warns. */
  readonly missingRateAlert: number;
  /** Share of rows with new values from which it warns. */
  readonly newCategoryAlert: number;
  readonly driftedShare: number;
  readonly include: readonly string[] | undefined;
  readonly exclude: readonly string[];
  readonly predictionColumn: string | undefined;
  readonly retrain: RetrainPolicy | undefined;
  readonly notify: readonly NotifySink[];
  locate(path: ConfigPath): Location;
}

/** @throws CannotRunError with every problem of the file at its place. */
export function parseDriftPolicy(text: string, file: string): DriftPolicy {
  const config = parseConfig(driftSchema, text, file);
  const problems: Problem[] = [];
  const reader = new PolicyReader(config, problems);
  const policy = readPolicy(config, reader);
  if (problems.length > 0) throw new CannotRunError(problems);
  return policy;
}

function readPolicy(config: Config<DriftFile>, reader: PolicyReader): DriftPolicy {
  const { value } = config;
  const methods = value.method ?? 'auto';
  const include = value.columns?.include;
  const exclude = value.columns?.exclude ?? [];
  for (const [index, name] of (include ?? []).entries()) {
    if (!exclude.includes(name)) continue;
    reader.problem(
      ['columns', 'include', index],
      `'${name}' is also excluded; keep one of the two`,
    );
  }
  return {
    reference: value.reference,
    window: value.window && readWindow(value.window, reader),
    method: typeof methods === 'string' ? reader.method(['method'], methods) : 'auto',
    methodByColumn: new Map(
      typeof methods === 'string'
        ? []
        : Object.entries(methods).map(([column, name]) => [
            column,
            reader.method(['method', column], name),
          ]),
    ),
    correction: value.correction ?? 'benjamini-hochberg',
    alpha: value.alpha ?? 0.05,
    thresholds: reader.thresholds(value.effect),
    missingRateAlert: value.effect?.missing_rate?.alert ?? 0.05,
    newCategoryAlert: value.effect?.new_category?.alert ?? 0.001,
    driftedShare: value.drifted_share ?? 0.3,
    include,
    exclude,
    predictionColumn: value.predictions?.column,
    ...readMonitoredSections(value, reader),
    retrain: value.retrain && reader.retrain(value.retrain),
    notify: readNotify(value.notify, (path, message) => reader.problem(path, message)),
    ...readMonitoring(value, reader),
    locate: (path) => config.locate(path),
  };
}

/** Reads the parts that a schema cannot check and notes every problem at its place. */
class PolicyReader {
  readonly #config: Config<DriftFile>;
  readonly #problems: Problem[];

  constructor(config: Config<DriftFile>, problems: Problem[]) {
    this.#config = config;
    this.#problems = problems;
  }

  problem(path: ConfigPath, message: string): void {
    const location = this.locate(path);
    this.#problems.push({ code: 'drift-policy', subject: path.join('.'), message, location });
  }

  locate(path: ConfigPath): Location {
    return this.#config.locate(path);
  }

  duration(path: ConfigPath, text: string): number {
    const parsed = parsePositiveDurationMs(text);
    if (parsed === undefined) {
      this.problem(path, `expected a duration such as 24h or 7d, got ${JSON.stringify(text)}`);
    }
    return parsed ?? 0;
  }

  method(path: ConfigPath, name: unknown): MethodName | 'auto' {
    const known = ['auto', ...methodNames] as const;
    const found = known.find((one) => one === name);
    if (found === undefined) {
      const text = typeof name === 'string' ? name : JSON.stringify(name);
      this.problem(path, `unknown method '${text}'. ${suggestName(text, known)}`);
    }
    return found ?? 'auto';
  }

  thresholds(effect: DriftFile['effect']): Record<MethodName, Threshold> {
    const entries = methodNames.map((name) => {
      const defaults = driftMethods[name].threshold;
      const given = (effect as Record<string, Partial<Threshold>> | undefined)?.[name];
      const alert = given?.alert ?? defaults.alert;
      const retrain = given?.retrain ?? Math.max(alert, defaults.retrain);
      if (retrain < alert) {
        const path = ['effect', name, 'retrain'];
        this.problem(path, `expected at least alert (${alert}), got ${retrain}`);
      }
      return [name, { alert, retrain }] as const;
    });
    return Object.fromEntries(entries) as Record<MethodName, Threshold>;
  }

  retrain(given: NonNullable<DriftFile['retrain']>): RetrainPolicy {
    const after = given.after === undefined ? { hits: 1, runs: 1 } : parsePersistence(given.after);
    if (!after) {
      const got = JSON.stringify(given.after);
      this.problem(['retrain', 'after'], `expected 'k of n', such as 2 of 3, got ${got}`);
    }
    const budget = given.budget === undefined ? undefined : parseBudget(given.budget);
    if (given.budget !== undefined && !budget) {
      const got = JSON.stringify(given.budget);
      this.problem(
        ['retrain', 'budget'],
        `expected 'count per period', such as 4 per 30d, got ${got}`,
      );
    }
    return {
      way: readRetrainWay(given, (path, message) => this.problem(path, message)),
      inputs: given.inputs ?? {},
      after: after ?? { hits: 1, runs: 1 },
      cooldownMs:
        given.cooldown === undefined ? 0 : this.duration(['retrain', 'cooldown'], given.cooldown),
      budget,
      whenRows: given.when_rows,
    };
  }
}
