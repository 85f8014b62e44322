import { Type, type Static } from '@sinclair/typebox';
import type { AdapterPorts, CallOptions, TargetKind } from '../ports.ts';
import { parseWeight } from './parse-weight.ts';

const argv = Type.Array(Type.String({ minLength: 1 }), { minItems: 1 });

const schema = Type.Object(
  { kind: Type.Literal('command'), set: argv, get: argv },
  { additionalProperties: false },
);

/**
 * Two executables, run without a shell in the working directory: `set` gets the weight as its last argument and
 * returns when it is asked for, `get` prints the weight in force.
 */
export const commandTarget: TargetKind = {
  schema,
  open: (config, ports) => {
    const { set, get } = config as unknown as Static<typeof schema>;
    return {
      setWeight: async (weight, call) => {
        await run([...set, String(weight)], call, ports);
      },
      readWeight: async (call) => parseWeight(await run(get, call, ports), get.join(' ')),
    };
  },
};

function run(argv: readonly string[], call: CallOptions, ports: AdapterPorts): Promise<string> {
  const [command, ...rest] = argv;
  return ports.runCommand([command!, ...rest], {
    cwd: ports.workingDirectory,
    timeoutSeconds: call.timeoutMs / 1000,
    signal: call.signal,
  });
}
