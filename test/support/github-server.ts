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
  /** Answers from now on; an answer without a status is 404. */
  answer(method: string, path: string, status: number, body?: unknown): void;
}

/** A stand-in for the GitHub API on loopback: records every call, answers what a test prepared. */
export async function startGitHubServer(): Promise<GitHubServer> {
  const calls: RecordedCall[] = [];
  const answers = new Map<string, { status: number; body: unknown }>();
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const path = new URL(request.url ?? '/', 'http://localhost').pathname;
      const { method = 'GET' } = request;
      const { authorization } = request.headers;
      calls.push({ method, path, authorization, body: text === '' ? undefined : JSON.parse(text) });
      const answer = answers.get(`${method} ${path}`) ?? {
        status: 404,
        body: { message: 'Not Found' },
      };
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(answer.status === 204 ? undefined : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    answer: (method, path, status, body = {}) => answers.set(`${method} ${path}`, { status, body }),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
