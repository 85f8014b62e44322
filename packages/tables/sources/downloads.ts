import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Logger } from '#core/ports.ts';
import { fileFormat } from '../files/file-format.ts';
import type { FetchedFile, FetchedFiles } from '../files/source-files.ts';
import { isAddress } from './address.ts';
import { copyObject, type Transfer } from './copy-object.ts';
import { findObjects, type FoundObjects } from './find-objects.ts';
import { localName } from './local-name.ts';
import type { RemoteObject } from './remote-object.ts';
import { Slots } from './slots.ts';

/** Files fetched from addresses, kept until it is disposed of. */
export interface Downloads extends AsyncDisposable {
  /**
   * Fetches an http(s) address, an object or a glob of objects (`s3://`) into temporary files; the same source once.
   * @throws CannotRunError naming the address without its query: signed addresses carry a secret there.
   */
  filesOf(address: string): Promise<FetchedFiles>;
  /** The path of a file to read: that of what was fetched, when the source is an address of one file. */
  pathOf(source: string): Promise<string>;
}

export interface DownloadOptions {
  readonly logger: Logger;
  readonly signal?: AbortSignal;
  /** RUNNER_TEMP is where downloads go, where it is set. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Over all objects and their ranges: enough to fill a link, few enough for any server. */
const connections = 8;
const partBytes = 8 * 1024 * 1024;
const defaultStallSeconds = 30;

export function openDownloads(options: DownloadOptions): Downloads {
  const { env } = options;
  const closed = new AbortController();
  const transfer: Transfer = {
    slots: new Slots(connections),
    partBytes,
    stallMs: (Number(env['TRAINYARD_STALL_SECONDS']) || defaultStallSeconds) * 1000,
    signal: options.signal ? AbortSignal.any([options.signal, closed.signal]) : closed.signal,
  };
  let directory: Promise<TemporaryDirectory> | undefined;
  let objects = 0;
  const fetched = new Map<string, Promise<FetchedFiles>>();
  const fetchOne = async (object: RemoteObject): Promise<FetchedFile> => {
    directory ??= temporaryDirectory(env['RUNNER_TEMP'] || tmpdir());
    const path = join((await directory).path, String(objects++), localName(object.shown));
    await mkdir(dirname(path), { recursive: true });
    return { path, shown: object.shown, sha256: await copyObject(object, path, transfer) };
  };
  const filesOf = (address: string): Promise<FetchedFiles> => {
    const known = fetched.get(address);
    if (known) return known;
    const files = findObjects(address, env, transfer).then((found) =>
      fetchAll(found, options.logger, fetchOne),
    );
    fetched.set(address, files);
    return files;
  };
  return {
    filesOf,
    pathOf: async (source) => (isAddress(source) ? (await filesOf(source)).files[0]!.path : source),
    async [Symbol.asyncDispose]() {
      closed.abort();
      await Promise.allSettled(fetched.values());
      await (await directory)?.[Symbol.asyncDispose]();
    },
  };
}

async function fetchAll(
  { objects, isGlob }: FoundObjects,
  logger: Logger,
  fetchOne: (object: RemoteObject) => Promise<FetchedFile>,
): Promise<FetchedFiles> {
  // A wrong name is told before anything is downloaded.
  for (const { shown } of objects) fileFormat(shown, shown);
  let done = 0;
  const files = await mapAtOnce(objects, async (object) => {
    logger.progress(
      objects.length === 1
        ? `downloading ${object.shown}`
        : `downloading ${object.shown} (${done} of ${objects.length} files are here)`,
    );
    const file = await fetchOne(object);
    done++;
    return file;
  });
  return { files, isGlob };
}

/** In order of the items; a few at a time, and no further ones after one has failed. */
async function mapAtOnce<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  let failed = false;
  const worker = async (): Promise<void> => {
    while (next < items.length && !failed) {
      const index = next++;
      try {
        results[index] = await work(items[index]!);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: connections }, worker));
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure) throw failure.reason;
  return results;
}

interface TemporaryDirectory extends AsyncDisposable {
  readonly path: string;
}

/** Goes away with its user, also when that is stopped by a signal. */
async function temporaryDirectory(parent: string): Promise<TemporaryDirectory> {
  const path = await mkdtemp(join(parent, 'trainyard-download-'));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const stop = (signal: NodeJS.Signals): void => {
    rmSync(path, { recursive: true, force: true });
    release();
    // Whoever else listens decides how the process ends; else it ends as it would have.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const release = (): void => signals.forEach((signal) => void process.off(signal, stop));
  for (const signal of signals) process.once(signal, stop);
  return {
    path,
    async [Symbol.asyncDispose]() {
      release();
      await rm(path, { recursive: true, force: true });
    },
  };
}
