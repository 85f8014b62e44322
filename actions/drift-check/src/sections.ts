import type { DriftPolicy } from '#core/drift/drift-policy.ts';
import { requireStoredEvaluation } from '#registry/stored-evaluation.ts';
import {
  checkMonitoredSections,
  type CheckedSections,
} from '#tables/drift/check-monitored-sections.ts';
import type { TableEngine } from '#tables/engine.ts';
import type { Downloads } from '#tables/sources/downloads.ts';
import { openSource } from '#tables/sources/open-source.ts';
import type { Table } from '#tables/table.ts';
import type { RunContext } from '#toolkit/action-definition.ts';
import type { DriftCheckInputs } from './inputs.ts';

/** The sections `performance` and `skew` of the policy, on the current data and what they name themselves. */
export function checkSections(
  {
    inputs,
    context,
    policy,
  }: { inputs: DriftCheckInputs; context: RunContext; policy: DriftPolicy },
  { engine, downloads }: { readonly engine: TableEngine; readonly downloads: Downloads },
  data: { readonly current: Table; readonly features: readonly string[] },
): Promise<CheckedSections> {
  const registry = { workingDirectory: context.workingDirectory, now: Date.now };
  return checkMonitoredSections(engine, {
    ...data,
    policy,
    labels: inputs.labels,
    open: (source, options) => openSource(engine, downloads, source, options),
    storedEvaluation: (uri) => requireStoredEvaluation(uri, inputs.registry, registry),
  });
}
