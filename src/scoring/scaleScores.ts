import type { PlannedScale, ScoringPlan } from "./plan.js";
import type { ScaleScore, ScoredScale, UnscoredScale } from "./scores.js";

/**
 * Every scale of an instrument, by id, from its keyed responses in ticks.
 *
 * @internal
 */
export function scaleScores(
  { scales, blankScales, ticksPerUnit }: ScoringPlan,
  keyed: readonly (number | null)[],
  prorate: boolean,
): Record<string, ScaleScore> {
  const scores = { ...blankScales } as Record<string, ScaleScore>;
  for (const scale of scales) scores[scale.id] = scoreItems(scale, keyed, prorate, ticksPerUnit);
  if (prorate)
    for (const scale of scales) {
      const { status, answered } = scores[scale.id] as ScaleScore;
      const parts = scale.subscales?.map((part) => scores[part] as ScaleScore);
      if (parts && status === "not-scored") scores[scale.id] = scoreParts(scale, answered, parts, ticksPerUnit);
    }
  return scores;
}

function scoreItems(
  scale: PlannedScale,
  keyed: readonly (number | null)[],
  prorate: boolean,
  ticksPerUnit: number,
): ScaleScore {
  let sum = 0;
  let answered = 0;
  for (const position of scale.items) {
    const value = keyed[position] as number | null;
    if (value === null) continue;
    sum += value;
    answered++;
  }
  const needed = prorate ? scale.neededWhenProrated : scale.size;
  return answered < needed ? tooFewAnswers(answered, scale.size, needed) : scoreSum(scale, sum, answered, ticksPerUnit);
}

/**
 * The sum of a scale from the sum of its answered items in ticks; the mean of these stands for each missing one. Whole
 * numbers above and below one division: as exact as a double can be.
 *
 * @internal
 */
export const sumOfScale = (size: number, sum: number, answered: number, ticksPerUnit: number): number =>
  (sum * size) / (answered * ticksPerUnit);

/**
 * The mean of a scale from the sum of its answered items in ticks, as exact as {@link sumOfScale}.
 *
 * @internal
 */
export const meanOfScale = (sum: number, answered: number, ticksPerUnit: number): number =>
  sum / (answered * ticksPerUnit);

/**
 * A scale from the sum of its answered items in ticks.
 *
 * @internal
 */
export function scoreSum(
  { size, lowest, highest }: PlannedScale,
  sum: number,
  answered: number,
  ticksPerUnit: number,
): ScoredScale {
  return {
    status: "scored",
    sum: sumOfScale(size, sum, answered, ticksPerUnit),
    mean: meanOfScale(sum, answered, ticksPerUnit),
    percent: (100 * (sum * size - lowest * answered)) / ((highest - lowest) * answered),
    answered,
    size,
    prorated: answered < size,
  };
}

/** An incomplete total is the sum of its parts, prorated or not, if every part is scored. */
function scoreParts(
  { size, lowest, highest }: PlannedScale,
  answered: number,
  parts: readonly ScaleScore[],
  ticksPerUnit: number,
): ScaleScore {
  let sum = 0;
  let needed = 0;
  for (const part of parts) {
    sum += part.status === "scored" ? part.sum : NaN;
    needed += part.status === "scored" ? part.answered : part.needed;
  }
  if (Number.isNaN(sum)) return tooFewAnswers(answered, size, needed);
  const percent = (100 * (sum * ticksPerUnit - lowest)) / (highest - lowest);
  return { status: "scored", sum, mean: sum / size, percent, answered, size, prorated: true };
}

const tooFewAnswers = (answered: number, size: number, needed: number): UnscoredScale => ({
  status: "not-scored",
  sum: null,
  mean: null,
  percent: null,
  reason: "too-few-answers",
  answered,
  size,
  needed,
});
