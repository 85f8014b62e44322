import { CannotRunError, type Problem } from '#core/verdict/errors.ts';
import { nearestName, suggestName } from '#core/verdict/nearest-name.ts';
import type { ActionContract } from './action-contracts.ts';

/**
 * The inputs of one action as strings, read once at the edge. Every getter notes what is wrong instead of
 * throwing, so that `finish` can report all problems at once.
 */
export class InputReader {
  readonly #values: ReadonlyMap<string, string>;
  readonly #problems: Problem[] = [];
  readonly #contract: ActionContract;

  /** @param values given inputs by name; names that the contract does not have are problems. */
  constructor(contract: ActionContract, values: ReadonlyMap<string, string>) {
    this.#contract = contract;
    this.#values = values;
    const known = Object.keys(contract.inputs);
    for (const name of values.keys()) {
      if (known.includes(name)) continue;
      this.problem(name, `unknown input of ${contract.name}. ${suggestName(name, known)}`);
    }
  }

  /** Notes a problem found by the caller, such as two inputs that exclude each other. */
  problem(input: string, message: string): void {
    this.#problems.push({ code: 'input', subject: input, message });
  }

  /** The text, trimmed; the contract's default when absent; undefined when empty. */
  optional(name: string): string | undefined {
    const text = (this.#values.get(name) ?? this.#contract.inputs[name]?.default ?? '').trim();
    return text === '' ? undefined : text;
  }

  /** As `optional`; an empty one is a problem. */
  required(name: string, hint: string): string {
    const text = this.optional(name);
    if (text === undefined) this.problem(name, `expected ${hint}, got nothing`);
    return text ?? '';
  }

  /** One value a line; blank lines go. */
  list(name: string): string[] {
    const lines = (this.optional(name) ?? '').split(/\r?\n/).map((line) => line.trim());
    return lines.filter((line) => line !== '');
  }

  /** The six spellings of YAML 1.2 core that `core.getBooleanInput` takes. */
  boolean(name: string): boolean {
    const text = this.optional(name) ?? 'false';
    if (/^(true|True|TRUE)$/.test(text)) return true;
    if (!/^(false|False|FALSE)$/.test(text)) {
      this.problem(name, `expected true or false, got ${JSON.stringify(text)}`);
    }
    return false;
  }

  choice<T extends string>(name: string, choices: readonly [T, ...T[]]): T {
    const text = this.optional(name) ?? choices[0];
    const choice = choices.find((one) => one === text);
    if (choice === undefined) {
      const known = choices.join(', ').replace(/, ([^,]*)$/, ' or $1');
      const meant = nearestName(text, choices);
      const hint = meant === undefined ? '' : `. Did you mean '${meant}'?`;
      this.problem(name, `expected ${known}, got ${JSON.stringify(text)}${hint}`);
    }
    return choice ?? choices[0];
  }

  /** @throws CannotRunError with every problem noted so far. */
  finish(): void {
    if (this.#problems.length > 0) throw new CannotRunError(this.#problems);
  }
}

/** Inputs as the runner passes them: INPUT_<NAME>, upper case, spaces as underscores, hyphens kept. */
export function inputsFromEnvironment(env: NodeJS.ProcessEnv): Map<string, string> {
  const values = new Map<string, string>();
  for (const [key, value] of Object.entries(env)) {
    if (!key.startsWith('INPUT_') || value === undefined) continue;
    values.set(key.slice('INPUT_'.length).toLowerCase(), value);
  }
  return values;
}
