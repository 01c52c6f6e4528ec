import type { SourceId } from "./bibliography.js";
import type { Grade } from "./cited.js";
import type { CutoffBoundary } from "./norms/profile.js";

/**
 * A number of your own, or a number with as much of its source as you have. Everything in `norms` fits; a result
 * hands it back as it was given, so that it can be traced.
 */
export type NormValue = number | StatedValue;

/** A number with as much of its source as is known. */
export interface StatedValue {
  readonly value: number;
  /** Bibliography id, or a citation of your own. */
  readonly source?: SourceId | (string & {});
  readonly locator?: string;
  readonly population?: string;
  readonly grade?: Grade;
  readonly note?: string;
}

/**
 * A cut-off, which side a score equal to it is on (`below` unless it says otherwise), and the id of the profile it
 * belongs to.
 */
export type Cutoff = number | (StatedValue & { readonly boundary?: CutoffBoundary; readonly profile?: string });

/**
 * The bare number. What is not a number stays so, for the caller to refuse.
 *
 * @internal
 */
export const numberOf = (stated: NormValue): number => ((stated as StatedValue | null)?.value ?? stated) as number;
