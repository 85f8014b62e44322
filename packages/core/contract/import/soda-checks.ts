import type { Draft } from './draft.ts';
import { parseSodaLine } from './soda-line.ts';
import { describedBy, translateSodaLine, type SodaItem } from './soda-metrics.ts';
import { foreignType } from './foreign-types.ts';
import type { SourcePart } from './source-part.ts';

/** A checks file of SodaCL, v3 (https://docs.soda.io/soda-documentation/soda-v3/sodacl-reference). */
export function translateSodaChecks(file: SourcePart, key: string, draft: Draft): void {
  const dataset = sodaDataset(key);
  draft.table(dataset === undefined ? {} : { dataset });
  const others = file.keys.filter((one) => !one.startsWith('checks for ') && one !== 'variables');
  for (const other of others)
    draft.leave(
      file.at(other),
      other,
      'configurations and filters are not read: write them into the checks',
    );
  if (/\[.*\]\s*$/.test(key))
    draft.leave(file.at(key), key, 'checks here look at all rows: give the filtered rows as data');
  for (const item of file.at(key).items) translateItem(item, draft);
}

/** 'checks for dim_customer [daily]' → 'dim_customer'. */
export function sodaDataset(key: string): string | undefined {
  return /^checks for\s+"?([^"[]+?)"?\s*(?:\[.*\])?$/.exec(key)?.[1];
}

function translateItem(part: SourcePart, draft: Draft): void {
  const written = part.text ?? part.keys[0];
  if (written === undefined)
    return draft.leave(part, 'check', 'expected one line, or one line with options below it');
  const body = part.text === undefined ? part.at(written) : part.at(0);
  if (!body.at('filter').isAbsent)
    return draft.leave(
      part,
      written,
      'it looks at some rows only, and a check here looks at all: write an expression',
    );
  const item = { part, body, draft };
  if (written === 'schema') return translateSchema(item);
  if (written === 'failed rows') return translateFailedRows(item);
  const alerts = [
    ['fail', undefined],
    ['warn', 'warn'],
  ] as const;
  const alerted = alerts.flatMap(([level, severity]) => {
    const when = body.at(level).text ?? body.at(level).texts?.[0];
    return when === undefined ? [] : [{ line: `${written} ${negatedAlert(when)}`, severity }];
  });
  const lines = alerted.length > 0 ? alerted : [{ line: written, severity: undefined }];
  for (const { line, severity } of lines) {
    const parsed = parseSodaLine(line);
    if (parsed === undefined) draft.leave(part, written, 'there is no equal of this check');
    else
      translateSodaLine(parsed, item, {
        ...describedBy(body),
        ...(severity === undefined ? {} : { severity }),
      });
  }
}

/** 'when > 5' fails above: so the check asks for the opposite. */
function negatedAlert(when: string): string {
  const opposite: Readonly<Record<string, string>> = {
    '<': '>=',
    '<=': '>',
    '>': '<=',
    '>=': '<',
    '!=': '=',
    '<>': '=',
  };
  const match = /^\s*when\s+(<=|>=|<>|!=|<|>|=)\s*(.*)$/s.exec(when);
  if (match) return `${opposite[match[1]!] ?? '?'} ${match[2]}`;
  const between = /^\s*when\s+not\s+(between\s+.*)$/s.exec(when);
  return between ? between[1]! : `? ${when}`;
}

function translateSchema({ body, draft }: SodaItem): void {
  for (const level of ['fail', 'warn'] as const) {
    const rules = body.at(level);
    const severity = level === 'warn' ? { severity: 'warn' } : {};
    for (const key of rules.keys) {
      const rule = rules.at(key);
      const names = rule.texts ?? [];
      const hasWildcard = names.some((name) => /[%*]/.test(name));
      if (key === 'when required column missing' && level === 'fail')
        for (const name of names) draft.column(name, rule.path);
      else if (key === 'when required column missing')
        draft.check(rule.path, { name: 'schema', options: { required: names, ...severity } });
      else if (key === 'when forbidden column present' && !hasWildcard)
        draft.check(rule.path, { name: 'schema', options: { forbidden: names, ...severity } });
      else if (key === 'when wrong column type') translateTypes(rule, draft);
      else draft.leave(rule, `schema: ${key}`, 'there is no equal of this rule');
    }
  }
}

function translateTypes(rule: SourcePart, draft: Draft): void {
  const why = 'there is no such type here: its values are not read';
  for (const name of rule.keys) {
    const type = foreignType(rule.at(name).text ?? '');
    if (type) draft.column(name, rule.path, { type });
    else draft.leave(rule.at(name), `${name}: type`, why);
  }
}

function translateFailedRows({ part, body, draft }: SodaItem): void {
  const condition = body.at('fail condition').text;
  if (condition === undefined)
    return draft.leave(
      part,
      'failed rows',
      'it is a query of its own in the dialect of its data source: write it as a check of ours',
    );
  const options = { sql: `not coalesce(${condition.trim()}, false)`, ...describedBy(body) };
  draft.check(part.path, { name: 'expression', options });
}
