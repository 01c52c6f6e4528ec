import { readRecord } from "../../core/checkedOptions.js";
import { compareComputed } from "../../core/decimalGrid.js";
import { observedSessions } from "../../course/series.js";
import type { SessionSeries } from "../../course/series.js";
import { insist } from "../../core/insist.js";
import { ownMethod } from "../method.js";
import type { RuptureMethod, SessionVerdict } from "../method.js";
import { dropVerdicts, insistPoints, insistTolerance, markersIn } from "./sessionDrop.js";
import { onlineLaws } from "../laws.js";
import { fallRates } from "../../evidence/simulatedRates.js";
import { pooledRate } from "../falseFlags.js";

/** Parameters of {@link vEpisode}. */
export interface VEpisodeParameters {
  /** Points of fall from the last observed session; exactly as many count. Above 0. */
  readonly minimumDrop: number;
  /** Points below the score before the fall that still count as back, 0 or more; exactly as many count. */
  readonly tolerance: number;
  /** Observed sessions from the high one before to the high one after, both counted: 3 is down and straight back. */
  readonly maximumSpan?: number;
  /** Flag only falls that were repaired within the span. Default false: every fall, and the analysis says what followed. */
  readonly returnRequired?: boolean;
  /** Pooled within-client standard deviation in points, above 0: the unit of `standardisedDepth`. It changes no flag. */
  readonly pooledStandardDeviation?: number;
}

/**
 * A V-episode: high, low, high.
 *
 *     y_prev - y_t >= minimumDrop,   and within the span a later y >= y_prev - tolerance
 *
 * Both inclusive. By default every fall is flagged and `repair.status` says whether the V was completed, because a fall
 * without a return matters more, not less. With `returnRequired` only completed V's are flagged, and a verdict can change
 * until the span has passed. Sessions without a score do not count in the span.
 *
 * @param parameters - `minimumDrop` and `tolerance` in points; `maximumSpan` (5); `returnRequired` (false);
 *   `pooledStandardDeviation`, without which the depth is given in points alone
 * @returns the method, for `detectRuptures`; `statistic` is the fall in points
 * @throws InvalidArgumentError `drop-out-of-range`, `tolerance-out-of-range`, `span-out-of-range`,
 *   `standard-deviation-out-of-range`
 *
 * @example
 * const points = [5.5, 4.5, 5.25, 6, 4.9, 4.8].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 1, maximum: 7 }));
 * const analysis = detectRuptures(series, methods.vEpisode({ minimumDrop: 1, tolerance: 0.25 }));
 * analysis.episodes.map((episode) => [episode.onset, episode.repair.status]); // => [[2, "repaired"], [5, "open"]]
 */
export function vEpisode(parameters: VEpisodeParameters): RuptureMethod {
  return vEpisodeFor("methods.vEpisode", parameters);
}

/**
 * The same rule for a preset, whose errors name the preset.
 *
 * @internal
 */
export function vEpisodeFor(caller: string, parameters: VEpisodeParameters): RuptureMethod {
  const {
    minimumDrop,
    tolerance,
    maximumSpan = 5,
    returnRequired = false,
    pooledStandardDeviation,
  } = readRecord(parameters, caller, [
    "minimumDrop",
    "tolerance",
    "maximumSpan",
    "returnRequired",
    "pooledStandardDeviation",
  ]);
  insistPoints(minimumDrop, "drop-out-of-range", caller, "a minimum drop");
  insistTolerance(tolerance, caller);
  const isSpan = Number.isSafeInteger(maximumSpan) && maximumSpan >= 3;
  insist(isSpan, "span-out-of-range", caller, "a span of 3 or more sessions", maximumSpan);
  insist(
    typeof returnRequired === "boolean",
    "option-unknown",
    caller,
    '"returnRequired" to be true or false',
    returnRequired,
  );
  if (pooledStandardDeviation !== undefined)
    insistPoints(pooledStandardDeviation, "standard-deviation-out-of-range", caller, "a pooled standard deviation");
  const following = maximumSpan - 2;
  const isPooled = pooledStandardDeviation !== undefined && !returnRequired;
  return ownMethod({
    id: "v-episode",
    name: "V-episode: high, low, high",
    sources: [],
    grade: "derived",
    parameters: {
      minimumDrop,
      tolerance,
      maximumSpan,
      returnRequired,
      ...(pooledStandardDeviation !== undefined && { pooledStandardDeviation }),
    },
    needed: 3,
    laws: {
      ...onlineLaws,
      lookAhead: returnRequired ? following : 1, // the third session makes the first two assessable
      sees: { dip: true, lasting: !returnRequired },
    },
    falseFlags: isPooled
      ? pooledRate(fallRates, minimumDrop / pooledStandardDeviation)
      : {
          basis: "unknown",
          note: "Not known per session. Of simulated clients without a rupture, 24 % (8 sessions) to 46 % (30 sessions) had a fall of 1 point or more on the 1 to 7 mean.",
        },
    repair: { tolerance, sessions: following, reference: "previous" },
    detect(series) {
      const falls = dropVerdicts(series, minimumDrop);
      const sessions = returnRequired ? onlyReturned(falls, series, tolerance, following) : falls;
      return pooledStandardDeviation === undefined
        ? { sessions }
        : { sessions, markers: markersIn(pooledStandardDeviation, sessions) };
    },
  });
}

/** The verdicts with the flags of those falls alone that came back within so many observed sessions. */
function onlyReturned(
  falls: readonly SessionVerdict[],
  series: SessionSeries,
  tolerance: number,
  following: number,
): SessionVerdict[] {
  const observed = observedSessions(series);
  const range = series.scale.maximum - series.scale.minimum;
  const isBack = (session: number, reference: number): boolean => {
    const position = observed.findIndex((each) => each.session === session);
    return observed
      .slice(position + 1, position + 1 + following)
      .some(({ value }) => compareComputed(value, reference - tolerance, range) >= 0);
  };
  return falls.map((verdict) => ({
    ...verdict,
    flagged: verdict.flagged && verdict.expected !== null && isBack(verdict.session, verdict.expected),
  }));
}
