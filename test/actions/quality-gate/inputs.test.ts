import { expect, test } from '@jest/globals';
import { readQualityGateInputs, type QualityGateInputs } from '#actions/quality-gate/src/inputs.ts';
import { actionContracts } from '#toolkit/action-contracts.ts';
import { InputReader } from '#toolkit/input-reader.ts';

function read(values: Readonly<Record<string, string>>): QualityGateInputs {
  const reader = new InputReader(actionContracts['quality-gate'], new Map(Object.entries(values)));
  const inputs = readQualityGateInputs(reader);
  reader.finish();
  return inputs;
}

test('the inputs have their defaults, and an empty champion means the first model', () => {
  expect(read({ candidate: 'c.parquet', champion: '' })).toEqual({
    policy: 'gates.yaml',
    candidate: 'c.parquet',
    champion: undefined,
    metrics: undefined,
    model: undefined,
    predictCommand: undefined,
    endpoint: undefined,
    registry: 'file:registry',
  });
});

test('a candidate or numbers of it are needed', () => {
  expect(() => read({})).toThrow('candidate: expected a prediction table or a metrics JSON');
  expect(read({ metrics: '{"f1": 0.5}' }).metrics).toBe('{"f1": 0.5}');
});

test('a model to ask is enough: by its command, one argument a line, or by its address', () => {
  const command = 'python3\npredict.py\n{input}\n{output}';
  expect(read({ 'predict-command': command }).predictCommand).toEqual([
    'python3',
    'predict.py',
    '{input}',
    '{output}',
  ]);
  const endpoint = 'http://127.0.0.1:8080/v1/models/late:predict';
  expect(read({ endpoint }).endpoint).toBe(endpoint);
});

test('a command that would need a shell is refused, with the way to write it', () => {
  expect(() => read({ 'predict-command': 'python predict.py' })).toThrow(
    'predict-command: expected one argument a line, or a JSON array, since no shell takes the line apart; write ["python","predict.py"]',
  );
});
