import type { Config, ConfigPath } from '../config/parse-config.ts';
import type { Problem } from '../verdict/errors.ts';
import type { Gates } from './gates-schema.ts';

/** What cannot be asked of clusters: no interval would be right. */
export function clusterProblems(config: Config<Gates>): Problem[] {
  const { columns, class_balance: balance, fairness = [], slices = [] } = config.value;
  if (columns?.cluster === undefined) return [];
  const path: ConfigPath = ['columns', 'cluster'];
  const problem = (message: string): Problem => ({
    code: 'cluster',
    subject: path.join('.'),
    message,
    location: config.locate(path),
  });
  const problems: Problem[] = [];
  if (balance === 'fixed') {
    problems.push(
      problem(
        "clusters hold rows of several classes and are drawn whole, which cannot keep 'class_balance: fixed'; take one of the two out",
      ),
    );
  }
  if (columns.weight !== undefined) {
    problems.push(
      problem("'cluster' and 'weight' together are not supported; take one of the two out"),
    );
  }
  const independent = [
    ...(fairness.length > 0 ? ['fairness'] : []),
    ...(slices.some(({ search }) => search !== undefined) ? ['a search'] : []),
  ];
  for (const section of independent) {
    problems.push(
      problem(
        `${section} takes rows as independent and would be too sure of clustered ones; take one of the two out, or give it a policy of its own`,
      ),
    );
  }
  return problems;
}
