import type { Finding } from '#core/verdict/finding.ts';
import { visible } from '../escape.ts';
import type { RunReport } from '../summary.ts';

/** A reportingDescriptor with the texts that GitHub requires. */
export interface SarifRule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string };
  readonly defaultConfiguration: { readonly level: 'error' | 'warning' | 'note' };
  readonly properties: { readonly tags: readonly string[] };
}

const longestDescription = 1024;

/** One rule for every check that ran, also for those that pass: a reader sees what was looked at. */
export function sarifRules({ action, findings }: RunReport): SarifRule[] {
  const rules = new Map<string, SarifRule>();
  for (const { check, severity, expected } of findings) {
    const id = visible(check);
    if (rules.has(id)) continue;
    const description = visible(`${check} of ${action}, expected: ${expected}`);
    rules.set(id, {
      id,
      shortDescription: { text: visible(`${action}: ${check}`).slice(0, longestDescription) },
      fullDescription: { text: description.slice(0, longestDescription) },
      help: {
        text: `The README of ${action} explains its checks and what each verdict means; report.json beside this file has every number at full precision.`,
      },
      defaultConfiguration: { level: levels[severity] },
      properties: { tags: ['machine-learning', action] },
    });
  }
  return [...rules.values()];
}

const levels: Record<Finding['severity'], 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};
