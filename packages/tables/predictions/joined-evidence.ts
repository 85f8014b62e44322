import type { GroupEvidence } from '#core/gate/evaluate-groups.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import type { RowFigures } from '#core/gate/row-figures.ts';
import type { TableEngine } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table, TableColumn } from '../table.ts';
import { rowsOf } from './compare-predictions.ts';
import { otherColumns } from './expression-sql.ts';
import { planGroups } from './group-evidence.ts';
import type { PredictionSql } from './prediction-columns.ts';
import { readFigures } from './read-figures.ts';

interface Models {
  readonly candidate: PredictionSql;
  readonly champion: PredictionSql | undefined;
}

const joinedRelation = 'trainyard_joined';

/**
 * What only the engine can say of rows: the policy's expressions, and groups for fairness and the search of weak slices. Both
 * models stand in one table for it, ordered by id as everything else is read; a policy that asks for neither makes none.
 */
export async function readJoined(
  engine: TableEngine,
  { candidate, champion }: Models,
  policy: GatePolicy,
): Promise<GroupEvidence & { readonly figures?: RowFigures }> {
  const groups = await planGroups(engine, candidate.table, policy);
  const hasExpressions = policy.expressions.length > 0;
  if (!hasExpressions && groups.columns.length === 0) return { fairness: [], searches: [] };
  // What fails is told by its id.
  const features = hasExpressions
    ? otherColumns(candidate.table, policy).map(({ name }) => quoteIdentifier(name))
    : [];
  const rows = rowsOf(candidate, champion, [
    ...groups.columns.map(({ name, expression }) => `${expression} AS ${name}`),
    ...features,
  ]);
  const joined = champion
    ? `SELECT a.*, b.trainyard_score AS trainyard_champion FROM ${rows} a JOIN ${rowsOf(champion, candidate)} b USING (trainyard_id)`
    : `SELECT * FROM ${rows} a`;
  // A row of weight 0 is no row: neither of a class, nor of a group.
  const hasWeights = candidate.weight !== undefined;
  const weighty = hasWeights ? ' WHERE a.trainyard_weight > 0' : '';
  const order = candidate.id ? ' ORDER BY trainyard_id' : '';
  await engine.query(`CREATE OR REPLACE TABLE ${joinedRelation} AS ${joined}${weighty}${order}`);
  const hasChampion = champion !== undefined;
  const table = joinedTable(candidate.table, hasChampion, hasWeights);
  const figures = hasExpressions
    ? { figures: await readFigures(engine, table, { policy, hasChampion }) }
    : {};
  const ofGroups = await groups.read(engine, table, { hasChampion, hasWeights });
  await engine.query(`DROP TABLE ${joinedRelation}`);
  return { ...ofGroups, ...figures };
}

function joinedTable(
  { source, files, engine }: Table,
  hasChampion: boolean,
  hasWeights: boolean,
): Table {
  const names = [
    'trainyard_label',
    'trainyard_score',
    ...(hasChampion ? ['trainyard_champion'] : []),
    ...(hasWeights ? ['trainyard_weight'] : []),
  ];
  const columns = names.map((name): TableColumn => ({ name, type: 'number', sqlType: 'DOUBLE' }));
  return { source, files, columns, engine, relation: joinedRelation };
}
