import { transformSync } from 'esbuild';

/** TypeScript to ESM for Jest: types are checked by `npm run types`, so here they are only erased. */
export default {
  process(source, path) {
    const { code, map } = transformSync(source, {
      loader: 'ts',
      format: 'esm',
      target: 'node20.19',
      sourcefile: path,
      sourcemap: 'external',
    });
    return { code, map };
  },
};
