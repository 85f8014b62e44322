import type { Override } from '#core/release/ledger-entry.ts';
import { aliasProblem, modelNameProblem, parseVersionNumber } from '#core/release/release-names.ts';
import type { InputReader } from '#toolkit/input-reader.ts';
import { readOverride } from '#toolkit/read-override.ts';

export const operations = [
  'register',
  'promote',
  'rollback',
  'archive',
  'verify',
  'history',
  'download',
] as const;
export type Operation = (typeof operations)[number];

export interface RegisterModelInputs {
  readonly operation: Operation;
  readonly registry: string;
  readonly name: string;
  /** Model directory (register) or target directory (download); empty otherwise. */
  readonly model: string;
  readonly version: number | undefined;
  readonly alias: string | undefined;
  /** `null`: nobody may hold the alias; `undefined`: anybody may. */
  readonly expectedChampion: number | null | undefined;
  readonly override: Override | undefined;
  /** Text, or the path of a file. */
  readonly metadata: string | undefined;
  readonly profile: string | undefined;
  readonly evaluation: string | undefined;
}

/** Which operations an input is for; an input that would be ignored is a slip worth a word. */
const usedBy: Readonly<Record<string, readonly Operation[]>> = {
  model: ['register', 'download'],
  version: ['promote', 'rollback', 'archive', 'verify', 'history', 'download'],
  alias: ['register', 'promote', 'rollback', 'verify', 'history', 'download'],
  'expected-champion': ['register', 'promote', 'rollback'],
  override: ['register', 'promote'],
  metadata: ['register'],
  profile: ['register'],
  evaluation: ['register'],
};

export function readRegisterModelInputs(reader: InputReader): RegisterModelInputs {
  const operation = reader.choice('operation', operations);
  for (const [input, users] of Object.entries(usedBy)) {
    if (users.includes(operation) || reader.optional(input) === undefined) continue;
    reader.problem(
      input,
      `is not used by operation ${operation} (used by ${users.join(', ')}): leave it out`,
    );
  }
  return {
    operation,
    registry: reader.required('registry', 'a registry such as file:registry'),
    name: readName(reader),
    model: readModel(reader, operation),
    version: readVersion(reader, operation),
    alias: readAlias(reader, operation),
    expectedChampion: readExpected(reader),
    override: readOverride(reader, Date.now()),
    metadata: reader.optional('metadata'),
    profile: reader.optional('profile'),
    evaluation: reader.optional('evaluation'),
  };
}

function readName(reader: InputReader): string {
  const name = reader.required('name', 'the name of the model');
  const problem = name === '' ? undefined : modelNameProblem(name);
  if (problem) reader.problem('name', problem);
  return name;
}

function readModel(reader: InputReader, operation: Operation): string {
  if (operation === 'register')
    return reader.required('model', 'the directory of the model to register');
  if (operation === 'download')
    return reader.required('model', 'the directory to put the model into');
  return '';
}

function readVersion(reader: InputReader, operation: Operation): number | undefined {
  const text =
    operation === 'archive'
      ? reader.required('version', 'the version to archive')
      : reader.optional('version');
  if (text === undefined || text === '') return undefined;
  const version = parseVersionNumber(text);
  if (version === undefined) {
    reader.problem(
      'version',
      `expected the number of a version such as 3, got ${JSON.stringify(text)}`,
    );
  }
  if (['verify', 'history', 'download'].includes(operation) && reader.optional('alias')) {
    reader.problem('version', `give either 'version' or 'alias' to say which version, not both`);
  }
  return version;
}

function readAlias(reader: InputReader, operation: Operation): string | undefined {
  const alias = reader.optional('alias');
  if (alias === undefined) return undefined;
  const moves = ['register', 'promote', 'rollback'].includes(operation);
  const problem =
    moves && alias === 'previous'
      ? "'previous' follows 'champion' by itself and cannot be moved"
      : aliasProblem(alias);
  if (problem) reader.problem('alias', problem);
  if (operation === 'promote' && alias === 'candidate' && !reader.optional('version')) {
    reader.problem('version', "expected the version that gets the alias 'candidate', got nothing");
  }
  return alias;
}

function readExpected(reader: InputReader): number | null | undefined {
  const text = reader.optional('expected-champion');
  if (text === undefined) return undefined;
  if (text === 'none') return null;
  const version = parseVersionNumber(text);
  if (version === undefined) {
    reader.problem(
      'expected-champion',
      `expected the number of a version, or none, got ${JSON.stringify(text)}`,
    );
  }
  return version;
}
