import { readEngineError } from './duckdb/engine-error.ts';

/** What the engine itself said of a statement, in one line, also when its error was explained since. */
export function engineReason(error: unknown): string {
  const { message, cause } = error as { message: string; cause?: unknown };
  const reason = ownWords(error) ?? ownWords(cause) ?? message;
  return reason.trim().split('\n')[0]!;
}

function ownWords(error: unknown): string | undefined {
  // By its name: the module of the class is loaded with the first table of a server only.
  const { name, message } = (error ?? {}) as { name?: string; message?: string };
  return name === 'TrinoError' ? message : readEngineError(error)?.message;
}
