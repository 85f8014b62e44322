import { Type } from '@sinclair/typebox';
import { parseConfig } from '#core/config/parse-config.ts';
import { formatsOf, importFormats, type ImportFormat } from '#core/contract/import/formats.ts';
import { importContract, type ImportedContract } from '#core/contract/import/import-contract.ts';
import { sourcePart } from '#core/contract/import/source-part.ts';
import { count } from '#core/contract/words.ts';
import { gateFormats, type GateFormat } from '#core/gate/import/gate-formats.ts';
import { gateFormatOf, importGates, type ImportedGates } from '#core/gate/import/import-gates.ts';
import { escapeLogLine } from '#report/escape.ts';
import { readInputFile } from '#toolkit/read-input-file.ts';
import type { ImportOptions } from './cli-commands.ts';
import { writeOrPrint } from './write-or-print.ts';

/**
 * Writes (or prints) a contract; what was left goes to standard error, so that a pipe gets the contract alone.
 * @returns 1 when `strict` and a rule was left.
 */
export async function importFile(options: ImportOptions): Promise<number> {
  const { file, from, table, output, strict, force } = options;
  const text = await readInputFile({ input: 'import', file }, { workingDirectory: process.cwd() });
  const gates = gateFormat(text, file, from);
  if (gates !== undefined) {
    const imported = importGates(text, file, gates);
    await writeOrPrint(imported.text, { output, force });
    process.stderr.write(gatesSummary(imported));
    return strict && imported.left.length > 0 ? 1 : 0;
  }
  const imported = importContract(text, file, { from: contractFormat(from), table });
  await writeOrPrint(imported.text, { output, force });
  process.stderr.write(importSummary(imported));
  return strict && imported.left.length > 0 ? 1 : 0;
}

/** A file that could be rules of a table is taken as them: whoever means its numbers says so with --from. */
function gateFormat(
  text: string,
  file: string,
  from: ImportOptions['from'],
): GateFormat | undefined {
  const asked = gateFormats.find((format) => format === from);
  if (asked !== undefined || from !== undefined) return asked;
  const { value } = parseConfig(Type.Unknown(), text, file);
  return formatsOf(sourcePart(value)).length > 0 ? undefined : gateFormatOf(text, file);
}

function contractFormat(from: ImportOptions['from']): ImportFormat | undefined {
  return importFormats.find((format) => format === from);
}

function leftLines(left: ImportedGates['left']): string[] {
  return left.map(({ location: { file, line, column }, rule, reason }) =>
    escapeLogLine(`${file}:${line}:${column} not imported: ${rule}: ${reason}`),
  );
}

export function gatesSummary({ title, rules, left }: ImportedGates): string {
  const metrics = `${count(rules)} ${rules === 1 ? 'metric' : 'metrics'}`;
  const rest = left.length === 0 ? 'nothing was left out' : `${count(left.length)} left out`;
  return `${[...leftLines(left), `imported ${metrics} from ${title} as a policy of quality-gate; ${rest}`].join('\n')}\n`;
}

/** A line for each rule that was left, and a count of all. */
export function importSummary({ title, table, translated, left }: ImportedContract): string {
  const lines = leftLines(left);
  const columns = `${count(table.columns.length)} ${table.columns.length === 1 ? 'column' : 'columns'}`;
  const checks = `${count(translated)} ${translated === 1 ? 'check' : 'checks'}`;
  const rest = left.length === 0 ? 'nothing was left out' : `${count(left.length)} left out`;
  return `${[...lines, `imported ${checks} and ${columns} from ${title}; ${rest}`].join('\n')}\n`;
}
