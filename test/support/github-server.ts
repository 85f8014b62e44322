import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RecordedCall {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

export interface GitHubServer extends AsyncDisposable {
  readonly url: string;
  readonly calls: readonly RecordedCall[];
  /** Answers from now on; what was never prepared is 404. */
  answer(method: string, path: string, status: number, body?: unknown, headers?: Headers): void;
  /** Answers one call before what `answer` prepared. */
  answerOnce(method: string, path: string, status: number, body?: unknown, headers?: Headers): void;
}

type Headers = Readonly<Record<string, string>>;
interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** A stand-in for the GitHub API on loopback: records every call, answers what a test prepared. */
export async function startGitHubServer(): Promise<GitHubServer> {
  const calls: RecordedCall[] = [];
  const answers = new Map<string, Answer>();
  const queued = new Map<string, Answer[]>();
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const { method = 'GET' } = request;
      const { authorization } = request.headers;
      calls.push({ method, path, authorization, body: text === '' ? undefined : JSON.parse(text) });
      const answer = queued.get(`${method} ${path}`)?.shift() ??
        answers.get(`${method} ${path}`) ?? {
          status: 404,
          body: { message: 'Not Found' },
          headers: {},
        };
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      response.end(answer.status === 204 ? undefined : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    answer: (method, path, status, body = {}, headers = {}) =>
      answers.set(`${method} ${path}`, { status, body, headers }),
    answerOnce: (method, path, status, body = {}, headers = {}) => {
      const key = `${method} ${path}`;
      queued.set(key, [...(queued.get(key) ?? []), { status, body, headers }]);
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
