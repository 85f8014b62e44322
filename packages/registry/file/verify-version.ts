import { join } from 'node:path';
import type { ReleaseState, VersionState } from '#core/release/release-state.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { fileDigest } from '../model-digest.ts';
import type { RegistryContext } from './commit-change.ts';
import { contentProblem } from './content-store.ts';
import { readManifest, versionDirectory, type VersionManifest } from './version-store.ts';

/** Reads every model file of a version and compares names and digests. */
export async function contentFinding(
  context: RegistryContext,
  state: ReleaseState,
  version: VersionState,
): Promise<Finding> {
  const subject = `${state.model}/${version.version}`;
  const manifest = await manifestOrProblem(context, state, version);
  if (typeof manifest === 'string')
    return digestFinding('content_digest', { subject, problem: manifest, n: 0 });
  const listing = { digest: version.contentDigest, files: manifest.files };
  const problem = await contentProblem(context.layout, listing);
  return digestFinding('content_digest', { subject, problem, n: manifest.files.length });
}

/** Compares every attachment of a version with the digest in its manifest. */
export async function attachmentFindings(
  context: RegistryContext,
  state: ReleaseState,
  version: VersionState,
): Promise<Finding[]> {
  const manifest = await manifestOrProblem(context, state, version);
  if (typeof manifest === 'string') return [];
  const directory = versionDirectory(context.layout, state.model, version);
  const findings: Finding[] = [];
  for (const [name, expected] of Object.entries(manifest.attachments)) {
    const found = await fileDigest(join(directory, name)).catch(() => undefined);
    const problem =
      found === undefined
        ? 'the file is missing or cannot be read'
        : found.sha256 === expected
          ? undefined
          : `the file was changed: its sha256 is ${found.sha256.slice(0, 12)}…`;
    const subject = `${state.model}/${version.version} ${name}`;
    findings.push(digestFinding('attachment_digest', { subject, problem, n: 1 }));
  }
  return findings;
}

async function manifestOrProblem(
  context: RegistryContext,
  state: ReleaseState,
  version: VersionState,
): Promise<VersionManifest | string> {
  return readManifest(context.layout, state.model, version).catch(
    (error: unknown) => (error as Error).message,
  );
}

export function digestFinding(
  check: string,
  facts: { readonly subject: string; readonly problem: string | undefined; readonly n: number },
): Finding {
  const { subject, problem, n } = facts;
  return {
    check,
    subject,
    verdict: problem === undefined ? 'pass' : 'fail',
    severity: 'error',
    observed: { value: problem === undefined ? 'as registered' : 'damaged', n, method: 'sha256' },
    expected: 'the digests that were registered',
    message:
      problem === undefined
        ? 'all digests are as registered'
        : `${problem}. Restore it from a backup; until then use another version`,
  };
}
