import { insist, isPositive, insistUnwrapped } from "../core/insist.js";

/** @internal */
export function insistOnScore(caller: string, score: number): void {
  insist(Number.isFinite(score), "score-not-finite", caller, "finite scores");
}

/** @internal */
export function insistOnMean(caller: string, mean: number): void {
  insist(Number.isFinite(mean), "mean-not-finite", caller, "finite means");
}

/** @internal */
export function insistOnStandardDeviation(caller: string, deviation: number): void {
  insist(isPositive(deviation), "standard-deviation-out-of-range", caller, "a standard deviation above zero");
}

/** @internal */
export function insistOnReliability(caller: string, reliability: number): void {
  const isReliability = Number.isFinite(reliability) && reliability >= 0 && reliability < 1;
  insist(isReliability, "reliability-out-of-range", caller, "a reliability from 0 to below 1");
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

/** @internal */
export function insistOnSample(caller: string, data: PersonInSample): void {
  insistUnwrapped(data, caller, "a person's scores and the numbers of a sample");
  insistOnScore(caller, data.before);
  insistOnScore(caller, data.after);
  insistOnMean(caller, data.meanBefore);
  insistOnStandardDeviation(caller, data.standardDeviation);
  insistOnReliability(caller, data.reliability);
}
