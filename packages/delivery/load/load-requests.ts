import type { LoadPolicy } from '#core/gate/load/load-policy.ts';
import type { ReadLoadRows } from '#core/gate/load/load-rows.ts';
import type { PredictorPolicy } from '#core/gate/behaviour/predictor-policy.ts';
import { scoreOfItem, type ScorePlace } from '../serving/score-of-item.ts';
import { AnswerProblem, type ServingProtocol } from '../serving/serving-protocol.ts';
import type { LoadRequest } from './open-loop.ts';

export interface LoadRequests {
  /** At least one; sent in turn. */
  readonly requests: readonly LoadRequest[];
  /** sha256 of the tables that rows came from. */
  readonly digests: Readonly<Record<string, string>>;
}

export interface RequestOptions {
  readonly protocol: ServingProtocol;
  readonly predictor: PredictorPolicy;
  /** As the prediction table has it. */
  readonly scoreColumn: string;
  readonly readRows: ReadLoadRows;
}

/** Every request, written once before the load: encoding rows must not hold up their arrival. */
export async function loadRequests(
  { request }: Pick<LoadPolicy, 'request'>,
  options: RequestOptions,
): Promise<LoadRequests> {
  if (request.kind === 'body') {
    const body = Buffer.from(JSON.stringify(request.body));
    return { requests: [{ body, problemOf: jsonProblem }], digests: {} };
  }
  const { protocol, predictor, scoreColumn } = options;
  const { rows, digests } = await options.readRows(request.rows);
  const { columns, count } = rows;
  const values = await rows.slice(0, count);
  const { layout, score, classIndex } = predictor;
  const place: ScorePlace = { names: [score ?? scoreColumn], classIndex };
  const requests: LoadRequest[] = [];
  for (let from = 0; from < count; from += request.rowsPerRequest) {
    const batch = { columns, rows: values.slice(from, from + request.rowsPerRequest) };
    const shape = { rows: batch.rows.length, score };
    requests.push({
      body: Buffer.from(JSON.stringify(protocol.encode(batch, { layout, score }))),
      problemOf: (answer) => answerProblem(answer, { protocol, shape, place }),
    });
  }
  return { requests, digests };
}

/** A server that sheds load may answer 200 with an excuse: only scores are an answer. */
function answerProblem(
  answer: string,
  {
    protocol,
    shape,
    place,
  }: {
    readonly protocol: ServingProtocol;
    readonly shape: { readonly rows: number; readonly score: string | undefined };
    readonly place: ScorePlace;
  },
): string | undefined {
  try {
    for (const item of protocol.decode(JSON.parse(answer), shape)) scoreOfItem(item, place);
    return undefined;
  } catch (error) {
    if (error instanceof AnswerProblem) return error.code.replaceAll('-', ' ');
    if (error instanceof SyntaxError) return 'an answer that is no JSON';
    throw error;
  }
}

function jsonProblem(answer: string): string | undefined {
  try {
    JSON.parse(answer);
    return undefined;
  } catch {
    return 'an answer that is no JSON';
  }
}
