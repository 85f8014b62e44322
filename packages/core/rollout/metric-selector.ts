import { RE2JS } from 're2js';

/** One line of an exposition: a series and its value now. */
export interface MetricSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A /metrics page. */
export interface Exposition {
  readonly samples: readonly MetricSample[];
  /** Names in TYPE lines: a metric with labels is declared before its first series exists. */
  readonly declared: readonly string[];
}

interface LabelMatcher {
  readonly label: string;
  matches(value: string): boolean;
}

/** `http_requests_total{code=~"5..",method!="HEAD"}`: the instant selector of PromQL, with a metric name. */
export interface MetricSelector {
  readonly text: string;
  readonly metric: string;
  readonly matchers: readonly LabelMatcher[];
}

export class SelectorError extends Error {
  override readonly name = 'SelectorError';
}

const name = /^\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\s*/;
const matcher =
  /^\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*/;

/** @throws SelectorError saying what was expected at which place. */
export function parseSelector(text: string): MetricSelector {
  const head = name.exec(text);
  if (!head) throw new SelectorError(`expected the name of a metric, got ${JSON.stringify(text)}`);
  let rest = text.slice(head[0].length);
  const fail = (expected: string): never => {
    const column = text.length - rest.length + 1;
    throw new SelectorError(`expected ${expected} at character ${column} of ${text}`);
  };
  const matchers: LabelMatcher[] = [];
  if (rest !== '') {
    if (!rest.startsWith('{')) fail(`'{' or nothing`);
    rest = rest.slice(1);
    while (!/^\s*}/.test(rest)) {
      const part = matcher.exec(rest) ?? fail('a label matcher such as code=~"5.."');
      matchers.push(labelMatcher(part[1]!, part[2]!, unquote(part[3]!)));
      rest = rest.slice(part[0].length);
      if (rest.startsWith(',')) rest = rest.slice(1);
      else if (!rest.startsWith('}')) fail(`',' or '}'`);
    }
    if (!/^\s*}\s*$/.test(rest))
      fail('nothing after the closing brace (no ranges, functions or offsets)');
  }
  return { text, metric: head[1]!, matchers };
}

/** A label that a series does not have reads as empty, as in PromQL. */
export function selects(selector: MetricSelector, sample: MetricSample): boolean {
  return (
    sample.name === selector.metric &&
    selector.matchers.every((one) => one.matches(sample.labels[one.label] ?? ''))
  );
}

function labelMatcher(label: string, operator: string, value: string): LabelMatcher {
  if (operator === '=') return { label, matches: (text) => text === value };
  if (operator === '!=') return { label, matches: (text) => text !== value };
  const pattern = compile(value);
  const wanted = operator === '=~';
  // Anchored at both ends, as PromQL's are; linear time whatever the pattern.
  return { label, matches: (text) => pattern.matches(text) === wanted };
}

function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SelectorError(`${JSON.stringify(pattern)} is no regular expression (RE2): ${why}`, {
      cause,
    });
  }
}

function unquote(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));
}
