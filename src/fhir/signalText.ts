import type { Construct } from "../instruments/definition.js";
import type { AssessedRuptures, RuptureAnalysis } from "../rupture/analysisOf.js";
import type { Episode } from "../rupture/episodes.js";

/** What the sentences of a signal are made of. */
export interface SignalFacts {
  /** Whether the form measures the alliance or the outcome; null where the series does not say what it measures. */
  readonly construct: Construct | null;
  /** What was measured, as codes: form and scale, then the metric and the rater where they set series apart. */
  readonly measure: readonly string[];
  readonly state: "drop" | "no-drop" | "unknown";
  readonly session: number | null;
  /** The drop the session lies in, else the last one before it that did not return. */
  readonly drop: { readonly onset: number; readonly repair: Episode["repair"]["status"] } | null;
  readonly rule: Pick<RuptureAnalysis["method"], "id" | "name" | "grade">;
  /** Sessions that stand out, of those that were judged. */
  readonly flagged: number;
  readonly judged: number;
  /** Flags to expect by chance; null where the rule's rate is not known. */
  readonly byChance: AssessedRuptures["expectedFalseFlags"];
  /** Why the series was not assessed; null where it was. */
  readonly shortage: { readonly given: number; readonly needed: number; readonly reason: string } | null;
}

/** Sentences that people read on a card, a flag or a signal. */
export interface SignalText {
  /** What was measured. */
  readonly title: (facts: SignalFacts) => string;
  /** What the rule found, within a sentence. */
  readonly finding: (facts: SignalFacts) => string;
  /** What a flag on the record is called. */
  readonly flag: (facts: SignalFacts) => string;
  /** What a signal is called among other observations. */
  readonly signal: (facts: SignalFacts, text: SignalText) => string;
  /** One line: what was measured, found and where. A card has room for less than 140 characters. */
  readonly summary: (facts: SignalFacts, text: SignalText) => string;
  /** The drop of the session, or the last one that did not return; called only where there is one. */
  readonly drop: (facts: SignalFacts) => string;
  /** The rule, its name and its grade. */
  readonly rule: (facts: SignalFacts) => string;
  /** What must stand beside every signal. */
  readonly note: (facts: SignalFacts) => string;
  /** Why a person may set a card aside. */
  readonly overrideReasons: Readonly<Record<OverrideReason, string>>;
}

/** Our codes for why a person may set a card aside. */
export type OverrideReason =
  "discussed-in-session" | "filled-in-by-mistake" | "planned-for-next-session" | "other-reason";

/**
 * The sentences in English.
 *
 * @internal
 */
export const english: SignalText = {
  title: ({ construct, measure }) => {
    const what = construct === null ? "Scores" : { alliance: "Alliance", outcome: "Outcome" }[construct];
    return measure.length > 0 ? `${what} (${measure.join(", ")})` : what;
  },
  finding: ({ construct, state }) =>
    ({
      drop: construct === "alliance" ? "a possible rupture" : "a notable drop",
      "no-drop": "no drop stands out",
      unknown: "too little to judge by",
    })[state],
  flag: ({ construct }) =>
    construct === "alliance" ? "Possible rupture" : `Notable drop${construct ? " of the outcome" : ""}`,
  signal: (facts, text) => `${text.title(facts)}: ${facts.construct === "alliance" ? "rupture" : "drop"} signal`,
  summary: (facts, text) => {
    const place = facts.session === null ? "" : ` in session ${facts.session}`;
    const drop = facts.drop && facts.state !== "drop" ? `. ${text.drop(facts)}` : "";
    return `${text.title(facts)}: ${text.finding(facts)}${place}${drop}`;
  },
  drop: ({ drop }) => (drop ? `Drop since session ${drop.onset}: ${drop.repair}.` : ""),
  rule: ({ rule: { name, id, grade } }) => `Rule: ${name} (${id}, ${grade}).`,
  note: ({ construct, flagged, judged, byChance, shortage }) => {
    const note = `Computed for a clinician to review: not a diagnosis${construct === "alliance" ? ", no proof of a rupture" : ""}.`;
    if (shortage) return `${note} The rule needs ${shortage.needed}, there are ${shortage.given} (${shortage.reason}).`;
    const chance = byChance === null ? "an unknown number" : `about ${Number(byChance.toPrecision(2))}`;
    return `${note} ${flagged} of ${judged} judged sessions stand out; by chance alone ${chance}.`;
  },
  overrideReasons: {
    "discussed-in-session": "Discussed in session",
    "filled-in-by-mistake": "Form filled in by mistake",
    "planned-for-next-session": "Planned for the next session",
    "other-reason": "Other reason",
  },
};
