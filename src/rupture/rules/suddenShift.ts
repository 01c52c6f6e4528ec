import { insistChoice, readRecord } from "../../core/checkedOptions.js";
import { compareComputed } from "../../core/decimalGrid.js";
import { exactDifference } from "../../core/exactDifference.js";
import { observedSessions } from "../../course/series.js";
import type { ObservedSession } from "../../course/series.js";
import { insist, insistWithin } from "../../core/insist.js";
import { checkAlpha, ownMethod } from "../method.js";
import type { RuptureMethod, SessionVerdict } from "../method.js";
import { insistPoints } from "./sessionDrop.js";
import { onlineLaws } from "../laws.js";
import { contrastThresholds, lastingContrast } from "./statistics/lastingContrast.js";

/** Parameters of {@link suddenShift}. A criterion that is null is switched off. */
export interface SuddenShiftParameters {
  /** Criterion 1: points of change from one session to the next; exactly as many count. Above 0. */
  readonly minimumChange: number | null;
  /** Criterion 2: share of the score before, above 0, at most 1; exactly as much counts. Default off. */
  readonly minimumShare?: number | null;
  /** Criterion 3: error rate of the comparison of three sessions before with three after. Default 0.05. */
  readonly alpha?: number | null;
  /**
   * Criterion 3 as the R package suddengains computes it, without sqrt(1/n1 + 1/n2) in the standard error (stricter; the
   * default), or as the t test that the original describes.
   */
  readonly criterion3?: "suddengains" | "tTest";
  /** Whether a fall (default) or a rise of the score is looked for. */
  readonly direction?: "fall" | "rise";
  /** Whether a high score is good (default, alliance) or bad (symptoms): only a fall of a good score opens an episode. */
  readonly higherIs?: "better" | "worse";
}

/** A verdict of {@link suddenShift}: each criterion beside the flag. */
export interface SuddenShiftVerdict extends SessionVerdict {
  /** Whether each criterion is met; null where it is switched off or could not be judged. */
  readonly criteria: {
    readonly change: boolean | null;
    readonly share: boolean | null;
    readonly contrast: boolean | null;
  };
}

/**
 * A sudden loss (or gain): a large change from one session to the next that lasts.
 *
 *     1.  y_n - y_(n+1) >= minimumChange
 *     2.  y_n - y_(n+1) >= minimumShare * y_n
 *     3.  mean of sessions n-2..n  -  mean of sessions n+1..n+3  >  t(1 - alpha/2, n1 + n2 - 2) * pooled SD [* sqrt(1/n1 + 1/n2)]
 *
 * 1 and 2 are inclusive, 3 is strict; for a rise the differences turn round. The session after the change, n + 1, is
 * flagged. Sessions are counted by number: a missing score next to the change, or fewer than two scores on either side,
 * leaves the session without a verdict. On an alliance scale leave criterion 2 off: a quarter of a score near the top is
 * nearly unattainable.
 *
 * A drop is back within a quarter of the minimum change of the score before (our convention).
 *
 * It finds drops that last. A dip that is repaired at once puts the good sessions into "after" and is not seen, so this
 * is no detector of ruptures and repairs. A rise opens no episode, nor does a fall of symptoms. With criterion 3 off the
 * sessions at both ends are judged too, which the package does not do.
 *
 * @param parameters - `minimumChange` in points; `minimumShare` (off); `alpha` (0.05); `criterion3`; `direction`; `higherIs`
 * @returns the method, for `detectRuptures`; `statistic` is the change in points in the direction asked for
 * @throws InvalidArgumentError `drop-out-of-range`, `share-out-of-range`, `alpha-out-of-range`, `criterion-unknown`,
 *   `direction-unknown`, `no-criterion`
 * @see Tang & DeRubeis (1999), https://doi.org/10.1037/0022-006X.67.6.894 (not read); R package suddengains (its code)
 *
 * @example
 * const points = [28, 19, 23, 11, 12].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 63 }));
 * const analysis = detectRuptures(series, methods.suddenShift({ minimumChange: 7, minimumShare: 0.25 }));
 * analysis.sessions.map((session) => session.flagged); // => [false, false, false, true, false]
 */
export function suddenShift(parameters: SuddenShiftParameters): RuptureMethod<SuddenShiftVerdict> {
  return suddenShiftFor("methods.suddenShift", parameters);
}

/**
 * The same rule for a preset, whose errors name the preset.
 *
 * @internal
 */
export function suddenShiftFor(caller: string, parameters: SuddenShiftParameters): RuptureMethod<SuddenShiftVerdict> {
  const {
    minimumChange,
    minimumShare = null,
    alpha = 0.05,
    criterion3 = "suddengains",
    direction = "fall",
    higherIs = "better",
  } = readRecord(parameters, caller, ["minimumChange", "minimumShare", "alpha", "criterion3", "direction", "higherIs"]);
  if (minimumChange !== null) insistPoints(minimumChange, "drop-out-of-range", caller, "a minimum change");
  if (minimumShare !== null) insistWithin(minimumShare, [1e-9, 1], "share-out-of-range", caller, "a minimum share");
  if (alpha !== null) checkAlpha(alpha, caller);
  insistChoice(criterion3, ["suddengains", "tTest"], "criterion-unknown", caller, "criterion3");
  insistChoice(direction, ["fall", "rise"], "direction-unknown", caller, "the direction");
  insistChoice(higherIs, ["better", "worse"], "direction-unknown", caller, "higherIs");
  insist(
    minimumChange !== null || minimumShare !== null || alpha !== null,
    "no-criterion",
    caller,
    "at least one criterion: minimumChange, minimumShare or alpha",
  );
  const sign = direction === "fall" ? 1 : -1;
  const isLoss = direction === "fall" && higherIs === "better";

  const threshold = alpha === null ? null : contrastThresholds(alpha, criterion3);

  return ownMethod<SuddenShiftVerdict>({
    id: "sudden-shift",
    name: (direction === "fall") === (higherIs === "better") ? "Sudden loss" : "Sudden gain",
    ...(higherIs === "worse" && { higherIs }),
    sources: ["tangDeRubeis1999", "suddengains"],
    grade: "primary",
    note: "As coded in the R package suddengains 0.7.2; the original papers were not read.",
    parameters: { minimumChange, minimumShare, alpha, criterion3, direction, higherIs },
    needed: alpha === null ? 2 : 4,
    laws: {
      ...onlineLaws,
      lookAhead: alpha === null ? 0 : 2,
      shiftInvariant: minimumShare === null,
      monotone: alpha === null && direction === "fall", // a raised score can make its own window more even
      sees: { dip: alpha === null && isLoss, lasting: isLoss },
    },
    falseFlags: { basis: "unknown", note: "It depends on how much the client's scores vary." },
    repair: { reference: "previous", ...(minimumChange !== null && { tolerance: minimumChange / 4 }) },
    detect(series) {
      const range = series.scale.maximum - series.scale.minimum;
      const observed = observedSessions(series);
      const isMet = (statistic: number, limit: number): boolean => compareComputed(statistic, limit, range) >= 0;
      const judge = (position: number): SuddenShiftVerdict | null => {
        const { session, value } = observed[position] as ObservedSession;
        const before = observed[position - 1];
        if (before?.session !== session - 1) return null;
        const contrast = threshold && lastingContrast(observed, position, sign, threshold, range);
        if (contrast === undefined) return null;
        const statistic = sign * exactDifference(before.value, value) + 0; // + 0 turns -0 into 0
        const change = minimumChange === null ? null : isMet(statistic, minimumChange);
        const share = minimumShare === null ? null : isMet(statistic, minimumShare * before.value);
        return {
          session,
          value,
          assessed: true,
          expected: before.value,
          lowerLimit: null,
          statistic,
          probability: null,
          flagged: change !== false && share !== false && contrast !== false,
          criteria: { change, share, contrast },
        };
      };
      const sessions: SuddenShiftVerdict[] = [];
      let [position, assessed] = [0, 0];
      for (const { session, value } of series.points) {
        const verdict = value === null ? null : judge(position++);
        if (verdict !== null) assessed++;
        sessions.push(verdict ?? unjudged(session, value));
      }
      if (assessed === 0) return { status: "not-assessable", reason: "too-few-pairs", given: 0, needed: 1 };
      return isLoss ? { sessions } : { sessions, markers: [] };
    },
  });
}

/** The verdict where nothing can be judged. Written out: a spread would cost as much as the rule. */
const unjudged = (session: number, value: number | null): SuddenShiftVerdict => ({
  session,
  value,
  assessed: false,
  expected: null,
  lowerLimit: null,
  statistic: null,
  probability: null,
  flagged: false,
  criteria: { change: null, share: null, contrast: null },
});
