import { Option, type Command } from 'commander';
import { importFormats } from '#core/contract/import/formats.ts';
import { gateFormats } from '#core/gate/import/gate-formats.ts';
import type { CliCommands, ImportOptions } from './cli-commands.ts';

type ImportValues = Partial<Omit<ImportOptions, 'file' | 'from'>> & {
  from?: NonNullable<ImportOptions['from']>;
};

export function addImport(
  program: Command,
  commands: CliCommands,
  finish: (code: number) => void,
): void {
  const from = new Option('--from <format>', 'what the file is; default: told from its content');
  program
    .command('import')
    .description(
      "Translate another tool's rules into a contract or gates.yaml, and say which have no equal.",
    )
    .argument(
      '<file>',
      'Frictionless schema, ODCS contract, Great Expectations suite, JSON Schema or feature list, dbt properties, Soda checks; MLflow thresholds, metrics.json',
    )
    .addOption(from.choices([...importFormats, ...gateFormats]))
    .option('--table <name>', 'the table, when the file speaks of several')
    .option('--output <file>', 'write it there instead of printing it')
    .option('--strict', 'exit 1 when a rule has no equal here', false)
    .option('--force', 'overwrite the file when it exists', false)
    .action(async (file: string, values: ImportValues) => {
      const { from: format, table, output, strict = false, force = false } = values;
      finish(await commands.importContract({ file, from: format, table, output, strict, force }));
    });
}
