import { describe, expect, test } from '@jest/globals';
import { decisionRecord, type Decision } from '#core/record/decision-record.ts';
import { chainOfEvidence, type ReadRecord } from '../../packages/cli/chain-of-evidence.ts';
import { chainText } from '../../packages/cli/chain.ts';

function read(name: string, decision: Partial<Decision> = {}): ReadRecord {
  const record = decisionRecord({
    action: name,
    verdict: 'pass',
    summary: `${name} is fine`,
    subjects: [{ name, digest: 'ab'.repeat(32) }],
    findings: [],
    inputDigests: {},
    reliesOn: [],
    tool: { name: 'trainyard', version: '0.1.0' },
    decidedAt: '2026-01-02T00:00:00.000Z',
    ...decision,
  });
  return { file: `${name}.json`, digest: `digest-of-${name}`, record };
}

describe('the chain of evidence', () => {
  test('puts every record after those it relies on, whatever the clocks say', () => {
    const data = read('validate-data', { decidedAt: '2026-01-05T00:00:00.000Z' });
    const gate = read('quality-gate', {
      reliesOn: [data.digest],
      decidedAt: '2026-01-01T00:00:00.000Z',
    });
    const model = read('register-model', { reliesOn: [data.digest, gate.digest] });
    const links = chainOfEvidence([model, gate, data, gate]);
    expect(links.map(({ record }) => record.predicate.action)).toEqual([
      'validate-data',
      'quality-gate',
      'register-model',
    ]);
    expect(links.map(({ reliesOn }) => reliesOn)).toEqual([[], [1], [1, 2]]);
    expect(chainText(links)).toContain('Every record that is relied on is here');
  });

  test('names every record that is relied on and was not given', () => {
    const links = chainOfEvidence([read('quality-gate', { reliesOn: ['elsewhere'] })]);
    expect(links[0]!.missing).toEqual(['elsewhere']);
    expect(chainText(links)).toMatch(
      /relies on elsewhere, which is missing[\s\S]*the chain is not proven/,
    );
  });

  test('claims no chain where no record relies on another', () => {
    const text = chainText(chainOfEvidence([read('validate-data'), read('quality-gate')]));
    expect(text).toContain('No record relies on another: these are 2 separate results.');
    expect(text).not.toContain('relied on is here');
  });

  test('survives records that rely on each other', () => {
    const a = read('a', { reliesOn: ['digest-of-b'] });
    const b = read('b', { reliesOn: ['digest-of-a'] });
    expect(chainOfEvidence([a, b])).toHaveLength(2);
  });

  test('says commit, run, policy and inputs, and lets no record write to the terminal', () => {
    const text = chainText(
      chainOfEvidence([
        read('validate-data', {
          commit: 'c0ffee',
          runUrl: 'https://github.com/o/r/actions/runs/1',
          policyDigest: 'p0',
          inputDigests: { data: 'd0' },
          summary: 'ok\u001b[2J',
        }),
      ]),
    );
    for (const part of ['commit c0ffee', 'actions/runs/1', 'policy   p0', 'read     data d0']) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('\u001b');
  });
});
