import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createGzip } from 'node:zlib';
import { once } from 'node:events';
import { expect, test } from '@jest/globals';
import { workspace } from '../../support/run-bundle.ts';
import { expectRefused, validate } from './validate.ts';

const gibibyte = 1024 ** 3;
const block = Buffer.alloc(1024 ** 2, 'x');

/** A file of one line of 1 GiB, with what stands before it. */
async function endless(file: string, head: string): Promise<void> {
  const handle = await open(file, 'w');
  const out = handle.createWriteStream();
  const sink = file.endsWith('.gz') ? createGzip({ level: 1 }) : out;
  if (sink !== out) sink.pipe(out);
  sink.write(head);
  for (let bytes = 0; bytes < gibibyte; bytes += block.length)
    if (!sink.write(block)) await once(sink, 'drain');
  sink.end();
  await once(out, 'close');
}

/** The most memory a process held, from Linux; undefined elsewhere. */
function watchMemory(child: ChildProcess): () => number | undefined {
  let peakBytes: number | undefined;
  const timer = setInterval(() => {
    const file = `/proc/${child.pid}/status`;
    const kilobytes = existsSync(file) && /VmHWM:\s+(\d+) kB/.exec(readFileSync(file, 'utf8'))?.[1];
    if (kilobytes) peakBytes = Number(kilobytes) * 1024;
  }, 20);
  timer.unref();
  child.on('close', () => clearInterval(timer));
  return () => peakBytes;
}

test.each([
  ['line.csv', 'id,text\n1,', /line\.csv: line 2 is longer than 2 MiB/],
  ['header.csv', '', /header\.csv: line 1 is longer than 2 MiB/],
  ['quoted.csv', 'id,text\n1,"', /quoted\.csv: line 2 is longer than 2 MiB/],
  ['line.jsonl', '{"id": 1}\n{"id": "', /line\.jsonl: line 2 is longer than 16 MiB/],
  ['line.json', '[{"id": "', /line\.json/],
  ['line.csv.gz', 'id,text\n1,', /line\.csv\.gz: line 2 is longer than 2 MiB/],
])('one line of 1 GiB (%s) is refused, in bounded memory', async (file, head, told) => {
  const cwd = workspace();
  await endless(join(cwd, file), head);
  let peak: () => number | undefined = () => undefined;
  const run = await validate(file, {}, { cwd, onSpawn: (child) => (peak = watchMemory(child)) });
  await rm(join(cwd, file));
  expectRefused(run, told);
  if (process.platform === 'linux') expect(peak()).toBeLessThan(gibibyte);
});
