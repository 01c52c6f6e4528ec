import type { SourceId } from "../bibliography.js";
import type { Cited } from "../cited.js";

/**
 * A named set of norms for one instrument: whose numbers they are, and where each comes from.
 *
 * A profile is plain data. It is handed to a function as an argument; no function looks one up, and none is a default.
 */
export interface NormProfile {
  /** Stable id, unique among all profiles; results name it. */
  readonly id: string;
  /** For a person choosing from a list. */
  readonly name: string;
  /** The instrument the numbers belong to. */
  readonly instrument: "ors" | "cors" | "srs" | "wai36" | "waiSr" | "waiS";
  /** Lowest and highest score of the scale that the numbers belong to; scores outside are refused. Absent where no number is in points. */
  readonly range?: NormRange;
  readonly sources: readonly SourceId[];
  /** What a reader should know before choosing it. */
  readonly note?: string;
}

/**
 * Which scores a cut-off calls clinical, on a scale where higher is better.
 *
 * `below`: a score at the cut-off is functional. `atOrBelow`: it is clinical. `neither`: it is on neither side, so
 * clinical is strictly below and functional strictly above. Where higher is worse, read "above".
 */
export type CutoffBoundary = "below" | "atOrBelow" | "neither";

/** A cut-off with its source, and on which side a score equal to it falls. */
export interface CitedCutoff<Value extends number = number> extends Cited<Value> {
  readonly boundary: CutoffBoundary;
  /** Id of the profile it belongs to, so that a result can name it: a cut-off is handed in by itself. */
  readonly profile: string;
}

/** A reliability coefficient with its source and its kind, which decides what a change beyond it means. */
export interface CitedReliability<Value extends number = number> extends Cited<Value> {
  readonly kind: "internal-consistency" | "dependability";
}

/**
 * The type of a profile as an editor shows it: its numbers stay literal, what explains them is a text. Conditional, so that
 * its own name does not stand before what it says.
 */
export type Shown<Profile extends NormProfile> = Profile extends NormProfile
  ? {
      readonly [Key in keyof Profile]: Key extends "name" | "note"
        ? string
        : Key extends "sources"
          ? readonly SourceId[]
          : Key extends "range"
            ? NormRange
            : ShownNumber<Profile[Key]>;
    }
  : never;

type ShownNumber<Part> = Part extends CitedReliability
  ? CitedReliability<Part["value"]>
  : Part extends CitedCutoff
    ? CitedCutoff<Part["value"]>
    : Part extends Cited<infer Value>
      ? Cited<Value>
      : Part extends object
        ? { readonly [Key in keyof Part]: ShownNumber<Part[Key]> }
        : Part;

/** Lowest and highest score of a scale. */
export interface NormRange {
  readonly minimum: number;
  readonly maximum: number;
}

/**
 * Every key that a profile may have.
 *
 * @internal
 */
export const profileKeys: readonly string[] = [
  "id",
  "name",
  "instrument",
  "range",
  "sources",
  "note",
  "clinicalCutoff",
  "threshold",
  "effectSize",
  "totalCutoff",
  "itemCutoff",
  "drop",
  "bands",
  "scale",
  "metric",
  "rater",
  "n",
  "mean",
  "standardDeviation",
  "reliability",
  "cutoffs",
];
