import type { Draft } from './draft.ts';
import type { Expectation } from './expectation.ts';
import { translateExpectation } from './expectation-kinds.ts';
import { shownRule, type SourcePart } from './source-part.ts';

/**
 * A suite of Great Expectations as JSON: 1.x `{name, expectations: [{type, kwargs, severity, meta}]}`
 * (https://docs.greatexpectations.io/docs/reference/api/ExpectationSuite_class) and 0.x with
 * `expectation_suite_name` and `expectation_type`.
 */
export function translateGreatExpectations(file: SourcePart, draft: Draft): void {
  const name = file.at('name').text ?? file.at('expectation_suite_name').text;
  draft.table(name === undefined ? {} : { dataset: name });
  for (const part of file.at('expectations').items) {
    const type = part.at('type').text ?? part.at('expectation_type').text;
    if (type === undefined) {
      draft.leave(part, 'expectation', "it has no 'type' (before 1.0: 'expectation_type')");
      continue;
    }
    translate({ type: snakeCase(type), part, kwargs: part.at('kwargs'), draft });
  }
  const others = ['evaluation_parameters', 'suite_parameters'].filter(
    (key) => file.at(key).keys.length > 0,
  );
  for (const key of others)
    draft.leave(file.at(key), key, 'parameters are not resolved: write the numbers');
}

/** 'ExpectColumnValuesToBeBetween' → 'expect_column_values_to_be_between'. */
function snakeCase(type: string): string {
  return type.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

/** Options that every expectation takes, and those that say nothing of the data. */
const severities: Readonly<Record<string, string>> = {
  critical: 'error',
  warning: 'warn',
  info: 'info',
};

export function translate(
  given: Pick<Expectation, 'type' | 'part' | 'kwargs' | 'draft'> & {
    readonly column?: string | undefined;
    readonly severity?: string | undefined;
  },
): void {
  const { type, part, kwargs, draft } = given;
  const filter = [kwargs.at('row_condition'), kwargs.at('where')].find((one) => !one.isAbsent);
  if (filter) {
    const why = 'it looks at some rows only, and a check here looks at all: write an expression';
    return draft.leave(part, shownRule(type, kwargs), why);
  }
  const parameter = kwargs.keys.find((key) => kwargs.at(key).at('$PARAMETER').text !== undefined);
  if (parameter !== undefined) {
    return draft.leave(
      kwargs.at(parameter),
      `${type} ${parameter}`,
      'parameters are not resolved: write the number',
    );
  }
  const mostly = kwargs.at('mostly').number ?? 1;
  if (mostly <= 0) return draft.leave(part, shownRule(type, kwargs), 'mostly: 0 can never fail');
  const notes = part.at('meta').at('notes');
  const description = notes.text ?? notes.at('content').text ?? part.at('description').text;
  const severity = given.severity ?? severities[part.at('severity').text ?? 'critical'];
  const common = {
    ...(severity === 'error' ? {} : { severity }),
    ...(description === undefined ? {} : { description }),
  };
  const rows = {
    ...(mostly < 1 ? { tolerance: Number((1 - mostly).toPrecision(12)) } : {}),
    ...common,
  };
  const column = given.column ?? kwargs.at('column').text;
  translateExpectation({ type, part, kwargs, column, draft, common, rows });
}
