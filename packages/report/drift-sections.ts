import type { PerformanceAssessment } from '#core/performance/assess-performance.ts';
import { performanceSentence } from '#core/performance/performance-sentence.ts';
import type { SkewAssessment } from '#core/skew/assess-skew.ts';
import { skewSentence } from '#core/skew/skew-sentence.ts';
import { escapeMarkdown } from './escape.ts';

/** What the sections `performance` and `skew` of the policy found. */
export interface Sections {
  readonly performance?: { readonly assessment: PerformanceAssessment } | undefined;
  readonly skew?: { readonly assessment: SkewAssessment } | undefined;
}

/** One sentence each. */
export function sectionSentences({ performance, skew }: Sections = {}): string[] {
  return [
    ...(performance ? [performanceSentence(performance.assessment)] : []),
    ...(skew ? [skewSentence(skew.assessment)] : []),
  ];
}

/** The same as paragraphs of the job summary. */
export function sectionLines({ performance, skew }: Sections = {}): string[] {
  const line = (title: string, sentence: string): string =>
    `\n**${title}:** ${escapeMarkdown(sentence)}\n`;
  return [
    ...(performance ? [line('Performance', performanceSentence(performance.assessment))] : []),
    ...(skew ? [line('Training and serving', skewSentence(skew.assessment))] : []),
  ];
}
