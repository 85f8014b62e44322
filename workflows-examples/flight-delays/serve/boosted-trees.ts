import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import JSZip from 'jszip';
import openYdf from 'ydf-inference';
import { featureNames, type Predictor } from './features.ts';

/**
 * Loads a YDF model (Yggdrasil Decision Forests, https://ydf.readthedocs.io) that training left in `trees/`.
 * The files are YDF's own format, so `ydf.load_model` in Python reads them as well.
 */
export async function loadBoostedTrees(directory: string): Promise<Predictor> {
  const files = join(directory, 'trees');
  const zip = new JSZip();
  for (const name of await readdir(files)) zip.file(name, await readFile(join(files, name)));
  const ydf = await openYdf({ print: () => {}, printErr: () => {} });
  const model = await ydf.loadModelFromZipBlob(await zip.generateAsync({ type: 'uint8array' }));
  // A two-class model answers with the probability of its second class.
  const lateIsSecond = model.getLabelClasses()[1] === 'late';
  return {
    predict: (features) => {
      const columns = Object.fromEntries(
        featureNames.map((name) => [name, Array.from(features[name])]),
      );
      const scores = model.predict(columns);
      return lateIsSecond ? scores : scores.map((score) => 1 - score);
    },
  };
}
