import { compareComputed } from "../../core/decimalGrid.js";
import { exactDifference } from "../../core/exactDifference.js";
import { standardDeviation } from "../../core/statistics/standardDeviation.js";
import { observedSessions } from "../../course/series.js";
import { insistWithin } from "../../core/insist.js";
import { readRecord } from "../../core/checkedOptions.js";
import { wholeSeriesLaws } from "../laws.js";
import { ownMethod } from "../method.js";
import type { RuptureMarker, RuptureMethod } from "../method.js";
import { judgeSessions } from "../judge.js";
import { insistPoints, insistTolerance, quarterOf } from "./sessionDrop.js";
import { peakToTroughRates } from "../../evidence/simulatedRates.js";
import { pooledRate } from "../falseFlags.js";

/** Parameters of {@link peakToTrough}. */
export interface PeakToTroughParameters {
  /** Pooled within-client standard deviation of the sample or service, in points. Above 0. */
  readonly pooledStandardDeviation: number;
  /** How many standard deviations a decline must reach; exactly as many count. Above 0, at most 100, default 2. */
  readonly multiple?: number;
  /** Points below the peak that still count as back. 0 or more. Default: a quarter of the pooled standard deviation. */
  readonly tolerance?: number;
}

/**
 * A decline from peak to trough, over as many falling sessions as it takes.
 *
 *     threshold = multiple * max(s, S_w);   flagged when  peak - y_t >= threshold
 *
 * `peak` is the score before the current run of falling sessions; each session must lie below the one before (an equal
 * score ends the run). `s` is the client's own standard deviation over the whole series, `S_w` the pooled one: the
 * larger of the two, so that neither flat nor restless courses are called too easily. Inclusive (the paper's own
 * inequality is not known). The drop counts from the first falling session; the flags begin where the threshold is
 * reached.
 *
 * A lasting drop raises `s` itself: at a multiple of 2, one in the middle of a course cannot be found.
 *
 * @param parameters - `pooledStandardDeviation` in points; `multiple`; `tolerance`
 * @returns the method, for `detectRuptures`; `statistic` is the decline from the peak in points
 * @throws InvalidArgumentError `standard-deviation-out-of-range`, `multiple-out-of-range`, `tolerance-out-of-range`
 *
 * @example
 * const points = [5.4, 5.5, 5.1, 4.7, 4.4, 5.5].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 1, maximum: 7 }));
 * const analysis = detectRuptures(series, methods.peakToTrough({ pooledStandardDeviation: 0.46 }));
 * analysis.episodes.map(({ onset, trough, declineSessions, repair }) => [onset, trough, declineSessions, repair.status]); // => [[3, 5, 3, "repaired"]]
 */
export function peakToTrough(parameters: PeakToTroughParameters): RuptureMethod {
  return peakToTroughFor("methods.peakToTrough", parameters);
}

/**
 * The same rule for a preset, whose errors name the preset.
 *
 * @internal
 */
export function peakToTroughFor(caller: string, parameters: PeakToTroughParameters): RuptureMethod {
  const {
    pooledStandardDeviation,
    multiple = 2,
    tolerance = quarterOf(pooledStandardDeviation),
  } = readRecord(parameters, caller, ["pooledStandardDeviation", "multiple", "tolerance"]);
  insistPoints(pooledStandardDeviation, "standard-deviation-out-of-range", caller, "a pooled standard deviation");
  insistWithin(multiple, [1e-6, 100], "multiple-out-of-range", caller, "a multiple");
  insistTolerance(tolerance, caller);
  return ownMethod({
    id: "peak-to-trough",
    name: "Decline from peak to trough",
    sources: [],
    grade: "derived",
    parameters: { multiple, pooledStandardDeviation, tolerance },
    needed: 3,
    laws: {
      ...wholeSeriesLaws,
      monotone: false, // raising a score can shrink the client's own standard deviation and with it the threshold
      sees: { dip: true, lasting: multiple < 2 },
    },
    falseFlags: pooledRate(peakToTroughRates, multiple),
    repair: { tolerance },
    detect(series) {
      const range = series.scale.maximum - series.scale.minimum;
      const observed = observedSessions(series);
      const ownStandardDeviation = standardDeviation(observed.map(({ value }) => value));
      const unit = Math.max(ownStandardDeviation, pooledStandardDeviation);
      const threshold = multiple * unit;
      const markers: RuptureMarker[] = [];
      let [peak, onset] = [NaN, NaN]; // the score before the current fall, and its first session
      const sessions = judgeSessions(series, ({ session, value }, position) => {
        const before = observed[position - 1];
        if (before === undefined) return null;
        const isFalling = compareComputed(value, before.value, range) < 0;
        if (!isFalling) [peak, onset] = [NaN, NaN];
        else if (Number.isNaN(peak)) [peak, onset] = [before.value, session];
        const reference = isFalling ? peak : before.value;
        const decline = exactDifference(reference, value);
        const flagged = isFalling && compareComputed(decline, threshold, range) >= 0;
        if (flagged && markers.at(-1)?.onset !== onset)
          markers.push({ onset, reference: peak, unit, through: session });
        return {
          expected: reference,
          lowerLimit: exactDifference(reference, threshold),
          statistic: decline,
          flagged,
        };
      });
      return { sessions, markers };
    },
  });
}
