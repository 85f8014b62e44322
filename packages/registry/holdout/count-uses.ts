import { resolve } from 'node:path';
import { holdoutFinding } from '#core/gate/holdout/holdout-finding.ts';
import { otherCandidates, useOfRecord, type HoldoutUse } from '#core/gate/holdout/holdout-use.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import type { EvidenceRecord } from '#core/release/gate-evidence.ts';
import { isRegistryUri, parseRegistryUri } from '#core/release/registry-uri.ts';
import { combineVerdicts } from '#core/verdict/combine.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { openRegistry, type RegistryOptions } from '../open-registry.ts';
import { appendUse, readUses } from './state-file.ts';

/** The decision that is about to be made, and where earlier ones are written. */
export interface HoldoutQuestion {
  readonly policy: GatePolicy;
  /** Digest of the evaluation data; undefined when nobody knows it. */
  readonly data: string | undefined;
  /** sha256 of the candidate's predictions or numbers. */
  readonly candidate: string;
  readonly findings: readonly Finding[];
  /** Given to the run. */
  readonly records: readonly EvidenceRecord[];
  /** As given: `registry://…` names the model whose earlier gates count. */
  readonly champion: string | undefined;
  readonly registry: string;
  /** Path of the state file as given. */
  readonly state?: string | undefined;
}

/**
 * How many candidates the same evaluation data decided about, by the records given, those of the model's versions in the registry
 * and the state file, which then remembers this one. Nothing is said where nobody asks: no policy, no state, no earlier use.
 * @throws CannotRunError when the state file is damaged or cannot be written
 */
export async function countHoldoutUses(
  question: HoldoutQuestion,
  options: RegistryOptions,
): Promise<readonly Finding[]> {
  const { policy, data, candidate, findings, state } = question;
  const asked = policy.holdout !== undefined || state !== undefined;
  if (data === undefined) {
    const unknown =
      'it has no digest: give the prediction table an id column, or evaluation_data_digest in the metrics';
    return asked ? [holdoutFinding({ others: undefined, unknown, counted: [] }, policy)] : [];
  }
  const places = await earlierUses(question, options);
  const known = places.flatMap(({ uses }) => uses);
  const others = otherCandidates(known, { data, candidate });
  if (
    state !== undefined &&
    !known.some((use) => use.data === data && use.candidate === candidate)
  ) {
    const verdict = combineVerdicts(findings, policy.inconclusive);
    const at = new Date(options.now()).toISOString();
    await appendUse(resolve(options.workingDirectory, state), state, {
      data,
      candidate,
      verdict,
      at,
    });
  }
  if (!asked && others === 0) return [];
  const counted = places.map(({ name }) => name);
  if (counted.length > 0) return [holdoutFinding({ others, counted }, policy)];
  const unknown = "there is nothing to count in: give the input 'state' (a file kept between runs)";
  return [holdoutFinding({ others: undefined, unknown, counted }, policy)];
}

interface Place {
  readonly name: string;
  readonly uses: readonly HoldoutUse[];
}

async function earlierUses(
  { records, champion, registry: uri, state }: HoldoutQuestion,
  options: RegistryOptions,
): Promise<Place[]> {
  const usesOf = (all: readonly EvidenceRecord[]): HoldoutUse[] =>
    all.flatMap(({ record }) => useOfRecord(record) ?? []);
  const places: Place[] = [];
  const given = usesOf(records);
  if (given.length > 0) places.push({ name: 'records', uses: given });
  if (champion !== undefined && isRegistryUri(champion)) {
    const { name } = parseRegistryUri(champion, 'champion');
    const stored = await openRegistry(uri, options).recordsOf(name);
    places.push({ name: uri, uses: usesOf(stored) });
  }
  if (state !== undefined) {
    const path = resolve(options.workingDirectory, state);
    places.push({ name: state, uses: await readUses(path, state) });
  }
  return places;
}
