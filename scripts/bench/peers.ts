import { execFileSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The environments that peers are installed in: some cannot live beside others. */
export type PeerEnvironment = 'checks' | 'great-expectations' | 'evidently' | 'nannyml';

export const peersDirectory = fileURLToPath(new URL('peers/', import.meta.url));

/** The Python of a virtual environment with pinned packages; made once, kept in the cache directory. */
export function peerPython(environment: PeerEnvironment, cacheDirectory: string): string {
  const directory = join(cacheDirectory, `peer-${environment}`);
  const python = join(directory, 'bin', 'python');
  if (existsSync(python)) return python;
  console.error(`installing ${environment} …`);
  const unfinished = `${directory}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const requirements = join(peersDirectory, `requirements-${environment}.txt`);
  execFileSync('python3', ['-m', 'venv', unfinished], { stdio: 'inherit' });
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  execFileSync(join(unfinished, 'bin', 'python'), [...pip, '--no-deps', '-r', requirements], {
    stdio: 'inherit',
  });
  renameSync(unfinished, directory);
  return python;
}
