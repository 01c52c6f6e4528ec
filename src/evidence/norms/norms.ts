import { frozenCopy } from "../../core/frozenCopy.js";
import { corsNorms, orsNorms } from "./orsNorms.js";
import { srsNorms } from "./srsNorms.js";
import type { Shown } from "./profile.js";
import { wai36Norms, waiSNorms, waiSrNorms } from "./waiNorms.js";

/** Profiles of the ORS, by name. */
export type OrsNorms = { readonly [Name in keyof typeof orsNorms]: Shown<(typeof orsNorms)[Name]> };

/** Profiles of the CORS, by name. */
export type CorsNorms = { readonly [Name in keyof typeof corsNorms]: Shown<(typeof corsNorms)[Name]> };

/** Profiles of the SRS, by name. */
export type SrsNorms = { readonly [Name in keyof typeof srsNorms]: Shown<(typeof srsNorms)[Name]> };

/** Profiles of the WAI-SR, by name. */
export type WaiSrNorms = { readonly [Name in keyof typeof waiSrNorms]: Shown<(typeof waiSrNorms)[Name]> };

/** Profiles of the WAI-36, by name. */
export type Wai36Norms = { readonly [Name in keyof typeof wai36Norms]: Shown<(typeof wai36Norms)[Name]> };

/** Profiles of the WAI-S, by name. */
export type WaiSNorms = { readonly [Name in keyof typeof waiSNorms]: Shown<(typeof waiSNorms)[Name]> };

/** Norm profiles by instrument. */
export interface Norms {
  /** Outcome Rating Scale: cut-offs from 24.52 to 28, reliable change from 5 to 9.15 points. */
  readonly ors: OrsNorms;
  /** Child Outcome Rating Scale: cut-offs of 32 and 28. */
  readonly cors: CorsNorms;
  /** Session Rating Scale: prompts for a conversation, below 34 or 36. */
  readonly srs: SrsNorms;
  /** WAI-SR: how scores of some samples spread. No cut-off exists. */
  readonly waiSr: WaiSrNorms;
  /** WAI-36: reliability coefficients from .77 to .92. No cut-off exists. */
  readonly wai36: Wai36Norms;
  /** WAI-S: how scores of some samples spread. No cut-off exists. */
  readonly waiS: WaiSNorms;
}

/**
 * Norm profiles by instrument: named, cited, deeply frozen plain data that a program can list.
 *
 * None is a default. A function is handed a profile (or numbers of your own) and its result names the one it used.
 * Every number says where it comes from, whom it was measured on and how well it is known; `unverified` means
 * widely repeated, original not read.
 *
 * @example
 * norms.ors.developer.clinicalCutoff.adultSelf.value; // => 25
 * norms.srs.developer.itemCutoff.grade; // => "unverified"
 * Object.keys(norms.ors); // => ["developer", "pcoms", "nhsEngland2015", "spain2021", "openFit"]
 */
export const norms: Norms = /* @__PURE__ */ frozenCopy<Norms>({
  ors: orsNorms,
  cors: corsNorms,
  srs: srsNorms,
  waiSr: waiSrNorms,
  wai36: wai36Norms,
  waiS: waiSNorms,
});
