/**
 * Text of a policy that may name a secret: `env:NAME` alone or as the last word (`Bearer env:KFP_TOKEN`). The policy is committed, so
 * a secret stands in the environment and only its name here.
 */
const reference = /(?:^|(?<= ))env:([A-Za-z_][A-Za-z0-9_]*)$/;

/** The variable that the text names, if it names one. */
export function variableIn(text: string): string | undefined {
  return reference.exec(text)?.[1];
}

/** The text with the variable's value in place of its name. */
export function withVariable(text: string, value: string): string {
  return text.replace(reference, () => value);
}

/** Headers that carry credentials: their values must come from the environment. */
const confidential =
  /^(?:authorization|proxy-authorization|cookie)$|(?:token|secret|password|api-?key)$/i;

/** What is wrong with a header of a policy, or nothing. */
export function headerProblem(name: string, value: string): string | undefined {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) return `'${name}' is not the name of a header`;
  if (/\p{Cc}/u.test(value) || Array.from(value).some((one) => one > '\u00ff')) {
    return 'expected one line of plain characters';
  }
  if (confidential.test(name) && variableIn(value) === undefined) {
    return `expected the name of an environment variable, such as env:${variableName(name)}, got the value itself; a policy is committed, secrets are not`;
  }
  return undefined;
}

/** What is wrong with an address of a policy, or nothing. */
export function addressProblem(text: string): string | undefined {
  if (variableIn(text) !== undefined && text.startsWith('env:')) return undefined;
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (!address || !/^https?:$/.test(address.protocol)) {
    return `expected an https:// address or env:NAME, got ${JSON.stringify(text)}`;
  }
  if (address.username !== '' || address.password !== '') {
    return 'expected an address without user and password; give them as a header, from env:NAME';
  }
  return undefined;
}

function variableName(header: string): string {
  return header.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
}
