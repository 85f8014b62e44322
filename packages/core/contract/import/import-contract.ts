import { Type } from '@sinclair/typebox';
import { parseConfig } from '../../config/parse-config.ts';
import { cannotRun } from '../../verdict/errors.ts';
import { contractText } from './contract-text.ts';
import { openDraft, type ImportedTable, type LeftRule } from './draft.ts';
import { chooseTable, detectFormat, formatTitle, type ImportFormat } from './formats.ts';
import { sourcePart } from './source-part.ts';

export interface ImportOptions {
  /** Told from the content when it is not given. */
  readonly from?: ImportFormat | undefined;
  /** For a file that speaks of several tables. */
  readonly table?: string | undefined;
}

/** Another tool's rules as a contract of ours. */
export interface ImportedContract {
  readonly format: ImportFormat;
  readonly title: string;
  readonly table: ImportedTable;
  /** contract.yaml: the rules that were left stand in it as comments. */
  readonly text: string;
  readonly left: readonly LeftRule[];
  /** Checks, with one for each column that must be there. */
  readonly translated: number;
}

const anything = Type.Unknown();

/**
 * Translates rules of Frictionless, the Open Data Contract Standard, Great Expectations, JSON Schema, dbt or Soda.
 * What has no equal here is left, with its place and why; nothing is dropped.
 * @throws CannotRunError when the file cannot be read as one of them, or holds no rule that can be kept.
 */
export function importContract(
  text: string,
  file: string,
  options: ImportOptions = {},
): ImportedContract {
  const config = parseConfig(anything, text, file);
  const part = sourcePart(config.value);
  const format = detectFormat(part, file, options.from);
  const draft = openDraft(config);
  chooseTable(part, format, { file, table: options.table }).translate(draft);
  const table = draft.finish();
  if (table.columns.length === 0 && table.checks.length === 0) {
    const reasons = table.left.slice(0, 3).map(({ rule, reason }) => `${rule}: ${reason}`);
    throw cannotRun(
      'import-empty',
      file,
      `nothing in it can be kept as a contract${reasons.length > 0 ? ` (${reasons.join('; ')})` : ''}`,
    );
  }
  const checks = table.columns.reduce(
    (sum, column) => sum + column.checks.length,
    table.checks.length,
  );
  return {
    format,
    title: formatTitle(format),
    table,
    text: contractText(table, { file, title: formatTitle(format) }),
    left: table.left,
    translated: checks,
  };
}
