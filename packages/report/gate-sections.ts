import type { BehaviourReport } from '#core/gate/behaviour/failing-examples.ts';
import type { LoadReport } from '#core/gate/load/load-report.ts';
import type { ImportanceReport } from '#core/gate/stability/importance-report.ts';
import { renderBehaviour } from './behaviour-section.ts';
import { renderImportance } from './importance-section.ts';
import { renderLoad } from './load-section.ts';

/** What the sections of gates.yaml beside `metrics` have to show; nothing where the policy does not have one. */
export interface GateSections {
  readonly behaviour: { readonly tests: readonly BehaviourReport[] };
  readonly stability: { readonly report?: ImportanceReport };
  readonly load: { readonly report?: LoadReport };
}

/** Markdown, one heading a section. */
export function renderGateSections({ behaviour, stability, load }: GateSections): string {
  return [
    renderBehaviour(behaviour.tests),
    renderImportance(stability.report),
    renderLoad(load.report),
  ].join('');
}
