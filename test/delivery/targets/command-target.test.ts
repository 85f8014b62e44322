import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { commandTarget } from '#delivery/targets/command-target.ts';
import { call, portsIn } from '../local-server.ts';

function directoryWith(scripts: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'trainyard-command-'));
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(directory, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(directory, name), 0o755);
  }
  return directory;
}

describe('command target', () => {
  test('set gets the weight as its last argument, get prints it', async () => {
    const directory = directoryWith({ 'set-weight': 'echo "$2" > "$1"', 'get-weight': 'cat "$1"' });
    const config = {
      kind: 'command',
      set: ['./set-weight', 'a file'],
      get: ['./get-weight', 'a file'],
    };
    const target = commandTarget.open(config, portsIn(directory));
    await target.setWeight(5, call);
    expect(await target.readWeight(call)).toBe(5);
  });

  test.each([
    ['echo "weight 5"', 'expected a weight from 0 to 100, got "weight 5'],
    ['echo', 'expected a weight from 0 to 100'],
    ['echo refused >&2; exit 3', 'ended with 3: refused'],
  ])('get: %s is an error, never a weight', async (script, message) => {
    const directory = directoryWith({ get: script });
    const target = commandTarget.open(
      { kind: 'command', set: ['true'], get: ['./get'] },
      portsIn(directory),
    );
    await expect(target.readWeight(call)).rejects.toThrow(message);
  });

  test.each(['echo 25', 'echo 25%', 'echo "25 %"', `echo '{"weight": 25}'`, 'printf "25.0\\n\\n"'])(
    'get: %s is a weight of 25',
    async (script) => {
      const directory = directoryWith({ get: script });
      const target = commandTarget.open(
        { kind: 'command', set: ['true'], get: ['./get'] },
        portsIn(directory),
      );
      expect(await target.readWeight(call)).toBe(25);
    },
  );

  test('a command that hangs is ended after its time', async () => {
    const target = commandTarget.open(
      { kind: 'command', set: ['sleep', '10'], get: ['true'] },
      portsIn('/'),
    );
    await expect(target.readWeight({ ...call, timeoutMs: 1000 })).rejects.toThrow(
      'expected a weight',
    );
    const hanging = commandTarget.open(
      { kind: 'command', set: ['true'], get: ['sleep', '10'] },
      portsIn('/'),
    );
    await expect(hanging.readWeight({ ...call, timeoutMs: 100 })).rejects.toThrow('time-out');
  });
});
