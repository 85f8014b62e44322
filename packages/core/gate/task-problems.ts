import type { Config, ConfigPath } from '../config/parse-config.ts';
import type { Problem } from '../verdict/errors.ts';
import type { Gates } from './gates-schema.ts';
import type { GateTask } from './metric-registry.ts';

/** Keys under `columns` that only these tasks read. */
const columnTasks: Readonly<Record<string, readonly GateTask[]>> = {
  prediction: ['multiclass'],
  probabilities: ['multiclass'],
  champion_prediction: ['multiclass'],
  champion_probabilities: ['multiclass'],
  group: ['ranking'],
};

/** Keys under `columns` that are all that a task reads; the other tasks read what is not another's. */
const columnsOf: Partial<Record<GateTask, readonly string[]>> = {
  multiclass: [
    'id',
    'label',
    'weight',
    'cluster',
    'prediction',
    'probabilities',
    'champion_prediction',
    'champion_probabilities',
  ],
  ranking: ['group', 'id', 'label', 'score', 'champion_score', 'weight', 'cluster'],
};

/** Keys of the policy that only some tasks read. */
const tasksOf: Readonly<Record<string, readonly GateTask[]>> = {
  positive: ['binary'],
  fairness: ['binary', 'regression'],
  // How draws become an interval; the other tasks have intervals of their own.
  interval: ['binary', 'regression'],
  relevant_from: ['ranking'],
  groups_without_relevant: ['ranking'],
};

/** Keys that the task of the policy does not read: silence would look as if they had been. */
export function taskProblems(config: Config<Gates>): Problem[] {
  const { task, columns = {}, class_balance: balance } = config.value;
  const problem = (path: ConfigPath, message: string): Problem => ({
    code: 'task-key',
    subject: path.join('.'),
    message,
    location: config.locate(path),
  });
  const isRead = (key: string): boolean =>
    columnsOf[task]?.includes(key) ?? columnTasks[key]?.includes(task) ?? true;
  const ofColumns = Object.keys(columns)
    .filter((key) => !isRead(key))
    .map((key) => problem(['columns', key], `is not for task: ${task}; take it out`));
  const ofPolicy = Object.entries(tasksOf)
    .filter(([key, tasks]) => Object.hasOwn(config.value, key) && !tasks.includes(task))
    .map(([key, tasks]) =>
      problem([key], `is for task: ${tasks.join(' or ')}, but task is ${task}`),
    );
  const stratified =
    balance === 'fixed' && task === 'multiclass'
      ? [
          problem(
            ['class_balance'],
            'fixed is not supported for task: multiclass yet: draws are not stratified by many classes. Take it out',
          ),
        ]
      : [];
  return [...ofColumns, ...ofPolicy, ...stratified, ...scoredProblems(config, problem)];
}

/** What takes a label and one score a row. */
function scoredProblems(
  { value: { task, metrics = {}, slices = [] } }: Config<Gates>,
  problem: (path: ConfigPath, message: string) => Problem,
): Problem[] {
  if (task === 'binary' || task === 'regression') return [];
  const message = `is for task: binary or regression, but task is ${task}`;
  const expressions = Object.entries(metrics)
    .filter(([, { expression }]) => expression !== undefined)
    .map(([name]) => problem(['metrics', name, 'expression'], message));
  const searches = slices.flatMap(({ search }, index) =>
    search === undefined ? [] : [problem(['slices', index, 'search'], message)],
  );
  return [...expressions, ...searches];
}
