import { createHash } from 'node:crypto';
import { open, statfs, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { cannotRun } from '#core/verdict/errors.ts';
import type { ByteRange } from './remote-object.ts';

const blockBytes = 1024 * 1024;

/** A file that is written in ranges, in any order, and digested from its beginning while they come in. */
export class FileSink implements AsyncDisposable {
  readonly #file: FileHandle;
  readonly #path: string;
  /** Of the object, for errors. */
  readonly #shown: string;

  private constructor(file: FileHandle, path: string, shown: string) {
    this.#file = file;
    this.#path = path;
    this.#shown = shown;
  }

  static async create(path: string, shown: string): Promise<FileSink> {
    return new FileSink(await open(path, 'wx+'), path, shown);
  }

  /** @throws CannotRunError when the disk has no room for so many bytes, before they are downloaded. */
  async assertRoom(bytes: number): Promise<void> {
    const { bavail, bsize, blocks } = await statfs(dirname(this.#path));
    // Some network file systems do not know.
    if (blocks === 0 || bavail * bsize >= bytes) return;
    throw this.#full(
      `it has ${bytes} bytes, ${dirname(dirname(this.#path))} has room for ${bavail * bsize}`,
    );
  }

  async write(chunk: Uint8Array, position: number): Promise<void> {
    let written = 0;
    while (written < chunk.length) {
      const { bytesWritten } = await this.#file
        .write(chunk, written, chunk.length - written, position + written)
        .catch((error: NodeJS.ErrnoException) => {
          const { code = '', message } = error;
          throw /^(ENOSPC|EFBIG|EDQUOT)$/.test(code) ? this.#full(message, error) : error;
        });
      written += bytesWritten;
    }
  }

  async clear(): Promise<void> {
    await this.#file.truncate(0);
  }

  /**
   * sha256 of consecutive ranges, lower-case hex. Each is hashed as soon as it is there, while later ones are still
   * on their way: what is read back was written a moment ago and comes from memory.
   */
  async digest(ranges: readonly Promise<ByteRange>[]): Promise<string> {
    const hash = createHash('sha256');
    const block = Buffer.allocUnsafe(blockBytes);
    for (const range of ranges) {
      const { start, end } = await range;
      for (let position = start; position < end;) {
        const length = Math.min(blockBytes, end - position);
        const { bytesRead } = await this.#file.read(block, 0, length, position);
        if (bytesRead === 0) throw new Error(`${this.#path} is shorter than what was written`);
        hash.update(block.subarray(0, bytesRead));
        position += bytesRead;
      }
    }
    return hash.digest('hex');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file.close();
  }

  #full(reason: string, cause?: Error): Error {
    return cannotRun(
      'disk-full',
      this.#shown,
      `there is no room left on disk for the download (${reason}). Free some, or point RUNNER_TEMP to a larger disk`,
      { cause },
    );
  }
}
