import type { DriftPolicy } from '#core/drift/drift-policy.ts';
import { assertFileSources } from '../assert-files.ts';

/**
 * Before anything is read: `performance` and `skew` take the rows one by one, which a server keeps.
 * @throws CannotRunError with every source of theirs that is a table of a server.
 */
export function assertSectionSources(
  { performance, skew }: Pick<DriftPolicy, 'performance' | 'skew'>,
  given: { readonly labels: string | undefined; readonly current: string },
): void {
  const { predictions = given.current, reference } = performance ?? {};
  const labels = given.labels ?? performance?.labels;
  const ofPerformance = performance
    ? [
        {
          subject: performance.predictions === undefined ? 'current' : 'performance.predictions',
          source: predictions,
        },
        ...(labels === undefined ? [] : [{ subject: 'performance.labels', source: labels }]),
        ...(typeof reference === 'string'
          ? [{ subject: 'performance.reference', source: reference }]
          : []),
      ]
    : [];
  const ofSkew = skew
    ? [
        { subject: 'skew.training_log', source: skew.trainingLog },
        { subject: 'skew.serving_log', source: skew.servingLog },
      ]
    : [];
  assertFileSources([
    ...ofPerformance.map((one) => ({ ...one, what: "'performance'" })),
    ...ofSkew.map((one) => ({ ...one, what: "'skew'" })),
  ]);
}
