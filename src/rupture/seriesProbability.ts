import type { RuptureAnalysis } from "./detectRuptures.js";

/**
 * How improbable the lowest session of a whole series is, given that every session had its chance to be the lowest.
 *
 *     1 - (1 - min p)^m,   m = number of sessions with a probability
 *
 * One flag at 0.01 among fourteen sessions is no rare thing; this is the number to ask about the series as a whole. It takes
 * the sessions as independent (Sidak). In the simulations of this method, series without a rupture had a value below .10 in
 * .08 to .10 of all (WAI) or .09 to .15 (SRS) for `prediction` in up to 24 sessions, in .07 to .13 for `shift`, and in .10
 * to .16 (WAI) or .11 to .25 (SRS) for `brief` and `combined`: with these two a small value proves less than it says.
 *
 * @param analysis - from `detectRuptures`
 * @returns a probability from 0 to 1; null when nothing was assessed or the rule gives no probabilities
 *
 * @example
 * const points = [38, 38.4, 37.9, 31, 38.1].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40, step: 0.1 }));
 * const analysis = detectRuptures(series, methods.prediction(priors.srs.sum));
 * seriesProbability(analysis)?.toFixed(4); // => "0.0037"
 * seriesProbability(detectRuptures(series, methods.cutoffLevel({ cutoff: 36 }))); // => null
 */
export function seriesProbability(analysis: RuptureAnalysis): number | null {
  if (analysis.status !== "assessed") return null;
  const known = analysis.sessions.map(({ probability }) => probability).filter((probability) => probability !== null);
  if (known.length === 0) return null;
  // The power in logarithms: 1 - p would lose a small p.
  return 0 - Math.expm1(known.length * Math.log1p(-Math.min(...known)));
}
