import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { cannotRun } from '#core/verdict/errors.ts';
import { shownAddress } from './address.ts';
import { followRedirects } from './follow-redirects.ts';
import {
  parseContentRange,
  rangeHeader,
  type Answer,
  type ByteRange,
  type RemoteObject,
} from './remote-object.ts';
import { asTransferError, changedWhileRead, reasonOf, TransferError } from './transfer-error.ts';
import { retryAfterMs } from './transfer-retry.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A file behind an http(s) address. */
export function httpObject(address: string, env: Environment): RemoteObject {
  const shown = shownAddress(address);
  return {
    shown,
    async open(range, version, signal) {
      const headers: Record<string, string> = { 'accept-encoding': 'identity' };
      if (range) headers['range'] = rangeHeader(range);
      if (range && version !== undefined) headers['if-range'] = version;
      const response = await request(address, shown, { headers, signal, env });
      if (response.status === 416) return emptyOr416(response, shown, version);
      if (!response.ok || !response.body) throw await refusal(response, shown);
      return answerFrom(response, shown, range);
    },
  };
}

interface RequestOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly env: Environment;
}

async function request(address: string, shown: string, options: RequestOptions): Promise<Response> {
  try {
    return await followRedirects(address, options);
  } catch (error) {
    if (asTransferError(error) || options.signal.aborted || isOurs(error)) throw error;
    throw cannotRun(
      'source-download',
      shown,
      `cannot be reached: ${reasonOf(error)}. Check the address, the network and the proxy`,
      { cause: error },
    );
  }
}

function isOurs(error: unknown): boolean {
  return (error as Error).name === 'CannotRunError';
}

function answerFrom(response: Response, shown: string, asked: ByteRange | undefined): Answer {
  const { headers } = response;
  const body = Readable.fromWeb(response.body as ReadableStream);
  const content =
    asked && response.status === 206 ? parseContentRange(headers.get('content-range')) : undefined;
  // fetch decodes: lengths and ranges would be those of the encoded bytes.
  const isEncoded = (headers.get('content-encoding') ?? 'identity') !== 'identity';
  if (content && !isEncoded) return { body, ...content, version: versionOf(headers) };
  if (response.status === 206) {
    // A range that cannot be used; without a length it makes the caller ask for the whole.
    return { body, range: asked, totalBytes: undefined, version: undefined };
  }
  const length = headers.get('content-length');
  if (length === null && !/chunked/i.test(headers.get('transfer-encoding') ?? '')) {
    body.destroy();
    throw cannotRun(
      'source-length',
      shown,
      'the server tells neither the length nor the end of the file, so a cut would go unnoticed. Serve it with Content-Length, or download it in a step of your own',
    );
  }
  const totalBytes = length === null || isEncoded ? undefined : Number(length);
  return { body, range: undefined, totalBytes, version: undefined };
}

/** What `If-Range` takes: a strong validator, else the date. */
function versionOf(headers: Headers): string | undefined {
  const tag = headers.get('etag');
  if (tag !== null && !tag.startsWith('W/')) return tag;
  return headers.get('last-modified') ?? undefined;
}

/** An empty file has no range; of any other, the end came nearer since its first range was read. */
async function emptyOr416(
  response: Response,
  shown: string,
  version: string | undefined,
): Promise<Answer> {
  await response.body?.cancel();
  if (response.headers.get('content-range')?.trim() !== 'bytes */0' || version !== undefined)
    throw changedWhileRead(shown);
  return { body: Readable.from([]), range: { start: 0, end: 0 }, totalBytes: 0, version };
}

async function refusal(response: Response, shown: string): Promise<Error> {
  const { status, headers } = response;
  await response.body?.cancel();
  // Only a refusal needs them: an import of node:http loads all of undici, 40 ms of every start.
  const { STATUS_CODES } = await import('node:http');
  const said = `the server answered ${status} ${STATUS_CODES[status] ?? ''}`.trim();
  if ([408, 425, 429, 500, 502, 503, 504].includes(status)) {
    return new TransferError(said, {
      retryAfterMs: retryAfterMs(headers.get('retry-after'), Date.now()),
    });
  }
  const hint = [401, 403, 404, 410].includes(status)
    ? '. Check the address, whether it may be read without signing in, and whether a signed one has expired'
    : '';
  return cannotRun('source-download', shown, `${said}${hint}`);
}
