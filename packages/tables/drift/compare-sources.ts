import type { CompatColumn } from '#core/drift/compat/compat-input.ts';
import type { AssessmentInput } from '#core/drift/assess-drift.ts';
import type { DriftPolicy } from '#core/drift/drift-policy.ts';
import type { ColumnPlan } from '#core/drift/plan-columns.ts';
import type { Logger } from '#core/ports.ts';
import type { ModelRegistry } from '#core/release/model-registry.ts';
import type { TableEngine } from '../engine.ts';
import type { Downloads } from '../sources/downloads.ts';
import { openSource } from '../sources/open-source.ts';
import { isTrinoSource } from '../trino/trino-source.ts';
import { compareTables } from './compare-tables.ts';
import { openCurrent, type CurrentData } from './open-current.ts';
import { readCompatColumns } from './read-compat-columns.ts';
import { readImportances } from './read-importances.ts';
import { openReference, type DriftReference } from './open-reference.ts';

export interface SourcesRequest {
  readonly policy: DriftPolicy;
  readonly reference: string;
  readonly current: string;
  readonly workingDirectory: string;
  readonly logger: Logger;
  readonly openRegistry: () => ModelRegistry;
}

export interface ComparedSources {
  readonly reference: DriftReference;
  readonly current: CurrentData;
  readonly plan: ColumnPlan;
  readonly input: AssessmentInput;
  /** The raw values that `compat` needs, of the columns that it can be computed for. */
  readonly compat: ReadonlyMap<string, CompatColumn>;
}

/** Opens the reference and the current data and compares what the policy asks for. @throws CannotRunError */
export async function compareSources(
  engine: TableEngine,
  downloads: Downloads,
  request: SourcesRequest,
): Promise<ComparedSources> {
  const { policy, logger, workingDirectory, openRegistry } = request;
  logger.progress('reading the reference');
  const reference = await openReference(engine, {
    reference: request.reference,
    isCurrentOnServer: isTrinoSource(request.current),
    workingDirectory,
    openRegistry,
    openTable: (source) => openSource(engine, downloads, source),
    pathOf: (source) => downloads.pathOf(source),
  });
  logger.progress('reading the current data');
  const { window } = policy;
  const current = await openCurrent(engine, reference.profile, {
    window: window && { ...window, location: policy.locate(['window', 'column']) },
    open: (textColumns) =>
      openSource(engine, downloads, request.current, textColumns ? { textColumns } : {}),
  });
  logger.progress('comparing');
  const data = {
    reference: reference.profile,
    referenceTable: reference.table,
    current: current.table,
    looksLike: current.looksLike,
  };
  const { plan, input } = await compareTables(engine, data, policy);
  const weights = await readImportances(policy, workingDirectory, data);
  const compat = await readCompatColumns(engine, data, input, policy);
  return { reference, current, plan, input: { ...input, ...(weights && { weights }) }, compat };
}
