import type { Instrument, ItemId, ScaleId } from "../instruments/definition.js";

/** A scale that could be scored. All values unrounded. */
export interface ScoredScale {
  readonly status: "scored";
  /** Sum of the keyed responses, in response units; a prorated sum is the mean answered item times the size. */
  readonly sum: number;
  /** Sum divided by the size of the scale: in the range of one item. */
  readonly mean: number;
  /** Percent of the maximum possible: 0 at the lowest possible sum, 100 at the highest. */
  readonly percent: number;
  /** Items of the scale that were answered. */
  readonly answered: number;
  /** Items of the scale. */
  readonly size: number;
  /** Whether the sum makes up for missing answers. */
  readonly prorated: boolean;
}

/** A scale that could not be scored, and why. */
export interface UnscoredScale {
  readonly status: "not-scored";
  readonly sum: null;
  readonly mean: null;
  readonly percent: null;
  /** `total-only`: the record holds a total and nothing below it. */
  readonly reason: "too-few-answers" | "total-only";
  readonly answered: number;
  readonly size: number;
  /**
   * How many answers it takes under the policy asked for. For a total of prorated subscales: those that the scored ones
   * hold, and what each of the others needs.
   */
  readonly needed: number;
}

/** The score of one scale, or the reason why there is none. */
export type ScaleScore = ScoredScale | UnscoredScale;

/** One answer as given and as keyed, so that a score can be audited. */
export interface ItemScore {
  /** As given, in response units; `null` is missing or, in a total-only record, unknown. */
  readonly response: number | null;
  /** After reversal: minimum + maximum - response for a reverse-keyed item. */
  readonly keyed: number | null;
}

/** The scores of one administration. Plain data that survives JSON. */
export interface Scores<I extends Instrument = Instrument> {
  readonly instrument: I["id"];
  readonly definitionVersion: string;
  /** Items without an answer, in the order of the form. Empty for a total-only record, whose items are unknown. */
  readonly missing: readonly ItemId<I>[];
  readonly items: { readonly [Id in ItemId<I>]: ItemScore };
  readonly scales: { readonly [Id in ScaleId<I>]: ScaleScore };
}
