import type { Location } from './finding.ts';

/** One thing that is wrong with what the user gave us. */
export interface Problem {
  /** A stable kebab-case name: 'unknown-input', 'file-empty', 'schema'. */
  readonly code: string;
  /** The input, file or key it speaks of. */
  readonly subject: string;
  /** What is wrong, expected and got, and what to do: one paragraph. */
  readonly message: string;
  readonly location?: Location;
}

/**
 * The run cannot go on because of something the user can mend: a bad input, config, file or a missing
 * tool. Carries every problem found, not just the first. Exit code 2.
 */
export class CannotRunError extends Error {
  override readonly name = 'CannotRunError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    super(problems.map((problem) => formatProblem(problem)).join('\n'), options);
    this.problems = problems;
  }
}

/** `file:line:col subject: message`, without the place when there is none. */
export function formatProblem(problem: Problem): string {
  const place = problem.location;
  const prefix = place ? `${place.file}:${place.line}:${place.column} ` : '';
  return `${prefix}${problem.subject}: ${problem.message}`;
}

/** Shorthand for the common case of one problem. */
export function cannotRun(
  code: string,
  subject: string,
  message: string,
  options?: ErrorOptions & { location?: Location },
): CannotRunError {
  const problem = { code, subject, message };
  return new CannotRunError(
    [options?.location ? { ...problem, location: options.location } : problem],
    options,
  );
}
