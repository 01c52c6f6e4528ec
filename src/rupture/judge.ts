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
  judge: (session: ObservedSession, position: number) => Judgement | null,
): SessionVerdict[] {
  const verdicts: SessionVerdict[] = [];
  let position = 0;
  for (const point of series.points) {
    const { session, value } = point;
    const judgement = value === null ? null : judge(point as ObservedSession, position++);
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
