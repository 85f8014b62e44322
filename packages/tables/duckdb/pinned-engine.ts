import enginePackageJson from './engine/package.json' with { type: 'json' };
import engineLockJson from './engine/package-lock.json' with { type: 'json' };

export const enginePackage = '@duckdb/node-api';

/** The only version that is used: statistics and error texts are tested against it. */
export const engineVersion: string = enginePackageJson.dependencies[enginePackage];

/** The project that `npm ci` installs: exact version and integrity hashes, no download addresses. */
export const engineProject: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify(enginePackageJson),
  'package-lock.json': JSON.stringify(engineLockJson),
};

/**
 * Whether the lockfile holds the hash of this platform's library. (npm leaves an entry without one when the registry
 * that the lockfile was made with lacks the package.)
 */
export function hasPinnedLibrary(platform: string): boolean {
  const packages: Readonly<Record<string, object>> = engineLockJson.packages;
  const library = packages[`node_modules/@duckdb/node-bindings-${platform}`];
  return library !== undefined && 'integrity' in library;
}
