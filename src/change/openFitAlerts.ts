import type { Cutoff, NormValue } from "../evidence/normValue.js";
import { numberOf } from "../evidence/normValue.js";
import { isBelowCutoff, isDownBy } from "../core/belowOrDown.js";
import { clinicalSide, readCutoff } from "./clinicalSide.js";
import { compareScores } from "../core/decimalGrid.js";
import { readRecord } from "../core/checkedOptions.js";
import { insist, insistPositive } from "../core/insist.js";
import { isFiniteThroughout, isPlainObject } from "../core/plainObject.js";
import { readProfile } from "./readProfile.js";
import { insistOnScore } from "./insist.js";

/** One session as OpenFIT's table of alerts looks at it. Totals of 0 to 40; `null`, `undefined` or absent is missing. */
export interface OpenFitSession {
  /** Outcome Rating Scale: this total, and how many there are so far, this one included. */
  readonly ors?: number | null | undefined;
  readonly orsCount: number;
  /** The client's cut-off, for example `norms.ors.openFit.clinicalCutoff.adultSelf`. */
  readonly orsCutoff: Cutoff;
  /** The score expected by now, and the one below which the course is off track. Unpublished: bring your own. */
  readonly target: number;
  readonly nTarget: number;
  /** Session Rating Scale: this total and the last one. */
  readonly srs?: number | null | undefined;
  readonly previousSrs?: number | null | undefined;
  /** For example `norms.srs.openFit`. */
  readonly srsNorm: { readonly id?: string; readonly totalCutoff: Cutoff; readonly drop: NormValue };
}

/** The colours of the table. `null`: the table has no entry. */
export interface OpenFitAlerts {
  readonly ors: {
    readonly colour: "grey" | "green" | "orange" | "red";
    /** Only with green: whether the score is at or above the cut-off too. */
    readonly zone: "successful" | "above-cutoff" | null;
  };
  readonly srs: "grey" | "green" | "red";
  readonly srsChange: "red" | null;
  /** The rules as they were handed in, and the id of the profile where they come from one. */
  readonly orsCutoff: Cutoff;
  readonly srsNorm: { readonly id: string | null; readonly totalCutoff: Cutoff; readonly drop: NormValue };
}

const caller = "openFitAlerts";
const sessionParts: Readonly<Record<keyof OpenFitSession, true>> = {
  ors: true,
  orsCount: true,
  orsCutoff: true,
  target: true,
  nTarget: true,
  srs: true,
  previousSrs: true,
  srsNorm: true,
};

/**
 * OpenFIT's table of alerts, as its help pages print it: a preset for comparing results with that system.
 *
 *     ORS   one score or none          grey
 *           at or above target         green; "successful" below the cut-off, else "above-cutoff"
 *           from nTarget to target     orange
 *           below nTarget              red
 *     SRS   none                       grey
 *           at or above its cut-off    green, below it red
 *           change of -1 or less       red
 *
 * The system takes the target from a curve that is not published, so target and nTarget are arguments. A missing ORS
 * after the first is not in the table; it is grey here. "At or above" is what the cut-offs of `norms` say of
 * themselves; a cut-off of your own whose boundary is `atOrBelow` is red at the cut-off.
 *
 * @param session - totals of this session, earlier ones, cut-offs and targets, all in points of 0 to 40
 * @returns a colour for each part of the table, and the rules that were used
 * @throws InvalidArgumentError `score-not-finite`, `cutoff-not-finite`, `boundary-unknown`, `count-out-of-range`,
 *   `threshold-out-of-range` (a target that is not finite or below nTarget), `drop-out-of-range`
 * @see OpenFIT help pages, support.openfit.care
 *
 * @example
 * const shared = { orsCutoff: norms.ors.openFit.clinicalCutoff.adultSelf, srsNorm: norms.srs.openFit };
 * const session = { ors: 21.4, orsCount: 4, target: 20, nTarget: 17, srs: 35.9, previousSrs: 36.9, ...shared };
 * const alerts = openFitAlerts(session);
 * alerts.ors; // => { colour: "green", zone: "successful" }
 * [alerts.srs, alerts.srsChange]; // => ["red", "red"]
 */
export function openFitAlerts(session: OpenFitSession): OpenFitAlerts {
  const given = readRecord(session, caller, Object.keys(sessionParts), "unknown-key") as OpenFitSession;
  const { ors = null, srs = null, previousSrs = null, orsCount, orsCutoff, target, nTarget } = given;
  insist(isPlainObject(given.srsNorm), "norm-required", caller, "a norm of the SRS", given.srsNorm);
  const srsNorm = readProfile(given.srsNorm, caller) as unknown as OpenFitSession["srsNorm"];
  const [orsLimit, srsLimit] = [readCutoff(caller, orsCutoff), readCutoff(caller, srsNorm.totalCutoff)];
  const drop = numberOf(srsNorm.drop);
  for (const score of [ors, srs, previousSrs]) if (score !== null) insistOnScore(caller, score);
  insist(
    Number.isInteger(orsCount) && orsCount >= 0,
    "count-out-of-range",
    caller,
    "a whole count of ORS scores, 0 or more",
  );
  const isTarget = Number.isFinite(target) && Number.isFinite(nTarget) && target >= nTarget;
  insist(isTarget, "threshold-out-of-range", caller, "a finite target not below nTarget");
  insistPositive(drop, "drop-out-of-range", caller, "a drop");
  insist(isFiniteThroughout(given), "norm-invalid", caller, "finite numbers in its norms");
  const isAtLeast = (score: number, limit: number): boolean => compareScores(score, limit) >= 0;
  return {
    ors: orsAlert(),
    srs: srs === null ? "grey" : isBelowCutoff(srs, srsLimit.score, srsLimit.boundary) ? "red" : "green",
    srsChange: srs !== null && previousSrs !== null && isDownBy(drop, previousSrs, srs) ? "red" : null,
    orsCutoff,
    srsNorm: { id: srsNorm.id ?? null, totalCutoff: srsNorm.totalCutoff, drop: srsNorm.drop },
  };

  function orsAlert(): OpenFitAlerts["ors"] {
    if (ors === null || orsCount <= 1) return { colour: "grey", zone: null };
    if (isAtLeast(ors, target))
      return { colour: "green", zone: clinicalSide(ors, orsLimit, 1) === "functional" ? "above-cutoff" : "successful" };
    return { colour: isAtLeast(ors, nTarget) ? "orange" : "red", zone: null };
  }
}
