import { insistOnBoundary, isBelowCutoff, type LineBoundary } from "../../core/belowOrDown.js";
import { exactDifference } from "../../core/exactDifference.js";
import { readRecord } from "../../core/checkedOptions.js";
import { insistWithin, LARGEST } from "../../core/insist.js";
import { levelLaws } from "../laws.js";
import { ownMethod } from "../method.js";
import type { RuptureMarker, RuptureMethod } from "../method.js";
import { judgeSessions } from "../judge.js";

/** Parameters of {@link cutoffLevel}. */
export interface CutoffLevelParameters {
  /** The line, in points; any score within a billion. */
  readonly cutoff: number;
  /** Whether a score on the line is flagged. Default `below`: it is not. */
  readonly boundary?: LineBoundary;
}

/**
 * A level: a session is flagged when its score lies below a cut-off.
 *
 *     y_t < cutoff   (`below`)      y_t <= cutoff   (`atOrBelow`)
 *
 * Exact at the line: 36 is not below 36, however it was added up. It needs one session and says nothing about change; in
 * clients without any rupture it fires as often as their usual level lies below the line. Sessions in a row below the
 * line are one drop, back when a score reaches the line; its depth is counted from the line.
 *
 * @param parameters - `cutoff` in points; `boundary`
 * @returns the method, for `detectRuptures`; `statistic` is the points below the line
 * @throws InvalidArgumentError `cutoff-not-finite`, `boundary-unknown`
 *
 * @example
 * const series = unwrap(sessionSeries([{ session: 1, value: 36 }, { session: 2, value: 35.9 }], { minimum: 0, maximum: 40 }));
 * const analysis = detectRuptures(series, methods.cutoffLevel({ cutoff: 36 }));
 * analysis.sessions.map((session) => session.flagged); // => [false, true]
 */
export function cutoffLevel(parameters: CutoffLevelParameters): RuptureMethod {
  const caller = "methods.cutoffLevel";
  const { cutoff, boundary = "below" } = readRecord(parameters, caller, ["cutoff", "boundary"]);
  insistWithin(cutoff, [-LARGEST, LARGEST], "cutoff-not-finite", caller, "a cut-off");
  insistOnBoundary(boundary, caller);
  return ownMethod({
    id: "cutoff-level",
    name: "Level below a cut-off",
    sources: [],
    grade: "derived",
    parameters: { cutoff, boundary },
    needed: 1,
    laws: levelLaws,
    falseFlags: { basis: "unknown", note: "It depends on where the client's usual level lies." },
    detect(series) {
      const range = series.scale.maximum - series.scale.minimum;
      const sessions = judgeSessions(series, ({ value }) => ({
        lowerLimit: cutoff,
        statistic: exactDifference(cutoff, value),
        flagged: isBelowCutoff(value, cutoff, boundary, range),
      }));
      return { sessions, markers: runsBelow(sessions, cutoff) };
    },
  });
}

/**
 * One marker for each run of flagged sessions, the sessions without a score aside.
 *
 * @internal
 */
export function runsBelow(
  sessions: readonly { readonly session: number; readonly assessed: boolean; readonly flagged: boolean }[],
  reference: number,
): RuptureMarker[] {
  const judged = sessions.filter((session) => session.assessed);
  return judged
    .filter((session, position) => session.flagged && judged[position - 1]?.flagged !== true)
    .map(({ session }) => ({ onset: session, reference }));
}
