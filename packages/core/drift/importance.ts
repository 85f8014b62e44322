import { CannotRunError, type Problem } from '../verdict/errors.ts';

/**
 * Weights of columns from a JSON object {column: weight}, a JSON list of {feature, importance}, or CSV with these two columns (any
 * two headers, the name first). Negative importances (permutation importances of useless features) weigh nothing.
 * @throws CannotRunError when it is none of these, or no weight is positive.
 */
export function parseImportances(text: string, file: string): Map<string, number> {
  const pairs = /^\s*[[{]/.test(text) ? fromJson(text, file) : fromCsv(text);
  const problems: Problem[] = [];
  const weights = new Map<string, number>();
  for (const [name, weight] of pairs) {
    const number = typeof weight === 'string' && weight.trim() !== '' ? Number(weight) : weight;
    if (name === '' || typeof number !== 'number' || !Number.isFinite(number)) {
      problems.push(
        problem(
          file,
          `expected a column and a number, got ${JSON.stringify(name)} and ${JSON.stringify(weight) ?? 'nothing'}`,
        ),
      );
    } else weights.set(name, Math.max(0, number));
  }
  if (problems.length === 0 && ![...weights.values()].some((weight) => weight > 0)) {
    problems.push(problem(file, 'no column has a positive importance'));
  }
  if (problems.length > 0) throw new CannotRunError(problems.slice(0, 20));
  return weights;
}

/** Names that neither side knows: a renamed feature would silently weigh nothing. */
export function assertKnownFeatures(
  weights: ReadonlyMap<string, number>,
  known: readonly string[],
  file: string,
): void {
  const unknown = [...weights.keys()].filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new CannotRunError(
    unknown.map((name) =>
      problem(file, `'${name}' is a column of neither the reference nor the current data`),
    ),
  );
}

function fromJson(text: string, file: string): [string, unknown][] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CannotRunError([problem(file, `not JSON: ${(error as Error).message}`)]);
  }
  if (!Array.isArray(value)) return Object.entries(value as object);
  return value.map((entry: unknown) => {
    const row = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<
      string,
      unknown
    >;
    const name = row['feature'] ?? row['column'] ?? row['name'];
    return [
      typeof name === 'string' ? name : '',
      row['importance'] ?? row['weight'] ?? row['gain'],
    ];
  });
}

/** A header line, then `name,weight`; names may be quoted. */
function fromCsv(text: string): [string, unknown][] {
  const lines = text.replace(/^\u{FEFF}/u, '').split(/\r?\n/);
  return lines
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const match = /^(?:"((?:[^"]|"")*)"|([^,]*)),\s*"?([^",]*)"?\s*$/.exec(line);
      if (!match) return [line, undefined];
      return [match[1]?.replaceAll('""', '"') ?? match[2]!.trim(), match[3]];
    });
}

function problem(file: string, message: string): Problem {
  return { code: 'importance', subject: 'importance', message: `${file}: ${message}` };
}
