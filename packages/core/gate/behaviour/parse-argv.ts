export type Argv = readonly [string, ...string[]];

/**
 * A command as its arguments: a JSON array of them, or one a line. Not a shell string: which of its spaces and quotes
 * are meant would be a guess, and a value that got into it could run something else.
 */
export function parseArgv(text: string): Argv | { readonly problem: string } {
  const trimmed = text.trim();
  if (trimmed.startsWith('[')) return fromJson(trimmed);
  const lines = trimmed.split(/\r?\n/).map((line) => line.trim());
  const [command, ...rest] = lines.filter((line) => line !== '');
  if (command === undefined) return { problem: 'expected a command, got nothing' };
  if (rest.length === 0 && /\s/.test(command)) {
    const suggestion = JSON.stringify(command.split(/\s+/));
    return {
      problem: `expected one argument a line, or a JSON array, since no shell takes the line apart; write ${suggestion}`,
    };
  }
  return [command, ...rest];
}

function fromJson(text: string): Argv | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: `starts like a JSON array and is none: ${(error as Error).message}` };
  }
  const isText = (one: unknown): one is string => typeof one === 'string';
  if (!Array.isArray(value) || !value.every((one) => isText(one))) {
    return {
      problem:
        'expected a JSON array of texts, such as ["python", "predict.py", "{input}", "{output}"]',
    };
  }
  const [command, ...rest] = value;
  if (!command) return { problem: 'expected a command as the first argument, got nothing' };
  if (value.some((one) => one.includes('\0'))) return { problem: 'an argument holds a NUL' };
  return [command, ...rest];
}
