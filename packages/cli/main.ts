import { escapeLogLine } from '#report/escape.ts';
import { runCommandLine } from './command-line.ts';
import { commands } from './commands.ts';

// npm runs scripts at the root of the checkout; paths are meant from where the user stands.
const { npm_lifecycle_event: npmScript, INIT_CWD: userDirectory } = process.env;
if (npmScript === 'trainyard' && userDirectory) process.chdir(userDirectory);

// `trainyard … | head`: who stops reading does not stop the run, its reports or its exit code.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), commands);
} catch (error) {
  const message = error instanceof Error ? error.message.split('\n')[0]! : String(error);
  process.stderr.write(
    `${escapeLogLine(message)}. This is a defect of Trainyard; please report it with the command and, if you may, the data.\n`,
  );
  process.exitCode = 2;
}
