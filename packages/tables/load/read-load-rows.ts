import type { ConfigPath } from '#core/config/parse-config.ts';
import type { RowSource } from '#core/gate/behaviour/behaviour-policy.ts';
import type { ReadLoadRows } from '#core/gate/load/load-rows.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import { cannotRun, CannotRunError } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import { askedRows, askNumber } from '../behaviour/asked-rows.ts';
import type { BehaviourSources } from '../behaviour/behaviour-rows.ts';
import { drawRows, rowNumber } from '../behaviour/draw-rows.ts';
import { inlineTable } from '../behaviour/inline-rows.ts';
import type { TableEngine } from '../engine.ts';
import { conditionProblem } from '../predictions/slice-problems.ts';
import { quoteIdentifier } from '../sql-text.ts';
import { shownAddress } from '../sources/address.ts';
import { openSource } from '../sources/open-source.ts';
import type { Table, TableColumn } from '../table.ts';

const drawn = 'trainyard_load_rows';
const asked = 'trainyard_load_asked';

/** Rows for `load.request`, by the same draw and with the same columns as behaviour tests have them. */
export function loadRowReader(engine: TableEngine, sources: BehaviourSources): ReadLoadRows {
  const { policy } = sources;
  return async (source) => {
    const table = await openRows(engine, source, sources);
    const sent = columnsToSend(table, policy);
    await requireCondition(engine, table, { source, policy });
    const id = policy.columns.id;
    const { count } = await drawRows(engine, table, { rows: source, relation: drawn, id });
    if (count === 0)
      throw problem(policy, ['load', 'request'], `no row of ${table.source} is left`);
    const names = sent.map(({ name }) => quoteIdentifier(name)).join(', ');
    await engine.query(
      `CREATE OR REPLACE TABLE ${asked} AS SELECT ${rowNumber} AS ${askNumber}, ${names} FROM ${drawn}`,
    );
    const digests =
      table.files.length === 0
        ? {}
        : { [`load.${shownAddress(table.source)}`]: await engine.digestOf(table) };
    return { rows: askedRows(engine, [{ relation: asked, count }], sent), digests };
  };
}

async function openRows(
  engine: TableEngine,
  source: RowSource,
  { policy, candidate, downloads }: BehaviourSources,
): Promise<Table> {
  if (source.kind === 'inline') {
    return inlineTable(engine, source.rows, {
      relation: `${drawn}_inline`,
      source: 'load.request',
    });
  }
  const given = source.table ?? candidate;
  if (given !== undefined) {
    return openSource(engine, downloads, given, { textColumns: source.textColumns });
  }
  throw problem(
    policy,
    ['load'],
    'says nothing to ask, and there is no prediction table of the candidate to take rows from: give load.request with body, rows or table',
  );
}

/** What `predictor.columns` names, or all but the columns of the evaluation. */
function columnsToSend(table: Table, policy: GatePolicy): readonly TableColumn[] {
  const { columns, predictor } = policy;
  const wanted = predictor.columns;
  const names = table.columns.map(({ name }) => name);
  const missing = (wanted ?? []).filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const path = ['predictor', 'columns'];
    throw new CannotRunError(
      missing.flatMap(
        (name) =>
          problem(
            policy,
            path,
            `${table.source} has no column '${name}'. ${suggestName(name, names)}`,
          ).problems,
      ),
    );
  }
  const hidden = Object.values(columns) as readonly string[];
  const sent = wanted
    ? wanted.map((name) => table.columns.find((one) => one.name === name)!)
    : table.columns.filter(({ name }) => !hidden.includes(name));
  if (sent.length > 0) return sent;
  throw problem(policy, ['load', 'request'], `${table.source} has no column to give to the model`);
}

async function requireCondition(
  engine: TableEngine,
  table: Table,
  { source, policy }: { readonly source: RowSource; readonly policy: GatePolicy },
): Promise<void> {
  if (source.kind === 'inline' || source.where === undefined) return;
  const message = await conditionProblem(engine, table, source.where);
  if (message !== undefined) throw problem(policy, ['load', 'request', 'where'], message);
}

function problem({ config }: GatePolicy, path: ConfigPath, message: string): CannotRunError {
  return cannotRun('load-rows', path.join('.'), message, { location: config.locate(path) });
}
