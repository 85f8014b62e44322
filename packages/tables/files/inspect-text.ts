import { cannotRun } from '#core/verdict/errors.ts';
import type { FileFormat } from './file-format.ts';
import type { SourceFile } from './source-files.ts';

/**
 * DuckDB drops a line of CSV longer than its buffer without a word when it is the first; it refuses above this. An object
 * of JSON may have 16 MiB; beyond, the engine's memory grows with the line before it refuses.
 */
const longestLineMebibytes: Partial<Record<FileFormat['layout'], number>> = {
  csv: 2,
  'json-lines': 16,
};

/** What is wrong, and at which byte of the text. */
export interface TextFault {
  readonly kind: 'nul' | 'long-line' | 'cut-array';
  /** Of the text, after decompression. */
  readonly offset: number;
}

/** Looks through a text for what the engine lets through in silence, chunk by chunk. */
export class TextInspector {
  readonly #longestBytes: number;
  readonly #isJson: boolean;
  #offset = 0;
  #lineBytes = 0;
  #first = '';
  #last = '';

  constructor(layout: FileFormat['layout']) {
    this.#longestBytes = (longestLineMebibytes[layout] ?? Infinity) * 1024 ** 2;
    this.#isJson = layout === 'json';
  }

  /** Keeps nothing of the chunk. */
  add(chunk: Buffer): TextFault | undefined {
    const start = this.#offset;
    this.#offset += chunk.length;
    const nul = chunk.indexOf(0);
    if (nul >= 0) return { kind: 'nul', offset: start + nul };
    // Files with carriage returns alone are read too.
    const newline = chunk.indexOf(10);
    const [lineBreak, first] = newline < 0 ? [13, chunk.indexOf(13)] : [10, newline];
    const reached = this.#lineBytes + (first < 0 ? chunk.length : first);
    if (reached > this.#longestBytes) return { kind: 'long-line', offset: start };
    this.#lineBytes = first < 0 ? reached : chunk.length - chunk.lastIndexOf(lineBreak) - 1;
    if (this.#isJson) this.#addEnds(chunk);
    return undefined;
  }

  /** The engine takes an array that is cut off between two objects for a whole one. */
  end(): TextFault | undefined {
    const isCut = this.#first === '[' && this.#last !== ']';
    return isCut ? { kind: 'cut-array', offset: this.#offset } : undefined;
  }

  #addEnds(chunk: Buffer): void {
    const text = chunk.toString('latin1').trim();
    if (text === '') return;
    if (this.#first === '') this.#first = text.replace(/^\xEF\xBB\xBF\s*/, '')[0] ?? '';
    this.#last = text.at(-1)!;
  }
}

/** @param line in which the fault lies, from 1. */
export function faultError(
  fault: TextFault,
  line: number,
  file: SourceFile,
  layout: FileFormat['layout'],
): Error {
  const location = { location: { file: file.shown, line, column: 1 } };
  switch (fault.kind) {
    case 'nul':
      return cannotRun(
        'file-nul',
        file.shown,
        `holds a NUL character in line ${line}: this is not UTF-8 text, or the file is damaged`,
        location,
      );
    case 'long-line':
      return cannotRun(
        'file-line-too-long',
        file.shown,
        `line ${line} is longer than ${longestLineMebibytes[layout]} MiB; expected one row a line. Is a quote or a line break missing, or is this another format?`,
        location,
      );
    default:
      return cannotRun(
        'file-truncated',
        file.shown,
        "starts with '[' but does not end with ']': it was cut off. Copy or write it again",
      );
  }
}
