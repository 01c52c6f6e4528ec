import { insist } from "../core/insist.js";

/**
 * What things are called in a picture, to translate. A label that needs a number gets it as `formatNumber` of the texts
 * wrote it.
 */
export interface ChartLabels {
  /** A line that was given no label. */
  readonly line: (about: { readonly instrument: string; readonly scale: string; readonly rater?: string }) => string;
  readonly goal: string;
  readonly task: string;
  readonly bond: string;
  readonly total: string;
  /** The first session of a possible rupture, and of a drop that is not called so. */
  readonly onset: string;
  readonly drop: string;
  /** Its lowest score, and the session in which the score is back. */
  readonly trough: string;
  readonly repair: string;
  /** Any other session that stands out. */
  readonly flag: string;
}

/** @internal */
export const labels: ChartLabels = /* @__PURE__ */ Object.freeze({
  line: ({ instrument, scale, rater }) =>
    instrument.replace(/([a-z])(?=[A-Z\d])/g, "$1-").toUpperCase() +
    (scale === "total" ? "" : ` ${scale}`) +
    (rater === undefined ? "" : ` (${rater})`),
  goal: "Goal",
  task: "Task",
  bond: "Bond",
  total: "Total",
  onset: "possible rupture",
  drop: "notable drop",
  trough: "lowest score",
  repair: "back",
  flag: "flagged session",
} satisfies ChartLabels);

/**
 * Texts of a call: those that were given, the rest as they are.
 *
 * @throws InvalidArgumentError `text-invalid` for a text of the wrong kind
 * @internal
 */
export function translated<Texts extends object>(
  texts: Texts,
  given: Partial<Texts> | undefined,
  caller: string,
): Texts {
  const own = Object.entries(Object(given) as Partial<Texts>).filter(([name]) => name in texts);
  insist(
    (given === undefined || typeof given === "object") &&
      own.every(([name, words]) => typeof words === typeof texts[name as keyof Texts]),
    "text-invalid",
    caller,
    '"text" to hold strings and functions as "english" does',
  );
  return { ...texts, ...(Object.fromEntries(own) as Partial<Texts>) };
}
