import { setTimeout as sleep } from 'node:timers/promises';

export interface JsonRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  /** Before asking again; twice as long before the third time. */
  readonly pauseMs: number;
}

/** A request that got no usable answer. */
export class RequestProblem extends Error {
  override readonly name = 'RequestProblem';
  readonly code: string;

  constructor(
    code:
      | 'no-connection'
      | 'no-answer'
      | 'http-status'
      | 'redirect'
      | 'answer-json'
      | 'answer-size',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.code = code;
  }
}

const mostAttempts = 3;
const longestWaitMs = 30_000;
const largestAnswerBytes = 64 * 1024 * 1024;
const excerptCharacters = 300;

/**
 * Posts JSON and reads JSON. Asked again only where asking cannot be wrong and may help: no connection, or 503. A request
 * that hangs is not repeated: the next one would hang too.
 * @throws RequestProblem
 */
export async function postJson(request: JsonRequest): Promise<unknown> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await postOnce(request);
    if ('answer' in outcome) return outcome.answer;
    const waitMs = outcome.retryAfterMs;
    if (waitMs === undefined || attempt === mostAttempts || waitMs > longestWaitMs)
      throw outcome.problem;
    await sleep(waitMs * attempt);
  }
}

type Outcome =
  | { readonly answer: unknown }
  | { readonly problem: RequestProblem; readonly retryAfterMs?: number };

async function postOnce({ url, headers, body, timeoutMs, pauseMs }: JsonRequest): Promise<Outcome> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body,
      // A redirect would carry the rows and the token to another place.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    text = await bodyOf(response);
  } catch (error) {
    return error instanceof RequestProblem
      ? { problem: error }
      : unanswered(error, { timeoutMs, pauseMs });
  }
  if (response.status >= 300 && response.status < 400) {
    const to = response.headers.get('location') ?? 'another place';
    const problem = new RequestProblem(
      'redirect',
      `redirects (${response.status}) to ${to.slice(0, 100)}; give that address itself`,
    );
    return { problem };
  }
  if (!response.ok) return refused(response, text, pauseMs);
  return parsed(text);
}

async function bodyOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > largestAnswerBytes) {
      throw new RequestProblem(
        'answer-size',
        `answers with more than ${largestAnswerBytes / 1024 ** 2} MiB; ask about fewer rows at once (predictor.batch_rows)`,
      );
    }
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks).toString();
}

/** undici says "fetch failed" and keeps what happened in the cause; several addresses make an AggregateError. */
function unanswered(
  error: unknown,
  { timeoutMs, pauseMs }: Pick<JsonRequest, 'timeoutMs' | 'pauseMs'>,
): Outcome {
  if ((error as Error).name === 'TimeoutError') {
    const message = `gave no answer within ${timeoutMs / 1000} s. Is the model loaded? Give it longer with predictor.timeout`;
    return { problem: new RequestProblem('no-answer', message, { cause: error }) };
  }
  let deepest = error as { message?: string; code?: string; cause?: unknown; errors?: unknown[] };
  for (;;) {
    const inner = deepest.cause ?? deepest.errors?.[0];
    if (typeof inner !== 'object' || inner === null) break;
    deepest = inner;
  }
  const message = `could not be reached: ${deepest.message || deepest.code || String(error)}`;
  const problem = new RequestProblem('no-connection', message, { cause: error });
  return { problem, retryAfterMs: pauseMs };
}

function refused(response: Response, text: string, pauseMs: number): Outcome {
  const { status } = response;
  const said = excerpt(text);
  const hint =
    status === 401 || status === 403
      ? ". Give a token: predictor: { headers: { authorization: 'Bearer env:NAME' } }"
      : '';
  const message = `answers ${status}${said === '' ? '' : `: ${said}`}${hint}`;
  const problem = new RequestProblem('http-status', message);
  if (status !== 503) return { problem };
  const after = Number(response.headers.get('retry-after')?.trim() || Number.NaN);
  return { problem, retryAfterMs: Number.isFinite(after) && after >= 0 ? after * 1000 : pauseMs };
}

function parsed(text: string): Outcome {
  try {
    return { answer: JSON.parse(text) as unknown };
  } catch (cause) {
    // Python's json writes NaN, which is none of JSON's words.
    const why = /[[\s,:](?:NaN|-?Infinity)\b/.test(text)
      ? 'with a score that is NaN or infinite: a model must answer for every row'
      : text.trim() === ''
        ? 'with nothing; expected JSON'
        : `with something that is no JSON: ${excerpt(text)}`;
    return { problem: new RequestProblem('answer-json', `answers ${why}`, { cause }) };
  }
}

/** The start of a text in one line. */
function excerpt(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length > excerptCharacters ? `${line.slice(0, excerptCharacters)}…` : line;
}
