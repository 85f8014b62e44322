/** The part of the YDF packages that this repository uses; they ship without types. */
interface YdfModel {
  predict(examples: Record<string, number[]>): number[];
  getLabelClasses(): string[];
  unload(): void;
}

interface YdfOptions {
  print?: (text: string) => void;
  printErr?: (text: string) => void;
}

declare module 'ydf-inference' {
  const open: (options?: YdfOptions) => Promise<{
    loadModelFromZipBlob(zip: Uint8Array): Promise<YdfModel>;
  }>;
  export default open;
}

declare module 'ydf-training' {
  class GradientBoostedTreesLearner {
    constructor(label: string, task: 'CLASSIFICATION');
    train(
      data: Record<string, number[] | string[]>,
    ): YdfModel & { save(): Promise<Blob>; describe(): string };
  }
  const open: (options?: YdfOptions) => Promise<{
    GradientBoostedTreesLearner: typeof GradientBoostedTreesLearner;
  }>;
  export default open;
}

declare module 'ml-logistic-regression' {
  import type { Matrix } from 'ml-matrix';
  class LogisticRegression {
    constructor(options: { numSteps: number; learningRate: number });
    train(features: Matrix, classes: Matrix): void;
    classifiers: { weights: Matrix }[];
  }
  export default LogisticRegression;
}
