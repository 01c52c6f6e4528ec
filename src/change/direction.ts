import { insist } from "../core/insist.js";

/** Which way of a score is the good one; stated by the instrument, never inferred. */
export type Direction = "better" | "worse";

/**
 * 1 where higher is better, -1 where higher is worse.
 *
 * @internal
 */
export function directionSign(caller: string, higherIs: Direction): 1 | -1 {
  const isBetter = higherIs === "better";
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- callers without types
  insist(isBetter || higherIs === "worse", "direction-unknown", caller, 'higherIs "better" or "worse"');
  return isBetter ? 1 : -1;
}
