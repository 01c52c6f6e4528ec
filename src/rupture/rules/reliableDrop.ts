import { readRecord } from "../../core/checkedOptions.js";
import { insist, insistWithin } from "../../core/insist.js";
import { ownMethod } from "../method.js";
import type { RuptureMethod } from "../method.js";
import { dropVerdicts, insistPoints, insistTolerance } from "./sessionDrop.js";
import { onlineLaws } from "../laws.js";

/** Parameters of {@link reliableDrop}. */
export interface ReliableDropParameters {
  /** Standard deviation of the score between clients, in points. Above 0. */
  readonly standardDeviation: number;
  /** Reliability of the score, at least 0 and below 1. */
  readonly reliability: number;
  /** Standard errors of the difference that a fall must reach. Above 0, at most 100, default 1.96. */
  readonly criticalValue?: number;
  /** Points below the score before the fall that still count as back, 0 or more. Default: a quarter of the points needed. */
  readonly tolerance?: number;
}

/**
 * A reliable drop: a session is flagged when its score lies below the last observed one by a reliable change.
 *
 *     points = 1.96 * sqrt(2) * SD * sqrt(1 - reliability);   y_prev - y_t >= points
 *
 * Inclusive. The threshold speaks of measurement error alone: it does not know how much this client's scores vary from
 * session to session for other reasons.
 *
 * @param parameters - `standardDeviation` in points and `reliability` of the same scale; `criticalValue`; `tolerance`
 * @returns the method, for `detectRuptures`; `statistic` is the fall in points
 * @throws InvalidArgumentError `standard-deviation-out-of-range`, `reliability-out-of-range`,
 *   `critical-value-out-of-range`, `tolerance-out-of-range`
 *
 * @example
 * const rule = methods.reliableDrop({ standardDeviation: 10.5, reliability: 0.961 });
 * rule.parameters.points.toFixed(6); // => "5.747681"
 */
export function reliableDrop(parameters: ReliableDropParameters): RuptureMethod {
  return reliableDropFor("methods.reliableDrop", parameters);
}

/**
 * The same rule for a preset, whose errors name the preset.
 *
 * @internal
 */
export function reliableDropFor(caller: string, parameters: ReliableDropParameters): RuptureMethod {
  const {
    standardDeviation,
    reliability,
    criticalValue = 1.96,
    tolerance,
  } = readRecord(parameters, caller, ["standardDeviation", "reliability", "criticalValue", "tolerance"]);
  insistPoints(standardDeviation, "standard-deviation-out-of-range", caller, "a standard deviation");
  const isReliability = Number.isFinite(reliability) && (reliability as number) >= 0 && (reliability as number) < 1;
  insist(isReliability, "reliability-out-of-range", caller, "a reliability of at least 0 and below 1", reliability);
  insistWithin(criticalValue, [1e-6, 100], "critical-value-out-of-range", caller, "a critical value");
  const standardErrorOfDifference = Math.SQRT2 * standardDeviation * Math.sqrt(1 - Number(reliability));
  const points = criticalValue * standardErrorOfDifference;
  const back = tolerance === undefined ? points / 4 : tolerance;
  insistTolerance(back, caller);
  return ownMethod({
    id: "reliable-drop",
    name: "Reliable drop from the last session",
    sources: ["jacobsonTruax1991"],
    grade: "secondary",
    parameters: { standardDeviation, reliability, criticalValue, points, tolerance: back },
    needed: 2,
    laws: onlineLaws,
    falseFlags: {
      basis: "unknown",
      note: "Measurement error alone would give 2.5 % at 1.96; clients vary for other reasons too.",
    },
    repair: { tolerance: back, reference: "previous" },
    detect(series) {
      const sessions = dropVerdicts(series, points);
      const markers = sessions
        .filter((verdict) => verdict.flagged)
        .map(({ session }) => ({ onset: session, unit: standardErrorOfDifference }));
      return { sessions, markers };
    },
  });
}
