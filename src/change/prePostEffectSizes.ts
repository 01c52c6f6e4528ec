import { criticalZ, type ConfidenceInterval } from "../core/statistics/confidenceInterval.js";
import { mean } from "../core/statistics/mean.js";
import { sampleVariance } from "../core/statistics/sampleVariance.js";
import { compareComputed } from "../core/decimalGrid.js";
import { exactDifference } from "../core/exactDifference.js";

/** A standardised mean change, or why there is none. */
export type EffectSize =
  | {
      readonly status: "estimated";
      /** What was divided by what. */
      readonly formula: string;
      /** In standard deviations; positive means that scores rose. Unrounded and not corrected for small samples. */
      readonly value: number;
      readonly interval: ConfidenceInterval;
    }
  | { readonly status: "not-assessable"; readonly formula: string; readonly reason: "too-few-people" | "no-variation" };

/** Three standardised mean changes. They answer different questions: name the one you report. */
export interface PrePostEffectSizes {
  /** By the standard deviation before: Becker's standardised mean change. */
  readonly d: EffectSize;
  /** By the average of the two standard deviations. */
  readonly dAv: EffectSize;
  /** By the standard deviation of the differences: how consistent the change is, not how large. */
  readonly dZ: EffectSize;
}

/**
 * Effect sizes of the mean change in one group, with large-sample intervals.
 *
 *     d    = (M2 - M1) / S1
 *     d_av = (M2 - M1) / ((S1 + S2) / 2)
 *     d_z  = (M2 - M1) / SD of the differences
 *
 * Intervals: value +- z * standard error, where for a denominator s
 *
 *     error^2 = S_difference^2 / (n s^2) + value^2 * Var(s) / s^2
 *
 *     Var(s)  = s^2 / (2 (n - 1))                                            for S1 and for the SD of the differences
 *     Var(s)  = (S1^2 + S2^2 + 2 cov^2 / (S1 S2)) / (8 (n - 1))              for the average
 *
 * the first-order (delta method) error of a ratio whose parts are independent, as mean and covariance of normal
 * scores are. Derived here: docs/methods/clinically-significant-change.md.
 *
 * @internal
 */
export function prePostEffectSizes(
  pairs: readonly { readonly before: number; readonly after: number }[],
  confidence: number,
): PrePostEffectSizes {
  const z = criticalZ(confidence);
  const n = pairs.length;
  const differences = pairs.map(({ before, after }) => exactDifference(after, before));
  const change = mean(differences);
  const [earlier, later] = [pairs.map(({ before }) => before), pairs.map(({ after }) => after)];
  const largest = [...earlier, ...later].reduce((size, score) => Math.max(size, Math.abs(score)), 0);
  const spread = realVariance(differences, largest);
  const first = realVariance(earlier, largest);
  const second = realVariance(later, largest);
  const covariance = (first + second - spread) / 2;
  const [before, after] = [Math.sqrt(first), Math.sqrt(second)];
  // Scores that do not vary go with nothing; what is left of the covariance is rounding.
  const shared = before === 0 || after === 0 ? 0 : (2 * covariance ** 2) / (before * after);
  const averageVariance = (first + second + shared) / (8 * (n - 1));

  const effect = (formula: string, deviation: number, variance: number): EffectSize => {
    if (n < 2) return { status: "not-assessable", formula, reason: "too-few-people" };
    if (deviation === 0) return { status: "not-assessable", formula, reason: "no-variation" };
    const value = change / deviation;
    const error = Math.sqrt(spread / n + value ** 2 * variance) / deviation;
    return {
      status: "estimated",
      formula,
      value,
      interval: { lower: value - z * error, upper: value + z * error, confidence },
    };
  };
  const ofSample = (variance: number): number => variance / (2 * (n - 1));
  return {
    d: effect("(M2 - M1) / S1", before, ofSample(first)),
    dAv: effect("(M2 - M1) / ((S1 + S2) / 2)", (before + after) / 2, averageVariance),
    dZ: effect("(M2 - M1) / SD of the differences", Math.sqrt(spread), ofSample(spread)),
  };
}

/** The sample variance, exactly 0 of values that only rounding tells apart. */
function realVariance(values: readonly number[], largestScore: number): number {
  const variance = sampleVariance(values);
  return compareComputed(Math.sqrt(variance), 0, largestScore) === 0 ? 0 : variance;
}
