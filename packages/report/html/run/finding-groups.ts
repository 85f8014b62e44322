import { worstFirst } from '#core/verdict/combine.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { escapeHtml } from '../../escape.ts';
import { renderFindings } from '../findings.ts';

export interface FindingGroup {
  /** First word of the checks' names: 'performance' of 'performance.roc_auc'. */
  readonly name: string;
  readonly findings: readonly Finding[];
}

/** Groups by the first word of the check, the worst group first. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of worstFirst(findings)) {
    const name = finding.check.split('.', 1)[0]!;
    groups.set(name, [...(groups.get(name) ?? []), finding]);
  }
  return [...groups].map(([name, members]) => ({ name, findings: members }));
}

const titles: Readonly<Record<string, string>> = {
  performance: 'Performance on labels',
  cbpe: 'Performance, estimated without labels',
  skew: 'Training against serving, row by row',
  notify: 'Notifications',
};

const shownRows = 40;

export function renderFindingGroups(groups: readonly FindingGroup[]): string {
  return groups
    .map(
      ({ name, findings }) =>
        `<section id="group-${escapeHtml(encodeURIComponent(name))}"><h2>${escapeHtml(titles[name] ?? name)}</h2>${renderFindings(findings, shownRows)}</section>`,
    )
    .join('\n');
}

const allRows = 250;

/** Every finding, folded. */
export function renderAllFindings(findings: readonly Finding[]): string {
  return `<section id="findings"><details><summary>All ${findings.length} findings</summary>${renderFindings(findings, allRows)}</details></section>`;
}
