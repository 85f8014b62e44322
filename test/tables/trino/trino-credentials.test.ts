import { expect, test } from '@jest/globals';
import { trinoHeaders } from '#tables/trino/trino-credentials.ts';
import { parseTrinoSource } from '#tables/trino/trino-source.ts';

const secure = parseTrinoSource('trino+https://ann@host/a/b/c');
const anonymous = parseTrinoSource('trino+https://host/a/b/c');
const plain = parseTrinoSource('trino+http://ann@host/a/b/c');
const local = parseTrinoSource('trino+http://ann@localhost:8080/a/b/c');

test('who asks, in which zone, and that times are wanted whole', () => {
  expect(trinoHeaders(secure, {})).toEqual({
    'X-Trino-User': 'ann',
    'X-Trino-Source': 'trainyard',
    'X-Trino-Time-Zone': 'UTC',
    'X-Trino-Client-Capabilities': 'PARAMETRIC_DATETIME',
  });
});

test.each([
  [secure, { TRINO_PASSWORD: 'pw' }, { Authorization: 'Basic YW5uOnB3' }],
  [secure, { TRINO_PASSWORD: '' }, { 'X-Trino-User': 'ann' }],
  [anonymous, { TRINO_USER: 'bob', TRINO_PASSWORD: 'pw' }, { Authorization: 'Basic Ym9iOnB3' }],
  [anonymous, { TRINO_ACCESS_TOKEN: 'jwt' }, { Authorization: 'Bearer jwt' }],
  [local, { TRINO_PASSWORD: 'pw' }, { Authorization: 'Basic YW5uOnB3' }],
  [
    plain,
    { TRINO_SESSION: 'query_max_run_time=5m' },
    { 'X-Trino-Session': 'query_max_run_time=5m' },
  ],
  [secure, { TRINO_ROLE: 'hive=ROLE{reader}' }, { 'X-Trino-Role': 'hive=ROLE{reader}' }],
])('%# the environment adds to it', (source, env, expected) => {
  expect(trinoHeaders(source, env)).toMatchObject(expected);
});

test.each([
  [anonymous, {}, 'names no user'],
  [plain, { TRINO_PASSWORD: 's3cret' }, 'unencrypted'],
  [plain, { TRINO_ACCESS_TOKEN: 's3cret' }, 'unencrypted'],
  [secure, { TRINO_ACCESS_TOKEN: 's3cret', TRINO_PASSWORD: 's3cret' }, 'both set'],
  [secure, { TRINO_ACCESS_TOKEN: 's3cret\nX: y' }, 'Authorization can only hold printable'],
])('%# is refused, and the secret not shown', (source, env, message) => {
  expect(() => trinoHeaders(source, env)).toThrow(message);
  expect(() => trinoHeaders(source, env)).toThrow(/^(?!.*s3cret)/s);
});
