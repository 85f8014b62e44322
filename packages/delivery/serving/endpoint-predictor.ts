import type { ModelRows, Predictor } from '#core/gate/behaviour/predictor.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import type { EndpointAddress } from './endpoint-address.ts';
import { postJson, RequestProblem } from './post-json.ts';
import { scoreOfItem } from './score-of-item.ts';
import { AnswerProblem } from './serving-protocol.ts';

export interface EndpointOptions {
  readonly address: EndpointAddress;
  /** Secrets filled in. */
  readonly headers: Readonly<Record<string, string>>;
  /** Texts that must appear in no message: a server may repeat what it was sent. */
  readonly secrets: readonly string[];
  readonly timeoutMs: number;
  /** Before a request is repeated. */
  readonly pauseMs: number;
  readonly batchRows: number;
  readonly layout: 'named' | 'matrix';
  /** As the policy names it. */
  readonly score: string | undefined;
  /** As the prediction table has it. */
  readonly scoreColumn: string;
  readonly classIndex: number | undefined;
}

/** A model behind a server, asked in batches, one after the other: this is about its answers, not its speed. */
export function endpointPredictor(options: EndpointOptions): Predictor {
  const { shown, protocol } = options.address;
  return {
    name: `${shown} (${protocol.name})`,
    async predict(rows) {
      const scores = new Float64Array(rows.count);
      for (let from = 0; from < rows.count; from += options.batchRows) {
        const size = Math.min(options.batchRows, rows.count - from);
        scores.set(await predictBatch(rows, { from, size }, options), from);
      }
      return scores;
    },
  };
}

async function predictBatch(
  rows: ModelRows,
  { from, size }: { readonly from: number; readonly size: number },
  options: EndpointOptions,
): Promise<Float64Array> {
  const { address, headers, timeoutMs, pauseMs, layout, score, classIndex } = options;
  const { url, shown, protocol } = address;
  const names = score === undefined ? [options.scoreColumn] : [score];
  try {
    const batch = { columns: rows.columns, rows: await rows.slice(from, size) };
    const body = JSON.stringify(protocol.encode(batch, { layout, score }));
    const answer = await postJson({ url, headers, body, timeoutMs, pauseMs });
    const items = protocol.decode(answer, { rows: size, score });
    return Float64Array.from(items, (item) => scoreOfItem(item, { names, classIndex }));
  } catch (error) {
    if (!(error instanceof RequestProblem || error instanceof AnswerProblem)) throw error;
    const said = options.secrets.reduce((text, one) => text.replaceAll(one, '***'), error.message);
    const which = `asked about rows ${from + 1} to ${from + size} by ${protocol.name}`;
    throw cannotRun(`endpoint-${error.code}`, 'endpoint', `${shown} ${said} (${which})`, {
      cause: error,
    });
  }
}
