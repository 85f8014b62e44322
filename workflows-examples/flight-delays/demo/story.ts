import { stripVTControlCharacters } from 'node:util';
import pc from 'picocolors';
import type { PageStep } from '../../../packages/report/html/step.ts';
import type { ActionRun } from './runner.ts';

const columns = 96;
/** Of a log that explains a failure; all of it is in log.txt beside the report. */
const shownLogLines = 25;

const signs = {
  pass: pc.green('✓ pass'),
  warn: pc.yellow('! warn'),
  fail: pc.red('✗ fail'),
  inconclusive: pc.magenta('? inconclusive'),
} as const;

/** Tells the story on the terminal, counts what was expected, and keeps the steps for the page. */
export class Story {
  readonly steps: PageStep[] = [];
  readonly #started = performance.now();
  #passed = 0;
  #failed = 0;

  title(text: string, lead: string): void {
    console.log(`\n${pc.bold(pc.cyan(text))}\n${wrap(lead, '')}`);
  }

  /** A new chapter: what is going to happen, and why. */
  chapter(title: string, why: string): void {
    const at = `${(this.elapsedMs / 1000).toFixed(0)} s`;
    console.log(
      `\n${pc.bold(`${this.steps.length + 1}. ${title}`)} ${pc.dim(at)}\n${pc.dim(wrap(why, '   '))}`,
    );
  }

  say(text: string): void {
    console.log(wrap(text, '   '));
  }

  /** An action's verdict and its own sentence. */
  verdict(run: ActionRun): void {
    const took = pc.dim(`${(run.durationMs / 1000).toFixed(1)} s`);
    console.log(`   ${signs[run.report.verdict]} ${pc.bold(run.action)} ${took}`);
    console.log(wrap(run.report.summary, '     '));
  }

  /** One thing that must be true for the demo to have worked. */
  expect(what: string, holds: boolean, otherwise: () => string = () => ''): void {
    if (holds) {
      this.#passed++;
      console.log(`   ${pc.green('✓')} ${pc.dim(what)}`);
      return;
    }
    this.#failed++;
    const lines = stripVTControlCharacters(otherwise()).trim().split('\n').slice(-shownLogLines);
    console.log(`   ${pc.red('✗')} ${what}`);
    for (const line of lines) if (line.trim() !== '') console.log(pc.dim(`     ${line}`));
  }

  /** The chapter is over; it becomes a step of the page. */
  keep(step: PageStep): void {
    this.steps.push(step);
  }

  get elapsedMs(): number {
    return performance.now() - this.#started;
  }

  get failed(): number {
    return this.#failed;
  }

  get passed(): number {
    return this.#passed;
  }

  count(): string {
    return `${this.#passed} passed, ${this.#failed} failed`;
  }
}

function wrap(text: string, indent: string): string {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && indent.length + line.length + 1 + word.length > columns) {
        lines.push(line);
        line = word;
      } else {
        line = line === '' ? word : `${line} ${word}`;
      }
    }
    lines.push(line);
  }
  return lines.map((line) => indent + line).join('\n');
}
