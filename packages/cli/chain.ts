import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { escapeLogLine } from '#report/escape.ts';
import { loadRecords } from '#toolkit/load-records.ts';
import { chainOfEvidence, type ChainLink } from './chain-of-evidence.ts';
import type { ChainOptions } from './cli-commands.ts';

/** Prints which data, code, environment and decisions stand behind a result. @returns 1 when a link is missing. */
export async function chain(options: ChainOptions): Promise<number> {
  const patterns = options.records.map((given) =>
    isDirectory(given) ? `${given}/**/record.json` : given,
  );
  const links = chainOfEvidence(await loadRecords(patterns, process.cwd()));
  process.stdout.write(options.json ? `${JSON.stringify(links, null, 2)}\n` : chainText(links));
  return links.some((link) => link.missing.length > 0) ? 1 : 0;
}

function isDirectory(path: string): boolean {
  return statSync(resolve(path), { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** One paragraph a record, in the order of evidence. */
export function chainText(links: readonly ChainLink[]): string {
  return `${links.map((link, index) => linkText(link, index + 1)).join('\n')}\n${conclusion(links)}\n`;
}

function conclusion(links: readonly ChainLink[]): string {
  const missing = links.flatMap((link) => link.missing).length;
  if (missing > 0)
    return `${missing} record(s) that are relied on are not among those given: the chain is not proven.`;
  if (links.length > 1 && links.every((link) => link.reliesOn.length === 0))
    return `No record relies on another: these are ${links.length} separate results. The input \`records\` links a step to those before it.`;
  return 'Every record that is relied on is here, and its digest is right.';
}

function linkText(link: ChainLink, position: number): string {
  const { predicate, subject } = link.record;
  const lines = [
    `${position}. ${predicate.action}: ${predicate.verdict} at ${predicate.decidedAt}`,
    `   ${predicate.summary}`,
    `   record   ${link.digest} (${link.file})`,
    ...subject.map(({ name, digest }) => `   about    ${name} ${digest.sha256}`),
    ...Object.entries(predicate.inputDigests).map(
      ([name, digest]) => `   read     ${name} ${digest}`,
    ),
    ...(predicate.policyDigest ? [`   policy   ${predicate.policyDigest}`] : []),
    `   code     ${predicate.commit ? `commit ${predicate.commit}` : 'no commit known (not run by Actions)'}`,
    ...(predicate.runUrl ? [`   run      ${predicate.runUrl}`] : []),
    `   tool     ${predicate.tool.name} ${predicate.tool.version}`,
    ...(link.reliesOn.length > 0 ? [`   relies on ${link.reliesOn.join(', ')}`] : []),
    ...link.missing.map((digest) => `   relies on ${digest}, which is missing`),
  ];
  return `${lines.map((line) => escapeLogLine(line)).join('\n')}\n`;
}
