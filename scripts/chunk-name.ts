/**
 * The shared chunk that a module goes to. Names depend on the path alone, so that a change in one place
 * changes one chunk; what starts an action (`shell`) stays apart from what only some runs need.
 */
export function chunkName(moduleId: string): string | null {
  const vendored = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/.exec(
    moduleId,
  )?.[1];
  if (vendored) return vendorChunk(vendored, moduleId);
  const own = /\/packages\/(\w+)\/(?:([\w-]+)\/)?/.exec(moduleId);
  if (!own) return moduleId.endsWith('/package.json') ? 'shell' : null; // its name and version
  const [, layer, area] = own;
  // What a scanning thread runs: an entry of its own over a chunk that loads nothing else.
  if (moduleId.endsWith('/scan-worker.ts')) return null;
  if (scanned.test(moduleId)) return 'scan';
  if (layer === 'cli') return null;
  if (layer === 'toolkit') return /github-api|sticky-comment/.test(moduleId) ? 'github' : 'shell';
  if (layer === 'report') return area ? `report-${area}` : 'shell';
  if (layer === 'core')
    return !area || area === 'verdict' || area === 'record' ? 'shell' : `core-${area}`;
  // Only runs that ask a Trino server load what speaks to it; how its sources are told apart is for all.
  if (/\/tables\/(?:trino\/(?!trino-source)|dialect\/trino-)/.test(moduleId)) return 'tables-trino';
  // Loaded by the first address of object storage, and by nobody else.
  if (layer === 'tables' && moduleId.includes('/sources/s3/')) return 'tables-s3';
  // An entry of its own, with nothing but the draws.
  if (moduleId.endsWith('/draw-worker.ts')) return null;
  if (layer === 'tables' && moduleId.includes('/draws/')) return 'tables-draws';
  return layer!;
}

const scanned =
  /\/core\/(?:profile\/near-|drift\/(?:open-values|joint-cells)\.)|\/tables\/scan\/(?:column-task|stream-numbers)\./;

/** File of a chunk that an entry loads lazily: every action has a run.ts, so the action's name goes first. */
export function lazyChunkFile(facadeModuleId: string | null | undefined): string {
  const action = /\/actions\/([\w-]+)\/src\/run\.ts$/.exec(facadeModuleId ?? '')?.[1];
  return action ? `shared/run-${action}.js` : 'shared/[name].js';
}

function vendorChunk(name: string, moduleId: string): string {
  if (/@octokit|@actions\/github|before-after-hook|universal-user-agent/.test(moduleId))
    return 'vendor/github';
  if (
    name === '@actions/core' ||
    ['canonicalize', 'picocolors', 'write-file-atomic', 'imurmurhash', 'signal-exit'].includes(name)
  ) {
    return 'vendor/shell';
  }
  if (name === 'undici' || name === '@actions/http-client' || name === 'tunnel')
    return 'vendor/github';
  if (name.startsWith('@stdlib/')) return 'vendor/stdlib';
  if (
    [
      'yaml',
      'ajv',
      'fast-deep-equal',
      'fast-uri',
      'json-schema-traverse',
      '@sinclair/typebox',
    ].includes(name)
  )
    return 'vendor/config';
  if (['tinyglobby', 'fdir', 'picomatch'].includes(name)) return 'vendor/glob';
  if (/^@(aws|aws-sdk|smithy)\//.test(name) || ['bowser', 'tslib'].includes(name))
    return 'vendor/object-storage';
  if (name.startsWith('d3-') || name === 'internmap') return 'vendor/charts';
  return `vendor/${name.replace('@', '').replace('/', '-')}`;
}
