import { inWords } from "../core/issue.js";
import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import { mean } from "../core/statistics/mean.js";
import { standardDeviation } from "../core/statistics/standardDeviation.js";
import type { Instrument, ScaleId } from "../instruments/definition.js";
import { scoringPlan, type PlannedItem, type PlannedScale, type ScoringPlan } from "./plan.js";
import { readTicks, type Responses } from "./responses.js";

/** Plain descriptions of how a form was answered. None of them is a verdict on a person. */
export interface ResponseQuality<I extends Instrument = Instrument> {
  /** Items answered. */
  readonly answered: number;
  /** The longest run of identical consecutive responses, in the order of the form; a missing answer ends a run. */
  readonly longestRun: number;
  /**
   * Intra-individual response variability: the standard deviation (n - 1) of the responses as given, in response units.
   * `null` with fewer than two answers.
   */
  readonly responseVariability: number | null;
  /** Whether at least two items were answered and all responses are identical. */
  readonly straightLined: boolean;
  /** Contradiction between forward- and reverse-keyed items; `null` for a scale that is keyed in one direction. */
  readonly contradictions: { readonly [Id in ScaleId<I>]: Contradiction | null };
}

/** How far the forward- and the reverse-keyed items of one scale disagree. */
export interface Contradiction {
  /**
   * Mean keyed response to the forward items minus mean keyed response to the reversed items, in response units. Near 0
   * when the two halves agree; positive when everything was affirmed, negative when everything was denied.
   * `null` when one half has no answer.
   */
  readonly keyingGap: number | null;
  /** Whether the scale is complete and all its responses are identical, and not the midpoint. */
  readonly identicalResponses: boolean;
}

/**
 * How a form was answered: longest run, variability, straight-lining, and contradiction between the two directions of keying.
 *
 * Straight-lining shows itself only where a scale is keyed in both directions (WAI-36 and WAI-S): all 7 gives 168 of 252. On the WAI-SR, the
 * SRS and the ORS identical answers are possible and, near the ceiling, plausible.
 *
 * @param instrument - the form that was filled in
 * @param responses - checked responses, as `parseResponses` returns them
 * @returns plain numbers and booleans, with no threshold applied
 * @throws InvalidArgumentError `responses-not-checked`, with the issues, when the responses are not what `parseResponses`
 *   returns; `instrument-not-defined`
 * @see docs/methods/response-quality.md
 *
 * @example
 * const allSeven = unwrap(parseResponses(waiS, [7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7]));
 * const quality = responseQuality(waiS, allSeven);
 * [quality.longestRun, quality.responseVariability, quality.straightLined]; // => [12, 0, true]
 * quality.contradictions.goal; // => { keyingGap: 6, identicalResponses: true }
 * quality.contradictions.bond; // => null
 */
export function responseQuality<I extends Instrument>(instrument: I, responses: Responses<I>): ResponseQuality<I> {
  const plan = scoringPlan(instrument, "responseQuality");
  const read = readTicks(plan, responses, "reject", "responseQuality");
  if (!read.ok)
    throw new InvalidArgumentError(
      "responses-not-checked",
      `responseQuality requires the responses that parseResponses returns; got ${inWords(read.issues)}`,
      read.issues,
    );
  const ticks = read.value;
  const given = ticks.filter((tick) => tick !== null);
  return {
    answered: given.length,
    longestRun: longestRun(ticks),
    responseVariability: given.length < 2 ? null : standardDeviation(given) / plan.ticksPerUnit,
    straightLined: given.length >= 2 && given.every((tick) => tick === given[0]),
    contradictions: Object.fromEntries(
      plan.scales.map((scale) => [scale.id, contradiction(plan, scale, ticks)]),
    ) as ResponseQuality<I>["contradictions"],
  };
}

function longestRun(ticks: readonly (number | null)[]): number {
  let longest = 0;
  let run = 0;
  ticks.forEach((tick, position) => {
    if (tick === null) run = 0;
    else run = tick === ticks[position - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}

function contradiction(
  { items, ticksPerUnit }: ScoringPlan,
  scale: PlannedScale,
  ticks: readonly (number | null)[],
): Contradiction | null {
  const members = scale.items.map((position) => ({
    ...(items[position] as PlannedItem),
    tick: ticks[position] ?? null,
  }));
  const forward = members.filter(({ item }) => item.keyed === "forward");
  const reversed = members.filter(({ item }) => item.keyed === "reverse");
  if (forward.length === 0 || reversed.length === 0) return null;
  const affirmed = forward.flatMap(({ tick }) => (tick === null ? [] : [tick]));
  const denied = reversed.flatMap(({ tick, lowest, highest }) => (tick === null ? [] : [lowest + highest - tick]));
  const complete = affirmed.length + denied.length === scale.size;
  return {
    keyingGap: affirmed.length && denied.length ? (mean(affirmed) - mean(denied)) / ticksPerUnit : null,
    identicalResponses:
      complete &&
      members.every(({ tick }) => tick === members[0]?.tick) &&
      members.some(({ tick, lowest, highest }) => 2 * (tick as number) !== lowest + highest),
  };
}
