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
  const verdicts: SessionVerdict[] = [];
  let position = 0;
  for (const { session, value } of series.points) {
    const judgement = value === null ? null : judge(observed[position] as ObservedSession, position++, observed);
    if (judgement === null) {
      verdicts.push(noVerdict(session, value));
      continue;
    }
    verdicts.push({
      session,
      value,
      assessed: true,
      expected: judgement.expected ?? null,
      lowerLimit: judgement.lowerLimit ?? null,
      statistic: judgement.statistic ?? null,
      probability: judgement.probability ?? null,
      flagged: judgement.flagged,
    });
  }
  return verdicts;
}
