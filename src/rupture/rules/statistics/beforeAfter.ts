import type { ObservedSession } from "../../../course/series.js";

/** Scores up to a session and from it on, compared. */
interface BeforeAfter {
  readonly meanBefore: number;
  readonly meanAfter: number;
  /** Pooled standard deviation of the two windows, n - 1 in each. */
  readonly pooledStandardDeviation: number;
  /** Scores in each window: 2 or 3. */
  readonly before: number;
  readonly after: number;
}

/**
 * Statistic D of the published rules: the three sessions before against the three from this one on, by session number;
 * null with fewer than two scores on either side.
 *
 *     pooled SD = sqrt( ((n1 - 1) s1^2 + (n2 - 1) s2^2) / (n1 + n2 - 2) )
 *
 * @param position - position of the first session after
 * @internal
 */
export function beforeAfter(observed: readonly ObservedSession[], position: number): BeforeAfter | null {
  const { session } = observed[position] as ObservedSession;
  const before = windowOf(observed, position - 3, position, session - 3, session - 1);
  const after = windowOf(observed, position, position + 3, session, session + 2);
  if (before.count < 2 || after.count < 2) return null;
  return {
    meanBefore: before.mean,
    meanAfter: after.mean,
    pooledStandardDeviation: Math.sqrt((before.squares + after.squares) / (before.count + after.count - 2)),
    before: before.count,
    after: after.count,
  };
}

/** Number, mean and sum of squared deviations of the scores at these positions that lie within the session numbers. */
function windowOf(
  observed: readonly ObservedSession[],
  from: number,
  to: number,
  firstSession: number,
  lastSession: number,
): { count: number; mean: number; squares: number } {
  let [count, mean, squares] = [0, 0, 0];
  for (let position = Math.max(0, from); position < Math.min(to, observed.length); position++) {
    const { session, value } = observed[position] as ObservedSession;
    if (session < firstSession || session > lastSession) continue;
    count++;
    const distance = value - mean;
    mean += distance / count;
    squares += distance * (value - mean); // a running mean: equal scores leave exactly no deviations
  }
  return { count, mean, squares };
}
