import { numberOf, type Cutoff } from "../evidence/normValue.js";
import type { CutoffBoundary } from "../evidence/norms/profile.js";
import { compareScores } from "../core/decimalGrid.js";
import { insist } from "../core/insist.js";

/** A cut-off that has been looked at: a finite score, and the side of a score equal to it. */
interface Limit {
  readonly score: number;
  readonly boundary: CutoffBoundary;
}

/**
 * Reads a cut-off, or refuses it. Its own boundary holds unless the caller has another; `below` without either.
 *
 * @internal
 */
export function readCutoff(caller: string, cutoff: Cutoff, override?: CutoffBoundary): Limit {
  const score = numberOf(cutoff);
  const need = "a finite cut-off, for example norms.ors.developer.clinicalCutoff.adultSelf";
  insist(Number.isFinite(score), "cutoff-not-finite", caller, need, cutoff);
  const boundary = override ?? (typeof cutoff === "object" ? cutoff.boundary : undefined) ?? "below";
  insist(
    ["below", "atOrBelow", "neither"].includes(boundary),
    "boundary-unknown",
    caller,
    'a boundary: "below", "atOrBelow" or "neither"',
  );
  return { score, boundary };
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
