import { exactDifference } from "../../../core/exactDifference.js";
import type { ObservedSession } from "../../../course/series.js";

/** The fall from the last observed score to this one. */
interface Drop {
  readonly previous: number;
  /** previous - score, in points, exact on a decimal grid; negative when the score rose. */
  readonly drop: number;
}

/**
 * Statistic B of the published rules, the session-to-session drop; null at the first observed session.
 *
 * @internal
 */
export function dropFromPrevious(observed: readonly ObservedSession[], position: number): Drop | null {
  const before = observed[position - 1];
  const now = observed[position];
  if (before === undefined || now === undefined) return null;
  return { previous: before.value, drop: exactDifference(before.value, now.value) };
}
