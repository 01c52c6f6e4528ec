import { readRecord } from "../../core/checkedOptions.js";
import { compareComputed } from "../../core/decimalGrid.js";
import { normalQuantile } from "../../core/statistics/normalQuantile.js";
import { normalTail } from "../../core/statistics/normalTail.js";
import { studentQuantile } from "../../core/statistics/studentQuantile.js";
import { quesenberryRates } from "../../evidence/simulatedRates.js";
import { settingRate } from "../falseFlags.js";
import { observedSessions } from "../../course/series.js";
import { insistWithin } from "../../core/insist.js";
import { onlineLaws } from "../laws.js";
import { ownMethod } from "../method.js";
import type { RuptureMarker, RuptureMethod } from "../method.js";
import { smallTail } from "../prediction/predictionState.js";
import { judgeSessions } from "../judge.js";
import { pastPredictions } from "./statistics/pastPrediction.js";

/** Parameters of {@link quesenberryQ}. */
export interface QuesenberryQParameters {
  /** A session is flagged when Q lies below minus this; exactly this is not flagged. Above 0, at most 7, default 3 (our choice). */
  readonly limit?: number;
}

/**
 * Quesenberry's Q chart: each score against the mean and standard deviation of the scores before it.
 *
 *     Q_t = normal deviate of F_(t-2)[ sqrt((t - 1) / t) * (y_t - M_(t-1)) / s_(t-1) ],  t = 3, 4, ...;   flagged: Q_t < -3
 *
 * F is Student's t. For independent normal scores every Q is standard normal, so it can be used from the third session
 * on without anything known beforehand, and needs a very deep dip to say something then. Strict. While all earlier scores
 * are equal there is nothing to measure with, and no verdict (`no-variation` when no session has one). A low session is learnt from like any other and hides the
 * next one (see `prediction`, which guards against both).
 *
 * @param parameters - `limit`
 * @returns the method, for `detectRuptures`, with the one-sided rate of its limit as `parameters.alpha`; `statistic` is -Q (positive is low); `probability` is one-sided. A drop is
 *   back at the mean of the scores before it, less two standard deviations of the prediction at the first flag (our convention)
 * @throws InvalidArgumentError `multiple-out-of-range`
 * @see Quesenberry (1991)
 *
 * @example
 * const points = [4, 4.1, 4.2, 4.1, 3.2, 3.4, 4.1, 4.2].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 1, maximum: 5 }));
 * const analysis = detectRuptures(series, methods.quesenberryQ());
 * analysis.sessions[4].statistic.toFixed(4); // => "3.0593"
 */
export function quesenberryQ(parameters?: QuesenberryQParameters): RuptureMethod {
  const caller = "methods.quesenberryQ";
  const { limit = 3 } = readRecord(parameters, caller, ["limit"]);
  insistWithin(limit, [1e-6, 7], "multiple-out-of-range", caller, "a limit"); // beyond, no score is as improbable
  const alpha = normalTail(limit);
  return ownMethod({
    id: "quesenberry-q",
    name: "Quesenberry Q chart",
    sources: ["quesenberry1991"],
    grade: "primary",
    parameters: { limit, alpha },
    needed: 3,
    laws: onlineLaws,
    falseFlags:
      limit === SIMULATED_LIMIT
        ? settingRate(quesenberryRates, NOTE)
        : {
            basis: "nominal",
            note: "Exact for independent normal scores; more when neighbouring sessions are alike or scores pile up at the top.",
            perSession: () => alpha,
          },
    detect(series) {
      const range = series.scale.maximum - series.scale.minimum;
      const predictions = pastPredictions(
        observedSessions(series).map(({ value }) => value),
        range,
      );
      const markers: RuptureMarker[] = [];
      const sessions = judgeSessions(series, ({ session, value }, position) => {
        const past = predictions[position] ?? null;
        if (past === null) return null;
        const t = (value - past.mean) / past.scale;
        const tail = smallTail(t, past.df);
        const lowerLimit = past.mean + studentQuantile(alpha, past.df) * past.scale;
        const flagged = compareComputed(value, lowerLimit, range) < 0;
        if (flagged) markers.push({ onset: session, unit: past.scale });
        return {
          expected: past.mean,
          lowerLimit,
          statistic: t <= 0 ? 0 - normalQuantile(tail) : normalQuantile(tail),
          probability: t <= 0 ? tail : 1 - tail,
          flagged,
        };
      });
      if (sessions.every(({ assessed }) => !assessed))
        return { status: "not-assessable", reason: "no-variation", given: 0, needed: 1 };
      const unit = markers[0]?.unit;
      return {
        sessions,
        markers,
        ...(unit !== undefined && { repair: { tolerance: 2 * unit } }),
        ...(limit === SIMULATED_LIMIT && { falseFlags: settingRate(quesenberryRates, NOTE, series.measure) }),
      };
    },
  });
}

const SIMULATED_LIMIT = 3;
const NOTE =
  "Simulated on working models; between models the rate differs up to threefold (fivefold with six sessions). The limit of 3 is our choice.";
