import { CannotRunError } from './errors.ts';

/**
 * Waits for all and gives their results in order; problems of several are reported together.
 * @throws CannotRunError with every problem of every one that failed, or the first error of another kind.
 */
export async function collectProblems<T>(promises: readonly Promise<T>[]): Promise<T[]> {
  const settled = await Promise.allSettled(promises);
  const reasons = settled.flatMap((one): unknown[] =>
    one.status === 'rejected' ? [one.reason] : [],
  );
  const other = reasons.find((reason) => !(reason instanceof CannotRunError));
  if (other !== undefined) throw other;
  const problems = reasons.flatMap((reason) => (reason as CannotRunError).problems);
  if (problems.length > 0) throw new CannotRunError(problems);
  return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}
