import { insist } from "../core/insist.js";
import { labels, translated } from "./labels.js";
import type { ChartLabels } from "./labels.js";

/**
 * Every word that `chartData`, `svg`, `vegaLite` and `describe` write, to translate. Numbers and dates arrive as
 * `formatNumber` and `formatDate` wrote them, sessions as `list` joined them; `count` is the bare number, for languages
 * with several plurals. Sentences end with their full stop and are joined by blanks.
 */
export interface ChartText extends ChartLabels {
  /** A number as people read it. */
  readonly formatNumber: (value: number) => string;
  /** A date as people read it, from the text that the series holds. */
  readonly formatDate: (date: string) => string;
  /** Several things in one enumeration. */
  readonly list: (items: readonly string[]) => string;

  readonly session: string;
  readonly limit: string;
  readonly expected: string;
  readonly cutoff: string;
  readonly band: string;
  readonly "in-person": string;
  readonly video: string;
  readonly phone: string;
  readonly text: string;
  /** A label with its number: "SRS 38.5", "cut-off 36". */
  readonly valued: (about: { readonly label: string; readonly value: string }) => string;
  /** A norm or a method, by its id where it has one: their names are English. */
  readonly norm: (about: { readonly id: string | null; readonly name: string }) => string;
  /** The name of a method. */
  readonly method: (about: { readonly id: string; readonly name: string }) => string;
  /** The tooltip of a point. */
  readonly point: (about: {
    readonly session: string;
    readonly date: string;
    readonly modality: string;
    readonly score: string;
    readonly said: readonly string[];
  }) => string;

  /** A sentence about one of several lines; a cut-off and its norm. */
  readonly about: (about: { readonly label: string; readonly words: string }) => string;
  /** Something that holds for some sessions: a label that found no room, how they were held. */
  readonly inSessions: (about: { readonly label: string; readonly sessions: string; readonly count: number }) => string;
  /** A note. */
  readonly inSession: (about: { readonly label: string; readonly session: string }) => string;
  /** How many sessions have a score. */
  readonly scored: (about: { readonly scored: string; readonly sessions: string; readonly count: number }) => string;
  readonly nothing: string;
  /**
   * Sessions that stand out. `than`: far below the client's `earlier` or `other` sessions; null where another rule says so.
   * `called`: what they are called; empty in the line under the title.
   */
  readonly found: (about: {
    readonly sessions: string;
    readonly count: number;
    readonly than: "earlier" | "other" | null;
    readonly method: string;
    readonly called: string;
  }) => string;
  /** What became of a drop. */
  readonly followed: (about: {
    readonly status: "repaired" | "partial" | "unrepaired" | "open";
    readonly session: string;
  }) => string;
  /** Flags to expect by chance: about so many, fewer than so many, or unknown. */
  readonly chance: (about: { readonly flags: string; readonly basis: "about" | "fewer" | "unknown" }) => string;
  /** Why a method says nothing, by the code of its reason. */
  readonly unsaid: (about: { readonly reason: string; readonly given: string; readonly needed: string }) => string;
  readonly notNone: string;
  readonly statistical: string;
  /** What a reader should know of a result, by its code; the message is English. */
  readonly caution: (about: { readonly code: string; readonly message: string }) => string;
  /** Scores on the clinical side of a cut-off. */
  readonly beyond: (about: {
    readonly sessions: string;
    readonly count: number;
    readonly value: string;
    readonly side: "below" | "above" | "at or below" | "at or above";
    readonly norm: string;
  }) => string;
  /** The last score against the first: by a norm of reliable change, or as it is. */
  readonly changed: (about: {
    readonly verdict: "improved" | "deteriorated" | "no-reliable-change" | "higher" | "lower" | "same";
  }) => string;
  /** Where the score axis begins and ends. */
  readonly axis: (about: { readonly low: string; readonly high: string }) => string;
}

const many = (count: number): string => (count === 1 ? "" : "s");

/**
 * The texts of a chart in English: a plain object of strings and small functions with named arguments. Hand a
 * translation, or a few texts of your own, to `chartData`, `svg`, `vegaLite` and `describe` as `text`.
 *
 * @example
 * const chart = chartData([{ label: "SRS", series: unwrap(sessionSeries([], { minimum: 0, maximum: 40 })) }]);
 * describe(chart, { text: { scored: () => "Noch kein Wert." } }); // => "Noch kein Wert."
 */
export const english: ChartText = /* @__PURE__ */ withLabels({
  formatNumber: (value) => `${Number.isInteger(value) ? value : Number(value.toPrecision(7))}`,
  formatDate: (date) => date.slice(0, 10),
  list: (items) => [items.slice(0, -1).join(", "), items.at(-1)].filter(Boolean).join(" and "),
  session: "session",
  limit: "alarm limit",
  expected: "expected",
  cutoff: "cut-off",
  band: "reliable change",
  "in-person": "in person",
  video: "video",
  phone: "phone",
  text: "text",
  valued: ({ label, value }) => `${label} ${value}`,
  norm: ({ name }) => name,
  method: ({ name }) => name,
  point: ({ session, date, modality, score, said }) =>
    [`Session ${session}`, date, modality, score, ...said].filter(Boolean).join(" · "),
  about: ({ label, words }) => `${label}: ${words}`,
  inSessions: ({ label, sessions, count }) => `${label}: session${many(count)} ${sessions}.`,
  inSession: ({ label, session }) => `Session ${session}: ${label.replace(/\.?$/, ".")}`,
  scored: ({ scored, sessions }) => `${scored} of ${sessions} sessions scored.`,
  nothing: "No session stands out.",
  found: ({ sessions, count, than, method, called }) =>
    `Session${many(count)} ${sessions} ${
      than === null
        ? `stand${count === 1 ? "s" : ""} out by the rule “${method}”`
        : `${count === 1 ? "is" : "are"} far below this client's ${than} sessions`
    }${called && `: a ${called}`}.`,
  followed: ({ status, session }) =>
    ({
      repaired: `Back in session ${session}.`,
      partial: "More than half of the drop was regained.",
      unrepaired: "It did not come back.",
      open: "Not back yet.",
    })[status],
  chance: ({ flags, basis }) =>
    basis === "unknown"
      ? "How many such flags to expect by chance is not known."
      : `${basis === "about" ? "About" : "Fewer than"} ${flags} such flags are expected by chance.`,
  unsaid: ({ reason, given, needed }) =>
    reason === "no-variation"
      ? "The scores vary too little to say."
      : `Too few ${reason === "too-few-pairs" ? "neighbouring " : ""}sessions to say: ${given} of ${needed} needed.`,
  notNone: "This does not mean that there was no rupture.",
  statistical: "A flag is a statistical finding; it does not show that a rupture happened.",
  caution: ({ message }) => message,
  beyond: ({ sessions, count, value, side, norm }) =>
    `${sessions} session${many(count)} ${side} the cut-off ${value} (${norm}).`,
  changed: ({ verdict }) =>
    ({
      improved: "A reliable improvement since the first score.",
      deteriorated: "A reliable deterioration since the first score.",
      "no-reliable-change": "No reliable change since the first score.",
      higher: "The last score is higher than the first.",
      lower: "The last score is lower than the first.",
      same: "The last score is the same as the first.",
    })[verdict],
  axis: ({ low, high }) => `The score axis runs from ${low} to ${high}.`,
});

/** A spread beside them would keep a bundler from dropping unused texts. */
function withLabels(texts: Omit<ChartText, keyof ChartLabels>): ChartText {
  return Object.freeze({ ...labels, ...texts });
}

/**
 * The texts of a call: those that were given, English for the rest.
 *
 * @throws InvalidArgumentError `text-invalid`
 * @internal
 */
export function textOf(given: Partial<ChartText> | undefined, caller: string): ChartText {
  insist(
    Object.keys(Object(given) as object).every((name) => name in english),
    "text-invalid",
    caller,
    `"text" to hold only ${Object.keys(english).join(", ")}`,
  );
  return translated(english, given, caller);
}
