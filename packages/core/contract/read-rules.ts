import { parseProfile } from '../profile/parse-profile.ts';
import type { Profile } from '../profile/profile.ts';
import { collectProblems } from '../verdict/collect-problems.ts';
import { CannotRunError } from '../verdict/errors.ts';
import { parseOwnContract } from './import/own-contract.ts';
import { namedProfiles, type Contract } from './parse-contract.ts';

/** The text of a file that an input names; rejects with a CannotRunError. */
export type ReadText = (file: {
  readonly input: string;
  readonly file: string;
  readonly hint?: string;
}) => Promise<string>;

/** A profile with its text, for its digest. */
export interface ReadProfile {
  readonly file: string;
  readonly text: string;
  readonly profile: Profile;
}

/** What data is checked by. */
export interface Rules {
  readonly contract: Contract;
  /** The one given with the run. */
  readonly reference?: ReadProfile;
  /** Those that the contract names. */
  readonly profiles: readonly ReadProfile[];
}

/**
 * Reads the contract and every profile that it or the run names.
 * @throws CannotRunError with the problems of all of them.
 */
export async function readRules(
  files: { readonly contract: string; readonly referenceProfile: string | undefined },
  readText: ReadText,
): Promise<Rules> {
  const hint = '`trainyard infer DATA` proposes a contract';
  const parsing = readText({ input: 'contract', file: files.contract, hint }).then((text) =>
    parseOwnContract(text, files.contract),
  );
  const reading =
    files.referenceProfile === undefined
      ? []
      : [readProfile(files.referenceProfile, 'reference-profile', readText)];
  await collectProblems<unknown>([parsing, ...reading]);
  const contract = await parsing;
  const [reference] = await Promise.all(reading);
  const profiles = await collectProblems(
    namedProfiles(contract).map((file) => profileOfRule(contract, file, readText)),
  );
  return { contract, profiles, ...(reference ? { reference } : {}) };
}

/** The profiles by the name that rules know them by; '' is the one given with the run. */
export function profilesByName({ reference, profiles }: Rules): Map<string, Profile> {
  const named = profiles.map(({ file, profile }) => [file, profile] as const);
  return new Map([...named, ...(reference ? [['', reference.profile] as const] : [])]);
}

async function readProfile(file: string, input: string, readText: ReadText): Promise<ReadProfile> {
  const text = await readText({ input, file });
  return { file, text, profile: parseProfile(text, file) };
}

/** A problem without a place of its own stands at the rule that names the file. */
async function profileOfRule(
  { rules }: Contract,
  file: string,
  readText: ReadText,
): Promise<ReadProfile> {
  try {
    return await readProfile(file, 'contract', readText);
  } catch (cause) {
    if (!(cause instanceof CannotRunError)) throw cause;
    const rule = rules.find(({ kind, options }) => kind.profileOf?.(options) === file)!;
    const location = rule.locate('profile');
    const problems = cause.problems.map((problem) => ({ location, ...problem }));
    throw new CannotRunError(problems, { cause });
  }
}
