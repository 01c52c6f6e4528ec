import { readRecord } from "../../core/checkedOptions.js";
import { compareComputed } from "../../core/decimalGrid.js";
import { mean } from "../../core/statistics/mean.js";
import { studentQuantile } from "../../core/statistics/studentQuantile.js";
import { observedSessions } from "../../course/series.js";
import type { ObservedSession } from "../../course/series.js";
import { wholeSeriesLaws } from "../laws.js";
import { checkAlpha, ownMethod } from "../method.js";
import type { RuptureMethod } from "../method.js";
import { dotProduct } from "../../core/statistics/dotProduct.js";
import { judgeSessions } from "../judge.js";

/** Parameters of {@link quadraticU}. */
export interface QuadraticUParameters {
  /** Error rate of the two-sided test of the curvature. Default 0.05. */
  readonly alpha?: number;
}

/**
 * A U over the whole course: high, low, high, as a curve of second degree.
 *
 *     y_t = b0 + b1 (t - mean t) + b2 (t - mean t)^2;   U when b2 > 0, |t of b2| > t(1 - alpha/2, n - 3), and the lowest
 *     point of the curve lies strictly between the first and the last session
 *
 * Our substitute for one client of a published method that clusters the curves of a sample. The observed session nearest
 * the lowest point is flagged (the earlier of two). It looks at the course, not at sessions: one dip is not seen, and at
 * four sessions only a nearly perfect U is.
 *
 * @param parameters - `alpha`
 * @returns the method, for `detectRuptures`; `statistic` is how far the curve lies below its first value, in points
 * @throws InvalidArgumentError `alpha-out-of-range`
 *
 * @example
 * const points = [6, 5.2, 4.7, 4.4, 4.6, 5.1, 6.1].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 1, maximum: 7 }));
 * const analysis = detectRuptures(series, methods.quadraticU());
 * analysis.sessions.map((session) => session.flagged); // => [false, false, false, true, false, false, false]
 */
export function quadraticU(parameters?: QuadraticUParameters): RuptureMethod {
  return quadraticUFor("methods.quadraticU", parameters);
}

/**
 * The same rule for a preset, whose errors name the preset.
 *
 * @internal
 */
export function quadraticUFor(caller: string, parameters: QuadraticUParameters | undefined): RuptureMethod {
  const { alpha = 0.05 } = readRecord(parameters, caller, ["alpha"]);
  checkAlpha(alpha, caller);
  return ownMethod({
    id: "quadratic-u",
    name: "U over the whole course",
    sources: [],
    grade: "derived",
    parameters: { alpha },
    needed: 4,
    laws: { ...wholeSeriesLaws, monotone: false, sees: { dip: false, lasting: false } },
    falseFlags: {
      basis: "nominal",
      note: "At most one flag a series, in at most half of alpha of them, for independent normal scores around a line.",
      perSession: (sessions) => alpha / 2 / sessions,
    },
    detect(series) {
      const observed = observedSessions(series);
      const { fitted, lowest } = curveThrough(observed, alpha, series.scale.maximum - series.scale.minimum);
      const start = fitted[0] as number;
      const sessions = judgeSessions(series, (_, position) => ({
        expected: fitted[position] as number,
        statistic: start - (fitted[position] as number),
        flagged: position === lowest,
      }));
      const markers = sessions
        .filter(({ flagged }) => flagged)
        .map(({ session }) => ({ onset: session, reference: start }));
      return { sessions, markers };
    },
  });
}

/** The fitted curve, and the position nearest its lowest point when it is a U. */
function curveThrough(
  observed: readonly ObservedSession[],
  alpha: number,
  range: number,
): { fitted: number[]; lowest: number | null } {
  const times = observed.map(({ session }) => session);
  const centre = mean(times);
  const linear = times.map((time) => time - centre);
  // The square, with constant and line taken out: its coefficient is that of the square itself.
  const squares = linear.map((time) => time * time);
  const meanSquare = mean(squares);
  const slopeOfSquare = dotProduct(squares, linear) / dotProduct(linear, linear);
  const bend = squares.map((square, position) => square - meanSquare - slopeOfSquare * (linear[position] as number));

  const level = mean(observed.map(({ value }) => value));
  const scores = observed.map(({ value }) => value - level);
  const slope = dotProduct(scores, linear) / dotProduct(linear, linear);
  const curvature = dotProduct(scores, bend) / dotProduct(bend, bend);
  const distances = scores.map(
    (score, position) => score - slope * (linear[position] as number) - curvature * (bend[position] as number),
  );
  const standardError = Math.sqrt(dotProduct(distances, distances) / (times.length - 3) / dotProduct(bend, bend));
  const sag = (curvature * ((times.at(-1) as number) - (times[0] as number)) ** 2) / 4; // below the chord, at its middle
  const isCurved =
    compareComputed(sag, 0, range) > 0 && curvature > -studentQuantile(alpha / 2, times.length - 3) * standardError;
  const vertex = centre - (slope - curvature * slopeOfSquare) / (2 * curvature);
  const isInside = vertex > (times[0] as number) && vertex < (times.at(-1) as number);
  const away = times.map((time) => Math.abs(time - vertex));
  return {
    fitted: scores.map((score, position) => level + score - (distances[position] as number)),
    lowest: isCurved && isInside ? away.indexOf(Math.min(...away)) : null,
  };
}
