import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseArgv } from '#core/gate/behaviour/parse-argv.ts';

test.each([
  [
    'one argument a line',
    'python3\n predict.py \n\n{input}\n',
    ['python3', 'predict.py', '{input}'],
  ],
  ['a JSON array', '["./a b", "--x=1 2", ""]', ['./a b', '--x=1 2', '']],
  ['a program alone', './predict', ['./predict']],
  ['lines of Windows', 'a\r\nb', ['a', 'b']],
  [
    'what a shell would take for more',
    'echo\n$(rm -rf /)\n; true',
    ['echo', '$(rm -rf /)', '; true'],
  ],
])('%s', (_, text, argv) => {
  expect(parseArgv(text)).toEqual(argv);
});

test.each([
  ['', 'got nothing'],
  ['python predict.py {input}', 'write ["python","predict.py","{input}"]'],
  ['["python", 3]', 'expected a JSON array of texts'],
  ['[]', 'expected a command as the first argument'],
  ['["python",', 'starts like a JSON array and is none'],
])('%j is refused', (text, problem) => {
  expect(parseArgv(text)).toEqual({ problem: expect.stringContaining(problem) });
});

test('a JSON array comes back as it was written', () => {
  const argument = fc.string().filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(fc.array(argument, { minLength: 1 }), (argv) => {
      fc.pre(argv[0] !== '');
      expect(parseArgv(JSON.stringify(argv))).toEqual(argv);
    }),
  );
});
