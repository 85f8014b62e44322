import { variableIn, withVariable } from '#core/drift/sinks/secret-text.ts';
import { CannotRunError, type Problem } from '#core/verdict/errors.ts';

export interface SecretHeaders {
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

/**
 * Headers with `env:NAME` filled in from the environment, each secret masked before it is used.
 * @throws CannotRunError naming every variable that is not set
 */
export function secretHeaders(
  given: Readonly<Record<string, string>>,
  ports: {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly mask: (secret: string) => void;
  },
): SecretHeaders {
  const headers: Record<string, string> = {};
  const secrets: string[] = [];
  const problems: Problem[] = [];
  for (const [name, text] of Object.entries(given)) {
    const variable = variableIn(text);
    const value = variable === undefined ? undefined : ports.env[variable]?.trim();
    if (variable !== undefined && !value) {
      const message = `the environment variable ${variable} is not set; pass the secret with env: in the workflow`;
      problems.push({ code: 'variable-missing', subject: `predictor.headers.${name}`, message });
    }
    if (value) {
      ports.mask(value);
      secrets.push(value);
    }
    headers[name.toLowerCase()] = value ? withVariable(text, value) : text;
  }
  if (problems.length > 0) throw new CannotRunError(problems);
  return { headers, secrets };
}
