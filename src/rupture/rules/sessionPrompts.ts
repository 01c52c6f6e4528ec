import { insistOnBoundary, isBelowCutoff, type LineBoundary } from "../../core/belowOrDown.js";
import { readRecord } from "../../core/checkedOptions.js";
import { insistWithin, LARGEST } from "../../core/insist.js";
import { levelLaws } from "../laws.js";
import { ownMethod } from "../method.js";
import type { RuptureMethod, SessionVerdict } from "../method.js";
import { runsBelow } from "./cutoffLevel.js";
import { dropVerdicts, insistPoints } from "./sessionDrop.js";

/** Parameters of {@link sessionPrompts}. */
export interface SessionPromptsParameters {
  /** A score below this prompts; any score within a billion. */
  readonly cutoff: number;
  /** Whether a score on the cut-off prompts. Default `below`: it does not. */
  readonly boundary?: LineBoundary;
  /** A fall of so many points from the last observed session prompts; exactly as many count. Above 0. */
  readonly minimumDrop: number;
}

/** A verdict of {@link sessionPrompts}: which of the two prompts it was. */
export interface SessionPromptVerdict extends SessionVerdict {
  /** The score lies below the cut-off, as the boundary says. */
  readonly isBelow: boolean;
  /** The score fell by the minimum drop or more; null without an earlier score. */
  readonly hasDropped: boolean | null;
}

/**
 * Prompts for a conversation: the score is below a cut-off, or it fell since the last session.
 *
 *     y_t < cutoff   (`below`; <= with `atOrBelow`)   or   y_prev - y_t >= minimumDrop
 *
 * Both exact. Feedback systems use such rules to remind people to talk about the session. They fire often with nothing
 * wrong, and neither is a sign of a rupture by itself.
 *
 * @param parameters - `cutoff` and `minimumDrop` in points; `boundary` (`below`)
 * @returns the method, for `detectRuptures`; `statistic` is the fall in points; a drop is back at the cut-off if it
 *   crossed it, else at the score before
 * @throws InvalidArgumentError `cutoff-not-finite`, `boundary-unknown`, `drop-out-of-range`
 *
 * @example
 * const points = [38, 37, 36, 35.9].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40 }));
 * const analysis = detectRuptures(series, methods.sessionPrompts({ cutoff: 36, minimumDrop: 1 }));
 * analysis.sessions.map((session) => [session.isBelow, session.hasDropped]); // => [[false, null], [false, true], [false, true], [true, false]]
 */
export function sessionPrompts(parameters: SessionPromptsParameters): RuptureMethod<SessionPromptVerdict> {
  return sessionPromptsFor("methods.sessionPrompts", parameters);
}

/**
 * The same rule for a preset, whose errors name the preset.
 *
 * @internal
 */
export function sessionPromptsFor(
  caller: string,
  parameters: SessionPromptsParameters,
): RuptureMethod<SessionPromptVerdict> {
  const {
    cutoff,
    boundary = "below",
    minimumDrop,
  } = readRecord(parameters, caller, ["cutoff", "boundary", "minimumDrop"]);
  insistOnBoundary(boundary, caller);
  insistWithin(cutoff, [-LARGEST, LARGEST], "cutoff-not-finite", caller, "a cut-off");
  insistPoints(minimumDrop, "drop-out-of-range", caller, "a minimum drop");
  return ownMethod<SessionPromptVerdict>({
    id: "session-prompts",
    name: "Below a cut-off, or fallen since the last session",
    sources: [],
    grade: "derived",
    parameters: { cutoff, boundary, minimumDrop },
    needed: 1,
    laws: levelLaws,
    falseFlags: {
      basis: "unknown",
      note: "On the SRS, with clients simulated without a rupture, a fall of 1 point came in 22 to 26 % of session pairs and a total below 36 in 25 to 48 % of sessions.",
    },
    detect(series) {
      const range = series.scale.maximum - series.scale.minimum;
      const sessions = dropVerdicts(series, minimumDrop).map((verdict): SessionPromptVerdict => {
        const { value } = verdict;
        const isBelow = value !== null && isBelowCutoff(value, cutoff, boundary, range);
        const hasDropped = verdict.assessed ? verdict.flagged : null;
        const limit = verdict.lowerLimit;
        // Of a limit that flags (a fall) and a line that does not (the cut-off), the higher one decides.
        const lowerLimit = value === null ? null : limit === null ? cutoff : Math.max(limit, cutoff);
        return {
          ...verdict,
          assessed: value !== null,
          lowerLimit,
          isBelow,
          hasDropped,
          flagged: isBelow || hasDropped === true,
        };
      });
      const runs = runsBelow(
        sessions.map(({ session, assessed, isBelow }) => ({ session, assessed, flagged: isBelow })),
        cutoff,
      );
      const falls = sessions
        .filter(({ isBelow, hasDropped }) => !isBelow && hasDropped === true)
        .map(({ session }) => ({ onset: session }));
      return { sessions, markers: [...runs, ...falls].sort((left, right) => left.onset - right.onset) };
    },
  });
}
