import { cannotRun } from '../../verdict/errors.ts';
import type { Collection } from './collection.ts';
import { isMapping } from './json-mapping.ts';
import type { ShapeContext } from './metric-shapes.ts';

type Mapping = Readonly<Record<string, unknown>>;

/** `{ "": { "data": { "metrics.json": { "data": { … } } } } }`; beside other revisions the workspace has its name (DVC 3.67). */
export function isShow(value: unknown): boolean {
  return (
    isMapping(value) &&
    Object.keys(value).length > 0 &&
    Object.values(value).every((revision) => isFailed(revision) || filesOf(revision) !== undefined)
  );
}

function filesOf(revision: unknown): Mapping | undefined {
  const files = isMapping(revision) ? revision['data'] : undefined;
  const all = isMapping(files) ? Object.values(files) : [];
  const are = all.length > 0 && all.every((file) => isFailed(file) || isFile(file));
  return are ? (files as Mapping) : undefined;
}

function isFile(value: unknown): value is { readonly data: unknown } {
  return isMapping(value) && 'data' in value && Object.keys(value).length === 1;
}

function isFailed(value: unknown): value is { readonly error: unknown } {
  return isMapping(value) && 'error' in value;
}

export function readShow(value: unknown, into: Collection, { source }: ShapeContext): void {
  const revisions = value as Mapping;
  const names = Object.keys(revisions);
  const name = ['workspace', ''].find((one) => names.includes(one)) ?? names[0]!;
  if (names.length > 1 && name !== 'workspace' && name !== '') {
    const message = `holds several revisions (${names.join(', ')}); run dvc metrics show --json for one`;
    throw cannotRun('metrics-revisions', source, message);
  }
  const revision = revisions[name];
  if (isFailed(revision)) throw failed(source, name || 'workspace', revision.error);
  for (const [file, content] of Object.entries(filesOf(revision)!)) {
    if (isFailed(content)) throw failed(source, file, content.error);
    into.walk((content as { readonly data: unknown }).data, '');
  }
}

function failed(source: string, what: string, error: unknown): Error {
  const said = isMapping(error) ? (error['msg'] ?? error['type']) : error;
  const message = `dvc could not read ${what} (${String(said)}): mend that and run dvc metrics show again`;
  return cannotRun('metrics-unreadable', source, message);
}

function isChange(value: unknown): value is { readonly old: unknown; readonly new: unknown } {
  return isMapping(value) && ('old' in value || 'new' in value);
}

/** `{ "metrics.json": { "auc": { "old": 0.8, "new": 0.81, "diff": 0.01 } } }`; DVC's Python API has it below "diff". */
export function isDiff(value: unknown): boolean {
  const files = diffedFiles(value);
  return (
    files.length > 0 &&
    files.every(
      (file) =>
        isMapping(file) &&
        Object.keys(file).length > 0 &&
        Object.values(file).every((change) => isChange(change)),
    )
  );
}

function diffedFiles(value: unknown): readonly unknown[] {
  if (!isMapping(value)) return [];
  return Object.values(isMapping(value['diff']) ? value['diff'] : value);
}

/** The candidate is what is new, the champion what was before. */
export function readDiff(value: unknown, into: Collection, { side }: ShapeContext): void {
  for (const file of diffedFiles(value)) {
    for (const [name, change] of Object.entries(file as Mapping)) {
      const { old, new: fresh } = change as { readonly old?: unknown; readonly new?: unknown };
      const number = side === 'candidate' ? fresh : old;
      if (number !== undefined && number !== null) into.walk(number, name);
    }
  }
}
