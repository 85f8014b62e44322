import type { MetricsSourceKind } from '../ports.ts';
import { scrapeSource } from './scrape-source.ts';

/** The key under `analysis.source` in rollout.yaml. A new source: one file, one test, one line here. */
export const metricsSourceKinds: Readonly<Record<string, MetricsSourceKind>> = {
  scrape: scrapeSource,
};
