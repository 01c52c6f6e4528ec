import { compareScores } from "./decimalGrid.js";
import { exactDifference } from "./exactDifference.js";
import { insist } from "./insist.js";

/**
 * The rule of most prompts for a conversation: the score is below a cut-off, or it is down by so many points. One place says
 * what becomes of a score on the line, for alerts, rupture rules and SQL.
 */

/** Whether a score on the cut-off counts: `below` leaves it out, `atOrBelow` takes it in. */
export type LineBoundary = "below" | "atOrBelow";

/** @internal */
export function insistOnBoundary(boundary: unknown, caller: string): void {
  const isKnown = boundary === "below" || boundary === "atOrBelow";
  insist(isKnown, "boundary-unknown", caller, 'a boundary: "below" or "atOrBelow"', boundary);
}

/**
 * Whether a score is below a cut-off. Any boundary but `atOrBelow` leaves the cut-off itself out.
 *
 * @param range - of the scale, where it is known
 * @internal
 */
export const isBelowCutoff = (score: number, cutoff: number, boundary: string, range?: number): boolean =>
  compareScores(score, cutoff, range) <= (boundary === "atOrBelow" ? 0 : -1);

/**
 * Whether a score is down from the last one by so many points. Exactly as many count.
 *
 * @param range - of the scale, where it is known
 * @internal
 */
export const isDownBy = (points: number, last: number, score: number, range?: number): boolean =>
  compareScores(exactDifference(last, score), points, range) >= 0;
