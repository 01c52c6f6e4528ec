import { readRecord } from "../core/checkedOptions.js";
import { insist, insistWithin, LARGEST } from "../core/insist.js";

/** @internal */
export function insistOnScore(caller: string, score: unknown): asserts score is number {
  insistWithin(score, [-LARGEST, LARGEST], "score-not-finite", caller, "a score");
}

/** @internal */
export function insistOnMean(caller: string, mean: unknown): asserts mean is number {
  insistWithin(mean, [-LARGEST, LARGEST], "mean-not-finite", caller, "a mean");
}

/** @internal */
export function insistOnStandardDeviation(caller: string, deviation: unknown): asserts deviation is number {
  insistWithin(deviation, [1e-9, LARGEST], "standard-deviation-out-of-range", caller, "a standard deviation");
}

/** @internal */
export function insistOnReliability(caller: string, reliability: unknown): asserts reliability is number {
  const isReliability = Number.isFinite(reliability) && (reliability as number) >= 0 && (reliability as number) < 1;
  insist(isReliability, "reliability-out-of-range", caller, "a reliability from 0 to below 1", reliability);
}

/** The two scores of a person, and what is known of the sample before; all in the units of the scores. */
export interface PersonInSample {
  readonly before: number;
  readonly after: number;
  /** Mean of the sample before. */
  readonly meanBefore: number;
  /** Standard deviation of the sample before, above 0. */
  readonly standardDeviation: number;
  /** Reliability before, from 0 to below 1. */
  readonly reliability: number;
}

/** One object may serve all of the published methods. @internal */
export const sampleKeys: readonly string[] = [
  "before",
  "after",
  "meanBefore",
  "meanAfter",
  "standardDeviation",
  "standardDeviationBefore",
  "standardDeviationAfter",
  "reliability",
  "reliabilityAfter",
  "correlation",
];

/**
 * What is known of a person and a sample, checked.
 *
 * @internal
 */
export function checkedSample<Data extends PersonInSample>(caller: string, given: Data): Data {
  const data = readRecord(given, caller, sampleKeys, "unknown-key") as Data;
  insistOnScore(caller, data.before);
  insistOnScore(caller, data.after);
  insistOnMean(caller, data.meanBefore);
  insistOnStandardDeviation(caller, data.standardDeviation);
  insistOnReliability(caller, data.reliability);
  return data;
}
