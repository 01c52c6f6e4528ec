import { insist, insistUnwrapped } from "../core/insist.js";
import type { Result } from "../core/result.js";
import type { Instrument } from "../instruments/definition.js";
import { scoringPlan } from "./plan.js";
import { scoreSums, type SumIssueCode } from "./scoreSums.js";
import type { Scores } from "./scores.js";

/** Codes of the issues that {@link scoreTotal} reports. */
export type TotalIssueCode = Exclude<SumIssueCode, "total-differs-from-scales">;

/**
 * Score a record that holds only a total, as imports from paper and from other systems often do.
 *
 * A total added up in floating-point numbers is taken for the score that it stands for: 8.6 + 9.7 + 9.9 + 7.8 is 36.
 *
 * The items stay unknown: every scale but the total is `not-scored` with the reason `total-only`, so that no rule
 * about items is ever applied to invented quarters of a total.
 *
 * @param instrument - the form that was filled in; it has a scale `total`
 * @param total - the recorded sum, from the lowest to the highest possible, on the form's step
 * @returns scores whose items are all unknown, or the issue with the total
 * @throws InvalidArgumentError `no-total-scale`, when the instrument has none; `instrument-not-defined`,
 *   `result-not-unwrapped`
 *
 * @example
 * const scores = unwrap(scoreTotal(srs, 36));
 * scores.scales.total.sum; // => 36
 * scores.scales.bond; // => { status: "not-scored", sum: null, mean: null, percent: null, reason: "total-only", answered: 0, size: 1, needed: 1 }
 */
export function scoreTotal<I extends Instrument>(instrument: I, total: unknown): Result<Scores<I>, TotalIssueCode> {
  const plan = scoringPlan(instrument, "scoreTotal");
  const hasTotal = plan.scales.some(({ id }) => id === "total");
  insist(hasTotal, "no-total-scale", "scoreTotal", `a scale named total on ${plan.instrument.id}`);
  insistUnwrapped(total, "scoreTotal", "a number");
  return scoreSums(plan, new Map([["total", total]])) as Result<Scores<I>, TotalIssueCode>;
}
