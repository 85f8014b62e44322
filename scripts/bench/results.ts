import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };

/** A table of figures; cells are ready to be read. */
export interface ResultTable {
  readonly title: string;
  readonly note?: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface BenchResult {
  /** The name after `npm run bench --`. */
  readonly name: string;
  readonly command: string;
  readonly measuredOn: string;
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly tables: readonly ResultTable[];
  /** The figures behind the tables, at full precision. */
  readonly figures: unknown;
}

const directory = fileURLToPath(new URL('../../docs/benchmarks/', import.meta.url));
const page = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));

export function describeMachine(): string {
  const [first] = cpus();
  return `${cpus().length} cores (${first?.model.trim() || 'unknown'}), ${Math.round(totalmem() / 1024 ** 3)} GiB, ${process.platform}-${process.arch}`;
}

/** Versions of packages in a Python environment, as pip names them. */
export function pipVersions(python: string, packages: readonly string[]): Record<string, string> {
  const frozen = execFileSync(python, ['-m', 'pip', 'freeze', '--disable-pip-version-check'], {
    encoding: 'utf8',
  });
  const all = new Map(frozen.split('\n').map((line) => line.split('==') as [string, string]));
  return Object.fromEntries(packages.map((name) => [name, all.get(name) ?? 'not installed']));
}

/** A bench that measures us alone. */
export function publishTables(
  name: string,
  args: readonly string[],
  tables: readonly ResultTable[],
  figures: unknown = tables,
): void {
  publishResult({
    name,
    command: [`npm run bench -- ${name}`, ...args].join(' '),
    measuredOn: new Date().toISOString().slice(0, 10),
    machine: describeMachine(),
    versions: { Trainyard: packageJson.version, Node: process.versions.node },
    tables,
    figures,
  });
}

/** Keeps one JSON file for each bench and writes the page from all of them. */
export function publishResult(result: BenchResult): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(`${directory}${result.name}.json`, `${JSON.stringify(result, undefined, 2)}\n`);
  const all = readdirSync(directory)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(`${directory}${file}`, 'utf8')) as BenchResult);
  writeFileSync(page, benchmarksPage(all));
}

function benchmarksPage(results: readonly BenchResult[]): string {
  const head =
    '# Benchmarks\n\nEvery figure comes from a command that anyone can run; ratios compare runs of one round on one machine. ' +
    'The files in [benchmarks/](benchmarks/) hold the figures at full precision.\n';
  return [head, ...results.map((result) => section(result))].join('\n');
}

function section({ name, command, measuredOn, machine, versions, tables }: BenchResult): string {
  const tools = Object.entries(versions).map(([tool, version]) => `${tool} ${version}`);
  return [
    `## ${name}\n\n\`${command}\`, ${measuredOn}, ${machine}. ${tools.join(', ')}.\n`,
    ...tables.map((table) => markdownTable(table)),
  ].join('\n');
}

function markdownTable({ title, note, header, rows }: ResultTable): string {
  const cells = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  const rule = header.map((_, index) => (index === 0 ? '---' : '---:'));
  const lines = [cells(header), cells(rule), ...rows.map((row) => cells(row))];
  return `### ${title}\n\n${note === undefined ? '' : `${note}\n\n`}${lines.join('\n')}\n`;
}
