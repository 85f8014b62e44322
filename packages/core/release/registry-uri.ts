import { cannotRun } from '../verdict/errors.ts';
import { aliasProblem, modelNameProblem, parseVersionNumber } from './release-names.ts';

/** Which version of a model is meant. */
export type VersionSelector = { readonly alias: string } | { readonly version: number };

export interface RegistryReference {
  readonly name: string;
  readonly selector: VersionSelector;
}

const prefix = 'registry://';

export function isRegistryUri(text: string): boolean {
  return text.startsWith(prefix);
}

/**
 * `registry://fraud@champion` or `registry://fraud/3`. There is no 'latest': the newest version is not the best
 * one, so a reference names an alias or a number.
 * @throws CannotRunError when the text is neither.
 */
export function parseRegistryUri(text: string, input = 'registry'): RegistryReference {
  const fail = (message: string): never => {
    throw cannotRun(
      'registry-uri',
      input,
      `${message}; write ${prefix}name@champion or ${prefix}name/3`,
    );
  };
  if (!isRegistryUri(text))
    return fail(`expected a model of the registry, got ${JSON.stringify(text)}`);
  const parts = /^([^@/]*)(?:@(.*)|\/(.*))?$/.exec(text.slice(prefix.length));
  if (!parts) return fail(`cannot read ${JSON.stringify(text)}`);
  const [, name = '', alias, version] = parts;
  const nameProblem = modelNameProblem(name);
  if (nameProblem) return fail(`${text}: ${nameProblem}`);
  if (alias !== undefined) {
    const problem = aliasProblem(alias);
    return problem ? fail(`${text}: ${problem}`) : { name, selector: { alias } };
  }
  if (version === undefined) return fail(`${text} names no version and no alias`);
  const number = parseVersionNumber(version);
  if (number === undefined)
    return fail(`${text}: expected a version number, got ${JSON.stringify(version)}`);
  return { name, selector: { version: number } };
}

/** `registry://fraud/3`: names one version for ever, unlike an alias. */
export function versionUri(name: string, version: number): string {
  return `${prefix}${name}/${version}`;
}
