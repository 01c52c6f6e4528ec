import type { SeriesScale } from "../course/measure.js";
import { roundStep } from "./roundSteps.js";

/**
 * What the score axis shows: `auto` frames what is drawn (the whole scale where two lines share it), `full` is the whole
 * scale, `[low, high]` is a part of it, widened where a score lies outside.
 */
export type ChartDomain = "auto" | "full" | readonly [low: number, high: number];

/** The score axis of a panel. */
export interface ValueAxis {
  readonly low: number;
  readonly high: number;
}

/** An axis never shows less than this share of the scale, so that small changes look small. */
const leastShare = 0.25;

/**
 * Where the score axis starts and ends.
 *
 * @param scores - what must be seen
 * @param frame - what should be seen with `auto`: limits, cut-offs, a band
 * @internal
 */
export function valueAxis(
  { minimum, maximum }: SeriesScale,
  domain: ChartDomain,
  scores: readonly number[],
  frame: readonly (number | null)[],
): ValueAxis {
  const inside = (value: number): number => Math.min(maximum, Math.max(minimum, value));
  const [asked, seen] =
    domain === "auto" ? [[], [...scores, ...frame]] : [domain === "full" ? [minimum, maximum] : domain, scores];
  let [low, high] = [Infinity, -Infinity];
  for (const value of [...asked, ...seen])
    if (value !== null) [low, high] = [Math.min(low, inside(value)), Math.max(high, inside(value))];
  if (domain === "auto") {
    const missing = Math.max(0, (maximum - minimum) * leastShare - (high - low)) / 2;
    const step = roundStep(high - low + 2 * missing, 4);
    low = inside(Math.floor((low - missing) / step + 1e-6) * step);
    high = inside(Math.ceil((high + missing) / step - 1e-6) * step);
  }
  return high > low ? { low, high } : { low: minimum, high: maximum };
}
