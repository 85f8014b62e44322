import {
  readPerformancePolicy,
  type PerformancePolicy,
} from '../performance/performance-policy.ts';
import { readSkewPolicy, type SectionReader, type SkewPolicy } from '../skew/skew-policy.ts';
import type { DriftFile } from './drift-schema.ts';

/** What drift-check looks at besides the distributions, when the policy asks for it. */
export interface MonitoredSections {
  readonly performance: PerformancePolicy | undefined;
  readonly skew: SkewPolicy | undefined;
}

export function readMonitoredSections(
  { performance, skew, predictions }: DriftFile,
  reader: SectionReader,
): MonitoredSections {
  return {
    performance: performance && readPerformancePolicy(performance, predictions?.column, reader),
    skew: skew && readSkewPolicy(skew, reader),
  };
}
