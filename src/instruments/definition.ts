import type { SourceId } from "../evidence/bibliography.js";

/** The three parts of the working alliance (Bordin 1979). */
export type Component = "goal" | "task" | "bond";

/** What a form measures: the working alliance, or the outcome of the therapy. */
export type Construct = "alliance" | "outcome";

/** Whose view of the alliance or the outcome an administration records. Data about the occasion, not about the key. */
export type Rater = "client" | "therapist" | "caretaker";

/** One question of a form: its range and key. Never its wording. */
export interface Item<Id extends string = string> {
  /** Stable id; part of the contract. */
  readonly id: Id;
  /** Position on the form, from 1. */
  readonly number: number;
  /** A neutral label of ours, never the item's wording. */
  readonly label: string;
  /** Lowest response, inclusive. */
  readonly minimum: number;
  /** Highest response, inclusive. */
  readonly maximum: number;
  /** Distance between neighbouring responses: 0.1 on a 10 cm line, 1 on a rating scale. */
  readonly step: number;
  /** `reverse` items are scored minimum + maximum - response. */
  readonly keyed: "forward" | "reverse";
}

/**
 * What happens to a scale when answers are missing.
 *
 * `complete`: it is not scored, whatever the caller asks for. `prorate`: the caller may ask for the mean of the
 * answered items times the scale's size, as long as at most `maximumMissing` are missing; its items share one range.
 * `subscales`: on request it is the sum of the (possibly prorated) subscales named, if each is scored.
 */
export type MissingRule<ScaleId extends string = string> =
  | { readonly rule: "complete" }
  | { readonly rule: "prorate"; readonly maximumMissing: number }
  | { readonly rule: "subscales"; readonly of: readonly ScaleId[] };

/** A set of items that are added up. */
export interface Scale<ItemId extends string = string, ScaleId extends string = string> {
  /** The items that are summed, after keying. */
  readonly items: readonly ItemId[];
  /** The part of the alliance it measures, where it measures one. */
  readonly component?: Component;
  /** A single item shown as a component: descriptive, never a reliable subscale. */
  readonly singleItem?: boolean;
  /** What happens when answers are missing. */
  readonly missing: MissingRule<ScaleId>;
}

/** What is known about the rights in a form. `unknown` is an honest value. */
export interface Licence {
  readonly status: "permission-required" | "free" | "unknown";
  readonly holder: string;
}

/** What an instrument is: structure, keying and constructs. Data only; the engine does the arithmetic. */
export interface InstrumentDefinition<
  Id extends string = string,
  ItemId extends string = string,
  ScaleId extends string = string,
> {
  /** Stable id; part of the contract. */
  readonly id: Id;
  /** Full name with its abbreviation. */
  readonly name: string;
  /** Version of this definition; a changed key or rule changes it, and every score names it. */
  readonly version: string;
  /** Whether the form measures the alliance or the outcome. The only place where that is stated. */
  readonly construct: Construct;
  /** Whether a higher score is the better one. The only place where direction is stated. */
  readonly higherIs: "better" | "worse";
  /** Who may fill it in under this one key. */
  readonly raters: readonly Rater[];
  readonly licence: Licence;
  readonly items: readonly Item<ItemId>[];
  readonly scales: { readonly [Key in ScaleId]: Scale<NoInfer<ItemId>, NoInfer<ScaleId>> };
  /** Bibliography ids, or a citation of your own for an instrument of your own. */
  readonly sources: readonly (SourceId | (string & {}))[];
}

/**
 * What marks a definition as checked. Declared as the accessor of a class, because TypeScript leaves those out of a copy: `{ ...srs }` is
 * a definition, not an instrument.
 */
declare class FromDefineInstrument {
  /** True, and not enumerable. */
  get "from defineInstrument"(): true;
}

/** A definition that was checked: one of the package's own, or what `defineInstrument` or `parseInstrument` returns. */
export interface Instrument<Id extends string = string, ItemId extends string = string, ScaleId extends string = string>
  extends InstrumentDefinition<Id, ItemId, ScaleId>, FromDefineInstrument {}

/** The item ids of an instrument, as a union. */
export type ItemId<I extends Instrument> = I["items"][number]["id"];

/** The scale ids of an instrument, as a union. */
export type ScaleId<I extends Instrument> = keyof I["scales"] & string;
