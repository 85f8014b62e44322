import type { IncomingMessage } from 'node:http';

export interface LoadTarget {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
}

/** What became of one request: the body of an answer 2xx, or what happened instead. */
export type Outcome = { readonly answer: string } | { readonly failure: string };

export interface LoadClient {
  /** Sends at once, or as soon as a connection is free; the answer must be there within `timeoutMs`. */
  send(body: Buffer, timeoutMs: number): Promise<Outcome>;
  /** Whether a request sent now would wait for a connection. */
  isBusy(): boolean;
  /** Ends every connection. */
  close(): void;
}

const largestAnswerBytes = 16 * 1024 * 1024;

/**
 * Requests over connections that are kept open, as a service's clients do. Of Node's own, since what is on npm sends by
 * connection: autocannon fills in the latencies that a stall kept it from measuring (its README), which guesses what an open loop measures.
 */
export async function openLoadClient({
  url,
  headers,
  connections,
}: LoadTarget): Promise<LoadClient> {
  // Loaded when a load is run: an import of node:http loads all of undici, 40 ms of every start.
  const { Agent, request: start } =
    new URL(url).protocol === 'https:' ? await import('node:https') : await import('node:http');
  const agent = new Agent({
    keepAlive: true,
    maxSockets: connections,
    maxFreeSockets: connections,
  });
  let open = 0;

  function attempt(body: Buffer, signal: AbortSignal): Promise<Outcome | 'stale'> {
    return new Promise((resolve) => {
      const outgoing = start(url, {
        method: 'POST',
        agent,
        signal,
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'content-length': body.length,
          ...headers,
        },
      });
      outgoing.on('response', (incoming) => readAnswer(incoming, resolve));
      outgoing.on('error', (error: NodeJS.ErrnoException) => {
        // A server may close an idle connection at the moment that it is used again: Node's own advice is to ask once more.
        const isStale = outgoing.reusedSocket && error.code === 'ECONNRESET' && !signal.aborted;
        resolve(isStale ? 'stale' : { failure: error.code ?? error.message });
      });
      outgoing.end(body);
    });
  }

  async function send(body: Buffer, timeoutMs: number): Promise<Outcome> {
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), Math.max(0, timeoutMs));
    open++;
    try {
      let outcome = await attempt(body, timeout.signal);
      if (outcome === 'stale') outcome = await attempt(body, timeout.signal);
      if (timeout.signal.aborted) return { failure: 'no answer in time' };
      return outcome === 'stale' ? { failure: 'ECONNRESET' } : outcome;
    } finally {
      open--;
      clearTimeout(timer);
    }
  }

  return { send, isBusy: () => open >= connections, close: () => agent.destroy() };
}

function readAnswer(incoming: IncomingMessage, resolve: (outcome: Outcome) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  incoming.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= largestAnswerBytes) chunks.push(chunk);
    else incoming.destroy(new Error(`an answer above ${largestAnswerBytes / 1024 ** 2} MiB`));
  });
  incoming.on('error', (error) => resolve({ failure: error.message }));
  incoming.on('end', () => {
    const { statusCode = 0 } = incoming;
    const isGood = statusCode >= 200 && statusCode < 300;
    resolve(
      isGood ? { answer: Buffer.concat(chunks).toString() } : { failure: `answers ${statusCode}` },
    );
  });
}
