import type { AssessmentInput } from '#core/drift/assess-drift.ts';
import type { DriftPolicy } from '#core/drift/drift-policy.ts';
import type { ColumnPlan } from '#core/drift/plan-columns.ts';
import type { Logger } from '#core/ports.ts';
import type { ModelRegistry } from '#core/release/model-registry.ts';
import type { TableEngine } from '../engine.ts';
import type { Downloads } from '../sources/downloads.ts';
import { openSource } from '../sources/open-source.ts';
import { compareTables } from './compare-tables.ts';
import { openCurrent, type CurrentData } from './open-current.ts';
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
    workingDirectory,
    openRegistry,
    openTable: (source) => openSource(engine, downloads, source),
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
  return { reference, current, ...(await compareTables(engine, data, policy)) };
}
