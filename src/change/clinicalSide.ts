import { numberOf, type Cutoff } from "../evidence/normValue.js";
import type { CutoffBoundary } from "../evidence/norms/profile.js";
import { compareScores } from "../core/decimalGrid.js";
import { insistChoice, readData } from "../core/checkedOptions.js";
import { insist, LARGEST } from "../core/insist.js";
import { isFiniteThroughout, isPlainObject } from "../core/plainObject.js";

/** A cut-off that has been looked at: a finite score, and the side of a score equal to it. @internal */
export interface Limit {
  readonly score: number;
  readonly boundary: CutoffBoundary;
}

/**
 * Reads a cut-off, or refuses it. Its own boundary holds unless the caller has another; `below` without either.
 *
 * @internal
 */
export function readCutoff(caller: string, given: unknown, override?: unknown): Limit {
  const cutoff = readData(given, "cutoff-not-finite", caller, "a cut-off");
  const stated: unknown = numberOf(cutoff as Cutoff);
  const score = typeof stated === "number" && isFiniteThroughout(cutoff) ? stated : NaN;
  const need = "a finite cut-off, for example norms.ors.developer.clinicalCutoff.adultSelf";
  insist(Math.abs(score) <= LARGEST, "cutoff-not-finite", caller, need, cutoff);
  const boundary = override ?? (isPlainObject(cutoff) ? cutoff["boundary"] : undefined) ?? "below";
  insistChoice(boundary, ["below", "atOrBelow", "neither"], "boundary-unknown", caller, "a boundary");
  return { score, boundary: boundary as CutoffBoundary };
}

/**
 * On which side of a cut-off a score lies. `sign` is 1 where higher is better.
 *
 * @internal
 */
export function clinicalSide(score: number, limit: Limit, sign: 1 | -1): "clinical" | "functional" | "neither" {
  const position = sign * compareScores(score, limit.score);
  if (position !== 0) return position < 0 ? "clinical" : "functional";
  return limit.boundary === "below" ? "functional" : limit.boundary === "atOrBelow" ? "clinical" : "neither";
}
