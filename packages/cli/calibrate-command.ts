import type { Command } from 'commander';
import { CannotRunError, cannotRun, type Problem } from '#core/verdict/errors.ts';
import type { CliCommands } from './cli-commands.ts';

interface CalibrateValues {
  readonly policy: string;
  readonly registry: string;
  readonly confidence?: string;
  readonly power: string;
  readonly correlation: string;
  readonly json: boolean;
  readonly output?: string;
  readonly force: boolean;
}

export function addCalibrate(
  program: Command,
  commands: CliCommands,
  finish: (code: number) => void,
): void {
  program
    .command('calibrate')
    .description(
      "Propose bounds and margins for gates.yaml from the noise of the champion's own predictions.",
    )
    .argument('[champion]', 'prediction table of the champion, or registry://name@champion')
    .argument(
      '[retrainings...]',
      'tables of the same model trained again: they show what training itself varies',
    )
    .option('--policy <file>', 'gates.yaml with the columns and metrics', 'gates.yaml')
    .option('--registry <uri>', 'where registry://… is looked up', 'file:registry')
    .option('--confidence <level>', "level of the gate's intervals; default: that of the policy")
    .option('--power <share>', 'how often a model as good as the champion is to pass', '0.9')
    .option(
      '--correlation <r>',
      'of the errors of two equal models, where no retraining shows it',
      '0.8',
    )
    .option('--json', 'print the numbers as JSON', false)
    .option('--output <file>', 'write it there instead of printing it')
    .option('--force', 'overwrite the file when it exists', false)
    .action(
      async (champion: string | undefined, retrainings: string[], values: CalibrateValues) => {
        if (champion === undefined) {
          const message = 'expected predictions: trainyard calibrate champion.parquet';
          throw cannotRun('champion', 'calibrate', message);
        }
        const { policy, registry, json, output, force } = values;
        const shares = sharesOf(values);
        finish(
          await commands.calibrate({
            champion,
            retrainings,
            policy,
            registry,
            json,
            output,
            force,
            ...shares,
          }),
        );
      },
    );
}

interface Shares {
  readonly confidence: number | undefined;
  readonly power: number;
  readonly correlation: number;
}

function sharesOf({ confidence, power, correlation }: CalibrateValues): Shares {
  const problems: Problem[] = [];
  const share = (
    flag: string,
    text: string,
    [lowest, highest]: readonly [number, number],
  ): number => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (!(value >= lowest && value < highest)) {
      const message = `expected a number from ${lowest} to below ${highest}, got '${text}'`;
      problems.push({ code: 'calibrate', subject: flag, message });
    }
    return value;
  };
  const shares = {
    confidence: confidence === undefined ? undefined : share('--confidence', confidence, [0.5, 1]),
    power: share('--power', power, [0.5, 1]),
    correlation: share('--correlation', correlation, [0, 1]),
  };
  if (problems.length > 0) throw new CannotRunError(problems);
  return shares;
}
