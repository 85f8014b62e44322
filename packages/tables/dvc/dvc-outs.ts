import { join, resolve } from 'node:path';
import { Type } from '@sinclair/typebox';
import { parseConfig } from '#core/config/parse-config.ts';

/** A file or directory that DVC keeps, as a `.dvc` file or `dvc.lock` says. */
export interface DvcOut {
  /** The file that says so, absolute. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  readonly md5: string;
  readonly stage: string | undefined;
  readonly sizeBytes: number | undefined;
  readonly files: number | undefined;
  /** Since DVC 3 digests are of the bytes; before, of text with its line ends as Unix writes them. */
  readonly isOfBytes: boolean;
}

type Entry = Readonly<Record<string, unknown>>;

interface Place {
  readonly file: string;
  /** What the paths are relative to. */
  readonly directory: string;
  readonly stage?: string;
}

/**
 * The outputs that a `.dvc` file tracks (https://dvc.org/doc/user-guide/project-structure/dvc-files).
 * @throws CannotRunError when it is not YAML.
 */
export function outsOfDvcFile(text: string, file: string, directory: string): DvcOut[] {
  const content = mapping(parseConfig(Type.Unknown(), text, file).value);
  const base = resolve(directory, textOf(content['wdir']) ?? '.');
  return entries(content['outs']).flatMap((entry) => outOf(entry, { file, directory: base }));
}

/**
 * The outputs of pipeline stages in `dvc.lock`, then what the stages read
 * (https://dvc.org/doc/user-guide/project-structure/dvcyaml-files#dvclock-file).
 * @param pipeline text of the dvc.yaml beside it, which says where a stage works.
 * @throws CannotRunError when one is not YAML.
 */
export function outsOfDvcLock(
  lock: { readonly text: string; readonly file: string },
  pipeline: string | undefined,
  directory: string,
): DvcOut[] {
  const stages = mapping(
    mapping(parseConfig(Type.Unknown(), lock.text, lock.file).value)['stages'],
  );
  const plan =
    pipeline === undefined
      ? {}
      : mapping(
          mapping(parseConfig(Type.Unknown(), pipeline, join(directory, 'dvc.yaml')).value)[
            'stages'
          ],
        );
  const of = (key: 'outs' | 'deps'): DvcOut[] =>
    Object.entries(stages).flatMap(([stage, content]) => {
      // A stage of `foreach` or `matrix` is called name@item in the lock.
      const planned = mapping(plan[stage] ?? plan[stage.split('@')[0]!]);
      const base = resolve(directory, textOf(planned['wdir']) ?? '.');
      const place = { file: lock.file, directory: base, ...(key === 'outs' ? { stage } : {}) };
      return entries(mapping(content)[key]).flatMap((entry) => outOf(entry, place));
    });
  return [...of('outs'), ...of('deps')];
}

function outOf(entry: Entry, { file, directory, stage }: Place): DvcOut[] {
  const [path, md5] = [textOf(entry['path']), textOf(entry['md5'])];
  if (path === undefined || md5 === undefined || !/^[0-9a-f]{32}(\.dir)?$/.test(md5)) return [];
  // Data outside of the repository, such as s3://…, has no path here.
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) return [];
  return [
    {
      file,
      path: resolve(directory, path),
      md5,
      stage,
      sizeBytes: numberOf(entry['size']),
      files: numberOf(entry['nfiles']),
      isOfBytes: entry['hash'] === 'md5',
    },
  ];
}

function mapping(value: unknown): Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Entry)
    : {};
}

function entries(value: unknown): Entry[] {
  return Array.isArray(value) ? value.map((item) => mapping(item)) : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
