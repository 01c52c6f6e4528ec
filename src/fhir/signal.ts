import type { AssessedRuptures, RuptureAnalysis } from "../rupture/detectRuptures.js";
import type { Episode } from "../rupture/episodes.js";
import { coded, codeSystem, formCode, refuse } from "./codes.js";
import type { CodeSystemOption } from "./codes.js";
import type { CodeableConcept } from "./resources.js";

/** Which session of a series a resource is about. */
export interface SignalOption {
  /** Session number; default the last of the series. Not for a series that was not assessed: it names no sessions. */
  readonly session?: number;
}

/** What a rule says about one session of a series. */
interface Signal {
  /**
   * `drop`: it stands out by a rule that looks for drops (a sudden gain opens none), or lies within a drop that is still
   * followed. `no-drop`: neither. `unknown`: the rule cannot say.
   */
  readonly state: "drop" | "no-drop" | "unknown";
  /** The number of the session; undefined where the series was not assessed. */
  readonly session?: number | undefined;
  /** The drop the session lies in, else the last one before it that did not return. */
  readonly episode?: Episode | undefined;
}

/**
 * The state of one session. A signal belongs to a session and not to a whole therapy, so that a drop that was repaired
 * long ago does not stand on every later resource.
 *
 * @internal
 */
export function signalAt(analysis: RuptureAnalysis, { session: asked }: SignalOption): Signal {
  const { sessions = [], episodes = [] } = analysis as Partial<AssessedRuptures>;
  const verdict = asked === undefined ? sessions.at(-1) : sessions.find(({ session }) => session === asked);
  if (!verdict) {
    if (asked !== undefined) refuse("session-unknown");
    return { state: "unknown" };
  }
  const { session, flagged, assessed } = verdict;
  const begun = episodes.filter(({ onset }) => onset <= session);
  // A drop that is open goes on over sessions without a score.
  const current = begun.find(({ last, repair }) => session <= last || repair.status === "open");
  const episode = current ?? begun.filter(({ repair }) => repair.status !== "repaired").at(-1);
  return {
    state: current || (flagged && episodes.length > 0) ? "drop" : assessed ? "no-drop" : "unknown",
    session,
    episode,
  };
}

/**
 * What was measured, as far as it is known (`srs-total`), and what sets two series of one scale apart: a metric other
 * than the sum, and the rater.
 *
 * @internal
 */
export const measured = ({ measure }: RuptureAnalysis): readonly string[] =>
  measure
    ? [
        `${formCode(measure.instrument)}-${measure.scale}`,
        ...(measure.metric === "mean" ? [measure.metric] : []),
        ...(measure.rater ? [measure.rater] : []),
      ]
    : [];

/** @internal */
export const titleOf = (analysis: RuptureAnalysis): string =>
  analysis.measure ? `Alliance (${measured(analysis).join(", ")})` : "Alliance";

/** @internal */
export const possibleRupture = (context: CodeSystemOption): CodeableConcept => ({
  ...coded(codeSystem("rupture-signal", context), "drop"),
  text: "Possible rupture",
});

/**
 * What must stand beside every signal.
 *
 * @internal
 */
export function noteOn(analysis: RuptureAnalysis): string {
  const note = "Computed for a clinician to review: not a diagnosis, no proof of a rupture.";
  if (analysis.status === "not-assessable")
    return `${note} The rule needs ${analysis.needed}, there are ${analysis.given} (${analysis.reason}).`;
  const { sessions, expectedFalseFlags: flags } = analysis;
  const count = (is: "flagged" | "assessed"): number => sessions.filter((verdict) => verdict[is]).length;
  const chance = flags === null ? "an unknown number" : `about ${Number(flags.toPrecision(2))}`;
  return `${note} ${count("flagged")} of ${count("assessed")} judged sessions stand out; by chance alone ${chance}.`;
}
