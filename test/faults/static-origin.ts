import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { addressOf, listening } from './faulty-proxy.ts';

export interface OriginFile {
  body: Buffer;
  /** Answers ranges, and names the state of the file. Both by default. */
  readonly ranges?: boolean;
  readonly tags?: boolean;
  /** Sends the body in chunks, without a length. */
  readonly chunked?: boolean;
}

export interface StaticOrigin {
  readonly address: string;
  readonly files: Map<string, OriginFile>;
  stop(): void;
}

/** A web server of files on loopback, with ranges and entity tags as RFC 9110 has them. */
export async function startStaticOrigin(): Promise<StaticOrigin> {
  const files = new Map<string, OriginFile>();
  const server = createServer((request, response) => {
    const file = files.get(decodeURIComponent(request.url!.replace(/\?.*$/, '')));
    if (file) answer(file, request, response);
    else response.writeHead(404).end('no such file');
  });
  await listening(server);
  return {
    address: addressOf(server),
    files,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(file: OriginFile, { headers }: IncomingMessage, response: ServerResponse): void {
  const { body, ranges = true, tags = true, chunked = false } = file;
  const tag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  if (tags) response.setHeader('etag', tag);
  const isSame = headers['if-range'] === undefined || headers['if-range'] === tag;
  const range = ranges && isSame ? /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') : null;
  if (chunked || !range) {
    response.writeHead(200, chunked ? {} : { 'content-length': body.length });
    response.write(body.subarray(0, 1));
    return void response.end(body.subarray(1));
  }
  const [start, end] = [Number(range[1]), Math.min(body.length, Number(range[2]) + 1)];
  if (start >= body.length)
    return void response.writeHead(416, { 'content-range': `bytes */${body.length}` }).end();
  response.writeHead(206, {
    'content-range': `bytes ${start}-${end - 1}/${body.length}`,
    'content-length': end - start,
  });
  response.end(body.subarray(start, end));
}
