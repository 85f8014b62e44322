import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const allowed = /^\(?(MIT|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|ISC|0BSD|BlueOak-1\.0\.0)(\s|\)|$)/;

/** The licence texts of exactly the packages that the bundles hold. Throws on a licence that we may not ship. */
export function collectLicenses(moduleIds: readonly string[]): string {
  const directories = new Set(moduleIds.flatMap((id) => packageDirectory(id) ?? []));
  const parts = [...directories].map((directory) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(directory, 'package.json'), 'utf8'),
    );
    if (!allowed.test(String(license)))
      throw new Error(`${name}@${version} has licence ${license}`);
    const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(directory, file), 'utf8').trim() : `Licence: ${license}`;
    return `${name}@${version} (${license})\n\n${text}\n`;
  });
  return parts.sort().join(`\n${'-'.repeat(80)}\n\n`);
}

function packageDirectory(moduleId: string): string | undefined {
  const path = moduleId.replace(/^\0+/, '').replace(/\?.*$/, '');
  if (!path.includes('/node_modules/')) return undefined;
  for (
    let directory = dirname(path);
    !directory.endsWith('node_modules');
    directory = dirname(directory)
  ) {
    const manifest = join(directory, 'package.json');
    if (existsSync(manifest) && 'version' in JSON.parse(readFileSync(manifest, 'utf8')))
      return directory;
  }
  return undefined;
}
