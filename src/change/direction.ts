import { insistChoice } from "../core/checkedOptions.js";

/** Which way of a score is the good one; stated by the instrument, never inferred. */
export type Direction = "better" | "worse";

/**
 * 1 where higher is better, -1 where higher is worse.
 *
 * @internal
 */
export function directionSign(caller: string, higherIs: unknown): 1 | -1 {
  insistChoice(higherIs, ["better", "worse"], "direction-unknown", caller, "higherIs");
  return higherIs === "better" ? 1 : -1;
}
