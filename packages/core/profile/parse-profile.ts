import { parseConfig, schemaProblems } from '../config/parse-config.ts';
import { cannotRun, CannotRunError, type Problem } from '../verdict/errors.ts';
import { binsOfCells } from './cell-bins.ts';
import { decodeCells } from './cell-text.ts';
import { countOf } from './choose-cells.ts';
import { cellEnds, type Octave } from './dyadic-cells.ts';
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
  if (columns.some((column) => contradictionIn(column, profile.rows))) return undefined;
  return withBins(profile);
}

/** Cells as the bins that everyone reads. */
function withBins(profile: Profile): Profile {
  const columns = Object.entries(profile.columns).map(([name, column]): [string, ColumnProfile] => {
    const { numeric } = column;
    if (!numeric?.cells) return [name, column];
    const bins = binsOfCells(decodeCells(numeric.cells)!, numeric.cells.zeros, numeric);
    return [name, { ...column, numeric: { ...numeric, ...bins } }];
  });
  return { ...profile, columns: Object.fromEntries(columns) };
}

/** Version 1 cut numbers at quantiles of each table, so that no two profiles had an edge in common. */
function refuseOldVersion(text: string, file: string): void {
  if (!/"schemaVersion"\s*:\s*1\s*[,}]/.test(text)) return;
  throw cannotRun(
    'profile-version',
    file,
    'is a profile of schemaVersion 1; expected 2, whose numbers can be merged. Write it again: run validate-data with the input profile on the data that it was made from, and register the model version again if it was stored with one',
  );
}

function parseWithPlaces(text: string, file: string): Profile {
  refuseOldVersion(text, file);
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
    const binned = binnedValues(numeric);
    if (binned === undefined)
      return 'expected either discrete values (strictly increasing edges from min to max, with a count each) or cells that hold min and max';
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

/** As it is kept: edges and counts of discrete columns only. */
type KeptNumbers = Omit<NumericProfile, 'edges' | 'counts'> &
  Partial<Pick<NumericProfile, 'edges' | 'counts'>>;

/** Undefined for edges or cells that contradict themselves. */
function binnedValues({
  edges,
  counts,
  min,
  max,
  discrete,
  cells,
}: KeptNumbers): number | undefined {
  if (cells) {
    const octaves = edges || counts || discrete ? undefined : decodeCells(cells);
    if (!octaves || !holdExtremes(octaves, { min, max, zeros: cells.zeros })) return undefined;
    return octaves.reduce((total, octave) => total + countOf(octave), cells.zeros);
  }
  if (!edges || !counts || discrete !== true) return undefined;
  const increasing = edges.every((edge, index) => index === 0 || edge > edges[index - 1]!);
  const sound = increasing && counts.length === edges.length;
  return sound && edges[0] === min && edges.at(-1) === max ? sum(counts) : undefined;
}

interface Extremes {
  readonly min: number;
  readonly max: number;
  readonly zeros: number;
}

/** Octaves along the number line, each once, from the minimum to the maximum. */
function holdExtremes(octaves: readonly Octave[], { min, max, zeros }: Extremes): boolean {
  const ends = octaves.flatMap((octave) => {
    const all = [...octave.cells.keys()].map((index) => cellEnds(octave, index));
    return [Math.min(...all.map(({ low }) => low)), Math.max(...all.map(({ high }) => high))];
  });
  const ascending = ends.every((end, at) => at === 0 || end >= ends[at - 1]!);
  const [first = 0, last = 0] = [ends[0], ends.at(-1)];
  const [low, high] =
    zeros > 0 ? [Math.min(first, -Number.MIN_VALUE), Math.max(last, 0)] : [first, last];
  return ascending && ends.length + zeros > 0 && low < min && min <= max && max <= high;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
