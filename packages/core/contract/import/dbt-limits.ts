import type { SourcePart } from './source-part.ts';
import {
  compared,
  limitOptions,
  type Comparator,
  type Limit,
  type Threshold,
} from './threshold.ts';

/** A setting of a test: under `config`, or beside its arguments. */
export function configOf(body: SourcePart, key: string): SourcePart {
  const own = body.at('config').at(key);
  return own.isAbsent ? body.at(key) : own;
}

/**
 * https://docs.getdbt.com/reference/resource-configs/severity: `warn_if` and `error_if` count failing rows. One
 * check for each limit; text for one that has no equal.
 */
export function limitsOf(body: SourcePart): (Limit | string)[] {
  const severity = (configOf(body, 'severity').text ?? 'error').toLowerCase();
  const [warnIf, errorIf] = [configOf(body, 'warn_if').text, configOf(body, 'error_if').text];
  const limits: (Limit | string)[] = [];
  if (severity !== 'warn') limits.push(limit(errorIf ?? '!= 0', undefined));
  if (severity === 'warn' || warnIf !== undefined) limits.push(limit(warnIf ?? '!= 0', 'warn'));
  return limits;
}

function limit(condition: string, severity: string | undefined): Limit | string {
  const match = /^\s*(!=|<>|>=?|=)\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(condition);
  const fails = `'${condition}' counts failing rows`;
  if (!match) return fails;
  const [, operator = '', value = '', unit] = match;
  const passes: Threshold | undefined =
    operator === '>' || operator === '>='
      ? compared(operator === '>' ? '<=' : '<', Number(value))
      : Number(value) === 0 && operator !== '='
        ? compared('=' satisfies Comparator, 0)
        : undefined;
  const common = severity === undefined ? {} : { severity };
  const limited =
    passes === undefined ? fails : limitOptions(passes, unit === '%' ? 'percent' : 'rows', common);
  return typeof limited === 'string' ? `${severity ?? 'error'}: ${limited}` : limited;
}
