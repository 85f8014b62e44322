import parsePrometheusTextFormat from 'parse-prometheus-text-format';
import type { Exposition } from '#core/rollout/metric-selector.ts';

/** Text that is no Prometheus exposition. */
export class ExpositionError extends Error {
  override readonly name = 'ExpositionError';
}

const typeLine = /^\s*#\s*TYPE\s+([a-zA-Z_:][a-zA-Z0-9_:]*)\s/;
const metricName = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;

/**
 * Samples of a Prometheus text exposition, histograms as their `_bucket`, `_count` and `_sum` series.
 * @throws ExpositionError naming the first line that is none.
 */
export function parseExposition(text: string): Exposition {
  // The library folds the label sets of a histogram into one (the last wins) and drops a last line without line
  // feed; without TYPE lines it leaves every series as it is.
  const lines = text.split('\n');
  const series = lines.filter((line) => !line.trimStart().startsWith('#'));
  let families: ReturnType<typeof parsePrometheusTextFormat>;
  try {
    families = parsePrometheusTextFormat(`${series.join('\n')}\n`);
  } catch (cause) {
    throw new ExpositionError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
  const samples = families.flatMap(({ name, metrics }) =>
    metrics.map(({ labels, value }) => {
      const number = parseValue(value);
      if (!metricName.test(name) || number === undefined) {
        throw new ExpositionError(
          `expected lines such as http_requests_total{code="200"} 12, got ${JSON.stringify(`${name} ${value ?? ''}`.slice(0, 80))}`,
        );
      }
      return { name, labels: labels ?? {}, value: number };
    }),
  );
  const declared = lines.flatMap((line) => typeLine.exec(line)?.[1] ?? []);
  return { samples, declared };
}

function parseValue(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  if (/^[+-]?inf$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (/^nan$/i.test(text)) return NaN;
  const value = Number(text);
  return Number.isNaN(value) ? undefined : value;
}
