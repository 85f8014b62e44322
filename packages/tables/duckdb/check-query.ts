import { cannotRun, type CannotRunError } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import { bareQuery, overTables } from '../query-sql.ts';
import { quoteLiteral } from '../sql-text.ts';
import type { Table } from '../table.ts';
import { allowedClasses, parse, refusedFunctions, type Node } from './check-expression.ts';
import { readEngineError } from './engine-error.ts';
import { longTextProblem } from './long-text.ts';
import type { DuckDbSession } from './session.ts';

/** What an expression may be, and what a query adds to it. */
const classes = new Set([...allowedClasses, 'STAR', 'SUBQUERY', 'WINDOW']);
/** Parts of a query, of its FROM and of what stands behind it. Left out on purpose: TABLE_FUNCTION, RECURSIVE_CTE_NODE, SHOW_REF, PIVOT. */
const parts = new Set([
  'SELECT_NODE',
  'SET_OPERATION_NODE',
  'BASE_TABLE',
  'SUBQUERY',
  'JOIN',
  'EMPTY',
  'EXPRESSION_LIST',
  'ORDER_MODIFIER',
  'LIMIT_MODIFIER',
  'DISTINCT_MODIFIER',
  'ORDER_DEFAULT',
  'ASCENDING',
  'DESCENDING',
]);
const windowFunctions =
  /^(row_number|rank|dense_rank|rank_dense|percent_rank|cume_dist|ntile|lead|lag|first|first_value|last|last_value|nth_value|fill)$/i;
/** Macros of the engine's own that compute with their arguments alone; all others may hold a query. */
const macros =
  /^(nullif|fdiv|fmod|round_even|roundbankers|geomean|geometric_mean|wavg|weighted_avg)$/i;

/**
 * Checks that a user's text is one SELECT over the tables that it may know: parsed by the engine itself, then every node
 * of the tree must be of a known kind, every table one of these or of its own WITH, every function one that computes
 * with its arguments alone. It cannot end the statement, add one, read a file or look at the engine.
 * @throws CannotRunError
 */
export async function assertQuery(
  session: DuckDbSession,
  tables: ReadonlyMap<string, Table>,
  query: string,
): Promise<void> {
  const { problem, statements } = await parse(session, bareQuery(query));
  if (problem !== undefined) throw refused(query, `is no SELECT: ${problem}`);
  const [statement, ...more] = statements;
  if (!statement || more.length > 0)
    throw refused(query, `expected one SELECT, got ${statements.length} statements`);
  const walk = new Walk(tables);
  walk.visit(statement.node);
  const offender = walk.offender ?? (await findFunction(session, walk.functions));
  if (offender)
    throw refused(query, `${offender}; expected one SELECT over ${[...tables.keys()].join(', ')}`);
  await assertBinds(session, tables, query);
}

class Walk {
  readonly #tables: ReadonlySet<string>;
  readonly functions = new Set<string>();
  offender: string | undefined;

  constructor(tables: ReadonlyMap<string, Table>) {
    this.#tables = new Set([...tables.keys()].map((name) => name.toLowerCase()));
  }

  /** @param own names that the query's own WITH has given, here and around. */
  visit(value: unknown, own: ReadonlySet<string> = new Set()): void {
    if (typeof value !== 'object' || value === null || this.offender !== undefined) return;
    if (Array.isArray(value)) {
      for (const item of value) this.visit(item, own);
      return;
    }
    const node = value as Node;
    this.offender = this.#problemOf(node, own);
    // The value of a constant is data, the type of a cast a name: neither is a node.
    if (node['class'] === 'CONSTANT') return;
    const known = this.#withNames(node, own);
    for (const [key, child] of Object.entries(node))
      if (key !== 'cast_type') this.visit(child, known);
  }

  #problemOf(node: Node, own: ReadonlySet<string>): string | undefined {
    const { class: kind, type } = node as { class?: unknown; type?: unknown };
    if (kind !== undefined) {
      if (typeof kind !== 'string' || !classes.has(kind))
        return `${words(kind)} is not allowed here`;
      if (kind === 'FUNCTION' || kind === 'WINDOW') return this.#functionProblem(node);
      return undefined;
    }
    if (type !== undefined && (typeof type !== 'string' || !parts.has(type)))
      return `${words(type)} is not allowed here`;
    for (const key of ['sample', 'at_clause', 'qualify_sample'])
      if (node[key] !== undefined && node[key] !== null) return `${words(key)} is not allowed here`;
    return type === 'BASE_TABLE' ? this.#tableProblem(node, own) : undefined;
  }

  #tableProblem(node: Node, own: ReadonlySet<string>): string | undefined {
    const name = String(node['table_name']);
    const isQualified = [node['schema_name'], node['catalog_name']].some((one) => one !== '');
    const lower = name.toLowerCase();
    if (!isQualified && (this.#tables.has(lower) || own.has(lower))) return undefined;
    return `there is no table '${name}' here. ${suggestName(name, [...this.#tables])}`;
  }

  #functionProblem(node: Node): string | undefined {
    const name = String(node['function_name']);
    if (refusedFunctions.test(name)) return `the function ${name} is not allowed here`;
    if (
      [node['schema'], node['catalog']].some(
        (one) => one !== '' && one !== 'main' && one !== 'system',
      )
    )
      return `the function ${name} of another schema is not allowed here`;
    const tooLong = longTextProblem(node);
    if (tooLong) return tooLong;
    if (node['class'] === 'FUNCTION' || !windowFunctions.test(name)) this.functions.add(name);
    return undefined;
  }

  #withNames(node: Node, own: ReadonlySet<string>): ReadonlySet<string> {
    const { map = [] } = (node['cte_map'] ?? {}) as { map?: readonly { readonly key: string }[] };
    const names = map.map(({ key }) => key.toLowerCase());
    const taken = names.find((name) => this.#tables.has(name));
    if (taken !== undefined)
      this.offender ??= `'${taken}' is the name of a table that is checked: call the WITH query otherwise`;
    return new Set([...own, ...names]);
  }
}

/** Only scalar functions and aggregates that give the same answer for the same arguments; an unknown one is refused. */
async function findFunction(
  session: DuckDbSession,
  names: ReadonlySet<string>,
): Promise<string | undefined> {
  if (names.size === 0) return undefined;
  const list = [...names].map((name) => quoteLiteral(name.toLowerCase())).join(', ');
  const rows = await session.rows(
    `SELECT lower(function_name) AS name, bool_and(coalesce(function_type IN ('scalar', 'aggregate') AND stability = 'CONSISTENT' AND NOT has_side_effects, false)) AS pure
     FROM duckdb_functions() WHERE lower(function_name) IN (${list}) AND internal GROUP BY 1`,
  );
  const pure = new Map(rows.map((row) => [String(row['name']), row['pure'] === true]));
  for (const name of names) {
    const known = pure.get(name.toLowerCase());
    if (known === undefined) return `there is no function ${name}`;
    if (!known && !macros.test(name)) return `the function ${name} is not allowed here`;
  }
  return undefined;
}

async function assertBinds(
  session: DuckDbSession,
  tables: ReadonlyMap<string, Table>,
  query: string,
): Promise<void> {
  try {
    await session.rows(overTables(tables, query, 0));
  } catch (error) {
    const engineError = readEngineError(error);
    if (!engineError) throw error;
    throw refused(query, engineError.message.split('\n')[0]!, error);
  }
}

function words(name: unknown): string {
  return String(name).toLowerCase().replaceAll('_', ' ');
}

function refused(query: string, reason: string, cause?: unknown): CannotRunError {
  return cannotRun('query', query, reason, { cause });
}
