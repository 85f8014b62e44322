import { parsePositiveDurationMs } from '../../config/duration.ts';
import type { Config } from '../../config/parse-config.ts';
import { headerProblem } from '../../drift/sinks/secret-text.ts';
import type { Problem } from '../../verdict/errors.ts';
import type { Gates } from '../gates-schema.ts';
import type { PredictorEntry } from './predictor-schema.ts';

/** How a model is asked, with defaults filled in. */
export interface PredictorPolicy {
  /** What the model is given; absent: every column but those of the evaluation. */
  readonly columns: readonly string[] | undefined;
  /** The column, key or tensor with the score, as the policy says it; absent: by the protocol. */
  readonly score: string | undefined;
  /** Which number of an answer with one for every class. */
  readonly classIndex: number | undefined;
  readonly timeoutMs: number | undefined;
  readonly format: 'csv' | 'parquet';
  readonly protocol: PredictorEntry['protocol'];
  readonly layout: 'named' | 'matrix';
  readonly batchRows: number;
  /** Secrets as `env:NAME`. */
  readonly headers: Readonly<Record<string, string>>;
}

export function readPredictor({ predictor = {} }: Gates): PredictorPolicy {
  return {
    columns: predictor.columns,
    score: predictor.score,
    classIndex: predictor.class,
    timeoutMs:
      predictor.timeout === undefined ? undefined : parsePositiveDurationMs(predictor.timeout),
    format: predictor.format ?? 'csv',
    protocol: predictor.protocol,
    layout: predictor.layout ?? 'named',
    batchRows: predictor.batch_rows ?? 100,
    headers: predictor.headers ?? {},
  };
}

export function predictorProblems(config: Config<Gates>): Problem[] {
  const { predictor = {}, behaviour, load } = config.value;
  const problem = (path: readonly string[], message: string): Problem => ({
    code: 'predictor',
    subject: path.join('.'),
    message,
    location: config.locate(path),
  });
  const headers = Object.entries(predictor.headers ?? {}).flatMap(([name, value]) => {
    const message = headerProblem(name, value);
    return message === undefined ? [] : [problem(['predictor', 'headers', name], message)];
  });
  if (config.value.predictor !== undefined && behaviour === undefined && load === undefined) {
    const message = "nothing of the policy asks a model; add 'behaviour:', or take it out";
    return [...headers, problem(['predictor'], message)];
  }
  const { timeout } = predictor;
  if (timeout === undefined || parsePositiveDurationMs(timeout) !== undefined) return headers;
  const message = `expected a duration such as 30s or 10m, got ${JSON.stringify(timeout)}`;
  return [...headers, problem(['predictor', 'timeout'], message)];
}
