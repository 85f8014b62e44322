import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The committed bundles must be what the sources give: rebuild from nothing and ask git. */
const root = fileURLToPath(new URL('../', import.meta.url));
execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], {
  cwd: root,
  stdio: 'inherit',
});
const changed = execFileSync('git', ['status', '--porcelain', '--', 'actions/dist'], {
  cwd: root,
}).toString();
if (changed === '') {
  console.log('actions/dist equals a fresh build');
} else {
  console.error(
    `actions/dist differs from a fresh build; run \`npm run build\` and commit:\n${changed}`,
  );
  process.exitCode = 1;
}
