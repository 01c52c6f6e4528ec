import { checkedOptions } from "../../core/checkedOptions.js";
import { predictionFlagRates } from "../../evidence/simulatedRates.js";
import { falseFlagRate, rateForSeries } from "../falseFlags.js";
import { onlineLaws } from "../laws.js";
import { checkAlpha, ownMethod, noVerdict } from "../method.js";
import type { RuptureMarker, RuptureMethod, SessionVerdict } from "../method.js";
import { clipLimits, learnFirst, learnNext, lowerQuantile } from "./predictionState.js";
import type { PredictionRule, PredictionState } from "./predictionState.js";
import { completePrior, priorCautions } from "./prior.js";
import type { Prior, PriorInput } from "./prior.js";
import type { SessionSeries } from "../../course/series.js";

const caller = "methods.prediction";

/** Choices of {@link prediction}. */
export interface PredictionOptions {
  /** Probability below which a score is flagged: the rate of false flags a session. Default 0.01. */
  readonly alpha?: number;
}

/**
 * Prediction from the client's own past: the default method, usable during treatment.
 *
 * For each session, the score to be expected from the earlier ones and the probability of a score this low, on the
 * assumption that scores vary around a level that may drift steadily. A session is flagged when that probability is
 * below alpha (strictly): a statistically notable drop, a possible rupture. The first observed session has no verdict.
 *
 *     T = (score - expected) / scale,   p = P(t_df <= T),   statistic = -(normal deviate of p), positive = lower
 *     lowerLimit = expected - t(1 - alpha, df) * scale
 *
 * It sees single dips and the beginning of lasting drops; it does not see a slow steady decline. Constants and rates come
 * from simulation on a working model whose parameters are assumptions; no clinical data were used.
 *
 * @param given - from `priors`, `estimatePrior`, `prior`, or bare numbers
 * @param options - `alpha`: from 1e-12 to below 1
 * @returns the method, for `detectRuptures`; its verdicts carry `statistic` (a normal deviate) and `probability`
 * @throws InvalidArgumentError `alpha-out-of-range`, `prior-invalid`, `scale-range-invalid`, `scale-step-invalid`,
 *   `option-unknown`, `result-not-unwrapped`; on detection `prior-metric-mismatch`, `prior-scale-mismatch`,
 *   `prior-range-mismatch`
 *
 * @example
 * const points = [38, 38.4, 37.9, 31, 38.1].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40, step: 0.1 }));
 * const analysis = detectRuptures(series, methods.prediction(priors.srs.sum));
 * analysis.status; // => "assessed"
 * const episodes = analysis.status === "assessed" ? analysis.episodes : [];
 * episodes.map((episode) => [episode.onset, episode.shape, episode.repair.status]); // => [[4, "V", "repaired"]]
 */
export function prediction(given: Prior | PriorInput, options?: PredictionOptions): RuptureMethod {
  const prior = completePrior(given, caller);
  const { alpha = 0.01 } = checkedOptions(options, caller, { alpha: "checked-by-caller" });
  checkAlpha(alpha, caller);
  const [quantile, limit] = [lowerQuantile(alpha), clipLimits(prior)];
  return ownMethod({
    id: "prediction",
    name: "Prediction from the client's own past",
    sources: [],
    grade: "derived",
    parameters: { prior, alpha },
    needed: 2,
    laws: onlineLaws,
    falseFlags: falseFlagRate(prior, alpha, predictionFlagRates),
    repair: { tolerance: prior.typicalStandardDeviation },
    detect(series: SessionSeries) {
      const cautions = priorCautions(prior, series, caller);
      const sessions: SessionVerdict[] = [];
      const markers: RuptureMarker[] = [];
      const rule: PredictionRule = { prior, alpha, quantile, limit, scale: series.scale };
      let state: PredictionState | undefined;
      for (const { session, value } of series.points) {
        if (value === null || !state) {
          sessions.push(noVerdict(session, value));
          if (value !== null) state = learnFirst(prior, session, value);
          continue;
        }
        const next = learnNext(state, rule, session, value);
        ({ state } = next);
        sessions.push(next.verdict);
        if (next.verdict.flagged) markers.push({ onset: session, unit: next.scale });
      }
      return { sessions, markers, cautions, ...rateForSeries(prior, alpha, series.measure) };
    },
  });
}
