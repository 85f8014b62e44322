import { homedir } from 'node:os';
import { join } from 'node:path';

/** `npm run bench -- <name> [options]`: speed and memory against peers, and measured error rates. */
type Bench = (args: readonly string[], cacheDirectory: string) => Promise<void>;

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  data: async () => (await import('./data.ts')).benchData,
  gate: async () => (await import('./gate.ts')).benchGate,
  'gate-errors': async () => (await import('./gate-errors.ts')).benchGateErrors,
};

const [name = '', ...args] = process.argv.slice(2);
const bench = benches[name];
if (!bench) {
  console.error(`expected the name of a bench: ${Object.keys(benches).join(', ')}; got '${name}'`);
  process.exitCode = 2;
} else {
  const cacheDirectory =
    process.env['TRAINYARD_BENCH_DIR'] ?? join(homedir(), '.cache', 'trainyard-bench');
  await (
    await bench()
  )(args, cacheDirectory);
}
