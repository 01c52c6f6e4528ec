import type { Cutoff, NormValue } from "../evidence/normValue.js";
import { numberOf } from "../evidence/normValue.js";
import { exactDifference } from "../core/exactDifference.js";
import { compareScores } from "./exactScores.js";
import { insist, insistOnScore } from "./insist.js";

/** One session as OpenFIT's table of alerts looks at it. Totals of 0 to 40. */
export interface OpenFitSession {
  /** Outcome Rating Scale: this total, and how many there are so far, this one included. */
  readonly ors: number | null;
  readonly orsCount: number;
  /** The client's cut-off, for example `norms.ors.openFit.clinicalCutoff.adultSelf`. */
  readonly orsCutoff: NormValue;
  /** The score expected by now, and the one below which the course is off track. Unpublished: bring your own. */
  readonly target: number;
  readonly nTarget: number;
  /** Session Rating Scale: this total and the last one. */
  readonly srs: number | null;
  readonly previousSrs: number | null;
  /** For example `norms.srs.openFit`. */
  readonly srsNorm: { readonly totalCutoff: Cutoff; readonly drop: NormValue };
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
}

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
 * after the first is not in the table; it is grey here.
 *
 * @param session - totals of this session, earlier ones, cut-offs and targets, all in points of 0 to 40
 * @returns a colour for each part of the table
 * @throws InvalidArgumentError `score-not-finite`, `cutoff-not-finite`, `count-out-of-range`,
 *   `threshold-out-of-range` (target below nTarget, or a drop that is not above zero)
 * @see OpenFIT help pages, support.openfit.care
 *
 * @example
 * const shared = { orsCutoff: norms.ors.openFit.clinicalCutoff.adultSelf, srsNorm: norms.srs.openFit };
 * const session = { ors: 21.4, orsCount: 4, target: 20, nTarget: 17, srs: 35.9, previousSrs: 36.9, ...shared };
 * openFitAlerts(session); // => { ors: { colour: "green", zone: "successful" }, srs: "red", srsChange: "red" }
 */
export function openFitAlerts(session: OpenFitSession): OpenFitAlerts {
  const { ors, srs, previousSrs, orsCount, target, nTarget, srsNorm } = session;
  const [orsCutoff, srsCutoff, drop] = [session.orsCutoff, srsNorm.totalCutoff, srsNorm.drop].map(numberOf) as [
    number,
    number,
    number,
  ];
  for (const score of [ors, srs, previousSrs]) if (score !== null) insistOnScore("openFitAlerts", score);
  insist([orsCutoff, srsCutoff].every(Number.isFinite), "cutoff-not-finite", "openFitAlerts", "finite cut-offs");
  insist(Number.isInteger(orsCount) && orsCount >= 0, "count-out-of-range", "openFitAlerts", "a count of ORS scores");
  insist(target >= nTarget && drop > 0, "threshold-out-of-range", "openFitAlerts", "a target not below nTarget");
  const isAtLeast = (score: number, limit: number): boolean => compareScores(score, limit) >= 0;
  return {
    ors: orsAlert(),
    srs: srs === null ? "grey" : isAtLeast(srs, srsCutoff) ? "green" : "red",
    srsChange:
      srs !== null && previousSrs !== null && isAtLeast(exactDifference(previousSrs, srs), drop) ? "red" : null,
  };

  function orsAlert(): OpenFitAlerts["ors"] {
    if (ors === null || orsCount <= 1) return { colour: "grey", zone: null };
    if (isAtLeast(ors, target))
      return { colour: "green", zone: isAtLeast(ors, orsCutoff) ? "above-cutoff" : "successful" };
    return { colour: isAtLeast(ors, nTarget) ? "orange" : "red", zone: null };
  }
}
