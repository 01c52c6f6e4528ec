import { healedTicks } from "../core/decimalGrid.js";
import { insist, insistUnwrapped } from "../core/insist.js";
import { failure, success, type Result } from "../core/result.js";
import type { Instrument } from "../instruments/definition.js";
import { scoringPlan, type PlannedItem } from "./plan.js";
import { scoreSum } from "./scaleScores.js";
import type { ScaleScore, Scores } from "./scores.js";

/** Codes of the issues that {@link scoreTotal} reports. */
export type TotalIssueCode = "total-not-a-number" | "total-out-of-range" | "total-off-step";

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
  const plan = scoringPlan(instrument);
  const { ticksPerUnit } = plan;
  const { id: form, version } = plan.instrument;
  const scale = plan.scales.find(({ id }) => id === "total");
  insist(scale !== undefined, "no-total-scale", "scoreTotal", `a scale named total on ${form}`);

  const issue = (code: TotalIssueCode, rule: string): Result<never, TotalIssueCode> =>
    failure([{ code, path: ["total"], message: `a total of ${form} is ${rule}` }]);
  insistUnwrapped(total, "scoreTotal", "a number");
  if (typeof total !== "number" || Number.isNaN(total)) return issue("total-not-a-number", "a number");
  const lowest = scale.lowest / ticksPerUnit;
  const highest = scale.highest / ticksPerUnit;
  const healed = healedTicks(total, ticksPerUnit, highest - lowest);
  if ((healed ?? total * ticksPerUnit) < scale.lowest || (healed ?? total * ticksPerUnit) > scale.highest)
    return issue("total-out-of-range", `from ${lowest} to ${highest}`);
  const step = scale.items.map((position) => (plan.items[position] as PlannedItem).step).reduce(greatestCommonDivisor);
  if (healed === undefined || (healed - scale.lowest) % step !== 0)
    return issue("total-off-step", `on steps of ${step / ticksPerUnit}`);

  const items = Object.fromEntries(plan.items.map(({ item }) => [item.id, { response: null, keyed: null }]));
  const scales = plan.scales.map(({ id, size }): [string, ScaleScore] => [
    id,
    id === "total"
      ? scoreSum(scale, healed, size, ticksPerUnit)
      : {
          status: "not-scored",
          sum: null,
          mean: null,
          percent: null,
          reason: "total-only",
          answered: 0,
          size,
          needed: size,
        },
  ]);
  const scores: Scores = {
    instrument: form,
    definitionVersion: version,
    missing: [],
    items,
    scales: Object.fromEntries(scales),
  };
  return success(scores as Scores<I>);
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));
