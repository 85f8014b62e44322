/**
 * The parts of the SARIF 2.1.0 schema (OASIS, errata 01) that our file uses, with the values that it allows, and what GitHub asks for beyond it: at least one
 * location with a file and a line, texts for every rule, at most 5,000 results shown, 10 tags, descriptions of 1,024 characters.
 */
const text = { type: 'string', minLength: 1 };
const message = {
  type: 'object',
  required: ['text'],
  properties: { text },
  additionalProperties: false,
};
const description = {
  type: 'object',
  required: ['text'],
  properties: { text: { type: 'string', minLength: 1, maxLength: 1024 } },
};
const level = { enum: ['none', 'note', 'warning', 'error'] };
const dateTime = { type: 'string', pattern: String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$` };

const location = {
  type: 'object',
  required: ['physicalLocation'],
  properties: {
    physicalLocation: {
      type: 'object',
      required: ['artifactLocation', 'region'],
      properties: {
        artifactLocation: {
          type: 'object',
          required: ['uri'],
          properties: {
            // Pattern of a uri-reference (RFC 3986).
            uri: {
              type: 'string',
              pattern: "^(?:[A-Za-z0-9\\-._~:/?#\\[\\]@!$&'()*+,;=]|%[0-9A-F]{2})*$",
            },
            uriBaseId: { type: 'string' },
          },
        },
        region: {
          type: 'object',
          required: ['startLine'],
          properties: {
            startLine: { type: 'integer', minimum: 1 },
            startColumn: { type: 'integer', minimum: 1 },
          },
        },
      },
    },
    logicalLocations: {
      type: 'array',
      uniqueItems: true,
      items: { type: 'object', properties: { name: { type: 'string' }, kind: { type: 'string' } } },
    },
  },
};

const rule = {
  type: 'object',
  required: ['id', 'shortDescription', 'fullDescription', 'help'],
  properties: {
    id: text,
    shortDescription: description,
    fullDescription: description,
    help: message,
    defaultConfiguration: { type: 'object', properties: { level } },
    properties: {
      type: 'object',
      properties: { tags: { type: 'array', maxItems: 10, uniqueItems: true, items: text } },
    },
  },
};

const result = {
  type: 'object',
  required: ['ruleId', 'message', 'locations', 'partialFingerprints'],
  properties: {
    ruleId: text,
    ruleIndex: { type: 'integer', minimum: 0 },
    kind: { enum: ['notApplicable', 'pass', 'fail', 'review', 'open', 'informational'] },
    level,
    message,
    locations: { type: 'array', minItems: 1, maxItems: 100, items: location },
    partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
    suppressions: {
      type: 'array',
      uniqueItems: true,
      items: {
        type: 'object',
        required: ['kind'],
        properties: {
          kind: { enum: ['inSource', 'external'] },
          status: { enum: ['accepted', 'underReview', 'rejected'] },
          justification: text,
        },
      },
    },
    properties: { type: 'object' },
  },
  additionalProperties: false,
};

export const sarifConstraints = {
  type: 'object',
  required: ['version', 'runs'],
  properties: {
    $schema: { const: 'https://json.schemastore.org/sarif-2.1.0.json' },
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      minItems: 1,
      maxItems: 20,
      items: {
        type: 'object',
        required: ['tool', 'results'],
        properties: {
          tool: {
            type: 'object',
            required: ['driver'],
            properties: {
              driver: {
                type: 'object',
                required: ['name', 'rules'],
                properties: {
                  name: text,
                  version: text,
                  semanticVersion: { type: 'string', pattern: String.raw`^\d+\.\d+\.\d+` },
                  rules: { type: 'array', maxItems: 25_000, uniqueItems: true, items: rule },
                },
              },
            },
          },
          automationDetails: { type: 'object', required: ['id'], properties: { id: text } },
          invocations: {
            type: 'array',
            items: {
              type: 'object',
              required: ['executionSuccessful'],
              properties: {
                executionSuccessful: { type: 'boolean' },
                exitCode: { type: 'integer' },
                startTimeUtc: dateTime,
                endTimeUtc: dateTime,
                toolExecutionNotifications: {
                  type: 'array',
                  items: { type: 'object', required: ['message'], properties: { level, message } },
                },
              },
            },
          },
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          results: { type: 'array', maxItems: 5000, items: result },
        },
      },
    },
  },
};
