import { cannotRun } from '../verdict/errors.ts';
import { predicateType, statementType, type DecisionRecord } from './decision-record.ts';

/** Reads a decision record. @throws CannotRunError when the text is not one of ours. */
export function parseRecord(text: string, file: string): DecisionRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw cannotRun(
      'record-syntax',
      file,
      'is not JSON; expected a decision record (record.json)',
      {
        cause,
      },
    );
  }
  const record = value as Partial<DecisionRecord> | null;
  if (record?._type !== statementType || record.predicateType !== predicateType) {
    throw cannotRun(
      'record-type',
      file,
      `is not a decision record: expected an in-toto Statement with predicateType '${predicateType}', ` +
        `got '${String(record?.predicateType)}'`,
    );
  }
  if (!Array.isArray(record.subject) || typeof record.predicate?.verdict !== 'string') {
    throw cannotRun(
      'record-shape',
      file,
      'has no subject or no verdict; write it again with the action that made it',
    );
  }
  return record as DecisionRecord;
}
