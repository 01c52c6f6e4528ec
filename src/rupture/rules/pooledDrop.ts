import { insistWithin } from "../../core/insist.js";
import { readRecord } from "../../core/checkedOptions.js";
import { ownMethod } from "../method.js";
import type { RuptureMethod } from "../method.js";
import { dropVerdicts, insistPoints, insistTolerance, markersIn, quarterOf } from "./sessionDrop.js";
import { onlineLaws } from "../laws.js";
import { fallRates } from "../../evidence/simulatedRates.js";
import { pooledRate } from "../falseFlags.js";

/** Parameters of {@link pooledDrop}. */
export interface PooledDropParameters {
  /** Pooled within-client standard deviation of the sample or service, in points. Above 0. */
  readonly pooledStandardDeviation: number;
  /** How many of them a fall must reach; exactly as many count. Above 0, at most 100, default 1. */
  readonly multiple?: number;
  /** Points below the score before the fall that still count as back, 0 or more. Default: a quarter of a standard deviation. */
  readonly tolerance?: number;
}

/**
 * A drop in standard deviations: a session is flagged when it lies so many pooled within-client standard deviations below
 * the last observed one.
 *
 *     y_prev - y_t >= multiple * S_w
 *
 * Inclusive. `S_w` comes from many clients, never from this one. Without any rupture, two sessions of one client differ
 * by this much often: at 1 S_w expect many false flags.
 *
 * @param parameters - `pooledStandardDeviation` in points; `multiple`; `tolerance`
 * @returns the method, for `detectRuptures`; `statistic` is the fall in points
 * @throws InvalidArgumentError `standard-deviation-out-of-range`, `multiple-out-of-range`, `tolerance-out-of-range`
 *
 * @example
 * const points = [5.5, 4.9, 5.6].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 1, maximum: 7 }));
 * const analysis = detectRuptures(series, methods.pooledDrop({ pooledStandardDeviation: 0.46 }));
 * analysis.sessions.map((session) => session.flagged); // => [false, true, false]
 */
export function pooledDrop(parameters: PooledDropParameters): RuptureMethod {
  const caller = "methods.pooledDrop";
  const {
    pooledStandardDeviation,
    multiple = 1,
    tolerance = quarterOf(pooledStandardDeviation),
  } = readRecord(parameters, caller, ["pooledStandardDeviation", "multiple", "tolerance"]);
  insistPoints(pooledStandardDeviation, "standard-deviation-out-of-range", caller, "a pooled standard deviation");
  insistWithin(multiple, [1e-6, 100], "multiple-out-of-range", caller, "a multiple");
  insistTolerance(tolerance, caller);
  return ownMethod({
    id: "pooled-drop",
    name: "Drop in pooled within-client standard deviations",
    sources: [],
    grade: "derived",
    parameters: { multiple, pooledStandardDeviation, tolerance },
    needed: 2,
    laws: onlineLaws,
    falseFlags: pooledRate(fallRates, multiple),
    repair: { tolerance, reference: "previous" },
    detect(series) {
      const sessions = dropVerdicts(series, multiple * pooledStandardDeviation);
      return { sessions, markers: markersIn(pooledStandardDeviation, sessions) };
    },
  });
}
