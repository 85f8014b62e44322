import type { ReadScores } from '#core/gate/behaviour/predictor.ts';
import type { BehaviourRows, StagedTest } from '#core/gate/behaviour/staged-test.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import type { TableEngine } from '../engine.ts';
import { shownAddress } from '../sources/address.ts';
import type { Downloads } from '../sources/downloads.ts';
import { openSource } from '../sources/open-source.ts';
import type { Table, TableColumn } from '../table.ts';
import { askedRows, type AskedRelation } from './asked-rows.ts';
import { scoreReader } from './read-scores.ts';
import { stageTest } from './stage-test.ts';

export interface BehaviourSources {
  readonly policy: GatePolicy;
  /** The candidate's prediction table, whose rows are taken where a test names no table. */
  readonly candidate: string | undefined;
  readonly downloads: Downloads;
}

/** What behaviour tests need of the engine: their rows, and the answers of a command. */
export function behaviourTables(
  engine: TableEngine,
  sources: BehaviourSources,
): { readonly rows: BehaviourRows; readonly readScores: ReadScores } {
  return { rows: behaviourRows(engine, sources), readScores: scoreReader(engine) };
}

/** Draws and changes rows with the engine, so that every value keeps its type. */
function behaviourRows(engine: TableEngine, sources: BehaviourSources): BehaviourRows {
  const opened = new Map<string, { source: string; table: Promise<Table> }>();
  const relations = new Map<StagedTest, { asked: AskedRelation; sent: readonly TableColumn[] }>();
  const open = (source: string, textColumns: readonly string[]): Promise<Table> => {
    const key = JSON.stringify([source, ...textColumns]);
    const known = opened.get(key);
    if (known) return known.table;
    const table = openSource(engine, sources.downloads, source, { textColumns });
    opened.set(key, { source, table });
    return table;
  };
  return {
    async stage(test) {
      const staged = await stageTest(engine, test, { ...sources, open });
      relations.set(staged.test, staged);
      return staged.test;
    },
    together(tests) {
      const parts = tests.map((test) => relations.get(test)!.asked);
      return askedRows(engine, parts, relations.get(tests[0]!)!.sent);
    },
    async digests() {
      const entries = [...opened.values()].map(async ({ source, table }) => {
        return [`behaviour.${shownAddress(source)}`, await engine.digestOf(await table)] as const;
      });
      return Object.fromEntries(await Promise.all(entries));
    },
  };
}
