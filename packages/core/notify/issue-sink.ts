import { Type } from '@sinclair/typebox';

interface IssueFile {
  readonly title?: string;
  readonly labels?: readonly string[];
  readonly assignees?: readonly string[];
  readonly key?: string;
}

/** `issue:` of an entry of `notify`. */
export const issueSchema = Type.Unsafe<true | IssueFile>({
  description: 'true, or { title, labels, assignees, key }',
  anyOf: [
    { const: true, type: 'boolean' },
    {
      type: 'object',
      additionalProperties: false,
      properties: {
        title: { type: 'string', minLength: 1, maxLength: 200 },
        labels: { type: 'array', maxItems: 20, items: { type: 'string', minLength: 1 } },
        assignees: { type: 'array', maxItems: 10, items: { type: 'string', minLength: 1 } },
        key: {
          type: 'string',
          minLength: 1,
          description: 'what the issue is about, when paths change',
        },
      },
    },
  ],
});

export interface IssueSink {
  readonly kind: 'issue';
  readonly title: string | undefined;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly key: string | undefined;
}

export function readIssueSink(given: true | IssueFile): IssueSink {
  const { title, labels = [], assignees = [], key } = given === true ? {} : given;
  return { kind: 'issue', title, labels, assignees, key };
}
