import type { SourceId } from "./bibliography.js";

/**
 * How well we know a number.
 *
 * `primary`: read in the source itself or computed from published data. `abstract`: the paper's abstract only.
 * `secondary`: another author or a vendor says so. `derived`: computed by us, method shown.
 * `unverified`: widely repeated, original not read; shipped only as a parameter that says so.
 */
export type Grade = "primary" | "abstract" | "secondary" | "derived" | "unverified";

/** A number (or a rule) with its source. */
export interface Cited<Value> {
  readonly value: Value;
  /** Where it comes from: an entry of the bibliography. */
  readonly source: SourceId;
  /** Table, page, section or file inside that source. */
  readonly locator: string;
  /** Whom it was measured on, or to whom it applies. */
  readonly population: string;
  readonly grade: Grade;
  /** What a reader should know before using it. */
  readonly note?: string;
}
