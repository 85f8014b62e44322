import { describe, expect, test } from '@jest/globals';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalText, decisionRecord } from '#core/record/decision-record.ts';
import { sha256 } from '#toolkit/digest.ts';
import { loadRecords } from '#toolkit/load-records.ts';
import { workspace } from '../support/run-bundle.ts';

const record = decisionRecord({
  action: 'validate-data',
  verdict: 'pass',
  summary: 'ok',
  subjects: [{ name: 'data', digest: 'c'.repeat(64) }],
  findings: [],
  inputDigests: {},
  reliesOn: [],
  tool: { name: 'trainyard', version: '0.1.0' },
  decidedAt: '2026-01-01T00:00:00.000Z',
});

describe('records to build on', () => {
  test('are found by path and by glob, once each, with the digest of their canonical text', async () => {
    const directory = workspace();
    mkdirSync(join(directory, 'a [1]'));
    writeFileSync(join(directory, 'a [1]', 'record.json'), JSON.stringify(record, null, 2));
    const loaded = await loadRecords(['a [1]/record.json', '**/record.json'], directory);
    expect(loaded.map((one) => one.digest)).toEqual([sha256(canonicalText(record))]);
  });

  test('that are missing or broken are all named', async () => {
    const directory = workspace();
    writeFileSync(join(directory, 'bad.json'), '{}');
    await expect(loadRecords(['none-*.json', 'bad.json'], directory)).rejects.toThrow(
      /'none-\*\.json' matches no file[\s\S]*bad\.json: is not a decision record/,
    );
  });
});
