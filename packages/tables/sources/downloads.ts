import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { Logger } from '#core/ports.ts';
import { cannotRun } from '#core/verdict/errors.ts';

/** Files fetched from addresses, kept until it is disposed of. */
export interface Downloads extends AsyncDisposable {
  /**
   * Streams an http(s) address into a temporary file that keeps the address's file name; the same address once.
   * @throws CannotRunError naming the address without its query: signed addresses carry a secret there.
   */
  fileOf(address: string): Promise<string>;
}

export interface DownloadOptions {
  readonly logger: Logger;
  readonly signal?: AbortSignal;
  /** RUNNER_TEMP is where downloads go, where it is set. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

export function isAddress(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

/** The address as it may be shown: without user, password, query and fragment. */
export function shownAddress(source: string): string {
  if (!isAddress(source)) return source;
  if (!URL.canParse(source)) return source.replace(/[?#].*$/s, '');
  const { protocol, host, pathname } = new URL(source);
  return `${protocol}//${host}${pathname}`;
}

export function openDownloads(options: DownloadOptions): Downloads {
  let directory: Promise<string> | undefined;
  const fetched = new Map<string, Promise<string>>();
  return {
    fileOf(address) {
      directory ??= mkdtemp(join(options.env['RUNNER_TEMP'] || tmpdir(), 'trainyard-download-'));
      const known = fetched.get(address);
      if (known) return known;
      const own = String(fetched.size);
      const file = directory.then((path) => download(address, join(path, own), options));
      fetched.set(address, file);
      return file;
    },
    async [Symbol.asyncDispose]() {
      if (!directory) return;
      await Promise.allSettled(fetched.values());
      await rm(await directory, { recursive: true, force: true });
    },
  };
}

async function download(
  address: string,
  directory: string,
  { logger, signal }: DownloadOptions,
): Promise<string> {
  const shown = shownAddress(address);
  const name = fileNameOf(address, shown);
  logger.progress(`downloading ${shown}`);
  const path = join(directory, name);
  const response = await request(address, shown, signal);
  try {
    await mkdir(directory);
    const body = Readable.fromWeb(response.body as ReadableStream);
    await pipeline(body, createWriteStream(path), signal ? { signal } : {});
  } catch (error) {
    throw cannotRun(
      'source-download',
      shown,
      `the download broke off: ${reasonOf(error)}. Run it again`,
      { cause: error },
    );
  }
  return path;
}

function fileNameOf(address: string, shown: string): string {
  const wrong = (expected: string): Error => cannotRun('source-address', shown, expected);
  if (!URL.canParse(address))
    throw wrong('is not a web address; expected https://host/path/data.parquet');
  const { pathname, username, password } = new URL(address);
  if (username !== '' || password !== '') {
    throw wrong(
      'expected an address without user and password; use a signed address, or download it in a step of your own',
    );
  }
  // Percent-encoded as it is: decoding could smuggle in a separator, and the name is never shown.
  const name = pathname.split('/').at(-1)!;
  if (name !== '') return name;
  throw wrong(
    'expected an address that ends in a file name such as data.parquet: its extension says how to read it',
  );
}

async function request(address: string, shown: string, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, signal ? { signal } : {});
  } catch (error) {
    throw cannotRun(
      'source-download',
      shown,
      `cannot be reached: ${reasonOf(error)}. Check the address, the network and the proxy`,
      { cause: error },
    );
  }
  if (response.ok && response.body) return response;
  await response.body?.cancel();
  const hint = [401, 403, 404].includes(response.status)
    ? '. Check the address and whether it may be read without signing in'
    : '';
  throw cannotRun(
    'source-download',
    shown,
    `the server answered ${response.status} ${response.statusText}`.trim() + hint,
  );
}

/** fetch says only 'fetch failed'; the reason is in its cause. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as { cause?: NodeJS.ErrnoException; message: string };
  return cause?.message || cause?.code || message;
}
