import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runCommand } from '#toolkit/exec.ts';
import type { AdapterPorts } from '#delivery/ports.ts';

export interface LocalServer extends AsyncDisposable {
  readonly url: string;
}

/** A server on a free port of this machine. */
export async function serve(
  answer: (request: IncomingMessage, body: string, response: ServerResponse) => void,
): Promise<LocalServer> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => answer(request, body, response));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

/** Real network and processes; masked secrets are collected. */
export function portsIn(
  workingDirectory: string,
  env: Readonly<Record<string, string>> = {},
): AdapterPorts & { readonly masked: string[] } {
  const masked: string[] = [];
  return {
    env,
    workingDirectory,
    runCommand,
    fetch,
    masked,
    mask: (secret) => masked.push(secret),
  };
}

export const call = { timeoutMs: 2000, signal: new AbortController().signal };
