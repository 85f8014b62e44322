import { quoted, shareText } from '../drift/drift-words.ts';
import { countText } from '../gate/number-text.ts';
import type { SkewAssessment } from './assess-skew.ts';

/** '2 of 9 features differ between training and serving on 10,000 joined rows; most: …' */
export function skewSentence({ columns, counts }: SkewAssessment): string {
  if (counts.joined === 0) return 'training and serving: no row joined, nothing was compared';
  const skewed = columns.filter(({ verdict }) => verdict === 'fail');
  const open = columns.filter(({ verdict }) => verdict === 'inconclusive').length;
  const [worst] = columns.toSorted((a, b) => b.share - a.share);
  const most =
    worst && worst.differing > 0
      ? `; most: ${quoted(worst.column)}, ${shareText(worst.share)}`
      : '';
  const undecided = open > 0 ? `, ${open} undecided` : '';
  return `${skewed.length} of ${columns.length} features differ between training and serving on ${countText(counts.joined)} joined rows${undecided}${most}`;
}
