import { parseConfig, schemaProblems } from '../config/parse-config.ts';
import { CannotRunError, type Problem } from '../verdict/errors.ts';
import type { ColumnProfile, NumericProfile, Profile } from './profile.ts';
import { profileSchema } from './profile-schema.ts';

/**
 * Reads profile.json.
 * @throws CannotRunError with every place where it is not a profile, or one whose numbers contradict each other.
 */
export function parseProfile(text: string, file: string): Profile {
  return soundProfile(text) ?? parseWithPlaces(text, file);
}

/** Undefined when anything is wrong: only then are places needed, which cost seconds for thousands of columns. */
function soundProfile(text: string): Profile | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (schemaProblems(profileSchema, value).length > 0) return undefined;
  const profile = value as Profile;
  const columns = Object.values(profile.columns);
  return columns.some((column) => contradictionIn(column, profile.rows)) ? undefined : profile;
}

function parseWithPlaces(text: string, file: string): Profile {
  const config = parseConfig(profileSchema, text, file);
  const profile = config.value as Profile;
  const problems: Problem[] = [];
  for (const [name, column] of Object.entries(profile.columns)) {
    const contradiction = contradictionIn(column, profile.rows);
    if (!contradiction) continue;
    problems.push({
      code: 'profile',
      subject: `columns.${name}`,
      message: `${contradiction}; write the profile again with validate-data`,
      location: config.locate(['columns', name]),
    });
  }
  if (problems.length > 0) throw new CannotRunError(problems);
  return profile;
}

function contradictionIn(column: ColumnProfile, rows: number): string | undefined {
  const { numeric, categorical } = column;
  if (column.rows !== rows)
    return `expected ${rows} rows as in the whole profile, got ${column.rows}`;
  const present = column.rows - column.missing - column.infinite;
  if (present < 0) return 'more values are missing or infinite than there are rows';
  if (numeric) {
    if (!hasSoundEdges(numeric))
      return 'expected strictly increasing edges from min to max and a count for each bin';
    const binned = sum(numeric.counts);
    if (binned !== present)
      return `expected counts that add up to ${present} finite values, got ${binned}`;
  }
  if (categorical) {
    const counted = sum(categorical.values.map(({ count }) => count)) + categorical.otherCount;
    if (counted !== present)
      return `expected counts that add up to ${present} values, got ${counted}`;
  }
  return undefined;
}

function hasSoundEdges({ edges, counts, min, max, discrete }: NumericProfile): boolean {
  const increasing = edges.every((edge, index) => index === 0 || edge > edges[index - 1]!);
  const bins = discrete === true ? edges.length : edges.length - 1;
  return increasing && counts.length === bins && edges[0] === min && edges.at(-1) === max;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
