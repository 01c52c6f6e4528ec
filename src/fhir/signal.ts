import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import type { RuptureAnalysis } from "../rupture/detectRuptures.js";
import type { Episode } from "../rupture/episodes.js";

/** Which session of a series a resource is about. */
export interface SignalOption {
  /** Session number; default the last of the series. */
  readonly session?: number;
}

/** What a rule says about one session of a series. */
interface Signal {
  /** `drop`: it stands out, or lies within a drop that is still followed. `none`: neither. `unknown`: the rule cannot say. */
  readonly state: "drop" | "none" | "unknown";
  /** The number of the session; undefined where the series was not assessed. */
  readonly session: number | undefined;
  /** The drop the session lies in. */
  readonly episode: Episode | undefined;
  /** Sessions up to this one that stand out, and those that were judged. */
  readonly flagged: number;
  readonly assessed: number;
}

/**
 * The state of one session. A signal belongs to a session and not to a whole therapy, so that a drop that was repaired
 * long ago does not stand on every later resource.
 *
 * @internal
 */
export function signalAt(analysis: RuptureAnalysis, { session }: SignalOption): Signal {
  if (analysis.status === "not-assessable")
    return { state: "unknown", session, episode: undefined, flagged: 0, assessed: 0 };
  const { sessions, episodes } = analysis;
  const position =
    session === undefined ? sessions.length - 1 : sessions.findIndex((verdict) => verdict.session === session);
  const verdict = sessions[position];
  if (!verdict) throw new InvalidArgumentError("session-unknown", "the session is one of the series that was analysed");
  const judged = sessions.slice(0, position + 1).filter(({ assessed }) => assessed);
  const episode = episodes.find(({ onset, last }) => onset <= verdict.session && verdict.session <= last);
  return {
    state: verdict.flagged || episode ? "drop" : verdict.assessed ? "none" : "unknown",
    session: verdict.session,
    episode,
    flagged: judged.filter(({ flagged }) => flagged).length,
    assessed: judged.length,
  };
}

/**
 * What must stand beside every signal.
 *
 * @internal
 */
export const NOT_A_DIAGNOSIS =
  "Computed from questionnaire scores for review by a clinician. It is not a diagnosis and does not show that a rupture happened.";

/** @internal */
export function countsOf(analysis: RuptureAnalysis, { flagged, assessed }: Signal): string {
  if (analysis.status === "not-assessable")
    return `The rule needs ${analysis.needed}, there are ${analysis.given} (${analysis.reason}).`;
  const { expectedFalseFlags } = analysis;
  const chance =
    expectedFalseFlags === null
      ? "how many chance alone would give is not known"
      : `chance alone would give about ${Number(expectedFalseFlags.toPrecision(2))} in the whole series`;
  return `${flagged} of ${assessed} judged sessions stand out; ${chance}.`;
}
