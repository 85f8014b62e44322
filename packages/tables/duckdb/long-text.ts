type Node = Readonly<Record<string, unknown>>;

const longestText = 1000;

/**
 * Functions that make a text as long as a number in them says: gigabytes outside the engine's memory limit, if that
 * number may be anything. They are let through when it is written out and small: `lpad(zip, 5, '0')`.
 */
export function longTextProblem(node: Node): string | undefined {
  const name = String(node['function_name']).toLowerCase();
  const children = (node['children'] ?? []) as readonly Node[];
  if (name === 'lpad' || name === 'rpad') {
    const length = constantOf(children[1]);
    if (typeof length === 'number' && length <= longestText) return undefined;
    return `the function ${name} needs a length written as a number of at most ${longestText}`;
  }
  if (name === 'printf' || name === 'format') {
    const pattern = constantOf(children[0]);
    // '{:9999}', '%9999d'; a width may also be an argument: '{:{}}', '%*d'.
    const isPlain = typeof pattern === 'string' && !/\d{4,}|\*|\{[^}]*\{/.test(pattern);
    return isPlain
      ? undefined
      : `the function ${name} needs a written pattern with widths below 1000`;
  }
  return undefined;
}

function constantOf(node: Node | undefined): unknown {
  if (node?.['class'] !== 'CONSTANT') return undefined;
  return (node['value'] as Node)['value'];
}
