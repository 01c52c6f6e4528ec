import { insistChoice, readRecord } from "../../core/checkedOptions.js";
import { compareComputed } from "../../core/decimalGrid.js";
import { mean } from "../../core/statistics/mean.js";
import { observedSessions } from "../../course/series.js";
import { insistWithin } from "../../core/insist.js";
import { individualsChartRates } from "../../evidence/simulatedRates.js";
import { settingRate } from "../falseFlags.js";
import { wholeSeriesLaws } from "../laws.js";
import { ownMethod } from "../method.js";
import type { FalseFlagRate, RuptureMethod } from "../method.js";
import { judgeSessions } from "../judge.js";
import type { SigmaEstimator } from "./statistics/sigmaEstimator.js";
import { sigmaFromDeviation } from "./statistics/sigmaFromDeviation.js";
import { sigmaFromRanges } from "./statistics/sigmaFromRanges.js";

/** Parameters of {@link individualsChart}. */
export interface IndividualsChartParameters {
  /** Sigmas below the centre line; exactly as many are not flagged. Above 0, at most 100, default 3. */
  readonly sigmas?: number;
  /**
   * What the mean moving range is divided by: 2 / sqrt(pi) = 1.128379, the default; 3 / 2.66 for the printed 2.66. From 0.01.
   */
  readonly divisor?: number;
  /** Moving ranges over sessions without a score: taken `across` (default, as R's qcc) or left out (`drop`). */
  readonly gaps?: "across" | "drop";
  /** Sigma from moving ranges (default) or from the standard deviation over all sessions, divided by c4. */
  readonly estimator?: "moving-range" | "standard-deviation";
  /** Sigmas below the centre line that count as back: 0, the default, is the centre line itself. */
  readonly repairSigmas?: number;
}

/** d2 for ranges of two: the mean distance of two draws from a normal distribution, in standard deviations. */
const D2 = 1.1283791670955126; // 2 / sqrt(pi), written out so that a bundler can drop it

/**
 * Individuals control chart (X-mR chart): a session is flagged when it lies below the lower control limit.
 *
 *     y_t < M - 3 * sigma,   sigma = mean |y_t - y_prev| / 1.128379        (3 / 1.128379 is the printed 2.66)
 *
 * Strict, and retrospective: centre line and limits come from the same series. A dip of one session widens them by its
 * own two ranges and can be flagged from 8 sessions on; a lasting drop moves the centre line and is seen only when very
 * deep. When neighbouring sessions are alike, the ranges shrink, the limits with them, and false flags multiply.
 *
 * @param parameters - `sigmas` (3); `divisor` (1.128379); `gaps` (`across`); `estimator` (`moving-range`); `repairSigmas`
 *   (0)
 * @returns the method, for `detectRuptures`; `statistic` is the distance below the centre line in sigmas (0 when all
 *   scores are equal)
 * @throws InvalidArgumentError `multiple-out-of-range`, `divisor-out-of-range`, `gaps-unknown`, `estimator-unknown`,
 *   `tolerance-out-of-range`
 *
 * @example
 * const points = [21, 22, 22, 20, 20, 18, 23, 23, 24, 22, 18].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40 }));
 * const analysis = detectRuptures(series, methods.individualsChart());
 * analysis.sessions[0].lowerLimit.toFixed(3); // => "16.662"
 */
export function individualsChart(parameters?: IndividualsChartParameters): RuptureMethod {
  return individualsChartFor("methods.individualsChart", parameters);
}

/**
 * The same rule for a preset, whose errors name the preset.
 *
 * @internal
 */
export function individualsChartFor(caller: string, parameters: IndividualsChartParameters | undefined): RuptureMethod {
  const {
    sigmas = 3,
    divisor = D2,
    gaps = "across",
    estimator = "moving-range",
    repairSigmas = 0,
  } = readRecord(parameters, caller, ["sigmas", "divisor", "gaps", "estimator", "repairSigmas"]);
  // Beyond these bounds the shortest series that can be flagged is longer than any course.
  insistWithin(sigmas, [1e-6, 100], "multiple-out-of-range", caller, "sigmas");
  insistWithin(divisor, [0.01, 100], "divisor-out-of-range", caller, "a divisor");
  insistChoice(gaps, ["across", "drop"], "gaps-unknown", caller, "gaps");
  insistChoice(estimator, ["moving-range", "standard-deviation"], "estimator-unknown", caller, "the estimator");
  insistWithin(repairSigmas, [0, 100], "tolerance-out-of-range", caller, "repair sigmas");
  const usesRanges = estimator === "moving-range";
  const sigmaOf = usesRanges ? sigmaFromRanges(sigmas, divisor, gaps) : sigmaFromDeviation(sigmas);
  return ownMethod({
    id: "individuals-chart",
    name: "Individuals control chart (X-mR)",
    sources: ["qcc"],
    grade: "primary",
    parameters: { sigmas, divisor, gaps, estimator, repairSigmas },
    needed: shortestSeries(sigmaOf),
    laws: wholeSeriesLaws,
    falseFlags: usesRanges && sigmas === 3 && divisor === D2 ? simulatedRate : unknownRate,
    detect(series) {
      const observed = observedSessions(series);
      const sigma = sigmaOf.estimate(observed);
      if (typeof sigma !== "number") return sigma;
      const centre = mean(observed.map(({ value }) => value));
      const lowerLimit = centre - sigmas * sigma;
      const range = series.scale.maximum - series.scale.minimum;
      const hasSpread = compareComputed(sigma, 0, range) > 0;
      if (!hasSpread && observed.some(({ value }) => compareComputed(value, centre, range) !== 0))
        return { status: "not-assessable", reason: "no-variation", given: 0, needed: 1 }; // change over left-out gaps alone
      const sessions = judgeSessions(series, ({ value }) => ({
        expected: centre,
        lowerLimit,
        statistic: !hasSpread ? 0 : (centre - value) / sigma,
        flagged: compareComputed(value, lowerLimit, range) < 0,
      }));
      const markers = sessions.filter(({ flagged }) => flagged).map(({ session }) => ({ onset: session, unit: sigma }));
      return { sessions, markers, repair: { tolerance: repairSigmas * sigma } };
    },
  });
}

/** The shortest series in which a dip of one session can be flagged at all. */
function shortestSeries({ canCross }: SigmaEstimator): number {
  let sessions = 3;
  while (!canCross(sessions)) sessions++;
  return sessions;
}

const unknownRate: FalseFlagRate = { basis: "unknown", note: "Simulated for three sigmas from moving ranges alone." };

const simulatedRate = /* @__PURE__ */ settingRate(
  individualsChartRates,
  "Simulated on working models, where scores drift and touch the ceiling; between models the rates differ by a factor of up to 2.2. Steady normal scores correlated .2 give a fifth (8 sessions) to a fourteenth (40).",
);
