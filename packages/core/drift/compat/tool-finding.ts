import type { Finding } from '../../verdict/finding.ts';

/** What another tool says; its verdict never becomes ours. */
export type ToolFinding = Pick<
  Finding,
  'check' | 'subject' | 'observed' | 'expected' | 'message'
> & {
  /** Its own verdict, where it has one. */
  readonly drifted?: boolean;
};
