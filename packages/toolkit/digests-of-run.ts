import type { RunReport } from '#report/summary.ts';
import type { RunContext } from './action-definition.ts';

/** The digests behind a run, by name: what it read, the policy, the records that it builds on. */
export function digestsOfRun(
  { loadedRecords }: Pick<RunContext, 'loadedRecords'>,
  { inputs }: RunReport,
  policyDigest?: string,
): { readonly name: string; readonly digest: string }[] {
  return [
    ...Object.entries(inputs).map(([name, digest]) => ({ name, digest })),
    ...(policyDigest === undefined ? [] : [{ name: 'policy', digest: policyDigest }]),
    ...loadedRecords.map(({ digest, record }) => ({
      name: `record of ${record.predicate.action} (${record.predicate.verdict})`,
      digest,
    })),
  ];
}
