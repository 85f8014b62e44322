import { describe, expect, test } from '@jest/globals';
import { columnRole, type ColumnFacts } from '#core/profile/column-role.ts';

const base: ColumnFacts = { name: 'x', type: 'string', present: 1000, distinct: 5, isExact: true };

describe('The role of a column', () => {
  test.each<[string, Partial<ColumnFacts>, string]>([
    ['without values is empty', { present: 0, distinct: 0 }, 'empty'],
    ['of few words is categorical', {}, 'categorical'],
    ['of one word is constant', { distinct: 1 }, 'constant'],
    ['of different codes is an id', { distinct: 1000, meanLength: 12 }, 'id'],
    ['of different sentences is text', { distinct: 1000, meanLength: 40, blankShare: 0.9 }, 'text'],
    ['of long repeated texts is text', { distinct: 300, meanLength: 200, blankShare: 1 }, 'text'],
    [
      'of a few different names in a small table is categorical',
      { present: 6, distinct: 6 },
      'categorical',
    ],
    ['of very many repeated codes is an id', { present: 1e6, distinct: 2e4, meanLength: 9 }, 'id'],
    [
      'of a sketch that says nearly unique is perhaps an id',
      { present: 1e6, distinct: 9e5, isExact: false },
      'id',
    ],
    ['that turns out to repeat is an id of many codes', { present: 1e6, distinct: 9e5 }, 'id'],
    [
      'of consecutive whole numbers counts rows',
      { type: 'integer', distinct: 1000, min: 1, max: 1000 },
      'id',
    ],
    [
      'of different whole numbers far apart is numeric',
      { type: 'integer', distinct: 1000, min: 1, max: 1e6 },
      'numeric',
    ],
    [
      'of different whole numbers named so is an id',
      { name: 'customer_id', type: 'integer', distinct: 1000, min: 1, max: 1e6 },
      'id',
    ],
    [
      'of different whole numbers named so in camel case is an id',
      { name: 'customerId', type: 'integer', distinct: 1000, min: 1, max: 1e6 },
      'id',
    ],
    [
      'named like a word that ends in id is numeric',
      { name: 'humid', type: 'integer', distinct: 1000, min: 1, max: 1e6 },
      'numeric',
    ],
    [
      'of repeated whole numbers named id is numeric',
      { name: 'id', type: 'integer', distinct: 500, min: 1, max: 1e6 },
      'numeric',
    ],
    [
      'of one whole number is constant',
      { type: 'integer', distinct: 1, min: 7, max: 7 },
      'constant',
    ],
    [
      'of fractions is numeric even if all differ',
      { type: 'number', distinct: 1000, min: 0, max: 1 },
      'numeric',
    ],
    [
      'of one fraction is constant',
      { type: 'number', distinct: 1, min: 0.5, max: 0.5 },
      'constant',
    ],
    ['of truths is categorical', { type: 'boolean', distinct: 2 }, 'categorical'],
    ['of days is a timestamp', { type: 'date' }, 'timestamp'],
    ['of times is a timestamp', { type: 'timestamp', distinct: 1 }, 'timestamp'],
    ['of lists is text: nothing is compared', { type: 'other' }, 'text'],
  ])('%s', (_title, facts, role) => {
    expect(columnRole({ ...base, ...facts })).toBe(role);
  });
});
