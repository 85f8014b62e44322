import { cannotRun } from '#core/verdict/errors.ts';
import { loadRows } from '../files/load-rows.ts';
import type { ReadRequest } from '../files/opened.ts';
import { literalPattern } from '../files/source-files.ts';
import { quoteLiteral } from '../sql-text.ts';

/**
 * Loads JSON lines (or a JSON array of objects) into a table. The columns are those of all rows, not of a sample: a
 * key that first appears in a late row would otherwise be dropped in silence.
 * @returns the statement that makes the table in another engine too, if there is one.
 * @throws CannotRunError, or the engine's error for a line that cannot be read.
 */
export async function readJson(request: ReadRequest, lines: boolean): Promise<string | undefined> {
  const { files, run, relation } = request;
  const paths = files.map((file) => quoteLiteral(literalPattern(file.path))).join(', ');
  const common = `[${paths}], format = '${lines ? 'newline_delimited' : 'auto'}', hive_partitioning = ${request.hivePartitions}`;
  await assertObjects(request, common);
  const columns = await run(
    `DESCRIBE SELECT * FROM read_json(${common}, records = true, sample_size = -1, map_inference_threshold = -1, field_appearance_threshold = 0)`,
  );
  await assertDistinct(
    request,
    common,
    columns.map((column) => String(column['column_name'])),
  );
  const typed = columns.map(({ column_name: name, column_type: type }) => {
    // A column with numbers in some rows and text in others is sniffed as JSON; as text its strings have no quotes.
    const text = type === 'JSON' || request.textColumns.includes(String(name));
    return `${quoteLiteral(String(name))}: ${quoteLiteral(text ? 'VARCHAR' : String(type))}`;
  });
  const select = `SELECT * FROM read_json(${common}, records = true, columns = {${typed.join(', ')}})`;
  const { store } = request;
  // A file of ours would make doubles of integers beyond 64 bits.
  const isWhole = columns.every(({ column_type: type }) => plainTypes.test(String(type)));
  const bytes = isWhole ? request.bytes : 0;
  return (await loadRows(run, relation, { select, bytes }, store)).statement;
}

const plainTypes = /^(BOOLEAN|BIGINT|UBIGINT|DOUBLE|VARCHAR|JSON|DATE|TIMESTAMP)$/;

async function assertObjects({ files, run }: ReadRequest, common: string): Promise<void> {
  const [row] = await run(
    `SELECT count_if(json_type(json) <> 'OBJECT') AS others, count(*) AS "all", any_value(json_type(json)) FILTER (json_type(json) <> 'OBJECT') AS kind FROM read_json_objects(${common})`,
  );
  const { others, all, kind } = row as { others: number; all: number; kind: string | null };
  if (all === 0)
    throw cannotRun(
      'file-empty',
      files[0]!.shown,
      'holds no rows; expected one JSON object a line',
    );
  if (others === 0) return;
  throw cannotRun(
    'file-json',
    files[0]!.shown,
    `${others} of ${all} rows are no JSON objects (one is ${kind?.toLowerCase()}); expected {"column": value, …} in each`,
  );
}

/** The engine renames a key that differs from another only in case to `key_1`, and then finds no values for it. */
async function assertDistinct(
  { files, run }: ReadRequest,
  common: string,
  names: readonly string[],
): Promise<void> {
  const lower = new Set(names.map((name) => name.toLowerCase()));
  const renamed = names.some(
    (name) => /_\d+$/.test(name) && lower.has(name.toLowerCase().replace(/_\d+$/, '')),
  );
  if (!renamed) return;
  const rows = await run(
    `SELECT DISTINCT unnest(json_keys(json)) AS key FROM read_json_objects(${common}) ORDER BY key`,
  );
  const seen = new Map<string, string>();
  for (const name of rows.map((row) => String(row['key']))) {
    const other = seen.get(name.toLowerCase());
    if (other !== undefined) {
      throw cannotRun(
        'file-duplicate-column',
        files[0]!.shown,
        `the keys ${JSON.stringify(other)} and ${JSON.stringify(name)} differ only in case; expected one name a column. Rename one of them`,
      );
    }
    seen.set(name.toLowerCase(), name);
  }
}
