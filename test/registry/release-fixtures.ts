import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { canonicalText, decisionRecord } from '#core/record/decision-record.ts';
import type { EvidenceRecord } from '#core/release/gate-evidence.ts';
import type { AliasOptions, ModelRegistry, RegisterRequest } from '#core/release/model-registry.ts';
import type { Override } from '#core/release/ledger-entry.ts';
import type { Verdict } from '#core/verdict/finding.ts';
import { modelDirectoryDigest } from '#registry/model-digest.ts';
import { openRegistry } from '#registry/open-registry.ts';

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

export const noon = Date.parse('2026-11-21T12:00:00Z');
export const by = { actor: 'ada' };

// In memory where there is such a place: every change waits for the disk, and the tests make thousands.
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A working directory with a registry in it, removed by `remove`. */
export class Workshop {
  readonly directory = mkdtempSync(join(scratch, 'registry-'));
  readonly registry: ModelRegistry;
  #seconds = 0;

  constructor() {
    this.registry = openRegistry('file:registry', {
      workingDirectory: this.directory,
      now: () => noon + 1000 * this.#seconds++,
    });
  }

  get root(): string {
    return join(this.directory, 'registry');
  }

  /** A model directory whose content differs for every text. */
  model(content: string, folder = `model-${sha256(content).slice(0, 8)}`): string {
    return writeModel(join(this.directory, folder), {
      'model.bin': content,
      'config/settings.json': '{}',
    });
  }

  async register(content: string, options: Partial<RegisterRequest> = {}) {
    return this.registry.register(await requestFor(this.model(content), options));
  }

  promote(version: number, options: Partial<AliasOptions> = {}) {
    return this.registry.setAlias('fraud', 'champion', version, { by, ...options });
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

export function writeModel(directory: string, files: Readonly<Record<string, string>>): string {
  for (const [path, content] of Object.entries(files)) {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    if (existsSync(file)) chmodSync(file, 0o644);
    writeFileSync(file, content);
  }
  return directory;
}

/** A registration of this directory with a gate record that passes. */
export async function requestFor(
  modelDirectory: string,
  options: Partial<RegisterRequest> = {},
): Promise<RegisterRequest> {
  const { digest } = await modelDirectoryDigest(modelDirectory);
  return {
    name: 'fraud',
    modelDirectory,
    attachmentFiles: {},
    documents: ({ version }) => ({ 'model-card.md': `# fraud ${version}\n` }),
    by,
    records: [gateRecord(digest)],
    ...options,
  };
}

export function gateRecord(
  contentDigest: string,
  options: { verdict?: Verdict; decidedAt?: string; action?: string; override?: Override } = {},
): EvidenceRecord {
  const { verdict = 'pass', decidedAt = '2026-11-21T11:00:00Z', action = 'quality-gate' } = options;
  const record = decisionRecord({
    action,
    verdict,
    summary: `the candidate's roc_auc is 0.68`,
    subjects: [{ name: 'model', digest: contentDigest }],
    findings: [],
    inputDigests: {},
    reliesOn: [],
    tool: { name: 'trainyard', version: '0.1.0' },
    decidedAt,
    ...(options.override ? { override: options.override } : {}),
  });
  return { digest: sha256(canonicalText(record)), record };
}

/** Every file below a directory with its text, for "nothing changed". */
export function listTree(directory: string, prefix = ''): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${prefix}${entry.name}`;
      return entry.isDirectory() ? listTree(join(directory, entry.name), `${path}/`) : [path];
    })
    .sort();
}
