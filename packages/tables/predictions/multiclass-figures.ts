import type {
  ClassPredictions,
  FigureName,
  ProbabilityFigures,
} from '#core/gate/multiclass/multiclass-rows.ts';
import { quoteLiteral } from '../sql-text.ts';
import type { JoinPart } from './joined-rows.ts';
import type { MulticlassSql } from './multiclass-sql.ts';
import { isCode, packedSql, unpacked, type CodeName } from './packed-codes.ts';
import { withEvidence } from './row-evidence.ts';

/** What the metrics of a policy take of the probabilities. */
export interface MulticlassNeeds {
  /** Figures of each row. */
  readonly figures: ReadonlySet<FigureName>;
  /** The columns themselves. */
  readonly columns: boolean;
}

/**
 * One model's rows as SQL: numbers of classes, and of the probabilities what is asked for. With probabilities, `classes`
 * are those of its columns. The engine reduces them, so that memory does not grow with the classes.
 */
export function joinPart(
  { table, id, label, prediction, probabilities, weight }: MulticlassSql,
  {
    classes,
    needs,
    other,
    isChampion,
    cluster,
  }: {
    readonly classes: readonly string[];
    readonly needs: MulticlassNeeds;
    readonly other: MulticlassSql | undefined;
    /** Labels are the candidate's, which were found to be the same. */
    readonly isChampion: boolean;
    /** Column of the candidate's table whose values are drawn whole. */
    readonly cluster?: string | undefined;
  },
): JoinPart {
  const names = `[${classes.map((name) => quoteLiteral(name)).join(', ')}]`;
  const numberOf = (word: string): string => `list_position(${names}, ${word}) - 1`;
  const columns = new Map([['label_class', numberOf(label)]]);
  const codes = new Map<CodeName, string>(isChampion ? [] : [['label', 'label_class']]);
  const ofClass = classes.map((_name, index) => `p_${index}`);
  if (probabilities) {
    for (const [index, name] of classes.entries())
      columns.set(`p_${index}`, probabilities.get(name)!);
  }
  if (prediction === undefined) {
    // Ties go to the first class, as numpy.argmax.
    codes.set('predicted', likeliest(ofClass));
  } else {
    columns.set('predicted_class', numberOf(prediction));
    codes.set('predicted', 'predicted_class');
  }
  const figures = new Map<string, string>();
  if (probabilities) {
    for (const [name, sql] of figuresSql(ofClass)) {
      if (!needs.figures.has(name)) continue;
      if (isCode(name)) codes.set(name, sql);
      else figures.set(name, sql);
    }
  }
  if (probabilities && needs.columns) for (const column of ofClass) figures.set(column, column);
  figures.set('codes', packedSql(codes));
  const part = { table, id: idOf(id, other?.id), columns, figures };
  return isChampion ? part : withEvidence(part, { weight, cluster });
}

/** Ids are compared as text when one table has text and the other numbers. */
function idOf(id: MulticlassSql['id'], other: MulticlassSql['id']): MulticlassSql['id'] {
  if (!id || !other || id.isText === other.isText) return id;
  return { expression: `CAST(${id.expression} AS VARCHAR)`, isText: true };
}

function likeliest(columns: readonly string[]): string {
  const list = `[${columns.join(', ')}]`;
  return `list_position(${list}, list_max(${list})) - 1`;
}

function figuresSql(columns: readonly string[]): [FigureName, string][] {
  const list = `[${columns.join(', ')}]`;
  const truth = `${list}[label_class + 1]`;
  const ahead = columns.map(
    (column, index) =>
      `CAST(${column} > ${truth} OR (${column} = ${truth} AND ${index} > label_class) AS INTEGER)`,
  );
  return [
    ['ofTruth', truth],
    ['squares', columns.map((column) => `${column} * ${column}`).join(' + ')],
    ['top', `list_max(${list})`],
    ['topIsTrue', `(${likeliest(columns)}) = label_class`],
    ['rankOfTruth', ahead.join(' + ')],
  ];
}

/** The classes that the rows are labelled with, as read. */
export function labelsOf(numbers: ReadonlyMap<string, Float64Array>): Uint16Array {
  return unpacked(numbers.get('codes')!, 'label');
}

/** One model's rows as read. */
export function modelPredictions(
  numbers: ReadonlyMap<string, Float64Array>,
  { classes, needs }: { readonly classes: readonly string[]; readonly needs: MulticlassNeeds },
): ClassPredictions {
  return {
    predicted: unpacked(numbers.get('codes')!, 'predicted'),
    ...(needs.figures.size > 0 ? { probabilities: figuresOf(numbers, needs) } : {}),
    ...(needs.columns ? { columns: classes.map((_name, index) => numbers.get(`p_${index}`)) } : {}),
  };
}

function figuresOf(
  numbers: ReadonlyMap<string, Float64Array>,
  { figures }: MulticlassNeeds,
): ProbabilityFigures {
  const codes = numbers.get('codes')!;
  const read = (['ofTruth', 'squares', 'top'] as const).filter((name) => figures.has(name));
  return {
    ...Object.fromEntries(read.map((name) => [name, numbers.get(name)!])),
    ...(figures.has('topIsTrue')
      ? { topIsTrue: new Uint8Array(unpacked(codes, 'topIsTrue')) }
      : {}),
    ...(figures.has('rankOfTruth') ? { rankOfTruth: unpacked(codes, 'rankOfTruth') } : {}),
  };
}
