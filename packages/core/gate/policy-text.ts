import { stringify } from 'yaml';

/** A key of YAML: plain when that is safe, else in double quotes. */
export function keyText(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(name)
    ? name
    : JSON.stringify(name);
}

/** A value on one line: `{ minimum: 0.8, severity: warn }`. */
export function flowText(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
}

const widest = 110;

/** A comment of one paragraph in lines of a bearable length; nothing of it can end the comment. */
export function commentLines(indent: string, text: string): string[] {
  const lines: string[] = [];
  let line = '';
  const plain = text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
  // No break between a number and its %.
  for (const word of plain.split(/\s+(?!%)/)) {
    if (line !== '' && indent.length + line.length + word.length + 3 > widest) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((one) => `${indent}# ${one}`);
}
