import type { ColumnType } from '#core/profile/column-type.ts';
import { AnswerProblem, keyOf, type Batch, type ServingProtocol } from './serving-protocol.ts';

/**
 * The Open Inference Protocol, version 2. Named columns are a tensor each, with the content type 'pd' that makes KServe's
 * servers and MLServer join them to a data frame; a matrix is one tensor of numbers.
 */
export const openInferenceV2: ServingProtocol = {
  name: 'Open Inference Protocol V2',
  encode: (batch, { layout, score }) => ({
    ...(layout === 'named'
      ? { parameters: { content_type: 'pd' }, inputs: namedTensors(batch) }
      : { inputs: [matrix(batch)] }),
    // Asked for by name, since servers such as MLServer otherwise answer with classes.
    ...(score === undefined ? {} : { outputs: [{ name: score }] }),
  }),
  decode: (answer, { rows, score }) => {
    const { name, data } = chosenTensor(tensorsOf(answer), score);
    const flat = (data as readonly unknown[]).flat(Infinity);
    const width = flat.length / rows;
    if (flat.length === 0 || !Number.isInteger(width)) {
      throw new AnswerProblem(
        'answer-row-count',
        `answers with ${flat.length} values in '${name}' for ${rows} rows; expected one a row, or one for every class`,
      );
    }
    if (width === 1) return flat;
    return Array.from({ length: rows }, (_, row) => flat.slice(row * width, (row + 1) * width));
  },
};

function namedTensors({ columns, rows }: Batch): object[] {
  return columns.map(({ name, type }, index) => {
    const data = rows.map((row) => row[index]);
    // Integers have no way to be missing; as floating point they do.
    const datatype = type === 'integer' && data.includes(null) ? 'FP64' : datatypeOf(type);
    return { name, shape: [rows.length], datatype, data };
  });
}

function datatypeOf(type: ColumnType): string {
  if (type === 'integer') return 'INT64';
  if (type === 'number') return 'FP64';
  return type === 'boolean' ? 'BOOL' : 'BYTES';
}

function matrix({ columns, rows }: Batch): object {
  const shape = [rows.length, columns.length];
  return { name: 'input-0', shape, datatype: 'FP64', data: rows.map((row) => [...row]) };
}

interface Tensor {
  readonly name: string;
  readonly data: unknown;
}

function tensorsOf(answer: unknown): Tensor[] {
  const outputs = keyOf(answer, 'outputs');
  if (!Array.isArray(outputs) || outputs.length === 0) {
    throw new AnswerProblem('answer-shape', "answers without 'outputs'");
  }
  return outputs.map((output: unknown, index) => {
    const name = keyOf(output, 'name');
    return {
      name: typeof name === 'string' ? name : `output ${index}`,
      data: keyOf(output, 'data'),
    };
  });
}

function chosenTensor(tensors: readonly Tensor[], score: string | undefined): Tensor {
  const named = tensors.find(({ name }) => name === score);
  const chosen = named ?? (tensors.length === 1 ? tensors[0]! : undefined);
  if (!chosen) {
    const names = tensors.map(({ name }) => name).join(', ');
    throw new AnswerProblem(
      'answer-shape',
      `answers with several outputs (${names}); name the one with the score in predictor.score`,
    );
  }
  if (Array.isArray(chosen.data)) return chosen;
  throw new AnswerProblem(
    'answer-shape',
    `answers with '${chosen.name}' and no data in JSON; expected the values themselves, not a binary tensor`,
  );
}
