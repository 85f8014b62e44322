import { describe, expect, test } from '@jest/globals';
import { patternProblem, trinoPattern } from '#tables/dialect/trino-pattern.ts';

// That the translation matches what RE2 matches is shown on a real server: test/services/trino/.
describe('an RE2 pattern in the words of Trino', () => {
  test.each([
    ['^[A-Z]{3}$', '\\A[A-Z]{3}\\z'],
    ['a.b|c*?', 'a.b|c*?'],
    ['\\d+\\.\\d{2,}', '[0-9]+\\.[0-9]{2,}'],
    ['\\D', '[^0-9]'.replace('^0-9', '\0-\\/\\:-\u{10FFFF}')],
    ['[\\w-]', '[0-9A-Z\\_a-z\\-]'],
    ['[^[:alpha:]\\]]', '[^A-Za-z\\]]'],
    ['[]a&&b[]', '[\\]a\\&\\&b\\[]'],
    ['(?P<year>[0-9]{4})-(x)', '(?:[0-9]{4})\\-(?:x)'],
    ['(?i:a)(?s).', '(?i:a)(?s).'],
    ['\\Qa.b\\E.', 'a\\.b.'],
    ['a{,3}{', 'a\\{\\,3\\}\\{'],
    ['\\x41\\x{1F600}\\101\\t', 'A😀A\t'],
    ['\\pL\\P{Greek}\\p{^Greek}[\\pN]', '\\p{L}\\P{Greek}\\P{Greek}[\\p{N}]'],
    ["it's é😀", "it\\'s é😀"],
  ])('%s', (pattern, expected) => {
    expect(trinoPattern(pattern)).toBe(expected);
  });

  test.each([
    ['\\C', 'a single byte'],
    ['(?m)^a$', "the flag 'm'"],
    ['(?U)a+', "the flag 'U'"],
    ['a{2}{3}', 'two repetitions follow each other at character 5'],
    ['a*+', 'two repetitions'],
  ])('%s has none', (pattern, problem) => {
    expect(patternProblem(pattern)).toContain(problem);
  });
});
