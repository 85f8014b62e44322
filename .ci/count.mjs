import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

// Counts from the runners' own results: Jest's "Tests:" line, the demo's closing line; a lane without a
// count of its own is one check. A lane whose runner exited non-zero without a failed test is one failure.
const logs = process.argv[2];
let [passed, failed] = [0, 0];
for (const file of readdirSync(logs).filter((name) => name.endsWith('.status'))) {
  const lane = file.replace('.status', '');
  const status = Number(readFileSync(join(logs, file), 'utf8'));
  const text = readFileSync(join(logs, `${lane}.log`), 'utf8');
  const line =
    /^Tests:\s.*$/m.exec(text)?.[0] ?? text.match(/^\d+ passed, \d+ failed$/gm)?.at(-1) ?? '';
  const count = (word) => Number(new RegExp(`(\\d+) ${word}`).exec(line)?.[1] ?? 0);
  const own = { passed: count('passed'), failed: count('failed') };
  if (own.passed + own.failed === 0) own[status === 0 ? 'passed' : 'failed'] = 1;
  else if (status !== 0 && own.failed === 0) own.failed = 1;
  console.log(`${lane}: ${own.passed} passed, ${own.failed} failed`);
  passed += own.passed;
  failed += own.failed;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
