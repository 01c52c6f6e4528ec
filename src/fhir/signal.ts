import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import type { RuptureAnalysis } from "../rupture/detectRuptures.js";
import type { Episode } from "../rupture/episodes.js";
import { coded, codeSystem } from "./codes.js";
import type { CodeSystemOption } from "./codes.js";
import type { CodeableConcept } from "./resources.js";

/** Which session of a series a resource is about. */
export interface SignalOption {
  /** Session number; default the last of the series. */
  readonly session?: number;
}

/** What a rule says about one session of a series. */
interface Signal {
  /** `drop`: it stands out, or lies within a drop that is still followed. `no-drop`: neither. `unknown`: the rule cannot say. */
  readonly state: "drop" | "no-drop" | "unknown";
  /** The number of the session; undefined where the series was not assessed. */
  readonly session?: number | undefined;
  /** The drop the session lies in. */
  readonly episode?: Episode | undefined;
}

/**
 * The state of one session. A signal belongs to a session and not to a whole therapy, so that a drop that was repaired
 * long ago does not stand on every later resource.
 *
 * @internal
 */
export function signalAt(analysis: RuptureAnalysis, { session: asked }: SignalOption): Signal {
  if (analysis.status === "not-assessable") return { state: "unknown", session: asked };
  const { sessions, episodes } = analysis;
  const verdict = asked === undefined ? sessions.at(-1) : sessions.find(({ session }) => session === asked);
  if (!verdict) throw new InvalidArgumentError("session-unknown", "no such session");
  const { session, flagged, assessed } = verdict;
  const episode = episodes.find(({ onset, last }) => onset <= session && session <= last);
  return { state: flagged || episode ? "drop" : assessed ? "no-drop" : "unknown", session, episode };
}

/**
 * What must stand beside every signal.
 *
 * @internal
 */
export const NOT_A_DIAGNOSIS = "Computed for a clinician to review: not a diagnosis, no proof of a rupture.";

/** @internal */
export const possibleRupture = (context: CodeSystemOption): CodeableConcept => ({
  ...coded(codeSystem("rupture-signal", context), "drop"),
  text: "Possible rupture",
});

/** @internal */
export function countsOf(analysis: RuptureAnalysis): string {
  if (analysis.status === "not-assessable")
    return `The rule needs ${analysis.needed}, there are ${analysis.given} (${analysis.reason}).`;
  const { sessions, expectedFalseFlags } = analysis;
  const count = (is: "flagged" | "assessed"): number => sessions.filter((verdict) => verdict[is]).length;
  const chance =
    expectedFalseFlags === null ? "an unknown number" : `about ${Number(expectedFalseFlags.toPrecision(2))}`;
  return `${count("flagged")} of ${count("assessed")} judged sessions stand out; by chance alone ${chance}.`;
}
