import { Type } from '@sinclair/typebox';
import { parseConfig } from '../../config/parse-config.ts';
import { CannotRunError, cannotRun } from '../../verdict/errors.ts';
import { parseContract, type Contract } from '../parse-contract.ts';
import { formatsOf, formatTitle } from './formats.ts';
import { sourcePart } from './source-part.ts';

/**
 * As `parseContract`; of another tool's rules it says what they are and how they become a contract.
 * @throws CannotRunError
 */
export function parseOwnContract(text: string, file: string): Contract {
  try {
    return parseContract(text, file);
  } catch (error) {
    if (!(error instanceof CannotRunError)) throw error;
    throw foreign(text, file) ?? error;
  }
}

/** Undefined when it is no other tool's either, or not even YAML. */
function foreign(text: string, file: string): CannotRunError | undefined {
  try {
    const [format] = formatsOf(sourcePart(parseConfig(Type.Unknown(), text, file).value));
    if (format === undefined) return undefined;
    const message = `this is ${formatTitle(format)}, not a contract: translate it with \`trainyard import ${file} --output contract.yaml\``;
    return cannotRun('foreign-contract', file, message);
  } catch (error) {
    if (error instanceof CannotRunError) return undefined;
    throw error;
  }
}
