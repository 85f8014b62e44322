import { percentileBounds } from '#stats/bootstrap-interval.ts';
import {
  maximumCalibrationDeviation,
  maximumCalibrationErrorOfSums,
} from '#stats/maximum-calibration-error.ts';
import { calibrationSumsWithRows } from '../calibration-sums.ts';
import { calibrationMetric } from './calibration-error.ts';

/**
 * The gap of the worst bin. Whichever bin is worst, the truth is no farther away than the bin that deviates most: both
 * bounds are that far, so that a bin of few rows makes the interval wide.
 */
export const maximumCalibrationError = calibrationMetric({
  sumsOf: calibrationSumsWithRows,
  statistic: maximumCalibrationErrorOfSums,
  deviation: maximumCalibrationDeviation,
  upper: (value, { deviations, z }) => value + percentileBounds(deviations, z).upper,
});
