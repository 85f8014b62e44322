import { renderHtmlPage } from '../../../packages/report/html/page.ts';
import type { EvidenceStep } from '../../../packages/report/html/evidence.ts';
import { numberOf } from './findings.ts';
import type { ActionRun } from './runner.ts';
import type { Stage } from './stage.ts';
import { count, short } from './words.ts';

export interface PageInput {
  readonly evidence: readonly EvidenceStep[];
  readonly flights: number;
  readonly requests: number;
  readonly firstGate: ActionRun;
  readonly betterGate: ActionRun;
  readonly drift: ActionRun;
}

/** The page that the demo leaves behind. */
export function demoPage(stage: Stage, input: PageInput): string {
  const { story } = stage;
  const [before, after] = [input.firstGate, input.betterGate].map((gate) =>
    short(numberOf(gate, 'roc_auc', 'all rows')),
  );
  const { tool } = input.drift.report;
  return renderHtmlPage({
    title: 'A model’s way to production, with the numbers that decided',
    lead: 'Will this flight be late? Four models want to answer. Two reach production, one is refused by its numbers, one by its live traffic, and in June the world moves on. Every verdict on this page was computed on one machine by the bundled actions.',
    facts: [
      { value: count(input.flights), label: 'real flights of 2001' },
      { value: `${before} → ${after}`, label: 'AUC of the model in production' },
      { value: count(input.requests), label: 'live requests through the canaries' },
      {
        value: `${count(story.passed)} of ${count(story.passed + story.failed)}`,
        label: 'expectations met',
      },
      { value: `${(story.elapsedMs / 1000).toFixed(0)} s`, label: 'from raw data to this page' },
    ],
    steps: story.steps,
    evidence: input.evidence,
    foot: `${tool.name} ${tool.version}. Flights: U.S. Bureau of Transportation Statistics, through the vega-datasets package. This page loads nothing from anywhere.`,
  });
}
