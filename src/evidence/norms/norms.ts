import { frozenCopy } from "../../core/frozenCopy.js";
import { corsNorms, orsNorms } from "./orsNorms.js";
import { srsNorms } from "./srsNorms.js";
import { wai36Norms, waiSNorms, waiSrNorms } from "./waiNorms.js";

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
export const norms = /* @__PURE__ */ frozenCopy({
  ors: orsNorms,
  cors: corsNorms,
  srs: srsNorms,
  waiSr: waiSrNorms,
  wai36: wai36Norms,
  waiS: waiSNorms,
});
