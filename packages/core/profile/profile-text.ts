import { toPlainJson } from '../record/plain-json.ts';
import type { ColumnProfile, Profile } from './profile.ts';

/**
 * profile.json: sorted keys, so that a change of the data is the only change in a diff; a line for each column, so
 * that it stays small and reviewable.
 */
export function profileText(profile: Profile): string {
  const { columns, ...head } = profile;
  const lines = Object.keys(columns)
    .sort()
    .map(
      (name) => `    ${JSON.stringify(name)}: ${sortedJson(toPlainJson(keptOf(columns[name]!)))}`,
    );
  const fields = Object.entries(head).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${sortedJson(value)}`,
  );
  const all = [`  "columns": {\n${lines.join(',\n')}\n  }`, ...fields].sort();
  return `{\n${all.join(',\n')}\n}\n`;
}

/** Edges and counts of cells follow from these. */
function keptOf(column: ColumnProfile): object {
  const { numeric } = column;
  if (!numeric?.cells) return column;
  const { edges: _edges, counts: _counts, ...kept } = numeric;
  return { ...column, numeric: kept };
}

function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => sortedJson(item)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${sortedJson(item)}`).join(',')}}`;
}
