import type { Command } from 'commander';
import { cannotRun } from '#core/verdict/errors.ts';
import { addCalibrate } from './calibrate-command.ts';
import { addImport } from './import-command.ts';
import { addProfile } from './profile-command.ts';
import type { CliCommands, InitOptions, VendorOptions } from './cli-commands.ts';

/** Adds the commands that are not actions. @param finish takes the exit code of the one that ran. */
export function addOwnCommands(
  program: Command,
  commands: CliCommands,
  finish: (exitCode: number) => void,
): void {
  addInit(program, commands, finish);
  addInfer(program, commands, finish);
  addImport(program, commands, finish);
  addCalibrate(program, commands, finish);
  addProfile(program, commands, finish);
  addChain(program, commands, finish);
  addVendor(program, commands, finish);
}

function addInit(program: Command, commands: CliCommands, finish: (code: number) => void): void {
  program
    .command('init')
    .description(
      'Write contract, gates, rollout and drift files and two workflows, after reading your data.',
    )
    .argument('[data]', 'path or glob of CSV, TSV, JSON lines or Parquet')
    .option('--data <path>', 'the same, as an option')
    .option('--label <column>', 'the column to predict; default: a column named like one')
    .option(
      '--id <column>',
      'the column that identifies a row; default: a unique column named like one',
    )
    .option('--predictions <path>', 'prediction table of a model, to write gates for its columns')
    .option('--directory <path>', 'root of the repository to write into', '.')
    .option('--force', 'overwrite files that exist', false)
    .action(async (argument: string | undefined, values: Partial<InitOptions>) => {
      const data = argument ?? values.data;
      if (data === undefined) {
        throw cannotRun('data', 'init', 'expected your data: trainyard init data.csv');
      }
      const { label, id, predictions, directory = '.', force = false } = values;
      finish(await commands.init({ data, label, id, predictions, directory, force }));
    });
}

function addInfer(program: Command, commands: CliCommands, finish: (code: number) => void): void {
  program
    .command('infer')
    .description(
      'Propose a contract for a table: what its columns are and what they keep to today.',
    )
    .argument('<data>', 'path or glob of CSV, TSV, JSON lines or Parquet')
    .option('--output <file>', 'write the contract there instead of printing it')
    .option('--force', 'overwrite the file when it exists', false)
    .action(async (data: string, values: { output?: string; force: boolean }) =>
      finish(await commands.infer({ data, output: values.output, force: values.force })),
    );
}

function addChain(program: Command, commands: CliCommands, finish: (code: number) => void): void {
  program
    .command('chain')
    .description(
      'Say which data, code, environment and decisions stand behind a result, from its decision records.',
    )
    .argument('[records...]', 'record.json files, globs or directories', ['trainyard-report'])
    .option('--json', 'print the chain as JSON', false)
    .action(async (records: string[], values: { json: boolean }) =>
      finish(await commands.chain({ records, json: values.json })),
    );
}

function addVendor(program: Command, commands: CliCommands, finish: (code: number) => void): void {
  program
    .command('vendor')
    .description(
      'Copy the reusable workflows into your own repository, pinned to one commit of the actions.',
    )
    .requiredOption('--ref <sha>', 'full commit SHA of the actions to pin')
    .option('--repository <owner/name>', 'repository that holds the actions', 'trainyard/trainyard')
    .option('--directory <path>', 'root of the repository to write into', '.')
    .option('--force', 'overwrite files that exist', false)
    .action(async (values: VendorOptions) => finish(await commands.vendor(values)));
}
