import { describe, expect, test } from '@jest/globals';
import type { DriftAlert } from '#core/drift/sinks/drift-alert.ts';
import { alertWords } from '#report/notify/alert-words.ts';
import { broken, drift } from '../../delivery/notify/alerts.ts';

const hostile =
  '<!channel> & <script>`*_~|x|`[a](http://evil) @ada ::error:: <!-- --> \u202E\u0000\n# big';
const many: DriftAlert = {
  ...drift(...Array.from({ length: 3000 }, (_, index) => `${hostile.repeat(20)}${index}`)),
  broken: Array.from({ length: 900 }, () => hostile.repeat(30)),
  summary: hostile.repeat(300),
  data: hostile.repeat(300),
  reference: hostile.repeat(300),
  retraining: hostile.repeat(300),
};

interface Block {
  readonly type: string;
  readonly text?: { readonly type: string; readonly text: string; readonly verbatim?: boolean };
  readonly elements?: readonly { readonly text: string }[];
}
const blocksOf = (alert: DriftAlert): Block[] =>
  alertWords.slack(alert, 'drift')['blocks'] as Block[];

describe('a Slack message', () => {
  test('begins with the verdict, lists columns, links to the run', () => {
    const text = blocksOf(drift('distance')).map(
      (block) => block.text?.text ?? block.elements?.[0]!.text,
    );
    expect(text).toEqual([
      '📈 The data have drifted',
      '*drift: 1 of 9 columns drifted*',
      "• `distance`: psi 0.4, alarm at 0.1; 'SFO' from 8 % to 26 %",
      'Retraining due: r',
      '<https://github.com/acme/flights/actions/runs/1?a=1&amp;b=2|Report of the run>',
      'logs/2026-06-01.parquet against registry://fraud@champion · 1\u202F200 rows · 11.1 % of the columns drifted',
    ]);
  });

  test('lets no name mention, link or break out of its code', () => {
    const all = JSON.stringify(
      alertWords.slack({ ...drift(hostile), summary: hostile, data: hostile }, 'drift'),
    );
    expect(all.replaceAll(/<https:[^>]*\|Report of the run>/g, '')).not.toMatch(/[<>]|\u202E/);
    const column = blocksOf(drift(hostile)).find(({ text }) => text?.text.startsWith('•'))!;
    expect(column.text!.text.split('`')).toHaveLength(3);
    for (const { text } of blocksOf(drift(hostile))) {
      if (text?.type === 'mrkdwn') expect(text.verbatim).toBe(true);
    }
  });

  test('keeps every limit of Slack', () => {
    const blocks = blocksOf(many);
    expect(blocks.length).toBeLessThanOrEqual(50);
    for (const { type, text, elements } of blocks) {
      const length = (text ?? elements![0]!).text.length;
      expect(length).toBeLessThanOrEqual(type === 'header' ? 150 : 3000);
    }
    expect(JSON.stringify(alertWords.slack(many, 'drift')).length).toBeLessThan(40_000);
  });
});

describe('an issue', () => {
  const marker = '<!-- trainyard-drift:abc status=drift columns=0 since=2026-06-01T00:00:00Z -->';

  test('says what drifted, since when, and on which data', () => {
    const body = alertWords.issueBody(drift('distance'), marker, '2026-05-30T00:00:00Z');
    expect(body.startsWith(`${marker}\n\n**`)).toBe(true);
    expect(body).toContain('| distance | psi | 0.4 | 0.1 |');
    expect(body).toContain('| since | 2026-05-30T00:00:00Z |');
    expect(body).toContain('](https://github.com/acme/flights/actions/runs/1?a=1&b=2)');
    expect(alertWords.issueBody(broken, marker, '').split('\n')).toContain(
      "- column 'price' is missing",
    );
  });

  test('renders nothing of a hostile name, and mentions nobody', () => {
    const body = alertWords.issueBody(
      {
        ...drift(hostile),
        summary: hostile,
        broken: [hostile],
        data: hostile,
        retraining: hostile,
      },
      marker,
      '',
    );
    const rest = body.replace(marker, '').replaceAll(/<\/?sub>/g, '');
    expect(rest).not.toMatch(/<|@|\u202E|\]\((?!https:\/\/github\.com\/acme)/);
    expect(alertWords.issueComment(drift(hostile), 'changed').split('](')[0]).not.toMatch(/<|@/);
  });

  test('keeps the limits of GitHub', () => {
    expect(alertWords.issueBody(many, marker, '').length).toBeLessThanOrEqual(65_536);
    expect(alertWords.issueComment(many, 'changed').length).toBeLessThanOrEqual(65_536);
    expect(alertWords.issueTitle(many).length).toBeLessThanOrEqual(256);
    expect(alertWords.issueTitle(many)).not.toMatch(/\p{Cc}|\u202E/u);
  });
});
