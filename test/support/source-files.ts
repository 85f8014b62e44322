import { readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface SourceFile {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

export interface Import {
  /** As written. */
  readonly specifier: string;
  /** The source of this repository that it names; undefined for packages, node: and data. */
  readonly path: string | undefined;
  /** `import type` and `export type` are erased: they tie words together, not modules. */
  readonly typeOnly: boolean;
}

/** The TypeScript sources under packages/ and actions/ (not the bundles). */
export function readSourceFiles(): SourceFile[] {
  return ['packages', 'actions']
    .flatMap((directory) => walk(join(root, directory)))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => {
      const text = readFileSync(file, 'utf8');
      const path = relative(root, file).replaceAll('\\', '/');
      return { path, text, imports: importsOf(text, path) };
    });
}

function walk(directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => name !== 'dist' && name !== 'node_modules')
    .map((name) => join(directory, name))
    .flatMap((path) => (statSync(path).isDirectory() ? walk(path) : [path]));
}

function importsOf(text: string, path: string): Import[] {
  const statement = /^(?:import|export)\s(type\s)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
  const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '');
  return [
    ...[...code.matchAll(statement)].map((match) => ({
      specifier: match[2]!,
      typeOnly: match[1] !== undefined,
    })),
    ...[...code.matchAll(dynamic)].map((match) => ({ specifier: match[1]!, typeOnly: false })),
  ].map((one) => ({ ...one, path: resolveImport(one.specifier, path) }));
}

function resolveImport(specifier: string, from: string): string | undefined {
  if (!specifier.endsWith('.ts')) return undefined;
  if (specifier.startsWith('.')) return join(dirname(from), specifier).replaceAll('\\', '/');
  const [, room, rest] = /^#(\w+)\/(.+)$/.exec(specifier) ?? [];
  if (room === undefined) return undefined;
  return room === 'actions' ? `actions/${rest}` : `packages/${room}/${rest}`;
}
