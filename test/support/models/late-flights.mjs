// A model that a test can ask: the score of a flight to be late. It reads CSV rows with `id`, `distance` and `origin` and
// writes `id,score`. Arguments: input and output file; without them standard input and output. MODEL_MOOD makes it misbehave.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const [, , input, output] = process.argv;
const mood = process.env['MODEL_MOOD'] ?? '';
const [header, ...lines] = readFileSync(input ?? 0, 'utf8')
  .trimEnd()
  .split('\n');
const names = header.split(',');

export function scoreOf({ distance, origin }) {
  const known = distance === '' || distance === undefined ? 1500 : Number(distance);
  return 1 / (1 + Math.exp(-(known - 1500) / 300 - (origin === 'SFO' ? 1 : 0)));
}

const scored = lines.map((line) => {
  const cells = line.split(',');
  const row = Object.fromEntries(names.map((name, index) => [name, cells[index]]));
  return [row.id, scoreOf(row)];
});

const write = (text) => (output ? writeFileSync(output, text) : process.stdout.write(text));
const table = (rows) => ['id,score', ...rows.map((row) => row.join(',')), ''].join('\n');

const moods = {
  '': () => write(table(scored)),
  'in another order': () => write(table(scored.toReversed())),
  'ids as floats': () => write(table(scored.map(([id, score]) => [`${id}.0`, score]))),
  fails: () => {
    process.stderr.write('Traceback (most recent call last):\nValueError: no model at model.pkl\n');
    process.exitCode = 3;
  },
  'dies by a signal': () => process.kill(process.pid, 'SIGKILL'),
  'writes nothing': () => process.stderr.write('done\n'),
  'prints to the wrong place': () => process.stdout.write(table(scored)),
  'prints a log first': () => process.stdout.write(`loading model\n${table(scored)}`),
  garbage: () => write('\0\u0001\u0002 no table at all'),
  'an empty table': () => write('id,score\n'),
  'one row too few': () => write(table(scored.slice(1))),
  'one row twice': () => write(table([...scored.slice(1), scored[1]])),
  'ids of its own': () => write(table(scored.map(([, score], index) => [`row-${index}`, score]))),
  'no ids': () => write(['score', ...scored.map(([, score]) => score), ''].join('\n')),
  'NaN scores': () =>
    write(table(scored.map(([id, score], index) => [id, index === 1 ? 'NaN' : score]))),
  'words for scores': () => write(table(scored.map(([id]) => [id, 'late']))),
  hangs: () => {
    // A child of its own, which holds on to standard error: ending the first process alone would leave it.
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
      stdio: 'inherit',
    });
    writeFileSync(process.env['MODEL_PIDS'], `${process.pid} ${child.pid}`);
    setInterval(() => {}, 1000);
  },
};
moods[mood]();
