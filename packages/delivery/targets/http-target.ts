import { Type, type Static } from '@sinclair/typebox';
import { headersFrom, httpText } from '../http-call.ts';
import type { TargetKind } from '../ports.ts';
import { parseWeight } from './parse-weight.ts';

const schema = Type.Object(
  {
    kind: Type.Literal('http'),
    url: Type.String({ pattern: '^https?://[^ ]+$', description: 'GET and PUT {"weight": 25}.' }),
    method: Type.Optional(Type.String({ enum: ['PUT', 'POST'] })),
    headers: Type.Optional(Type.Record(Type.String(), Type.String())),
  },
  { additionalProperties: false },
);

/** An admin URL: GET answers `{"weight": 25}`, PUT (or POST) takes it. Other keys of the answer are left alone. */
export const httpTarget: TargetKind = {
  schema,
  open: (config, ports) => {
    const { url, method = 'PUT', headers } = config as unknown as Static<typeof schema>;
    const given = headersFrom(headers, ports, 'target');
    const send = { url, headers: { accept: 'application/json', ...given } };
    return {
      setWeight: async (weight, call) => {
        const body = JSON.stringify({ weight });
        const json = { ...send.headers, 'content-type': 'application/json' };
        await httpText({ url, method, headers: json, body }, call, ports.fetch);
      },
      readWeight: async (call) => {
        const text = await httpText(send, call, ports.fetch);
        return parseWeight(text, `GET ${url}`);
      },
    };
  },
};
