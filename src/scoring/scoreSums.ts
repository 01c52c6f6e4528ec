import { healedTicks } from "../core/decimalGrid.js";
import type { Issue } from "../core/issue.js";
import { failure, success, type Result } from "../core/result.js";
import type { PlannedItem, PlannedScale, ScoringPlan } from "./plan.js";
import { scoreSum } from "./scaleScores.js";
import type { ScaleScore, Scores } from "./scores.js";

/** Codes of what may be wrong with a stated sum. */
export type SumIssueCode = "total-not-a-number" | "total-out-of-range" | "total-off-step" | "total-differs-from-scales";

/**
 * Score a record that holds nothing but sums of scales: a total, or the sums of goal, task and bond.
 *
 * The items stay unknown. A total that is not stated is added up where the stated scales share out its items among them.
 *
 * @param sums - by scale id, each a scale of the form; unchecked
 * @returns scores whose items are all unknown, or every issue with the sums, at the id of their scale
 * @internal
 */
export function scoreSums(plan: ScoringPlan, sums: ReadonlyMap<string, unknown>): Result<Scores, SumIssueCode> {
  const issues: Issue<SumIssueCode>[] = [];
  const ticks = new Map<PlannedScale, number>();
  for (const scale of plan.scales) {
    if (!sums.has(scale.id)) continue;
    const read = ticksOfSum(plan, scale, sums.get(scale.id));
    if (typeof read === "number") ticks.set(scale, read);
    else issues.push(read);
  }
  if (issues.length > 0) return failure(issues);
  const total = plan.scales.find(({ id }) => id === "total");
  const added = total && addedUp(total, ticks);
  if (total && added !== undefined) {
    if ((ticks.get(total) ?? added) !== added) {
      const message = `the total of ${plan.instrument.id} is the sum of its scales`;
      return failure([{ code: "total-differs-from-scales", path: [total.id], message }]);
    }
    ticks.set(total, added);
  }
  return success(scoresOfSums(plan, ticks));
}

function ticksOfSum(
  { instrument, items, ticksPerUnit }: ScoringPlan,
  scale: PlannedScale,
  sum: unknown,
): number | Issue<SumIssueCode> {
  const issue = (code: SumIssueCode, rule: string): Issue<SumIssueCode> => {
    return { code, path: [scale.id], message: `a ${scale.id} of ${instrument.id} is ${rule}` };
  };
  if (typeof sum !== "number" || Number.isNaN(sum)) return issue("total-not-a-number", "a number");
  const lowest = scale.lowest / ticksPerUnit;
  const highest = scale.highest / ticksPerUnit;
  const healed = healedTicks(sum, ticksPerUnit, highest - lowest);
  const ticks = healed ?? sum * ticksPerUnit;
  if (ticks < scale.lowest || ticks > scale.highest) return issue("total-out-of-range", `from ${lowest} to ${highest}`);
  const step = scale.items.map((position) => (items[position] as PlannedItem).step).reduce(greatestCommonDivisor);
  if (healed === undefined || (healed - scale.lowest) % step !== 0)
    return issue("total-off-step", `on steps of ${step / ticksPerUnit}`);
  return healed;
}

/** The sum of the scales that share out the items of a total among them; undefined when none do. */
function addedUp(total: PlannedScale, ticks: ReadonlyMap<PlannedScale, number>): number | undefined {
  const parts = [...ticks].filter(([scale]) => scale !== total);
  const items = parts.flatMap(([scale]) => scale.items);
  const isShared = items.length === total.size && total.items.every((item) => items.includes(item));
  return isShared ? parts.reduce((sum, [, part]) => sum + part, 0) : undefined;
}

function scoresOfSums(plan: ScoringPlan, ticks: ReadonlyMap<PlannedScale, number>): Scores {
  const { id: instrument, version: definitionVersion } = plan.instrument;
  const scales = plan.scales.map((scale): [string, ScaleScore] => {
    const { id, size } = scale;
    const sum = ticks.get(scale);
    if (sum !== undefined) return [id, scoreSum(scale, sum, size, plan.ticksPerUnit)];
    const unknown = { sum: null, mean: null, percent: null, answered: 0, size, needed: size } as const;
    return [id, { status: "not-scored", reason: "total-only", ...unknown }];
  });
  return {
    ...{ instrument, definitionVersion, missing: [] },
    items: Object.fromEntries(plan.items.map(({ item }) => [item.id, { response: null, keyed: null }])),
    scales: Object.fromEntries(scales),
  };
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));
