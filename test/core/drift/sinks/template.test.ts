import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fillTemplate, unknownPlaceholders } from '#core/drift/sinks/template.ts';

describe('a template', () => {
  test('is filled wherever a text stands, and nowhere else', () => {
    const template = { a: ['${x}', 1, null, { b: 'x is ${x}, y is ${y}' }], '${x}': true };
    expect(fillTemplate(template, { x: '1', y: '2' })).toEqual({
      a: ['1', 1, null, { b: 'x is 1, y is 2' }],
      '${x}': true,
    });
  });

  test('takes any value as it is: nothing breaks out of its text, nothing is filled twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const filled = JSON.parse(JSON.stringify(fillTemplate({ a: '<${x}>' }, { x: value }))) as {
          a: string;
        };
        expect(filled).toEqual(JSON.parse(JSON.stringify({ a: `<${value}>` })));
      }),
    );
    expect(fillTemplate('${x}', { x: '${y} $& $1', y: 'no' })).toBe('${y} $& $1');
  });

  test('names what nothing would fill, with its place', () => {
    expect(unknownPlaceholders({ a: ['${x}', '${z}'] }, ['x'])).toEqual([
      { path: ['a', 1], name: 'z' },
    ]);
  });
});
