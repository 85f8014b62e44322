import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { decisionRecord } from '#core/record/decision-record.ts';
import { buildLineage, type Lineage } from '#core/release/lineage.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { renderModelCard } from '#registry/model-card.ts';
import { escapeMarkdown } from '#report/escape.ts';

const contentDigest = 'a'.repeat(64);

function finding(check: string, subject: string, value: number | null): Finding {
  return {
    check,
    subject,
    verdict: 'pass',
    severity: 'error',
    observed: {
      value,
      n: 1200,
      interval: { lower: 0.6, upper: 0.7, level: 0.95 },
      method: 'DeLong',
    },
    expected: '≥ 0.62',
    message: '',
  };
}

const gate = {
  digest: 'b'.repeat(64),
  record: decisionRecord({
    action: 'quality-gate',
    verdict: 'pass',
    summary: 'roc_auc is 0.6812',
    subjects: [{ name: 'model', digest: contentDigest }],
    findings: [
      finding('roc_auc', 'all rows', 0.6812),
      finding('roc_auc.vs_champion', 'all rows', 0.01),
      finding('roc_auc', "origin = 'ATL' | x", 0.66),
      finding('recall', 'all rows', null),
    ],
    inputDigests: {},
    reliesOn: [],
    runUrl: 'https://github.example/o/r/actions/runs/1',
    tool: { name: 'trainyard', version: '0.1.0' },
    decidedAt: '2026-11-21T11:00:00Z',
  }),
};

function lineage(options: Partial<Parameters<typeof buildLineage>[0]> = {}): Lineage {
  return buildLineage({
    model: 'fraud',
    version: 3,
    contentDigest,
    registeredAt: '2026-11-21T12:00:00.000Z',
    by: { actor: 'ada', commit: 'c0ffee' },
    repository: 'o/r',
    records: [gate],
    override: undefined,
    profile: {
      sha256: 'd'.repeat(64),
      dataDigest: 'e'.repeat(64),
      time: { column: 'day', min: '2026-01-01', max: '2026-01-31' },
      dvc: [
        { file: 'data/a.csv.dvc', path: 'data/a.csv', md5: 'f'.repeat(32), verified: 'content' },
      ],
    },
    evaluation: undefined,
    metadata: {
      description: 'Tells <late> flights\nfrom @punctual ones.',
      license: 'mit',
      task: 'tabular-classification',
      tags: ['flights'],
      parameters: { depth: 6, loss: 'log' },
      environment: { python: '3.12.4' },
    },
    dependencies: {
      files: ['requirements.txt'],
      packages: [{ ecosystem: 'pypi', name: 'onnx', requirement: '==1.16.0', pinned: true }],
    },
    tool: { name: 'trainyard', version: '0.1.0' },
    ...options,
  });
}

test("the front matter is Hugging Face's, with the gate's own numbers and not the comparisons", () => {
  const card = renderModelCard({ lineage: lineage(), gate, escape: escapeMarkdown });
  const [, front] = card.split('---\n');
  expect(parse(front!)).toEqual({
    license: 'mit',
    pipeline_tag: 'tabular-classification',
    tags: ['flights'],
    'model-index': [
      {
        name: 'fraud 3',
        results: [
          {
            task: { type: 'tabular-classification' },
            dataset: { type: 'private', name: 'the data of gate record bbbbbbbbbbbb' },
            metrics: [
              { type: 'roc_auc', value: 0.6812, name: 'roc_auc' },
              { type: 'roc_auc', value: 0.66, name: "roc_auc (origin = 'ATL' | x)" },
            ],
            source: {
              name: 'Trainyard quality-gate',
              url: 'https://github.example/o/r/actions/runs/1',
            },
          },
        ],
      },
    ],
  });
});

test('the text says what, which, who and why, and nothing that a user wrote renders', () => {
  const card = renderModelCard({ lineage: lineage(), gate, escape: escapeMarkdown });
  expect(card).toContain('# fraud, version 3');
  expect(card).toContain('Tells &lt;late&gt; flights\nfrom &#64;punctual ones.');
  expect(card).toContain(
    `| \`content digest (OpenSSF model signing)\` | \`sha256:${contentDigest}\` |`,
  );
  expect(card).toContain(
    "| `roc_auc · origin = 'ATL' \\| x` | `0.66 [0.6, 0.7] at 95 %` | `1200` | `≥ 0.62` | `pass` |",
  );
  expect(card).toContain('| `depth` | `6` |');
  expect(card).toContain('| `pypi: onnx` | `==1.16.0` |');
});

test('without a gate record the card says so, and names the override', () => {
  const override = { who: 'ada', why: 'the gate is *broken*', until: '2026-11-22T00:00:00.000Z' };
  const card = renderModelCard({
    lineage: lineage({ records: [], override }),
    gate: undefined,
    escape: escapeMarkdown,
  });
  expect(card).not.toContain('model-index');
  expect(card).toContain('**No passing quality-gate record.** Let in by the override of ada until');
  expect(card).toContain('the gate is &#42;broken&#42;');
});
