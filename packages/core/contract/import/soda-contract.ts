import type { Draft } from './draft.ts';
import { foreignType } from './foreign-types.ts';
import { translateSodaCheck } from './soda-contract-checks.ts';
import type { SourcePart } from './source-part.ts';

/** A Soda data contract, v4 (https://docs.soda.io/reference/contract-language-reference). */
export function translateSodaContract(file: SourcePart, draft: Draft): void {
  const dataset = file.at('dataset').text?.split('/').at(-1);
  draft.table(dataset === undefined ? {} : { dataset });
  if (!file.at('filter').isAbsent)
    draft.leave(
      file.at('filter'),
      'filter',
      'checks here look at all rows: give the filtered rows as data',
    );
  for (const column of file.at('columns').items) translateColumn(column, draft);
  for (const item of file.at('checks').items) {
    const [kind] = item.text === undefined ? item.keys : [item.text];
    if (kind !== undefined)
      translateSodaCheck({
        kind,
        body: item.at(kind),
        part: item,
        draft,
        column: undefined,
        shared: undefined,
      });
  }
}

function translateColumn(column: SourcePart, draft: Draft): void {
  const name = column.at('name').text;
  if (name === undefined) return draft.leave(column, 'column', 'it has no name');
  const written = column.at('data_type').text;
  const type = written === undefined ? undefined : foreignType(written);
  draft.column(name, column.path, {
    ...(type === undefined ? {} : { type }),
    ...(column.at('optional').boolean === true ? { required: false } : {}),
  });
  if (written !== undefined && type === undefined)
    draft.leave(
      column.at('data_type'),
      `${name}: data_type`,
      'there is no such type here: its values are not read',
    );
  for (const key of ['character_maximum_length', 'missing_values', 'missing_format'].filter(
    (one) => !column.at(one).isAbsent,
  )) {
    if (key === 'character_maximum_length')
      draft.check(
        column.at(key).path,
        { name: 'string_length', options: { max: column.at(key).value } },
        name,
      );
    else
      draft.leave(
        column.at(key),
        `${name}: ${key}`,
        'null, NaN and an empty field of CSV are missing here, other marks are values',
      );
  }
  for (const item of column.at('checks').items) {
    const [kind] = item.text === undefined ? item.keys : [item.text];
    if (kind !== undefined)
      translateSodaCheck({
        kind,
        body: item.at(kind),
        part: item,
        draft,
        column: name,
        shared: column,
      });
  }
}
