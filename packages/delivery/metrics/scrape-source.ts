import { Type, type Static } from '@sinclair/typebox';
import { headersFrom, httpText } from '../http-call.ts';
import type { MetricsSourceKind } from '../ports.ts';
import { parseExposition } from './exposition.ts';

const url = Type.String({ pattern: '^https?://[^ ]+$' });

const schema = Type.Object(
  {
    stable: url,
    canary: url,
    headers: Type.Optional(Type.Record(Type.String(), Type.String())),
  },
  { additionalProperties: false },
);

/** The `/metrics` pages of one process per arm, in the Prometheus text format. */
export const scrapeSource: MetricsSourceKind = {
  schema,
  open: (config, ports) => {
    const { headers, ...urls } = config as Static<typeof schema>;
    const given = headersFrom(headers, ports, 'analysis.source.scrape');
    const accept = { accept: 'text/plain;version=0.0.4', ...given };
    return {
      read: async (arm, call) => {
        const text = await httpText({ url: urls[arm], headers: accept }, call, ports.fetch);
        return parseExposition(text);
      },
    };
  },
};
