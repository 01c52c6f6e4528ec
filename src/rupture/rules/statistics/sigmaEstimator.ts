import type { ObservedSession } from "../../../course/series.js";
import type { NotAssessable } from "../../method.js";

/** How a control chart estimates the sigma of a client's scores. */
export interface SigmaEstimator {
  /** Whether a dip of one session, not at an end, can cross the limit that it widens itself. */
  readonly canCross: (sessions: number) => boolean;
  readonly estimate: (observed: readonly ObservedSession[]) => number | NotAssessable;
}
