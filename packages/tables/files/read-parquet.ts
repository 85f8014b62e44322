import { cannotRun } from '#core/verdict/errors.ts';
import { explainReadError } from '../duckdb/engine-error.ts';
import { quoteIdentifier, quoteLiteral } from '../sql-text.ts';
import type { ReadRequest } from './opened.ts';
import { literalPattern, type SourceFile } from './source-files.ts';

/**
 * Makes a view over Parquet files; rows stay where they are. Every file must have the columns and types of the
 * first: the engine would leave out further columns in silence.
 * @returns the statement that makes the view, in another engine too.
 * @throws CannotRunError
 */
export async function readParquet(request: ReadRequest): Promise<string> {
  const { files, run, relation, hivePartitions } = request;
  const schemas: ReadonlyMap<string, string>[] = [];
  for (const file of files) schemas.push(await schemaOf(file, request));
  for (const [index, schema] of schemas.entries())
    assertSameSchema(schemas[0]!, schema, [files[0]!, files[index]!]);
  const paths = files.map((file) => quoteLiteral(literalPattern(file.path))).join(', ');
  const selected = (await haveTrueStatistics(paths, run)) ? '*' : withoutStatistics(schemas[0]!);
  const statement = `CREATE OR REPLACE VIEW ${relation} AS SELECT ${selected} FROM read_parquet([${paths}], union_by_name = true, hive_partitioning = ${hivePartitions})`;
  await run(statement);
  return statement;
}

/**
 * Writers may leave NaN out of a column's extremes (Arrow does), and the engine answers comparisons and extremes from these
 * alone: it would find no NaN. Its own writer gives no extremes where there is a NaN.
 */
async function haveTrueStatistics(paths: string, run: ReadRequest['run']): Promise<boolean> {
  const rows = await run(`SELECT DISTINCT created_by FROM parquet_file_metadata([${paths}])`);
  return rows.every((row) => /^DuckDB\b/.test(String(row['created_by'])));
}

/** A product has no extremes that are known beforehand. */
function withoutStatistics(schema: ReadonlyMap<string, string>): string {
  const floating = [...schema].filter(([, type]) => type === 'DOUBLE' || type === 'FLOAT');
  if (floating.length === 0) return '*';
  const columns = floating.map(([name, type]) => {
    const quoted = quoteIdentifier(name);
    return `${quoted} * CAST(1 AS ${type}) AS ${quoted}`;
  });
  return `* REPLACE (${columns.join(', ')})`;
}

async function schemaOf(
  file: SourceFile,
  { run }: ReadRequest,
): Promise<ReadonlyMap<string, string>> {
  try {
    const rows = await run(
      `DESCRIBE SELECT * FROM read_parquet(${quoteLiteral(literalPattern(file.path))}, hive_partitioning = false)`,
    );
    return new Map(rows.map((row) => [String(row['column_name']), String(row['column_type'])]));
  } catch (error) {
    throw explainReadError(error, [file]);
  }
}

function assertSameSchema(
  first: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
  [firstFile, otherFile]: readonly [SourceFile, SourceFile],
): void {
  const differences: string[] = [];
  for (const [name, type] of first) {
    const found = other.get(name);
    if (found === undefined) differences.push(`lacks ${name}`);
    else if (found !== type) differences.push(`has ${name} as ${found} instead of ${type}`);
  }
  for (const name of other.keys())
    if (!first.has(name)) differences.push(`has ${name} in addition`);
  if (differences.length === 0) return;
  throw cannotRun(
    'files-differ',
    otherFile.shown,
    `has other columns than ${firstFile.shown}: it ${differences.slice(0, 5).join(', ')}. Expected the same columns and types in all files of a glob`,
  );
}
