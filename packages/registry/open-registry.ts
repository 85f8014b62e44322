import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock, Digest } from '#core/ports.ts';
import type { ModelRegistry } from '#core/release/model-registry.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import { FileRegistry } from './file/file-registry.ts';
import { registryLayout } from './file/layout.ts';

export interface RegistryOptions {
  /** Absolute; relative directories start here. */
  readonly workingDirectory: string;
  readonly now: Clock;
  /** sha256 by default. */
  readonly digest?: Digest;
}

type Open = (uri: string, options: Required<RegistryOptions>) => ModelRegistry;

/** One line for each kind of registry. */
const schemes: Readonly<Record<string, Open>> = {
  file: (uri, { workingDirectory, now, digest }) => {
    const layout = registryLayout(resolve(workingDirectory, filePath(uri)));
    return new FileRegistry(uri, { layout, now, digest });
  },
};

/**
 * Opens the registry that a URI names. Reads and writes nothing yet.
 * @throws CannotRunError when the URI is not one that we can open.
 */
export function openRegistry(uri: string, options: RegistryOptions): ModelRegistry {
  const scheme = /^([a-z][a-z0-9+.-]+):/.exec(uri)?.[1];
  const open =
    scheme === undefined || !Object.hasOwn(schemes, scheme) ? undefined : schemes[scheme];
  if (open) return open(uri, { digest: sha256, ...options });
  const supported = `this version of Trainyard supports ${Object.keys(schemes)
    .map((name) => `${name}:`)
    .join(', ')}`;
  const hint =
    scheme === undefined
      ? `write file:${uri || 'registry'} for a directory`
      : `write file:<directory>`;
  throw cannotRun(
    'registry-scheme',
    'registry',
    `cannot open ${JSON.stringify(uri)}: ${supported}; ${hint}`,
  );
}

const sha256: Digest = (content) => createHash('sha256').update(content).digest('hex');

function filePath(uri: string): string {
  const path = uri.slice('file:'.length);
  if (path === '')
    throw cannotRun('registry-directory', 'registry', 'names no directory: write file:<directory>');
  if (!path.startsWith('//')) return path;
  try {
    return fileURLToPath(uri);
  } catch (cause) {
    throw cannotRun(
      'registry-directory',
      'registry',
      `cannot read ${JSON.stringify(uri)} (${(cause as Error).message}): write file:<directory> or file:///<absolute path>`,
      { cause },
    );
  }
}
