import { Option, type Command } from 'commander';
import type { ActionContract, ActionName } from '#toolkit/action-contracts.ts';
import type { CliCommands } from './cli-commands.ts';

/** Adds `trainyard <action>` with one option per input of its action.yml. */
export function addAction(program: Command, contract: ActionContract, commands: CliCommands): void {
  const command = program
    .command(contract.name)
    .description(contract.description)
    .addHelpText('after', `\n${outputsHelp(contract)}`);
  const options = Object.entries(contract.inputs).map(([name, input]) => ({
    name,
    option: inputOption(name, input),
  }));
  for (const { option } of options) command.addOption(option);
  command
    .allowExcessArguments()
    .action(async (values: Readonly<Record<string, string[] | true>>) => {
      const [stray] = command.args;
      if (stray !== undefined) {
        command.error(`error: '${stray}' is not an option; inputs are given as --<input> <value>`);
      }
      const inputs = new Map<string, string>();
      for (const { name, option } of options) {
        const given = values[option.attributeName()];
        if (given) inputs.set(name, given === true ? 'true' : given.join('\n'));
      }
      await commands.runAction(contract.name as ActionName, inputs);
    });
}

/** A repeated option gives a list; a boolean may stand alone. Defaults are the action's own affair. */
function inputOption(name: string, input: ActionContract['inputs'][string]): Option {
  const isBoolean = input.default === 'true' || input.default === 'false';
  const suffix = input.default === '' ? '' : ` (default: ${input.default})`;
  const flags = `--${name} ${isBoolean ? '[true|false]' : '<value>'}`;
  return new Option(flags, `${input.description}${suffix}`).argParser(
    (value: string, previous: readonly string[] | true | undefined) => [
      ...(Array.isArray(previous) ? previous : []),
      value,
    ],
  );
}

function outputsHelp(contract: ActionContract): string {
  const outputs = Object.entries(contract.outputs).map(
    ([name, { description }]) => `  ${name.padEnd(16)}  ${description}`,
  );
  return [
    'Outputs, in report.json and GITHUB_OUTPUT:',
    ...outputs,
    '',
    'A repeated option, or one value per line, gives a list.',
    'Exit code: 0 pass or warn, 1 fail, 2 cannot run.',
  ].join('\n');
}
