import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { parse } from 'yaml';

export interface ActionFile {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputs: Record<string, { description: string; default: string }>;
  readonly outputs: Record<string, { description: string }>;
}

/** The five action.yml files, in the order of a model's way to production. */
export function readActionFiles(root: URL): ActionFile[] {
  const order = ['validate-data', 'quality-gate', 'register-model', 'canary-deploy', 'drift-check'];
  const found = readdirSync(new URL('actions/', root)).filter((name) =>
    existsSync(new URL(`actions/${name}/action.yml`, root)),
  );
  return found
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((name) => {
      const file = parse(readFileSync(new URL(`actions/${name}/action.yml`, root), 'utf8'));
      return {
        name,
        title: file.name,
        description: file.description,
        inputs: file.inputs,
        outputs: file.outputs,
      };
    });
}
