import { compareComputed } from "../core/decimalGrid.js";
import { insist, insistUnwrapped } from "../core/insist.js";
import { normalQuantile } from "../core/statistics/normalQuantile.js";
import type { SessionPoint, SessionSeries } from "../course/series.js";
import { onsets, readModel, type ClientModel, type RuptureModel } from "./clientModel.js";

/** A number from 0 (inclusive) to 1 (exclusive), uniform; called again for every draw. */
export type Random = () => number;

/** A made-up course, and the truth about it that no detector sees. */
export interface SimulatedClient {
  readonly series: SessionSeries;
  /** The planted drop, from `onset` to `last` (sessions); null when nothing happened. */
  readonly rupture: { readonly onset: number; readonly last: number; readonly lasting: boolean } | null;
  /** The client's own standard deviation, in points. */
  readonly standardDeviation: number;
}

/**
 * One made-up client of a model: scores, and what was planted in them.
 *
 * Draws, in this order: level, trend, own standard deviation, onset (with a rupture only), then noise and absence session by
 * session. The same random numbers give the same client.
 *
 * @param model - the working model; see {@link clientModels}
 * @param random - uniform numbers from 0 to below 1; seed it and the study can be repeated
 * @returns the series, the planted drop and the client's own standard deviation
 * @throws InvalidArgumentError `unknown-key`, `result-not-unwrapped`, `sessions-out-of-range`, `mean-not-finite`, `standard-deviation-out-of-range`,
 *   `autocorrelation-out-of-range`, `tails-out-of-range`, `missing-out-of-range`, `rupture-invalid`, `scale-range-invalid`, `scale-step-invalid`,
 *   `random-out-of-range` (a draw below 0, of 1 or more, or not a number)
 *
 * @example
 * const steady = { ...clientModels.srs, trend: { mean: 0, standardDeviation: 0 }, sessions: 8 };
 * const model = { ...steady, rupture: { depth: 3, duration: 1 } };
 * const client = simulateClient(model, () => 0.5); // the middle of every distribution
 * client.series.points.map((point) => point.value); // => [36, 36, 36, 36, 36, 31.2, 36, 36]
 * client.rupture; // => { onset: 6, last: 6, lasting: false }
 */
export function simulateClient(model: ClientModel, random: Random): SimulatedClient {
  const read = readModel(model, "simulateClient");
  insistRandom(random, "simulateClient");
  return simulated(read, random, "simulateClient");
}

/**
 * Throw for what gives no random numbers.
 *
 * @internal
 */
export function insistRandom(random: unknown, caller: string): asserts random is Random {
  insistUnwrapped(random, caller, "a function that gives random numbers");
  insist(typeof random === "function", "random-out-of-range", caller, "a function that gives random numbers", random);
}

/**
 * The same for callers that have read the model.
 *
 * @internal
 */
export function simulated(model: ClientModel, random: Random, caller: string): SimulatedClient {
  const uniform = (): number => {
    const draw: unknown = random();
    const isUniform = typeof draw === "number" && draw >= 0 && draw < 1;
    insist(isUniform, "random-out-of-range", caller, "random numbers from 0 to below 1", draw);
    return draw;
  };
  // A draw of exactly 0 would be minus infinity.
  const normal = (): number => normalQuantile(Math.max(uniform(), Number.EPSILON));
  const { scale, level, within, trend, autocorrelation, tails, sessions, missing = 0, missingAfterLow } = model;
  const start = level.mean + level.standardDeviation * normal();
  const slope = trend.mean + trend.standardDeviation * normal();
  const standardDeviation = within.typicalStandardDeviation * Math.exp(within.logStandardDeviation * normal());
  const rupture = model.rupture && plant(model, model.rupture, standardDeviation, uniform);
  const innovation = Math.sqrt(1 - autocorrelation ** 2);
  const draw = (): number => (tails === undefined ? normal() : heavyTailed(tails, normal));
  const points: SessionPoint[] = [];
  let noise = 0;
  let wasLow = false;
  for (let session = 1; session <= sessions; session++) {
    noise = session === 1 ? draw() : autocorrelation * noise + innovation * draw();
    const probability = wasLow && missingAfterLow ? missingAfterLow.probability : missing;
    // One draw a session whenever any session may be missing, so that the scores do not depend on which are.
    const absent = session > 1 && (missing > 0 || missingAfterLow !== undefined) && uniform() < probability;
    const deviation = noise - (rupture?.depthAt(session) ?? 0);
    wasLow = missingAfterLow !== undefined && deviation <= -missingAfterLow.depth;
    const score = start + slope * (session - 1) + standardDeviation * deviation;
    points.push({ session, value: absent ? null : toScale(score, scale) });
  }
  return {
    series: { points, scale },
    rupture: rupture ? { onset: rupture.onset, last: rupture.last, lasting: rupture.lasting } : null,
    standardDeviation,
  };
}

/** A draw from Student's t with so many degrees of freedom, at variance 1: normal by the root of a chi square. */
function heavyTailed(df: number, normal: () => number): number {
  const numerator = normal();
  let chiSquare = Number.EPSILON; // never nothing, to divide by
  for (let each = 0; each < df; each++) chiSquare += normal() ** 2;
  return numerator * Math.sqrt((df - 2) / chiSquare);
}

/** Where the drop lies and how deep it is at a session, in the client's own standard deviations. */
function plant(
  model: ClientModel,
  rupture: RuptureModel,
  standardDeviation: number,
  uniform: Random,
): { onset: number; last: number; lasting: boolean; depthAt: (session: number) => number } {
  const { first, last: latest } = onsets(model, rupture);
  const { duration, fall = 1 } = rupture;
  const depth = typeof rupture.depth === "number" ? rupture.depth : rupture.depth.points / standardDeviation;
  const onset = first + Math.floor(uniform() * (latest - first + 1));
  const last = duration === "lasting" ? model.sessions : onset + duration - 1;
  const depthAt = (session: number): number =>
    session < onset || session > last ? 0 : depth * Math.min(1, (session - onset + 1) / fall);
  return { onset, last, lasting: duration === "lasting", depthAt };
}

/** Cut to the scale and rounded to its step, as a form would record it. */
function toScale(score: number, { minimum, maximum, step }: SessionSeries["scale"]): number {
  if (score <= minimum) return minimum;
  if (score >= maximum) return maximum;
  if (!step) return score;
  const steps = Math.round((score - minimum) / step);
  // Whole steps above and below one division where the step is 1/k: 36.1 and not 36.1000000001.
  const perUnit = Math.round(1 / step);
  const onGrid = minimum + (compareComputed(perUnit * step, 1, 1) === 0 ? steps / perUnit : steps * step);
  return Math.min(maximum, onGrid);
}
