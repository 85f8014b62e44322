import type { RowLines } from '#core/contract/planned-check.ts';
import { linesOfRows } from '../csv/row-lines.ts';
import { fileFormat } from '../files/file-format.ts';
import type { OtherTables } from './checked-table.ts';

/** The lines in which rows begin, where a split is one CSV file. */
export async function linesOfTables(
  rows: ReadonlyMap<string | undefined, readonly number[]>,
  { splits }: Pick<OtherTables, 'splits'>,
): Promise<RowLines> {
  const placed = [...rows].map(async ([split, own]) => {
    const { files, source } = splits.get(split)!.table;
    const isCsv = files.length === 1 && fileFormat(files[0]!, source).layout === 'csv';
    return [split, isCsv ? await linesOfRows(files[0]!, own) : new Map<number, number>()] as const;
  });
  return new Map(await Promise.all(placed));
}
