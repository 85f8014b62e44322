import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The files through which a step talks to the runner. */
export interface CommandFiles {
  readonly output: string;
  readonly state: string;
  readonly summary: string;
  readonly environment: string;
  readonly path: string;
}

export async function createCommandFiles(directory: string): Promise<CommandFiles> {
  const id = randomUUID();
  const create = async (name: string): Promise<string> => {
    const path = join(directory, `${name}_${id}`);
    await writeFile(path, '');
    return path;
  };
  return {
    output: await create('set_output'),
    state: await create('save_state'),
    summary: await create('step_summary'),
    environment: await create('set_env'),
    path: await create('add_path'),
  };
}

/** Reads `name=value` lines and `name<<DELIMITER … DELIMITER` blocks, as the runner does. */
export function parseCommandFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    const block = /^([^=<]+)<<(.+)$/.exec(line);
    if (block) {
      const end = lines.indexOf(block[2]!, index + 1);
      if (end < 0) throw new Error(`the value of ${block[1]} has no end`);
      values[block[1]!] = lines.slice(index + 1, end).join('\n');
      index = end;
    } else if (line.includes('=')) {
      values[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
    }
  }
  return values;
}

export async function readCommandFile(path: string): Promise<Record<string, string>> {
  return parseCommandFile(await readFile(path, 'utf8'));
}
