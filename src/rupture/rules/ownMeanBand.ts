import { readRecord } from "../../core/checkedOptions.js";
import { compareComputed, toleranceOf } from "../../core/decimalGrid.js";
import { mean } from "../../core/statistics/mean.js";
import { standardDeviation } from "../../core/statistics/standardDeviation.js";
import { studentTail } from "../../core/statistics/studentTail.js";
import { ownMeanRates } from "../../evidence/simulatedRates.js";
import { settingRate } from "../falseFlags.js";
import { observedSessions } from "../../course/series.js";
import { insistWithin } from "../../core/insist.js";
import { wholeSeriesLaws } from "../laws.js";
import { ownMethod } from "../method.js";
import type { RuptureMethod } from "../method.js";
import { judgeSessions } from "../judge.js";

/** Parameters of {@link ownMeanBand}. */
export interface OwnMeanBandParameters {
  /** Standard deviations below the client's own mean; exactly as many are not flagged. Above 0, at most 100, default 2. */
  readonly multiple?: number;
}

/**
 * Own mean less two standard deviations: a session is flagged when it lies below the band of the client's own scores.
 *
 *     y_t < M - multiple * s        M, s: mean and standard deviation (n - 1) of the whole series, this session included
 *
 * Strict, and retrospective. A dip of one session among n has at most z = (n - 1) / sqrt(n) and can be flagged from 6
 * sessions on (multiple 2); a longer one drags the mean and widens the band, so a lasting drop is not seen. With equal
 * scores throughout nothing is flagged. Near the top of a scale the band is narrow and tiny dips are flagged.
 *
 * @param parameters - `multiple`
 * @returns the method, for `detectRuptures`; `statistic` is the distance below the mean in own standard deviations (0
 *   when there are none); the drop is back at the mean
 * @throws InvalidArgumentError `multiple-out-of-range`
 *
 * @example
 * const points = [4, 4.1, 4.2, 4.1, 3.2, 3.4, 4.1, 4.2].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 1, maximum: 5 }));
 * const analysis = detectRuptures(series, methods.ownMeanBand());
 * analysis.sessions[4].statistic.toFixed(4); // => "1.8408"
 * analysis.pattern; // => "none"
 */
export function ownMeanBand(parameters?: OwnMeanBandParameters): RuptureMethod {
  return ownMeanBandFor("methods.ownMeanBand", parameters);
}

/**
 * The same rule for a preset, whose errors name the preset.
 *
 * @internal
 */
export function ownMeanBandFor(caller: string, parameters: OwnMeanBandParameters | undefined): RuptureMethod {
  const { multiple = 2 } = readRecord(parameters, caller, ["multiple"]);
  insistWithin(multiple, [1e-6, 100], "multiple-out-of-range", caller, "a multiple"); // beyond, no course is long enough
  return ownMethod({
    id: "own-mean-band",
    name: "Own mean less a multiple of the own standard deviation",
    sources: [],
    grade: "derived",
    parameters: { multiple },
    needed: shortestSeries(multiple),
    laws: wholeSeriesLaws,
    falseFlags:
      multiple === SIMULATED_MULTIPLE
        ? settingRate(ownMeanRates, NOTE)
        : {
            basis: "nominal",
            note: "Exact for independent normal scores; more when neighbouring sessions are alike or scores pile up at the top.",
            perSession: (sessions) => normalRate(multiple, sessions),
          },
    detect(series) {
      const range = series.scale.maximum - series.scale.minimum;
      const scores = observedSessions(series).map(({ value }) => value);
      const centre = mean(scores);
      const unit = standardDeviation(scores);
      const lowerLimit = centre - multiple * unit;
      const sessions = judgeSessions(series, ({ value }) => ({
        expected: centre,
        lowerLimit,
        statistic: unit === 0 ? 0 : (centre - value) / unit,
        flagged: compareComputed(value, lowerLimit, range) < 0,
      }));
      const markers = sessions.filter(({ flagged }) => flagged).map(({ session }) => ({ onset: session, unit }));
      const { measure } = series;
      return {
        sessions,
        markers,
        ...(multiple === SIMULATED_MULTIPLE && { falseFlags: settingRate(ownMeanRates, NOTE, measure) }),
      };
    },
  });
}

const SIMULATED_MULTIPLE = 2;
const NOTE =
  "Simulated on working models; between models the rate differs up to threefold (fivefold with six sessions).";

/** The shortest series in which a dip of one session exceeds the multiple: its z is (n - 1) / sqrt(n). */
function shortestSeries(multiple: number): number {
  const root = (multiple + Math.sqrt(multiple ** 2 + 4)) / 2; // where n - multiple * sqrt(n) - 1 = 0
  return Math.floor(root ** 2 + toleranceOf(root ** 2)) + 1;
}

/**
 * Rate of flags for independent normal scores. The distance of one score from the mean and standard deviation of the
 * others is Student's t with n - 2 degrees of freedom, and rises with its distance z from those of all:
 *
 *     t = z * sqrt( n (n - 2) / ((n - 1)^2 - n z^2) )
 */
function normalRate(multiple: number, sessions: number): number {
  const spread = (sessions - 1) ** 2 - sessions * multiple ** 2;
  return spread <= 0 ? 0 : studentTail(multiple * Math.sqrt((sessions * (sessions - 2)) / spread), sessions - 2);
}
