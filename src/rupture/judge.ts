import { observedSessions } from "../course/series.js";
import type { ObservedSession, SessionSeries } from "../course/series.js";
import { noVerdict } from "./method.js";
import type { SessionVerdict } from "./method.js";

/** What a rule says about a session it can judge; what it leaves out is null. */
type Judgement = Partial<SessionVerdict> & Pick<SessionVerdict, "flagged">;

/**
 * One verdict a point: `judge` is asked about each session with a score and answers null where it cannot judge.
 *
 * @internal
 */
export function judgeSessions(
  series: SessionSeries,
  judge: (session: ObservedSession, position: number, observed: readonly ObservedSession[]) => Judgement | null,
): SessionVerdict[] {
  const observed = observedSessions(series);
  let position = 0;
  return series.points.map(({ session, value }) => {
    if (value === null) return noVerdict(session, value);
    const judgement = judge(observed[position] as ObservedSession, position, observed);
    position++;
    if (judgement === null) return noVerdict(session, value);
    const { expected = null, lowerLimit = null, statistic = null, probability = null, flagged } = judgement;
    return { session, value, assessed: true, expected, lowerLimit, statistic, probability, flagged };
  });
}
