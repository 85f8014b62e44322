import type { TargetKind } from '../ports.ts';
import { commandTarget } from './command-target.ts';
import { httpTarget } from './http-target.ts';

/** `target.kind` in rollout.yaml. A new kind: one file, one test, one line here. */
export const targetKinds: Readonly<Record<string, TargetKind>> = {
  http: httpTarget,
  command: commandTarget,
};
