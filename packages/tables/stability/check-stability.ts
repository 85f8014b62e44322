import { access, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { GivenNumbers } from '#core/gate/given-numbers.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import { assessStability } from '#core/gate/stability/assess-stability.ts';
import type { FeatureImportances } from '#core/gate/stability/feature-importances.ts';
import { importanceReport, type ImportanceReport } from '#core/gate/stability/importance-report.ts';
import type { StabilityPolicy } from '#core/gate/stability/stability-policy.ts';
import type { Digest } from '#core/ports.ts';
import { collectProblems } from '#core/verdict/collect-problems.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import type { Finding } from '#core/verdict/finding.ts';
import type { TableEngine } from '../engine.ts';
import { isAddress, shownAddress } from '../sources/address.ts';
import type { Downloads } from '../sources/downloads.ts';
import { openSource } from '../sources/open-source.ts';
import {
  importanceColumns,
  parseImportanceJson,
  readImportanceTable,
} from './read-importance-table.ts';
import { readShapValues } from './read-shap-values.ts';

export interface StabilityResult {
  readonly findings: readonly Finding[];
  /** Absent: the policy names no importances. */
  readonly report?: ImportanceReport;
  /** sha256 of the tables, by input name. */
  readonly digests: Readonly<Record<string, string>>;
}

export interface StabilityPorts {
  readonly engine: TableEngine;
  readonly downloads: Downloads;
  readonly workingDirectory: string;
  readonly digest: Digest;
  /** Of the candidate, measured elsewhere. */
  readonly numbers: GivenNumbers;
  readonly hasChampion: boolean;
}

interface ReadSide {
  readonly importances: FeatureImportances;
  readonly digest: string;
}

/**
 * Reads what features weigh in both models and decides how well they agree.
 * @throws CannotRunError with every problem of both files
 */
export async function checkStability(
  policy: GatePolicy,
  ports: StabilityPorts,
): Promise<StabilityResult> {
  const { stability } = policy;
  if (!stability) return { findings: [], digests: {} };
  requireOnce(stability, ports.numbers);
  const { champion: named } = stability;
  const isThere = named !== undefined && (await mayBeRead(named, ports));
  const [candidate, champion] = await collectProblems([
    readSide(stability.candidate, policy, ports),
    ...(isThere ? [readSide(named, policy, ports)] : []),
  ]);
  const findings = assessStability(policy, stability, {
    candidate: candidate!.importances,
    champion: champion?.importances,
    hasChampion: ports.hasChampion,
  });
  return {
    findings,
    report: importanceReport(candidate!.importances, champion?.importances),
    digests: {
      'importance.candidate': candidate!.digest,
      ...(champion ? { 'importance.champion': champion.digest } : {}),
    },
  };
}

function requireOnce({ rules }: StabilityPolicy, numbers: GivenNumbers): void {
  const twice = rules.map(({ metric }) => metric).filter((metric) => numbers.has(metric));
  if (twice.length === 0) return;
  const message = `${twice.join(', ')} is computed from 'importance' and also given as a number; give one of them`;
  throw cannotRun('metrics-twice', 'metrics', message);
}

/** Before the first champion its file does not exist: that is no mistake. With a champion it is one. */
async function mayBeRead(
  file: string,
  { hasChampion, workingDirectory }: StabilityPorts,
): Promise<boolean> {
  if (hasChampion || isAddress(file)) return true;
  return access(resolve(workingDirectory, file)).then(
    () => true,
    () => false,
  );
}

async function readSide(
  source: string,
  { columns, stability }: GatePolicy,
  { engine, downloads, workingDirectory, digest }: StabilityPorts,
): Promise<ReadSide> {
  if (/\.json$/i.test(source) && !isAddress(source)) {
    const text = await readText(source, workingDirectory);
    return { importances: parseImportanceJson(text, source), digest: digest(text) };
  }
  const table = await openSource(engine, downloads, source);
  const ignored = [...(stability?.exclude ?? []), columns.label];
  const told = table.columns.filter(({ name }) => ![columns.id, ...ignored].includes(name));
  const plain = importanceColumns({ ...table, columns: told });
  const importances = plain
    ? await readImportanceTable(table, plain)
    : await readShapValues(table, { id: columns.id, ignored });
  const shown = { ...importances, source: shownAddress(source) };
  return { importances: shown, digest: await engine.digestOf(table) };
}

async function readText(file: string, workingDirectory: string): Promise<string> {
  try {
    return await readFile(resolve(workingDirectory, file), 'utf8');
  } catch (cause) {
    const { code = 'unknown error' } = cause as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`;
    throw cannotRun('importance', 'importance', `${file}: ${why}`, { cause });
  }
}
