import { describe, expect, test } from '@jest/globals';
import { gateEvidence, type EvidenceRecord } from '#core/release/gate-evidence.ts';
import { gateRecord } from '../../registry/release-fixtures.ts';

const digest = 'a'.repeat(64);
const now = Date.parse('2026-11-21T12:00:00Z');
const override = { who: 'ada', why: 'urgent', until: '2026-11-21T13:00:00.000Z' };
const early = '2026-11-21T09:00:00Z';
const late = '2026-11-21T11:00:00+01:00'; // 10:00 in UTC

function ask(records: EvidenceRecord[], overrides = [] as (typeof override)[]) {
  return gateEvidence({ subject: 'fraud/1', contentDigest: digest, records, overrides, now });
}

describe('the newest gate record for this content decides', () => {
  test.each([
    { name: 'pass', records: [gateRecord(digest)], verdict: 'pass' },
    {
      name: 'warn counts as passing',
      records: [gateRecord(digest, { verdict: 'warn' })],
      verdict: 'pass',
    },
    { name: 'fail', records: [gateRecord(digest, { verdict: 'fail' })], verdict: 'fail' },
    {
      name: 'inconclusive',
      records: [gateRecord(digest, { verdict: 'inconclusive' })],
      verdict: 'fail',
    },
    { name: 'none', records: [], verdict: 'fail' },
    { name: 'of other content', records: [gateRecord('b'.repeat(64))], verdict: 'fail' },
    {
      name: 'of another action',
      records: [gateRecord(digest, { action: 'validate-data' })],
      verdict: 'fail',
    },
    {
      name: 'pass, then fail',
      records: [
        gateRecord(digest, { verdict: 'fail', decidedAt: late }),
        gateRecord(digest, { decidedAt: early }),
      ],
      verdict: 'fail',
    },
    {
      name: 'fail, then pass',
      records: [
        gateRecord(digest, { verdict: 'fail', decidedAt: early }),
        gateRecord(digest, { decidedAt: late }),
      ],
      verdict: 'pass',
    },
    {
      name: 'pass and fail of one moment',
      records: [
        gateRecord(digest, { decidedAt: early }),
        gateRecord(digest, { verdict: 'fail', decidedAt: early }),
      ],
      verdict: 'fail',
    },
    {
      name: 'pass, and a fail without a readable time',
      records: [
        gateRecord(digest, { decidedAt: early }),
        gateRecord(digest, { verdict: 'fail', decidedAt: 'yesterday' }),
      ],
      verdict: 'fail',
    },
  ])('$name → $verdict', ({ records, verdict }) => {
    expect(ask(records).finding).toMatchObject({
      check: 'gate_record',
      subject: 'fraud/1',
      verdict,
      severity: 'error',
    });
  });
});

test('the refusal says which content the given records speak of', () => {
  const { finding } = ask([gateRecord('b'.repeat(64))]);
  expect(finding.message).toContain('content digest aaaaaaaaaaaa');
  expect(finding.message).toContain('speak of bbbbbbbbbbbb');
});

describe('an override', () => {
  test('that has not run out turns the refusal into a warning and names who, why and until', () => {
    const { finding, override: used, gateRecordDigest } = ask([], [override]);
    expect(finding).toMatchObject({ verdict: 'warn', severity: 'warning' });
    expect(finding.message).toMatch(/ada.*2026-11-21T13:00:00.000Z.*urgent/);
    expect({ used, gateRecordDigest }).toEqual({ used: override, gateRecordDigest: undefined });
  });
  test('that has run out counts for nothing', () => {
    expect(ask([], [{ ...override, until: '2026-11-21T12:00:00.000Z' }]).finding.verdict).toBe(
      'fail',
    );
  });
  describe('that the newest gate record carries', () => {
    const failed = { verdict: 'fail', decidedAt: early } as const;

    test('lets the content in while it lasts, and is the one that is named', () => {
      const { finding, override: used } = ask([gateRecord(digest, { ...failed, override })]);
      expect(finding).toMatchObject({ verdict: 'warn', severity: 'warning' });
      expect(finding.message).toMatch(/says fail.*override of ada.*urgent/);
      expect(used).toEqual(override);
    });

    test.each([
      ['has run out', { ...override, until: '2026-11-21T12:00:00.000Z' }],
      ['has no readable end', { ...override, until: 'some day' }],
      ['names nobody', { ...override, who: ' ' }],
      ['has no reason', { ...override, why: '' }],
    ])('counts for nothing when it %s', (_what, given) => {
      const record = gateRecord(digest, { ...failed, override: given });
      expect(ask([record]).finding.verdict).toBe('fail');
    });

    test('does not outlive a newer record without one', () => {
      const older = gateRecord(digest, { ...failed, override });
      const newer = gateRecord(digest, { verdict: 'fail', decidedAt: late });
      expect(ask([older, newer]).finding.verdict).toBe('fail');
    });

    test('speaks of no other content', () => {
      const other = gateRecord('b'.repeat(64), { ...failed, override });
      expect(ask([other]).finding.verdict).toBe('fail');
    });
  });

  test('is not used when a record passes', () => {
    const answer = ask([gateRecord(digest)], [override]);
    expect(answer.finding.verdict).toBe('pass');
    expect(answer.override).toBeUndefined();
  });
});
