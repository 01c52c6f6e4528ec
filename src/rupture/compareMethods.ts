import { agreementOf } from "../core/agreement.js";
import type { Agreement } from "../core/agreement.js";
import type { SessionSeries } from "../course/series.js";
import { detectRuptures } from "./detectRuptures.js";
import type { DetectRupturesOptions, RuptureAnalysis } from "./detectRuptures.js";
import type { RuptureMethod } from "./method.js";

/** What several rules say about one client. */
export interface MethodComparison {
  /** One analysis a rule, in the order the rules were given; each names its method and parameters. */
  readonly analyses: readonly RuptureAnalysis[];
  /** One row a session with a score. */
  readonly sessions: readonly ComparedSession[];
  /** One entry for each pair of rules, in order: 0 with 1, 0 with 2, ..., 1 with 2, ... */
  readonly agreement: readonly MethodAgreement[];
}

/** One row of the table. */
export interface ComparedSession {
  readonly session: number;
  readonly value: number;
  /** What each rule says, in order: flagged or not, null where the rule could not judge. */
  readonly flags: readonly (boolean | null)[];
  /** Rules that flag the session. */
  readonly flaggedBy: number;
  /** Rules that could judge it. */
  readonly judgedBy: number;
}

/** Two rules, over the sessions that both could judge. */
export interface MethodAgreement extends Agreement {
  /** Positions of the two rules in the list given. */
  readonly methods: readonly [first: number, second: number];
}

/**
 * Several rules side by side on one client: a table of sessions by methods, and how far each two of them agree.
 *
 * Raw agreement is high by itself, because flags are rare; Cohen's kappa corrects for agreement by chance, and from
 * one client's handful of sessions it is very uncertain. Rules that are thresholds on the same statistic (two drops, say)
 * do not confirm each other.
 *
 * @param series - from `sessionSeries` or `seriesOf`
 * @param methods - rules from `methods`, `presets` or `defineRuptureMethod`; the same rule may come twice with other
 *   parameters
 * @param options - as for `detectRuptures`, the same for all
 * @returns the analyses, the table and the agreement of each pair; a rule that is not assessable has null in every row
 * @throws InvalidArgumentError what `detectRuptures` throws
 *
 * @example
 * const points = [36, 36.3, 35.8, 36.1, 30, 36.2, 36].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40 }));
 * const comparison = compareMethods(series, [presets.ownMean2sd2024(), presets.openFit(), presets.lipner2022()]);
 * comparison.sessions[2].flags; // => [false, true, null]
 * comparison.agreement[0].kappa.toFixed(2); // => "0.59"
 */
export function compareMethods(
  series: SessionSeries,
  methods: readonly RuptureMethod[],
  options: DetectRupturesOptions = {},
): MethodComparison {
  const analyses = methods.map((method) => detectRuptures(series, method, options));
  const columns = analyses.map((analysis) =>
    series.points.map((_, position) => {
      const verdict = analysis.status === "assessed" ? analysis.sessions[position] : undefined;
      return verdict?.assessed === true ? verdict.flagged : null;
    }),
  );
  const sessions = series.points.flatMap(({ session, value }, position): ComparedSession[] => {
    if (value === null) return [];
    const flags = columns.map((column) => column[position] ?? null);
    const count = (answer: boolean): number => flags.filter((flag) => flag === answer).length;
    return [{ session, value, flags, flaggedBy: count(true), judgedBy: count(true) + count(false) }];
  });
  const agreement = columns.flatMap((one, first) =>
    columns.slice(first + 1).map((other, offset): MethodAgreement => {
      const pairs = one.flatMap((left, position): (readonly [boolean, boolean])[] => {
        const right = other[position] ?? null;
        return left === null || right === null ? [] : [[left, right]];
      });
      return { methods: [first, first + 1 + offset], ...agreementOf(pairs) };
    }),
  );
  return { analyses, sessions, agreement };
}
