import { expect, test } from '@jest/globals';
import { parseDriftPolicy } from '#core/drift/drift-policy.ts';
import { CannotRunError, type Problem } from '#core/verdict/errors.ts';
import { assertSectionSources } from '#tables/drift/assert-section-sources.ts';
import { openFileEngine } from '#tables/engine.ts';
import { quiet } from '../support/sql-table.ts';

const server = 'trino+https://ci@host/lake/sales/orders';

function problemsOf(given: { labels?: string; current?: string }, sections: string): Problem[] {
  const policy = parseDriftPolicy(`version: 1\n${sections}\n`, 'drift.yaml');
  const { labels, current = 'current.parquet' } = given;
  try {
    assertSectionSources(policy, { labels, current });
  } catch (error) {
    expect(error).toBeInstanceOf(CannotRunError);
    return [...(error as CannotRunError).problems];
  }
  return [];
}

const performance = (more: string): string =>
  `performance: { join: id, label: y, score: s, metric: roc_auc, minimum: 0.5${more} }`;
const skew = (training: string, serving: string): string =>
  `skew: { join: id, training_log: '${training}', serving_log: '${serving}' }`;

test.each<[string, Parameters<typeof problemsOf>[0], string, string[]]>([
  ['no section asks for rows', { current: server }, '', []],
  ['labels of a server', { labels: server }, performance(''), ['performance.labels']],
  ['labels in the policy', {}, performance(`, labels: '${server}'`), ['performance.labels']],
  ['the input wins over the policy', { labels: 'l.csv' }, performance(`, labels: '${server}'`), []],
  ['predictions in the current data', { current: server }, performance(''), ['current']],
  [
    'predictions in a file of their own',
    { current: server },
    performance(', predictions: p.parquet'),
    [],
  ],
  [
    'everything, at once',
    { labels: server, current: server },
    `${performance(`, reference: '${server}', max_drop: 0.1`)}\n${skew(server, server)}`,
    [
      'current',
      'performance.labels',
      'performance.reference',
      'skew.training_log',
      'skew.serving_log',
    ],
  ],
  ['logs in files', { current: server }, skew('t.parquet', 's.parquet'), []],
])('sections that take rows one by one: %s', (_name, given, sections, subjects) => {
  const problems = problemsOf(given, sections);
  expect(problems.map(({ subject }) => subject)).toEqual(subjects);
  for (const { code, message } of problems) {
    expect(code).toBe('needs-files');
    expect(message).toMatch(/^trino\+https:\/\/ci@host\/lake\/sales\/orders is kept by a Trino/);
    expect(message).toMatch(/export the rows that it is about to Parquet$/);
  }
});

test.each([
  [server, 'needs-files', server],
  ['trino+https://u:hunter2@h/a/b/c', 'trino-source', 'trino+https://u:***@h/a/b/c'],
  ['ftp://u:hunter2@h/a.csv', 'source-remote', 'ftp://h/a.csv'],
])('an engine of files refuses %s by name', async (source, code, subject) => {
  await using engine = await openFileEngine({
    workingDirectory: '.',
    logger: quiet,
    env: process.env,
  });
  const error: unknown = await engine.open(source).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ problems: [{ code, subject }] });
  expect(String(error)).not.toContain('hunter2');
});
