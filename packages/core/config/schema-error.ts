import type { ErrorObject } from 'ajv';
import { nearestName } from '../verdict/nearest-name.ts';

export interface SchemaProblem {
  readonly path: (string | number)[];
  readonly expected: string;
  readonly got: string;
}

/** One ajv error in the user's words. */
export function describeSchemaError(error: ErrorObject, root: unknown): SchemaProblem {
  const path = pathOf(error.instancePath, root);
  const params = error.params as Record<string, unknown>;
  const got = show(error.data);
  switch (error.keyword) {
    case 'required':
      return { path, expected: `the key '${String(params['missingProperty'])}'`, got: 'none' };
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      const known = Object.keys((error.parentSchema?.['properties'] as object | undefined) ?? {});
      const nearest = nearestName(key, known);
      const expected = nearest ? `'${nearest}'` : `one of ${known.join(', ')}`;
      return { path: [...path, key], expected, got: `the unknown key '${key}'` };
    }
    case 'type':
      return { path, expected: withArticle(String(params['type'])), got };
    case 'enum':
      return { path, expected: `one of ${(params['allowedValues'] as unknown[]).join(', ')}`, got };
    case 'const':
      return { path, expected: JSON.stringify(params['allowedValue']), got };
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return { path, expected: `${String(params['comparison'])} ${String(params['limit'])}`, got };
    case 'minItems':
      return { path, expected: `at least ${count(params['limit'], 'item')}`, got };
    case 'maxItems':
      return { path, expected: `at most ${count(params['limit'], 'item')}`, got };
    case 'minLength':
      return { path, expected: `at least ${count(params['limit'], 'character')}`, got };
    case 'minProperties':
      return { path, expected: `at least ${count(params['limit'], 'key')}`, got };
    case 'pattern':
      return { path, expected: `text that matches ${String(params['pattern'])}`, got };
    default:
      return { path, expected: error.message?.replace(/^must /, '') ?? error.keyword, got };
  }
}

function pathOf(pointer: string, root: unknown): (string | number)[] {
  const path: (string | number)[] = [];
  let value: unknown = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(value) ? Number(key) : key);
    value = (value as Record<string, unknown> | undefined)?.[key];
  }
  return path;
}

function count(limit: unknown, noun: string): string {
  return `${String(limit)} ${noun}${limit === 1 ? '' : 's'}`;
}

function withArticle(type: string): string {
  return type === 'null' ? 'nothing' : `${/^[aio]/.test(type) ? 'an' : 'a'} ${type}`;
}

function show(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'a mapping';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
