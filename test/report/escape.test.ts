import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { escapeHtml, escapeLogLine, escapeMarkdown } from '#report/escape.ts';

describe('untrusted text', () => {
  test.each([
    ['a | b', 'a &#124; b'],
    ['<img src=x>', '&lt;img src=x&gt;'],
    ['@octocat', '&#64;octocat'],
    ['[x](http://e)', '&#91;x&#93;&#40;http&#58;//e&#41;'],
    ['line\nbreak', 'line\uFFFDbreak'],
  ])('%j becomes %j in Markdown', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });

  test('never opens a tag, a cell or a line in Markdown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeMarkdown(text)).not.toMatch(/[<>|\n\r`]/);
      }),
    );
  });

  test('never closes an attribute in HTML', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']/);
      }),
    );
  });

  test.each(['::error::x', '  ::set-output name=a::b', '##[group]x'])(
    '%j is no workflow command in a log',
    (text) => {
      expect(escapeLogLine(text)).not.toMatch(/^\s*(::|##\[)/);
    },
  );
});
