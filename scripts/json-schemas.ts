import { Type, type TSchema } from '@sinclair/typebox';
import { contractSchema } from '#core/contract/contract-schema.ts';
import { driftSchema } from '#core/drift/drift-schema.ts';
import { gatesSchema } from '#core/gate/gates-schema.ts';
import { rolloutSchema } from '#core/rollout/rollout-schema.ts';
import { rolloutKinds } from '#delivery/rollout-kinds.ts';
import { reportSchema } from '#report/report-schema.ts';

/**
 * Path → text of the published JSON Schemas: the TypeBox definitions that the parsers use, for editors and other
 * tools.
 */
export function jsonSchemas(): Map<string, string> {
  const published: readonly [name: string, title: string, schema: TSchema][] = [
    ['contract', 'Trainyard contract.yaml: what data must satisfy', contractSchema],
    ['gates', 'Trainyard gates.yaml: what a candidate model must reach', gatesSchema],
    ['rollout', 'Trainyard rollout.yaml: how a new version gets its traffic', anyRollout()],
    ['drift', 'Trainyard drift.yaml: when the world has moved on', driftSchema],
    ['report', 'Trainyard report.json: what a run decided, and by which numbers', reportSchema],
  ];
  return new Map(
    published.map(([name, title, schema]): [string, string] => [
      `schemas/${name}.schema.json`,
      // JSON drops TypeBox's symbols: what remains is plain JSON Schema.
      `${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', title, ...schema }, null, 2)}\n`,
    ]),
  );
}

/** Every kind of target and of metrics source that this version can open. */
function anyRollout(): TSchema {
  const sources = Object.entries(rolloutKinds.sources).map(
    ([name, schema]) => [name, Type.Optional(schema)] as const,
  );
  const source = Type.Object(Object.fromEntries(sources), {
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 1,
  });
  return rolloutSchema(Type.Union(Object.values(rolloutKinds.targets)), source);
}
