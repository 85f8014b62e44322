import { describe, expect, test } from '@jest/globals';
import { canonicalText, decisionRecord } from '#core/record/decision-record.ts';
import { evidenceChain, type ChainFacts } from '#core/release/evidence-chain.ts';
import type { EvidenceRecord } from '#core/release/gate-evidence.ts';
import { buildLineage, type LineageFacts } from '#core/release/lineage.ts';
import { contentDigest, digest, ledgerOf } from './release-ledger.ts';

const dataDigest = digest('rows of June');
const validation = record('validate-data', { name: 'train', digest: dataDigest });
const gate = record('quality-gate', { name: 'model', digest: contentDigest('one') }, [
  validation.digest,
]);

function record(
  action: string,
  subject: { name: string; digest: string },
  reliesOn: string[] = [],
): EvidenceRecord {
  const decision = decisionRecord({
    action,
    verdict: 'pass',
    summary: `${action} passes`,
    subjects: [subject],
    findings: [],
    inputDigests: {},
    reliesOn,
    commit: 'c0ffee',
    tool: { name: 'trainyard', version: '0.1.0' },
    decidedAt: '2026-11-21T11:00:00Z',
  });
  return { digest: digest(canonicalText(decision)), record: decision };
}

function facts(records: EvidenceRecord[], lineage: Partial<LineageFacts> = {}): ChainFacts {
  const { entries } = ledgerOf({ register: 'one' }, { promote: 1 });
  return {
    version: {
      name: 'fraud',
      version: 1,
      contentDigest: contentDigest('one'),
      createdAt: '2026-11-21T12:00:00.000Z',
      aliases: ['champion'],
      archived: false,
      attachments: [],
      ...(records.includes(gate) ? { gateRecordDigest: gate.digest } : {}),
    },
    records,
    entries,
    lineage: buildLineage({
      model: 'fraud',
      version: 1,
      contentDigest: contentDigest('one'),
      registeredAt: '2026-11-21T12:00:00.000Z',
      by: { actor: 'ada' },
      repository: undefined,
      records,
      override: undefined,
      profile: undefined,
      evaluation: undefined,
      metadata: {},
      dependencies: { files: [], packages: [] },
      tool: { name: 'trainyard', version: '0.1.0' },
      ...lineage,
    }),
  };
}

function proofs(chain: ReturnType<typeof evidenceChain>): string[] {
  return chain.map(({ step, proof }) => `${step} ${proof}`);
}

test('the chain runs from the data to the alias, in this order', () => {
  const profile = { sha256: digest('profile'), dataDigest };
  const dependencies = {
    files: ['requirements.txt'],
    packages: [{ ecosystem: 'pypi' as const, name: 'onnx', requirement: '==1', pinned: true }],
  };
  const chain = evidenceChain(facts([validation, gate], { profile, dependencies }));
  expect(proofs(chain)).toEqual([
    'data linked',
    'profile linked',
    'code linked',
    'environment linked',
    'gate linked',
    'version linked',
    'release linked',
    'release linked',
  ]);
  expect(chain[0]).toMatchObject({
    what: 'train',
    digest: dataDigest,
    note: expect.stringContaining('relied on by the gate'),
  });
  expect(chain.at(-1)).toMatchObject({
    what: 'champion, ledger entry 2',
    note: expect.stringContaining('holds it now'),
  });
});

describe('a link without a digest in a record says so', () => {
  test.each([
    {
      name: 'a profile of other data',
      given: { profile: { sha256: digest('profile'), dataDigest: digest('rows of May') } },
      records: [validation, gate],
      expected: 'profile stated',
    },
    {
      name: 'a profile without validated data',
      given: { profile: { sha256: digest('profile'), dataDigest } },
      records: [gate],
      expected: 'profile stated',
    },
    {
      name: 'the commit of the registration only',
      given: { by: { actor: 'ada', commit: 'beef' } },
      records: [],
      expected: 'code stated',
    },
    {
      name: 'an environment from metadata only',
      given: { metadata: { environment: { python: '3.12' } } },
      records: [gate],
      expected: 'environment stated',
    },
    { name: 'no data', given: {}, records: [gate], expected: 'data missing' },
    { name: 'no gate', given: {}, records: [validation], expected: 'gate missing' },
    { name: 'no commit', given: {}, records: [validation], expected: 'code missing' },
  ])('$name: $expected', ({ given, records, expected }) => {
    expect(proofs(evidenceChain(facts(records, given)))).toContain(expected);
  });
});
