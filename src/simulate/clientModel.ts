import { readEntries, readRecord } from "../core/checkedOptions.js";
import { insist, insistWithin, LARGEST } from "../core/insist.js";
import { isPlainObject } from "../core/plainObject.js";
import { checkScale } from "../course/measure.js";
import type { SeriesScale } from "../course/measure.js";

/**
 * How a made-up client's scores come about. **Working assumptions, not findings.**
 *
 *     score(t) = m + b (t - 1) + s e(t) - D(t),  cut to the scale and rounded to its step
 *
 * m: the client's level, normal over clients. b: the client's trend a session, normal over clients. s: the client's own
 * standard deviation, log-normal over clients. e: first-order autoregressive noise with variance 1. D: the rupture, in s or
 * in points.
 */
export interface ClientModel {
  readonly scale: SeriesScale;
  /** Mean and standard deviation (0 or more) over clients of the level at the first session, in points. */
  readonly level: { readonly mean: number; readonly standardDeviation: number };
  /** Median over clients of the own standard deviation, in points, above 0; and the standard deviation of its logarithm, 0 to 10. */
  readonly within: { readonly typicalStandardDeviation: number; readonly logStandardDeviation: number };
  /** Mean and standard deviation (0 or more) over clients of the trend, in points a session. */
  readonly trend: { readonly mean: number; readonly standardDeviation: number };
  /** Lag-1 autocorrelation of the noise, 0 to below 1. */
  readonly autocorrelation: number;
  /** Heavy tails: degrees of freedom of Student's t for what is new in each session, a whole number above 2. Default: normal. */
  readonly tails?: number;
  /** Sessions of a course. */
  readonly sessions: number;
  /** Probability that a session has no score; the first always has one. Default 0. */
  readonly missing?: number;
  /** Sessions that are missed because the one before went badly. Default: sessions are missed whatever went before. */
  readonly missingAfterLow?: MissingAfterLow;
  /** What happens to the alliance. Default: nothing. */
  readonly rupture?: RuptureModel;
}

/**
 * A score is missing more often (or less) after a low session: clients stay away after a bad hour.
 *
 * Low is what lies so far below the client's own course (level and trend), by noise and rupture together, before the score
 * is cut to the scale, and whether or not it was recorded.
 */
export interface MissingAfterLow {
  /** How far below the own course a session is low, in the client's own standard deviations; as far counts. */
  readonly depth: number;
  /** Probability that the session after a low one has no score, in place of `missing`. 0 to below 1. */
  readonly probability: number;
}

/** A planted drop. */
export interface RuptureModel {
  /** Depth: a number in the client's own standard deviations, or points that are the same for every client. Above 0. */
  readonly depth: number | { readonly points: number };
  /** Sessions that lie low, the fall included; `lasting`: to the end of the course. */
  readonly duration: number | "lasting";
  /** Sessions of the fall: 1 (the default) is at once, 3 a third of the depth each session. */
  readonly fall?: number;
  /** The earliest session at which it may begin; it begins anywhere from there, with room for all of it. Default 4. */
  readonly earliestOnset?: number;
}

/** Sessions of the drop that a course must have room for; a lasting drop is at least two sessions long. */
const roomFor = ({ duration, fall = 1 }: RuptureModel): number => (duration === "lasting" ? fall + 1 : duration);

/**
 * First and last session at which the model's rupture may begin.
 *
 * @internal
 */
export function onsets({ sessions }: ClientModel, rupture: RuptureModel): { first: number; last: number } {
  return {
    first: rupture.earliestOnset ?? 4,
    last: sessions - roomFor(rupture) + (rupture.duration === "lasting" ? 1 : 0),
  };
}

/**
 * A model, read once; throw when it is invalid.
 *
 * @internal
 */
export function readModel(given: ClientModel, caller: string): ClientModel {
  const need = "a model of a client, for example { ...clientModels.srs, sessions: 8 }";
  insist((given as unknown) !== undefined, "unknown-key", caller, need, given);
  const model = readRecord(given, caller, modelKeys, "unknown-key") as ClientModel;
  const parts = (name: "level" | "within" | "trend" | "missingAfterLow" | "rupture", ...keys: readonly string[]) =>
    readEntries(model[name], `${caller}, for ${name},`, keys, "unknown-key");
  const { autocorrelation, tails = 3, sessions, missing = 0, missingAfterLow, rupture } = model;
  checkScale(model.scale, `${caller}, for scale,`);
  const isLength = Number.isSafeInteger(sessions) && sessions >= 1 && sessions <= 10_000;
  insist(isLength, "sessions-out-of-range", caller, "sessions from 1 to 10,000", sessions);
  const level = parts("level", "mean", "standardDeviation");
  const within = parts("within", "typicalStandardDeviation", "logStandardDeviation");
  const trend = parts("trend", "mean", "standardDeviation");
  for (const [name, { mean }] of Object.entries({ level, trend }))
    insistWithin(mean, [-LARGEST, LARGEST], "mean-not-finite", caller, `a mean of the ${name}`);
  const spread = "standard-deviation-out-of-range";
  insistWithin(within["typicalStandardDeviation"], [1e-9, LARGEST], spread, caller, "a typical standard deviation");
  insistWithin(within["logStandardDeviation"], [0, 10], spread, caller, "a standard deviation of logarithms");
  for (const [name, { standardDeviation }] of Object.entries({ level, trend }))
    insistWithin(standardDeviation, [0, LARGEST], spread, caller, `a standard deviation of the ${name}`);
  const isCorrelation = typeof autocorrelation === "number" && autocorrelation >= 0 && autocorrelation < 1;
  insist(
    isCorrelation,
    "autocorrelation-out-of-range",
    caller,
    "an autocorrelation from 0 to below 1",
    autocorrelation,
  );
  const isTails = Number.isSafeInteger(tails) && tails >= 3 && tails <= 1000;
  insist(isTails, "tails-out-of-range", caller, "tails of 3 to 1,000 degrees of freedom", tails);
  const isProbability = (number: unknown): boolean => typeof number === "number" && number >= 0 && number < 1;
  insist(isProbability(missing), "missing-out-of-range", caller, "missing from 0 to below 1", missing);
  if (missingAfterLow !== undefined) {
    const { depth, probability } = parts("missingAfterLow", "depth", "probability");
    insistWithin(depth, [-LARGEST, LARGEST], "missing-out-of-range", caller, "the depth of low sessions");
    insist(
      isProbability(probability),
      "missing-out-of-range",
      caller,
      "a probability after low sessions from 0 to below 1",
      probability,
    );
  }
  if (rupture === undefined) return model;
  const { depth, duration, fall = 1 } = parts("rupture", "depth", "duration", "fall", "earliestOnset");
  const size = isPlainObject(depth) ? readEntries(depth, caller, ["points"], "unknown-key")["points"] : depth;
  insistWithin(size, [1e-9, LARGEST], "rupture-invalid", caller, "a depth of the rupture");
  const isFall = Number.isSafeInteger(fall) && (fall as number) >= 1;
  insist(isFall, "rupture-invalid", caller, "a fall of 1 session or more", fall);
  const isDuration =
    duration === "lasting" || (Number.isSafeInteger(duration) && (duration as number) >= (fall as number));
  insist(isDuration, "rupture-invalid", caller, "a duration in whole sessions, no shorter than the fall", duration);
  const { first, last } = onsets(model, rupture);
  const isOnset = Number.isSafeInteger(first) && first >= 1;
  insist(isOnset, "rupture-invalid", caller, "an earliest onset in session 1 or later", first);
  insist(last >= first, "rupture-invalid", caller, "a course long enough for the rupture after its earliest onset");
  return model;
}

const modelKeys = [
  "scale",
  "level",
  "within",
  "trend",
  "autocorrelation",
  "tails",
  "sessions",
  "missing",
  "missingAfterLow",
  "rupture",
];
