import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import JSZip from 'jszip';
import openYdf from 'ydf-training';
import { featureNames, type FeatureColumns } from '../serve/features.ts';

// ydf-training's save() looks for JSZip among the globals, as a browser page would provide it.
Object.assign(globalThis, { JSZip });

/**
 * Gradient boosted trees by YDF with its defaults: up to 300 trees of depth 6, shrinkage 0.1, and early stopping on a
 * tenth of the rows. The model's own files go to `trees/` one by one, as YDF in Python or C++ would leave them.
 */
export async function trainBoostedTrees(
  features: FeatureColumns,
  late: Float64Array,
  directory: string,
): Promise<void> {
  const ydf = await openYdf({ print: () => {}, printErr: () => {} });
  const learner = new ydf.GradientBoostedTreesLearner('late', 'CLASSIFICATION');
  const columns = Object.fromEntries(
    featureNames.map((name) => [name, Array.from(features[name])]),
  );
  const model = learner.train({
    ...columns,
    late: Array.from(late, (value) => (value === 1 ? 'late' : 'on_time')),
  });
  const zip = await JSZip.loadAsync(await (await model.save()).arrayBuffer());
  await mkdir(join(directory, 'trees'), { recursive: true });
  for (const [name, file] of Object.entries(zip.files)) {
    await writeFile(join(directory, 'trees', name), await file.async('uint8array'));
  }
  model.unload();
}
