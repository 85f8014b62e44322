import { Document, isMap, isSeq, type YAMLMap } from 'yaml';
import { count } from '../words.ts';
import type { ImportedCheck, ImportedColumn, ImportedTable, LeftRule } from './draft.ts';

interface Origin {
  readonly file: string;
  readonly title: string;
}

/** contract.yaml of imported rules; those that were left stand at its end as comments, with their places. */
export function contractText(table: ImportedTable, { file, title }: Origin): string {
  const document = new Document({
    version: 1,
    ...(table.dataset === undefined ? {} : { dataset: table.dataset }),
    ...(table.description === undefined ? {} : { description: table.description }),
    ...(table.extraColumns === undefined ? {} : { extra_columns: table.extraColumns }),
    ...(table.columns.length > 0
      ? { columns: table.columns.map((column) => columnEntry(column)) }
      : {}),
    ...(table.checks.length > 0 ? { checks: table.checks.map((check) => checkEntry(check)) } : {}),
  });
  document.commentBefore = ` Imported by \`trainyard import\` from ${oneLine(file)} (${title}).`;
  foldChecks(document);
  if (table.left.length > 0) document.comment = leftText(table.left);
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: true });
  return text.endsWith('\n') ? text : `${text}\n`;
}

function columnEntry({ name, type, role, required, description, checks }: ImportedColumn): object {
  return {
    name,
    ...(type === undefined ? {} : { type }),
    ...(role === undefined ? {} : { role }),
    ...(required ? {} : { required: false }),
    ...(description === undefined ? {} : { description }),
    ...(checks.length > 0 ? { checks: checks.map((check) => checkEntry(check)) } : {}),
  };
}

function checkEntry({ name, options }: ImportedCheck): unknown {
  return Object.keys(options).length === 0 ? name : { [name]: options };
}

/** One line a check, as people write them. */
function foldChecks(document: Document): void {
  const lists = [
    document.get('checks'),
    ...columnsOf(document).map((column) => column.get('checks')),
  ];
  for (const list of lists) {
    if (!isSeq(list)) continue;
    for (const item of list.items) {
      const options = isMap(item) ? item.items[0]?.value : undefined;
      if (isMap(options)) options.flow = true;
    }
  }
}

function columnsOf(document: Document): YAMLMap[] {
  const columns = document.get('columns');
  return isSeq(columns) ? columns.items.filter((item) => isMap(item)) : [];
}

function leftText(left: readonly LeftRule[]): string {
  const lines = left.map(
    ({ location, rule, reason }) =>
      ` ${location.line}:${location.column} ${oneLine(rule)}\n     ${oneLine(reason)}`,
  );
  return ` Not imported: ${count(left.length)} ${left.length === 1 ? 'rule' : 'rules'}, by line and column of the file.\n${lines.join('\n')}`;
}

/** A comment ends with its line: text of others must not break out of it. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
