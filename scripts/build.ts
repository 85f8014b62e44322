import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown, type OutputChunk } from 'rolldown';
import { chunkName, lazyChunkFile } from './chunk-name.ts';
import { collectLicenses } from './collect-licenses.ts';

/** Bundles the five actions and the CLI: small entries over shared chunks with stable names, not minified. */
const root = new URL('../', import.meta.url);
const { values } = parseArgs({ options: { out: { type: 'string', default: 'actions/dist' } } });
const outDirectory = fileURLToPath(new URL(values.out.replace(/\/?$/, '/'), root));

const bundle = await rolldown({
  input: await entries(),
  platform: 'node',
  external: (id) => id.startsWith('node:') || id.startsWith('@duckdb/'),
  transform: {
    target: 'node20.19',
    // CommonJS packages inside an ES module (write-file-atomic names its temporary files after __filename).
    define: { __filename: 'import.meta.filename', __dirname: 'import.meta.dirname' },
  },
  // @actions/core exports OIDC calls whose HTTP client (with undici, 0.8 MB) nothing here uses.
  treeshake: {
    moduleSideEffects: (id) => !/@actions\/(core|http-client)\/|\/undici\/|\/tunnel\//.test(id),
  },
  preserveEntrySignatures: false,
  logLevel: 'warn',
});
await rm(outDirectory, { recursive: true, force: true });
const { output } = await bundle.write({
  dir: outDirectory,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: (chunk) => lazyChunkFile(chunk.facadeModuleId),
  codeSplitting: {
    includeDependenciesRecursively: false,
    groups: [{ name: chunkName, debugName: 'by path' }],
  },
  minify: false,
  comments: { legal: false },
});
await bundle.close();
const chunks = output.filter((file): file is OutputChunk => file.type === 'chunk');
await mkdir(outDirectory, { recursive: true });
await writeFile(`${outDirectory}/package.json`, '{ "type": "module" }\n');
await writeFile(
  `${outDirectory}/licenses.txt`,
  collectLicenses(chunks.flatMap((chunk) => chunk.moduleIds)),
);
const kilobytes = chunks.reduce((sum, chunk) => sum + Buffer.byteLength(chunk.code), 0) / 1024;
console.log(`${chunks.length} chunks, ${kilobytes.toFixed(0)} KB in ${values.out}`);

async function entries(): Promise<Record<string, string>> {
  const actions = fileURLToPath(new URL('actions/', root));
  const found: Record<string, string> = {};
  for (const entry of await readdir(actions, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === 'dist') continue;
    const files = await readdir(`${actions}${entry.name}/src`);
    if (files.includes('main.ts')) found[entry.name] = `${actions}${entry.name}/src/main.ts`;
  }
  return {
    ...found,
    trainyard: fileURLToPath(new URL('packages/cli/main.ts', root)),
    // Started by their file names, beside the chunks that start them.
    'shared/scan-worker': fileURLToPath(new URL('packages/tables/scan/scan-worker.ts', root)),
    'shared/draw-worker': fileURLToPath(new URL('packages/tables/draws/draw-worker.ts', root)),
  };
}
