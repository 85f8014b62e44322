import { join } from 'node:path';
import type { SplitTable } from '../../data/split.ts';
import type { ActionRun } from '../runner.ts';
import type { Stage } from '../stage.ts';
import { count, percent } from '../words.ts';

export interface PreparedData {
  readonly train: string;
  readonly test: string;
  readonly current: string;
  readonly profile: string;
  readonly validation: ActionRun;
  readonly flights: number;
}

/** Splits the flights by month, then asks whether the tables keep their contract. */
export async function prepareData(stage: Stage): Promise<PreparedData> {
  const { tables, flights } = await split(stage);
  const profile = join(stage.paths.tables, 'profile.json');
  const validation = await validate(stage, tables, profile);
  return { ...tables, profile, validation, flights };
}

type Tables = Pick<PreparedData, 'train' | 'test' | 'current'>;

async function split(stage: Stage): Promise<{ tables: Tables; flights: number }> {
  const { story, paths } = stage;
  const why =
    'Three million flights of 2001, each with its delay. The question: will it be more than 15 minutes late? January to April to learn from, May to be examined on, June is the future. Time only moves forward: a random split would let a model learn tomorrow’s weather from yesterday’s neighbour.';
  story.chapter('Split three million real flights by month', why);
  const run = await stage.script('data/main.ts', ['--out', paths.tables]);
  const written = JSON.parse(run.output) as SplitTable[];
  const [train, test, current] = ['train', 'test', 'current'].map((name) =>
    written.find((table) => table.split === name)!,
  );
  const flights = written.reduce((sum, table) => sum + table.rows, 0);
  const sizes = `${count(train!.rows)} flights to learn from, ${count(test!.rows)} to be examined on, ${count(current!.rows)} still to come`;
  story.say(sizes);
  story.expect(
    'every split has flights, a fifth of them late',
    written.length === 3 &&
      written.every((one) => one.rows > 400_000 && one.lateShare > 0.1 && one.lateShare < 0.3),
  );
  story.keep({
    title: 'Split the flights by month',
    verdict: 'done',
    decidedBy: sizes,
    narrative: [
      why,
      `Late were ${percent(train!.lateShare)} of the flights from January to April, ${percent(test!.lateShare)} in May and ${percent(current!.lateShare)} in June. The delay itself stays behind: what is known only after departure must not reach a model.`,
    ],
    durationMs: run.durationMs,
  });
  return { tables: { train: train!.path, test: test!.path, current: current!.path }, flights };
}

async function validate(stage: Stage, tables: Tables, profile: string): Promise<ActionRun> {
  const { story } = stage;
  const why =
    'Before a model learns from a table, the table has to keep its contract (contract.yaml): types, ranges, known airports, one row per flight, and no flight in both splits. The profile that is written here is what drift will be measured against in June.';
  story.chapter('Does the data keep its contract?', why);
  const run = await stage.runner.uses('validate-data', {
    contract: 'contract.yaml',
    data: `train=${stage.given(tables.train)}\ntest=${stage.given(tables.test)}`,
    profile: stage.given(profile),
  });
  story.verdict(run);
  story.expect(
    'the contract holds (exit 0)',
    run.exitCode === 0 && run.report.verdict === 'pass',
    () => run.log,
  );
  story.expect('no check is missing from the report', run.report.findings.length >= 20);
  story.keep({
    title: 'Check the data contract',
    verdict: run.report.verdict,
    decidedBy: run.report.summary,
    narrative: [why],
    durationMs: run.durationMs,
    details: [
      { name: 'data digest', value: run.outputs['data-digest'] ?? '' },
      { name: 'rows', value: run.outputs['rows'] ?? '' },
    ],
    report: run.report,
  });
  return run;
}
