/** What the pure core and the adapters are given by the shell: time, randomness, processes, log lines. */

/** Milliseconds since the epoch. */
export type Clock = () => number;

/** Waits; rejects with the signal's reason when it is aborted first. */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** Lower-case hexadecimal sha256 of UTF-8 text or bytes. */
export type Digest = (content: string | Uint8Array) => string;

export interface CommandOptions {
  readonly cwd: string;
  readonly timeoutSeconds: number;
  readonly input?: string;
  readonly signal?: AbortSignal;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs argv without a shell and gives its standard output; rejects with what it said on failure. */
export type CommandRunner = (
  argv: readonly [string, ...string[]],
  options: CommandOptions,
) => Promise<string>;

/** Lines for a person. Untrusted text is escaped by the implementation. */
export interface Logger {
  info(message: string): void;
  notice(message: string): void;
  warning(message: string): void;
  debug(message: string): void;
  /** The step that a long run is at; shown only when the work takes longer than a second. */
  progress(message: string): void;
}
