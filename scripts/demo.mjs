// `npm run demo` on a clean clone: plain Node without dependencies, because nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`Node 20 or newer is needed, this is ${process.versions.node}`);
  process.exit(2);
}

if (!isInstalled()) {
  console.log('Installing what the demo needs (npm ci), once …');
  const npm = spawnSync('npm', ['ci', '--include=dev', '--include=optional'], {
    cwd: fileURLToPath(root),
    stdio: 'inherit',
    shell: process.platform === 'win32', // npm is a .cmd there
  });
  if (npm.status !== 0) {
    console.error('npm ci failed: see above');
    process.exit(npm.status ?? 2);
  }
}

// In this very process, so that Ctrl-C and the exit code are the demo's own.
const { register } = await import('tsx/esm/api');
register();
await import(new URL('workflows-examples/flight-delays/demo/main.ts', root).href);

/** npm leaves a copy of the lockfile in node_modules: every package must be there as it is locked. */
function isInstalled() {
  const installed = new URL('node_modules/.package-lock.json', root);
  if (!existsSync(installed)) return false;
  const have = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const want = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')).packages;
  return Object.entries(want).every(
    ([path, { version, optional }]) => path === '' || optional || have[path]?.version === version,
  );
}
