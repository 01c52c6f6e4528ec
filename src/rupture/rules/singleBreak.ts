import { readRecord } from "../../core/checkedOptions.js";
import { compareComputed } from "../../core/decimalGrid.js";
import { dotProduct } from "../../core/statistics/dotProduct.js";
import { mean } from "../../core/statistics/mean.js";
import { whitening } from "../../core/statistics/whitening.js";
import { observedSessions } from "../../course/series.js";
import type { ObservedSession } from "../../course/series.js";
import { insist, insistWithin } from "../../core/insist.js";
import { wholeSeriesLaws } from "../laws.js";
import { ownMethod, insistOnFewSessions } from "../method.js";
import type { RuptureMethod } from "../method.js";
import { judgeSessions } from "../judge.js";

/** Parameters of {@link singleBreak}. */
export interface SingleBreakParameters {
  /** Penalty for the break in units of ln n. From 3, the default (less is not safe in short series), to 1000. */
  readonly penalty?: number;
  /** Correlation of neighbouring sessions that is taken out first: fixed, never estimated from one client. 0 to 0.999, default 0. */
  readonly autocorrelation?: number;
  /** Observed sessions below which nothing is said. Default 30; at least 4. */
  readonly minimumSessions?: number;
}

/** Fewest sessions on each side of a break. */
const SEGMENT = 2;

/**
 * One break of the level, by BIC: the session from which on the mean is lower, if one break explains the series better.
 *
 *     n ln(RSS_0 / n)  -  n ln(RSS_1 / n)  >  penalty * ln n        RSS_0: one mean; RSS_1: the best two means
 *
 * Strict; at least two sessions on each side. Only a break downwards is flagged. It is for long series: without any break,
 * a penalty of 3 ln n still finds one in 15 % of series of 8 sessions and 3 % of those of 30, and more when neighbouring
 * sessions are alike. With `autocorrelation` the series is whitened at that fixed value, by session number. Its cost grows
 * with the square of the sessions: of 2,000 observed sessions at most.
 *
 * @param parameters - `penalty` (3); `autocorrelation` (0); `minimumSessions` (30)
 * @returns the method, for `detectRuptures`; `statistic` is the share of variation that a break at this session explains,
 *   0 for a break upwards
 * @throws InvalidArgumentError `penalty-too-weak`, `autocorrelation-out-of-range`, `sessions-out-of-range`; on
 *   detection `too-many-sessions`
 *
 * @example
 * const points = Array.from({ length: 30 }, (_, index) => ({ session: index + 1, value: (index < 20 ? 36 : 32) + (index % 3) }));
 * const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40 }));
 * const analysis = detectRuptures(series, methods.singleBreak());
 * analysis.episodes.map((episode) => episode.onset); // => [21]
 */
export function singleBreak(parameters?: SingleBreakParameters): RuptureMethod {
  const caller = "methods.singleBreak";
  const {
    penalty = 3,
    autocorrelation = 0,
    minimumSessions = 30,
  } = readRecord(parameters, caller, ["penalty", "autocorrelation", "minimumSessions"]);
  insistWithin(penalty, [3, 1000], "penalty-too-weak", caller, "a penalty");
  insistWithin(autocorrelation, [0, 0.999], "autocorrelation-out-of-range", caller, "an autocorrelation");
  const isLength = Number.isSafeInteger(minimumSessions) && minimumSessions >= 2 * SEGMENT;
  insist(isLength, "sessions-out-of-range", caller, "minimumSessions of 4 or more", minimumSessions);
  return ownMethod({
    id: "single-break",
    name: "One break of the level (BIC)",
    sources: [],
    grade: "derived",
    parameters: { penalty, autocorrelation, minimumSessions },
    needed: minimumSessions,
    laws: { ...wholeSeriesLaws, monotone: false, sees: { dip: false, lasting: true } },
    falseFlags: {
      basis: "unknown",
      note: "Known per series only: of simulated series without a break, 3 % of 30 sessions have one (up or down) at 3 ln n.",
    },
    detect(series) {
      const observed = observedSessions(series);
      insistOnFewSessions(observed, caller);
      const splits = splitsOf(observed, autocorrelation, series.scale.maximum - series.scale.minimum);
      const best = splits.reduce((most, split) =>
        compareComputed(split.explained, most.explained, 1) > 0 ? split : most,
      );
      // RSS_0 / RSS_1 > n^(penalty / n), without a division: a perfect step leaves RSS_1 = 0.
      const isBreak = best.isFall && 1 > (1 - best.explained) * observed.length ** (penalty / observed.length);
      const byPosition = new Map(splits.map((split) => [split.position, split]));
      const sessions = judgeSessions(series, (_, position) => {
        const split = byPosition.get(position);
        return (
          (split && {
            expected: split.before,
            statistic: split.isFall ? split.explained : 0,
            flagged: isBreak && split === best,
          }) ??
          null
        );
      });
      return {
        sessions,
        markers: sessions
          .filter(({ flagged }) => flagged)
          .map(({ session }) => ({ onset: session, reference: best.before })),
      };
    },
  });
}

/** What a break at one position explains. */
interface Split {
  /** Position of the first session after the break. */
  readonly position: number;
  /** 1 - RSS_1 / RSS_0; 0 when there is nothing to explain. */
  readonly explained: number;
  readonly isFall: boolean;
  /** Mean of the scores before it. */
  readonly before: number;
}

/** Every break with two sessions or more on each side, by least squares after whitening. */
function splitsOf(observed: readonly ObservedSession[], autocorrelation: number, range: number): Split[] {
  const whiten = whitening(
    observed.map(({ session }) => session),
    autocorrelation,
  );
  const scores = observed.map(({ value }) => value);
  const centre = mean(scores);
  const level = whiten(scores.map(() => 1));
  const levelSquares = dotProduct(level, level);
  /** What is left of a column once the common level is taken out. */
  const besideLevel = (column: readonly number[]): number[] => {
    const share = dotProduct(column, level) / levelSquares;
    return column.map((entry, position) => entry - share * (level[position] as number));
  };
  const residual = besideLevel(whiten(scores.map((score) => score - centre)));
  const squares = dotProduct(residual, residual);

  const splits: Split[] = [];
  for (let position = SEGMENT; position <= scores.length - SEGMENT; position++) {
    const step = besideLevel(whiten(scores.map((_, each) => (each < position ? 0 : 1))));
    const along = dotProduct(step, residual);
    const stepSquares = dotProduct(step, step);
    const shift = compareComputed(along / stepSquares, 0, range); // a shift within the error of computing it is none
    const explained = shift === 0 ? 0 : Math.min(1, along ** 2 / stepSquares / squares);
    splits.push({ position, explained, isFall: shift < 0, before: mean(scores.slice(0, position)) });
  }
  return splits;
}
