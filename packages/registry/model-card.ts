import type { TimeSpan } from '#core/profile/profile.ts';
import { stringify } from 'yaml';
import type { EvidenceRecord } from '#core/release/gate-evidence.ts';
import type { Lineage } from '#core/release/lineage.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { versionUri } from '#core/release/registry-uri.ts';
import { rowsOf, table } from './card-table.ts';

export interface ModelCardFacts {
  readonly lineage: Lineage;
  /** The gate record that let the version in; absent with an override. */
  readonly gate: EvidenceRecord | undefined;
  /** Makes untrusted text harmless in Markdown. */
  readonly escape: (text: string) => string;
}

/**
 * model-card.md: Markdown under Hugging Face's metadata
 * (https://github.com/huggingface/hub-docs/blob/main/modelcard.md), with the gate's numbers as `model-index`.
 */
export function renderModelCard(facts: ModelCardFacts): string {
  const { lineage, escape } = facts;
  const { metadata, model, version } = lineage;
  const prose = (title: string, text: string | undefined): string[] =>
    text === undefined
      ? []
      : ['', `## ${title}`, '', ...text.split(/\r?\n/).map((line) => escape(line))];
  return [
    ...frontMatterLines(facts),
    `# ${escape(model)}, version ${version}`,
    ...prose('Description', metadata.description),
    ...prose('Intended use', metadata.intended_use),
    ...prose('Limitations', metadata.limitations),
    ...identity(facts),
    ...decision(facts),
    ...dataSection(facts),
    ...table(
      'Parameters',
      ['parameter', 'value'],
      Object.entries(metadata.parameters ?? {}).map(([name, value]) => [
        name,
        JSON.stringify(value) ?? '',
      ]),
    ),
    ...table(
      'Metrics of the training',
      ['metric', 'value'],
      Object.entries(metadata.metrics ?? {}).map(([name, value]) => [name, String(value)]),
    ),
    ...table(
      'Features',
      ['feature'],
      (metadata.features ?? []).map((name) => [name]),
    ),
    ...table('Environment', ['what', 'which'], Object.entries(metadata.environment ?? {})),
    ...table(
      'Dependencies',
      ['package', 'requirement'],
      lineage.dependencies.packages.map((one) => [
        `${one.ecosystem}: ${one.name}`,
        one.requirement || 'any',
      ]),
    ),
    '',
  ].join('\n');
}

function frontMatterLines(facts: ModelCardFacts): string[] {
  const matter = frontMatter(facts);
  return Object.keys(matter).length === 0 ? [] : ['---', stringify(matter).trimEnd(), '---', ''];
}

interface MetricResult {
  readonly type: string;
  readonly value: number;
  readonly name: string;
}

function frontMatter({ lineage, gate }: ModelCardFacts): Record<string, unknown> {
  const { metadata, model, version } = lineage;
  const metrics = gate ? gateMetrics(gate.record.predicate.findings) : [];
  const result = {
    task: { type: metadata.task ?? 'other' },
    dataset: {
      type: 'private',
      name: `the data of gate record ${gate?.digest.slice(0, 12) ?? ''}`,
    },
    metrics,
    ...(gate?.record.predicate.runUrl
      ? { source: { name: 'Trainyard quality-gate', url: gate.record.predicate.runUrl } }
      : {}),
  };
  return {
    ...(metadata.license === undefined ? {} : { license: metadata.license }),
    ...(metadata.library === undefined ? {} : { library_name: metadata.library }),
    ...(metadata.task === undefined ? {} : { pipeline_tag: metadata.task }),
    ...(metadata.tags === undefined ? {} : { tags: metadata.tags }),
    // Hugging Face wants at least one metric in a result.
    ...(metrics.length > 0
      ? { 'model-index': [{ name: `${model} ${version}`, results: [result] }] }
      : {}),
  };
}

/** The numbers of the gate: one for each metric and slice, not the comparisons with the champion. */
export function gateMetrics(findings: readonly Finding[]): MetricResult[] {
  const results = new Map<string, MetricResult>();
  for (const { check, subject, observed } of findings) {
    if (
      check.includes('.') ||
      typeof observed.value !== 'number' ||
      !Number.isFinite(observed.value)
    )
      continue;
    const name = subject === 'all rows' ? check : `${check} (${subject})`;
    if (!results.has(name)) results.set(name, { type: check, value: observed.value, name });
  }
  return [...results.values()];
}

function identity({ lineage, escape }: ModelCardFacts): string[] {
  const { by, repository } = lineage;
  return table(
    'Version',
    ['what', 'which'],
    [
      ['address', versionUri(lineage.model, lineage.version)],
      ['content digest (OpenSSF model signing)', `sha256:${lineage.contentDigest}`],
      ['registered', `${lineage.registeredAt} by ${by.actor}`],
      ...(by.commit ? [['code', `${repository ? `${repository} ` : ''}commit ${by.commit}`]] : []),
      ...(by.runUrl ? [['run', by.runUrl]] : []),
      ...(lineage.profile
        ? [['profile of the training data', `sha256:${lineage.profile.sha256}`]]
        : []),
      ...(lineage.profile?.time
        ? [['time of the training data', escape(timeText(lineage.profile.time))]]
        : []),
      ...(lineage.profile?.dvc ?? []).map(({ path, md5 }) => [
        'training data in DVC',
        escape(`${path} md5:${md5}`),
      ]),
    ],
  );
}

function timeText({ column, min, max }: TimeSpan): string {
  return `${min} to ${max} (${column})`;
}

function decision({ lineage, gate, escape }: ModelCardFacts): string[] {
  const title = ['', '## Decision', ''];
  if (!gate) {
    const { override } = lineage;
    if (!override) return [...title, 'No quality-gate record.'];
    const { who, why, until } = override;
    return [
      ...title,
      `**No passing quality-gate record.** Let in by the override of ${escape(who)} until ${escape(until)}: ${escape(why)}`,
    ];
  }
  const { verdict, decidedAt, summary, findings } = gate.record.predicate;
  const rows = findings.map(({ check, subject, observed, expected, verdict }) => [
    `${check} · ${subject}`,
    `${String(observed.value)}${observed.interval ? ` [${observed.interval.lower}, ${observed.interval.upper}] at ${observed.interval.level * 100} %` : ''}`,
    observed.n === undefined ? '' : String(observed.n),
    expected,
    verdict,
  ]);
  return [
    ...title,
    `quality-gate said **${verdict}** on ${escape(decidedAt)}: ${escape(summary)} (record \`${gate.digest}\`)`,
    ...rowsOf(['check', 'observed', 'n', 'expected', 'verdict'], rows),
  ];
}

function dataSection({ lineage }: ModelCardFacts): string[] {
  const validated = lineage.data.map(({ name, digest }) => [
    name,
    `sha256:${digest}`,
    'validate-data record',
  ]);
  const stated = Object.entries(lineage.metadata.data ?? {}).map(([name, where]) => [
    name,
    where,
    'metadata',
  ]);
  return table('Training data', ['data', 'digest or place', 'said by'], [...validated, ...stated]);
}
