const namePattern = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,126}[A-Za-z0-9])?$/;
const aliasPattern = /^[a-z0-9][a-z0-9_-]{0,62}$/;

/** The aliases that Trainyard itself moves and reads; any other name in the pattern may be used as well. */
export const knownAliases = ['candidate', 'canary', 'champion', 'previous'] as const;

/** What is wrong with the name of a model; `undefined` when nothing is. Names become folder names everywhere. */
export function modelNameProblem(name: string): string | undefined {
  if (namePattern.test(name)) return undefined;
  return (
    `expected the name of a model: 1 to 128 letters, digits, '.', '_' or '-', the first and last a letter or ` +
    `digit; got ${JSON.stringify(name)}`
  );
}

/** What is wrong with an alias; `undefined` when nothing is. */
export function aliasProblem(alias: string): string | undefined {
  if (!aliasPattern.test(alias)) {
    return (
      `expected an alias such as ${knownAliases.join(', ')}: 1 to 63 of a-z, 0-9, '_' and '-', the first a ` +
      `letter or digit; got ${JSON.stringify(alias)}`
    );
  }
  if (/^[0-9]+$/.test(alias))
    return `expected an alias, got the number ${alias}, which reads like a version`;
  // `expected-champion: none` says that nobody may hold the alias.
  if (alias === 'none') return `'none' means "no version" and cannot be an alias`;
  return undefined;
}

/** A version number as people write it ('3', 'v3'); `undefined` when it is none. Versions start at 1. */
export function parseVersionNumber(text: string): number | undefined {
  const digits = /^v?([1-9][0-9]{0,8})$/.exec(text.trim())?.[1];
  return digits === undefined ? undefined : Number(digits);
}
