import { describe, expect, test } from '@jest/globals';
import { parseCsvHeader } from '#tables/csv/csv-header.ts';

describe('A CSV header', () => {
  test.each<[string, string[], string, string[]]>([
    ['of commas', ['a,b,c'], ',', ['a', 'b', 'c']],
    ['of semicolons, with a comma in a name', ['a;b, in mm;c'], ';', ['a', 'b, in mm', 'c']],
    ['of tabs', ['a\tb'], '\t', ['a', 'b']],
    ['of bars', ['a|b'], '|', ['a', 'b']],
    ['of one column', ['a'], ',', ['a']],
    ['after a byte order mark', ['\uFEFFa,b'], ',', ['a', 'b']],
    [
      'with a doubled quote before a line break in a quoted name',
      ['a,"x""y', 'z",b', '1,2,3'],
      ',',
      ['a', 'x"y\nz', 'b'],
    ],
    [
      'with a delimiter, a quote and a line break in quoted names',
      ['"a,1","b ""x""","c', 'd"', '1,2,3'],
      ',',
      ['a,1', 'b "x"', 'c\nd'],
    ],
    ['with a column without a name, as pandas writes its index', [',a'], ',', ['column0', 'a']],
    [
      'of hostile names',
      ['a | b,::error::,<b>x</b>,x"; DROP TABLE t; --'],
      ',',
      ['a | b', '::error::', '<b>x</b>', 'x"; DROP TABLE t; --'],
    ],
  ])('%s', (_title, lines, delimiter, names) => {
    expect(parseCsvHeader(lines, 'x.csv', false)).toEqual({ delimiter, names });
  });

  test('of a .tsv file is split at tabs alone', () => {
    expect(parseCsvHeader(['a,b,c\td'], 'x.tsv', true)).toEqual({
      delimiter: '\t',
      names: ['a,b,c', 'd'],
    });
  });

  test('that names a number twice is asked for, because it looks like a row', () => {
    expect(() => parseCsvHeader(['0,0.5,0'], 'x.csv', false)).toThrow(
      /Is the header line missing\?$/,
    );
    expect(() => parseCsvHeader(['a,b,a'], 'x.csv', false)).toThrow(/Rename one of them$/);
  });
});
