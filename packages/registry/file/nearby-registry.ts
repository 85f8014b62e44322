import { basename, dirname } from 'node:path';
import { nearestName } from '#core/verdict/nearest-name.ts';
import { isRegistry, listNames } from './layout.ts';

/** ` Did you mean …?` with the registry beside a directory that is not there, when one has nearly its name. */
export async function nearbyRegistry(root: string): Promise<string> {
  const parent = dirname(root);
  const names = await listNames(parent).catch(() => []);
  const registries: string[] = [];
  // A directory of thousands of entries is no place where registries are told apart by eye.
  for (const name of names.slice(0, 200)) {
    if (await isRegistry(parent, name)) registries.push(name);
  }
  const nearest =
    nearestName(basename(root), registries) ??
    (registries.length === 1 ? registries[0] : undefined);
  return nearest === undefined ? '' : `. Did you mean '${nearest}' in ${parent}?`;
}
