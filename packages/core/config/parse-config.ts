import { type Static, type TSchema } from '@sinclair/typebox';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import {
  LineCounter,
  isMap,
  isNode,
  isScalar,
  parseDocument,
  visit,
  type Document,
  type YAMLMap,
} from 'yaml';
import { CannotRunError, cannotRun, type Problem } from '../verdict/errors.ts';
import type { Location } from '../verdict/finding.ts';
import { describeSchemaError, type SchemaProblem } from './schema-error.ts';

/** A path into the user's file: `['columns', 0, 'checks', 1]`. */
export type ConfigPath = readonly (string | number)[];

/** The user's file as typed data, with the place of every rule in it. */
export interface Config<T> {
  readonly value: T;
  readonly file: string;
  /** Text as written, for the policy digest. */
  readonly text: string;
  /** The place of a key (of its nearest existing parent, when the key is not in the file). */
  locate(path: ConfigPath): Location;
}

/**
 * Parses YAML or JSON text and validates it against a TypeBox schema.
 * @throws CannotRunError with every problem as `file:line:col path: expected …, got …`.
 */
export function parseConfig<S extends TSchema>(
  schema: S,
  text: string,
  file: string,
): Config<Static<S>> {
  const lines = new LineCounter();
  // The parser compares every key with every other: half a minute for the 20 000 columns of a profile.
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false });
  const at = (offset: number): Location => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  if (document.errors.length > 0) {
    throw new CannotRunError(
      document.errors.map((error) => ({
        code: 'yaml-syntax',
        subject: file,
        message: error.message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, ''),
        location: at(error.pos[0]),
      })),
    );
  }
  const repeated = repeatedKeys(document).map(({ key, offset }) => ({
    code: 'yaml-syntax',
    subject: file,
    message: `the key '${key}' stands here twice: expected each key once`,
    location: at(offset),
  }));
  if (repeated.length > 0) throw new CannotRunError(repeated);
  const locate = (path: ConfigPath): Location => at(offsetOf(document, path));
  const value = plainValue(document, file);
  const problems = validate(schema, value, locate);
  if (problems.length > 0) throw new CannotRunError(problems);
  return { value, file, text, locate };
}

/** Aliases that lead nowhere, or multiply without end, come to light only here. */
function plainValue(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const location = { file, line: 1, column: 1 };
    throw cannotRun('yaml-syntax', file, message, { cause, location });
  }
}

function repeatedKeys(document: Document): { key: string; offset: number }[] {
  const repeated: { key: string; offset: number }[] = [];
  visit(document, {
    Map: (_key, map: YAMLMap) => {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value))
          repeated.push({ key: String(key.value), offset: key.range?.[0] ?? 0 });
        seen.add(key.value);
      }
    },
  });
  return repeated;
}

function validate(schema: TSchema, value: unknown, locate: Config<unknown>['locate']): Problem[] {
  return schemaProblems(ofGivenKeys(schema, value), value).map(({ path, expected, got }) => ({
    code: 'schema',
    subject: path.join('.') || '(top level)',
    message: `expected ${expected}, got ${got}`,
    location: locate(path),
  }));
}

const reducedSchemas = new WeakMap<TSchema, Map<string, TSchema>>();

/**
 * The schema with what it says of keys that the file does not have left out, their names kept: it says the same of the file, and
 * compiling the sections of a policy that nobody wrote would take most of the time.
 */
function ofGivenKeys(schema: TSchema, value: unknown): TSchema {
  const properties = schema['properties'] as Readonly<Record<string, TSchema>> | undefined;
  if (!properties || typeof value !== 'object' || value === null) return schema;
  const given = Object.keys(properties).filter((key) => key in value);
  const reduced = reducedSchemas.get(schema) ?? new Map<string, TSchema>();
  reducedSchemas.set(schema, reduced);
  const known = reduced.get(given.join('\n'));
  if (known) return known;
  const kept = Object.entries(properties).map(([key, one]) => [key, key in value ? one : {}]);
  const made: TSchema = { ...schema, properties: Object.fromEntries(kept) };
  reduced.set(given.join('\n'), made);
  return made;
}

/** What is wrong with a value that stands somewhere inside a user's file; paths start at the value. */
export function schemaProblems(schema: TSchema, value: unknown): SchemaProblem[] {
  const validator = compiled(schema);
  if (validator(value)) return [];
  return mostSpecific(validator.errors ?? []).map((error) => describeSchemaError(error, value));
}

const validators = new WeakMap<TSchema, ValidateFunction>();

/** Compiling a schema costs milliseconds, more than a validation: once per schema. */
function compiled(schema: TSchema): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
    discriminator: true,
    // The schemas are our own, and tested to be valid: compiling the schema of schemas takes as long as they do.
    meta: false,
    validateSchema: false,
  });
  const validator = ajv.compile(schema);
  validators.set(schema, validator);
  return validator;
}

/** Of the errors of a union, only the deepest tell the user something: keep the longest path of each branch. */
function mostSpecific(errors: readonly ErrorObject[]): ErrorObject[] {
  const shown = errors.filter((error) => !['anyOf', 'oneOf', 'if'].includes(error.keyword));
  const candidates = shown.length > 0 ? shown : [...errors];
  const unions = errors.filter((error) => ['anyOf', 'oneOf'].includes(error.keyword));
  const seen = new Set<string>();
  return candidates.filter((error) => {
    const union = unions.find((one) => error.schemaPath.startsWith(`${one.schemaPath}/`));
    if (union) {
      const siblings = candidates.filter((one) =>
        one.schemaPath.startsWith(`${union.schemaPath}/`),
      );
      const deepest = Math.max(...siblings.map((one) => one.instancePath.length));
      if (error.instancePath.length < deepest) return false;
    }
    const key = `${error.instancePath} ${error.keyword} ${JSON.stringify(error.params)}`;
    return seen.has(key) ? false : (seen.add(key), true);
  });
}

function offsetOf(document: Document, path: ConfigPath): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1]!;
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return isNode(document.contents) && document.contents.range ? document.contents.range[0] : 0;
}
