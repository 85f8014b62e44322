import { cannotRun } from '../../verdict/errors.ts';
import { listed } from '../words.ts';
import { dbtTables, translateDbt } from './dbt.ts';
import type { Draft } from './draft.ts';
import { translateFrictionless } from './frictionless.ts';
import { translateGreatExpectations } from './great-expectations.ts';
import { translateFeatures, translateJsonSchema } from './json-schema.ts';
import { translateOdcs } from './odcs.ts';
import { sodaDataset, translateSodaChecks } from './soda-checks.ts';
import { translateSodaContract } from './soda-contract.ts';
import type { SourcePart } from './source-part.ts';

export const importFormats = [
  'frictionless',
  'odcs',
  'great-expectations',
  'json-schema',
  'dbt',
  'soda',
] as const;

export type ImportFormat = (typeof importFormats)[number];

/** One table that a file speaks of. */
export interface ForeignTable {
  /** As the file calls it; undefined where a file is of one table without a name. */
  readonly name: string | undefined;
  translate(draft: Draft): void;
}

interface Format {
  readonly title: string;
  /** What the file has that no other format has. */
  isIt(file: SourcePart): boolean;
  tables(file: SourcePart): readonly ForeignTable[];
}

const one = (
  name: string | undefined,
  translate: (draft: Draft) => void,
): readonly ForeignTable[] => [{ name, translate }];

const formats: Readonly<Record<ImportFormat, Format>> = {
  frictionless: {
    title: 'a Frictionless Table Schema, data resource or data package',
    isIt: (file) =>
      file.at('fields').isList ||
      file.at('resources').isList ||
      file.at('schema').at('fields').isList,
    tables: (file) =>
      file.at('resources').isList
        ? file.at('resources').items.map((resource) => ({
            name: resource.at('name').text,
            translate: (draft: Draft) => translateFrictionless(resource, draft),
          }))
        : one(file.at('name').text, (draft) => translateFrictionless(file, draft)),
  },
  odcs: {
    title: 'an Open Data Contract Standard file, v3',
    isIt: (file) => file.at('kind').text === 'DataContract' && file.at('schema').isList,
    tables: (file) =>
      file.at('schema').items.map((object) => ({
        name: object.at('name').text,
        translate: (draft: Draft) => translateOdcs(file, object, draft),
      })),
  },
  'great-expectations': {
    title: 'a Great Expectations suite',
    isIt: (file) => file.at('expectations').isList,
    tables: (file) => one(file.at('name').text, (draft) => translateGreatExpectations(file, draft)),
  },
  'json-schema': {
    title: 'a JSON Schema',
    isIt: (file) =>
      file.at('features').isList ||
      file.at('properties').isMapping ||
      file.at('items').at('properties').isMapping,
    tables: (file) =>
      one(file.at('title').text, (draft) =>
        file.at('features').isList
          ? translateFeatures(file, draft)
          : translateJsonSchema(file, draft),
      ),
  },
  dbt: {
    title: 'a dbt properties file',
    isIt: (file) => dbtTables(file).length > 0,
    tables: (file) =>
      dbtTables(file).map((table) => ({
        name: table.at('name').text,
        translate: (draft: Draft) => translateDbt(table, draft),
      })),
  },
  soda: {
    title: 'SodaCL checks or a Soda contract',
    isIt: (file) => sodaKeys(file).length > 0 || isSodaContract(file),
    tables: (file) => {
      const keys = sodaKeys(file);
      if (keys.length === 0)
        return one(file.at('dataset').text, (draft) => translateSodaContract(file, draft));
      return keys.map((key) => ({
        name: sodaDataset(key),
        translate: (draft: Draft) => translateSodaChecks(file, key, draft),
      }));
    },
  },
};

function sodaKeys(file: SourcePart): readonly string[] {
  return file.keys.filter((key) => key.startsWith('checks for '));
}

/** Ours has `version: 1`; Soda's names its dataset by data source, schema and table. */
function isSodaContract(file: SourcePart): boolean {
  return (
    file.at('version').isAbsent &&
    file.at('dataset').text !== undefined &&
    (file.at('columns').isList || file.at('checks').isList)
  );
}

/** The formats that a file may be of: one, none, or more than one. */
export function formatsOf(file: SourcePart): readonly ImportFormat[] {
  if (
    file.at('version').value === 1 &&
    !file.at('kind').text &&
    (file.at('columns').isList || file.at('checks').isList)
  )
    return [];
  return importFormats.filter((name) => formats[name].isIt(file));
}

export function formatTitle(format: ImportFormat): string {
  return formats[format].title;
}

/** @throws CannotRunError when the format cannot be told from the content, or `from` does not fit it. */
export function detectFormat(
  part: SourcePart,
  file: string,
  from: ImportFormat | undefined,
): ImportFormat {
  const found = formatsOf(part);
  if (from !== undefined) {
    if (found.includes(from)) return from;
    const what =
      found.map((name) => formats[name].title).join(' or ') ||
      'none of the formats that can be imported';
    throw cannotRun('import-format', file, `expected ${formats[from].title}, got ${what}`);
  }
  const [format, ...others] = found;
  if (format !== undefined && others.length === 0) return format;
  const why =
    format === undefined
      ? 'cannot tell what it is'
      : `it may be ${found.map((name) => formats[name].title).join(' or ')}`;
  throw cannotRun('import-format', file, `${why}: say it with --from ${importFormats.join(' | ')}`);
}

/** @throws CannotRunError when the file speaks of several tables and none, or an unknown one, is named. */
export function chooseTable(
  part: SourcePart,
  format: ImportFormat,
  { file, table }: { readonly file: string; readonly table: string | undefined },
): ForeignTable {
  const tables = formats[format].tables(part);
  const names = tables.map(({ name }) => name ?? '(without a name)');
  if (tables.length === 0)
    throw cannotRun(
      'import-empty',
      file,
      `${formats[format].title} without a table: there is nothing to import`,
    );
  if (table === undefined) {
    if (tables.length === 1) return tables[0]!;
    throw cannotRun(
      'import-table',
      file,
      `it speaks of ${tables.length} tables, and a contract is of one: choose with --table, one of ${listed(names)}`,
    );
  }
  const chosen = tables.filter(({ name }) => name === table);
  if (chosen.length === 1) return chosen[0]!;
  throw cannotRun(
    'import-table',
    file,
    chosen.length === 0
      ? `there is no table '${table}'; it has ${listed(names)}`
      : `there are ${chosen.length} tables '${table}'`,
  );
}
