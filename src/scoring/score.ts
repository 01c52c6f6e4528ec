import { success, type Result } from "../core/result.js";
import type { Instrument } from "../instruments/definition.js";
import { scoringPlan, type PlannedItem } from "./plan.js";
import {
  checkedScoreOptions,
  readTicks,
  type ResponseInput,
  type ResponseIssueCode,
  type ScoreOptions,
} from "./responses.js";
import { scaleScores } from "./scaleScores.js";
import type { ItemScore, Scores } from "./scores.js";

/**
 * Score one administration of any instrument.
 *
 *     keyed   = response, or minimum + maximum - response for a reverse-keyed item
 *     sum     = sum of keyed responses                  (complete scale)
 *     sum     = sum of keyed * size / answered          (prorated: on request, up to the definition's cap)
 *     mean    = sum / size
 *     percent = 100 * (sum - lowest possible) / (highest possible - lowest possible)
 *
 * Responses are added as whole steps, so 8.6 + 9.7 + 9.9 + 7.8 is exactly 36. Under `prorate` an incomplete total of a
 * WAI form is the sum of its three subscale sums. The SRS and ORS families are never prorated.
 *
 * @param instrument - the form that was filled in
 * @param input - responses by item id, or an array in the order of the form
 * @param options - policy for missing answers (default `strict`) and for responses between steps (default `reject`)
 * @returns scores in response units, unrounded, or every issue with the input
 * @throws InvalidArgumentError `instrument-not-defined`, for what did not come from `defineInstrument`; `option-unknown`;
 *   `result-not-unwrapped`
 *
 * @example
 * const scores = unwrap(score(srs, { relationship: 8.6, goals: 9.7, approach: 9.9, overall: 7.8 }));
 * scores.scales.total.sum; // => 36
 * @example
 * const scores = unwrap(score(waiSr, [4, 4, 5, 3, null, 4, 5, 4, 5, 4, 4, 5], { missing: "prorate" }));
 * const { bond } = scores.scales;
 * [bond.status, bond.sum, bond.answered]; // => ["scored", 20, 3]
 */
export function score<I extends Instrument, Input>(
  instrument: I,
  input: unknown extends Input ? Input : never,
  options?: ScoreOptions,
): Result<Scores<I>, ResponseIssueCode>;
export function score<I extends Instrument>(
  instrument: I,
  input: ResponseInput<I>,
  options?: ScoreOptions,
): Result<Scores<I>, ResponseIssueCode>;
export function score<I extends Instrument>(
  instrument: I,
  input: unknown,
  options?: ScoreOptions,
): Result<Scores<I>, ResponseIssueCode> {
  const plan = scoringPlan(instrument, "score");
  const { missing: policy, offStep } = checkedScoreOptions(options, "score");
  const read = readTicks(plan, input, offStep, "score");
  if (!read.ok) return read;
  const { ticksPerUnit } = plan;
  const missing: string[] = [];
  const items = { ...plan.blankItems } as Record<string, ItemScore>;
  const keyed = read.value;
  for (let position = 0; position < keyed.length; position++) {
    const { item, lowest, highest } = plan.items[position] as PlannedItem;
    const ticks = keyed[position] as number | null;
    if (ticks === null) {
      missing.push(item.id);
      items[item.id] = { response: null, keyed: null };
    } else {
      const value = item.keyed === "forward" ? ticks : lowest + highest - ticks;
      keyed[position] = value;
      items[item.id] = { response: ticks / ticksPerUnit, keyed: value / ticksPerUnit };
    }
  }
  const scales = scaleScores(plan, keyed, policy === "prorate");
  const { id, version } = plan.instrument;
  return success({ instrument: id, definitionVersion: version, missing, items, scales } as Scores as Scores<I>);
}
