import { compareComputed } from "../../../core/decimalGrid.js";

/** What the scores so far say about the next one, if it came from the same normal distribution. */
export interface PastPrediction {
  readonly mean: number;
  /** Standard deviation of the prediction: s * sqrt(1 + 1/n), n the number of scores so far. */
  readonly scale: number;
  readonly df: number;
}

/**
 * Statistic E of the published rules in its simplest form: each score against the mean and standard deviation of the
 * scores before it. One pass; null before there are two, and while they are all equal (nothing to measure with).
 *
 * @internal
 */
export function pastPredictions(scores: readonly number[], range: number): (PastPrediction | null)[] {
  let [mean, squares] = [0, 0];
  return scores.map((score, count) => {
    const prediction =
      count < 2 || compareComputed(Math.sqrt(squares), 0, range) === 0
        ? null
        : { mean, scale: Math.sqrt((squares / (count - 1)) * (1 + 1 / count)), df: count - 1 };
    const distance = score - mean;
    mean += distance / (count + 1);
    squares += distance * (score - mean);
    return prediction;
  });
}
