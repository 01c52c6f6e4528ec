import type { CutoffBoundary } from "../evidence/norms/profile.js";
import { compareScores } from "./exactScores.js";
import { insist } from "./insist.js";

/**
 * On which side of a cut-off a score lies. `sign` is 1 where higher is better.
 *
 * @internal
 */
export function clinicalSide(
  caller: string,
  score: number,
  cutoff: number,
  boundary: CutoffBoundary,
  sign: 1 | -1,
): "clinical" | "functional" | "neither" {
  insist(Number.isFinite(cutoff), "cutoff-not-finite", caller, "a finite cut-off");
  insist(
    ["below", "atOrBelow", "neither"].includes(boundary),
    "boundary-invalid",
    caller,
    'a boundary: "below", "atOrBelow" or "neither"',
  );
  const position = sign * compareScores(score, cutoff);
  if (position === 0) return boundary === "below" ? "functional" : boundary === "atOrBelow" ? "clinical" : "neither";
  return position < 0 ? "clinical" : "functional";
}
