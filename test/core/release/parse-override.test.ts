import { describe, expect, test } from '@jest/globals';
import { parseOverride } from '#core/release/parse-override.ts';

const now = Date.parse('2026-11-21T12:00:00Z');

describe('an override is read from YAML or JSON', () => {
  test.each([
    {
      text: '{ who: ada, why: the gate is broken, until: 2026-11-21 }',
      until: '2026-11-22T00:00:00.000Z',
    },
    {
      text: '{"who":"ada","why":"the gate is broken","until":"2026-11-21T14:00:00+01:00"}',
      until: '2026-11-21T13:00:00.000Z',
    },
    {
      text: 'who: ada\nwhy: the gate is broken\nuntil: 2028-02-29',
      until: '2028-03-01T00:00:00.000Z',
    },
  ])('$text', ({ text, until }) => {
    expect(parseOverride(text, now)).toEqual({
      override: { who: 'ada', why: 'the gate is broken', until },
    });
  });
});

describe('every problem of an override is named', () => {
  test.each([
    { text: '{ who: ada', problems: [/expected \{ who/] },
    { text: 'yes', problems: [/got "yes"/] },
    { text: '{}', problems: [/'who'/, /'why'/, /'until'/] },
    {
      text: '{ who: " ", why: 3, until: soon }',
      problems: [/'who'/, /'why'/, /expected a date.*got "soon"/],
    },
    { text: '{ who: ada, why: x, until: 2026-11-20 }', problems: [/is over: 2026-11-20/] },
    { text: '{ who: ada, why: x, until: 2026-11-21T12:00:00Z }', problems: [/is over/] },
    { text: '{ who: ada, why: x, until: 2027-02-30 }', problems: [/expected a date/] },
    { text: '{ who: ada, why: x, until: "2027-02-01T10:00" }', problems: [/with its zone/] },
    {
      text: '{ who: ada, why: x, until: 2027-01-01, forever: true }',
      problems: [/unknown key 'forever'/],
    },
  ])('$text', ({ text, problems }) => {
    const read = parseOverride(text, now);
    expect(read).toEqual({ problems: problems.map((pattern) => expect.stringMatching(pattern)) });
  });
});
