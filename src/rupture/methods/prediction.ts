import { falseFlagRate } from "../falseFlags.js";
import type { CalibrationTable } from "../falseFlags.js";
import { checkAlpha, defineRuptureMethod, noVerdict } from "../method.js";
import type { RuptureMarker, RuptureMethod, SessionVerdict } from "../method.js";
import { learnFirst, learnNext, lowerQuantile, nothingLearnt, predictionVerdict } from "../prediction.js";
import { completePrior, priorCautions } from "../prior.js";
import type { Prior, PriorInput } from "../prior.js";

/** Choices of {@link prediction}. */
export interface PredictionOptions {
  /** Probability below which a score is flagged: the rate of false flags a session. Default 0.01. */
  readonly alpha?: number;
}

/**
 * Prediction from the client's own past: the recommended method, usable during treatment.
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
 * @param options - `alpha`: above 0, below 1
 * @returns the method, for `detectRuptures`; its verdicts carry `statistic` (a normal deviate) and `probability`
 * @throws InvalidArgumentError `alpha-out-of-range`, `prior-invalid`; on detection `prior-metric-mismatch`,
 *   `prior-scale-mismatch`
 *
 * @example
 * const points = [38, 38.4, 37.9, 31, 38.1].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40, step: 0.1 }));
 * const analysis = detectRuptures(series, methods.prediction(priors.srs.sum));
 * analysis.status; // => "assessed"
 * const episodes = analysis.status === "assessed" ? analysis.episodes : [];
 * episodes.map((episode) => [episode.onset, episode.shape, episode.repair.status]); // => [[4, "V", "repaired"]]
 */
export function prediction(given: Prior | PriorInput, { alpha = 0.01 }: PredictionOptions = {}): RuptureMethod {
  const prior = completePrior(given);
  checkAlpha(alpha);
  const start = nothingLearnt(prior);
  const quantile = lowerQuantile(alpha);
  return defineRuptureMethod({
    id: "prediction",
    name: "Prediction from the client's own past",
    sources: [],
    grade: "derived",
    parameters: { prior, alpha },
    needed: 2,
    laws: {
      lookAhead: 0,
      shiftInvariant: true,
      scaleInvariant: true,
      monotone: true,
      ignoresMissing: true,
      sees: { dip: true, lasting: true },
    },
    falseFlags: falseFlagRate(prior, alpha, calibration),
    repair: { tolerance: prior.typicalStandardDeviation },
    detect(series) {
      const cautions = priorCautions(prior, series.measure);
      const sessions: SessionVerdict[] = [];
      const markers: RuptureMarker[] = [];
      let learnt = start;
      for (const { session, value } of series.points) {
        if (value === null || learnt.observed === 0) {
          if (value !== null) learnt = learnFirst(learnt, session, value);
          sessions.push(noVerdict(session, value));
        } else {
          const next = learnNext(learnt, prior, session, value);
          const verdict = predictionVerdict(session, value, next.predicted, alpha, quantile);
          if (verdict.flagged) markers.push({ onset: session, unit: next.predicted.scale });
          sessions.push(verdict);
          learnt = next.learnt;
        }
      }
      return { sessions, markers, cautions };
    },
  });
}

/** In thousandths; see CalibrationTable. */
const calibration: CalibrationTable = {
  srs: [
    [4, 9, 23, 47],
    [7, 12, 26, 48],
    [8, 13, 28, 49],
    [8, 14, 28, 49],
    [9, 15, 29, 50],
  ],
  srsNormLike: [
    [4, 9, 22, 43],
    [7, 12, 25, 46],
    [8, 14, 28, 48],
    [9, 15, 29, 49],
    [10, 16, 30, 50],
  ],
  waiSr: [
    [3, 7, 20, 43],
    [4, 9, 23, 45],
    [5, 10, 24, 46],
    [5, 10, 24, 46],
    [6, 11, 25, 47],
  ],
  wai7: [
    [3, 7, 19, 44],
    [4, 9, 22, 45],
    [5, 10, 23, 45],
    [5, 10, 23, 45],
    [6, 11, 24, 45],
  ],
};
