import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dependency, DependencyManifest } from '#core/release/lineage.ts';
import { cannotRun } from '#core/verdict/errors.ts';

type Parse = (text: string, file: string) => Dependency[];

/** The files at the top of a model directory that say what it needs. One line for each kind. */
const manifests: Readonly<Record<string, Parse>> = {
  'requirements.txt': parseRequirements,
  'package.json': parsePackageJson,
};

/** What a model directory says that it needs; empty when it says nothing. */
export async function readDependencies(directory: string): Promise<DependencyManifest> {
  const files: string[] = [];
  const packages: Dependency[] = [];
  for (const [file, parse] of Object.entries(manifests)) {
    const path = join(directory, file);
    const text = await readFile(path, 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    files.push(file);
    packages.push(...parse(text, path));
  }
  return { files, packages };
}

/** pip's requirements format, without following `-r` and without options: one name with its specifiers a line. */
export function parseRequirements(text: string): Dependency[] {
  const lines = text.replaceAll(/\\\r?\n/g, ' ').split(/\r?\n/);
  return lines.flatMap((line) => {
    const written = line
      .replace(/(^|\s)#.*$/, '')
      .split(';')[0]!
      .trim();
    const match = /^([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\])?\s*(.*)$/.exec(written);
    if (!match || !/^($|[<>=!~@])/.test(match[2]!)) return [];
    const requirement = match[2]!.replace(/\s--hash=.*$/, '').trim();
    const pinned = /^={2,3}\s*[^\s,*]+$/.test(requirement) || /^@\s*\S+/.test(requirement);
    return [{ ecosystem: 'pypi', name: match[1]!, requirement, pinned }];
  });
}

/** `dependencies` of a package.json. */
export function parsePackageJson(text: string, file: string): Dependency[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw cannotRun(
      'dependency-manifest',
      file,
      'is not JSON: mend it, or take it out of the model directory',
      { cause },
    );
  }
  const { dependencies } = (value ?? {}) as { dependencies?: Record<string, unknown> };
  return Object.entries(dependencies ?? {}).map(([name, range]) => {
    const requirement = String(range);
    const pinned = /^v?\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?$/.test(requirement);
    return { ecosystem: 'npm', name, requirement, pinned };
  });
}
