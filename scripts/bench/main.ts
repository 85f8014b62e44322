import { homedir } from 'node:os';
import { join } from 'node:path';

/** `npm run bench -- <name> [options]`: speed and memory against peers, and measured error rates. */
type Bench = (args: readonly string[], cacheDirectory: string) => Promise<void>;

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  data: async () => (await import('./data.ts')).benchData,
  'drift-calibration': async () => (await import('./drift-calibration.ts')).benchDriftCalibration,
  'infer-calibration': async () => (await import('./infer-calibration.ts')).benchInferCalibration,
  'cbpe-coverage': async () => (await import('./cbpe-coverage.ts')).benchCbpeCoverage,
  'flights-drift': async () => (await import('./flights-drift.ts')).benchFlightsDrift,
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
