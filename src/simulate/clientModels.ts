import { frozenCopy } from "../core/frozenCopy.js";
import type { ClientModel } from "./clientModel.js";

/** 1 / 12, written out so that a bundler can drop it. */
const TWELFTH = 0.08333333333333333;

/** A working model without its length: give `sessions`, and a rupture if there is to be one. */
export type WorkingModel = Omit<ClientModel, "sessions">;

const models = {
  /** SRS total of a troubled sample. */
  srs: {
    scale: { minimum: 0, maximum: 40, step: 0.1 },
    level: { mean: 36, standardDeviation: 3.2 },
    within: { typicalStandardDeviation: 1.6, logStandardDeviation: 0.55 },
    trend: { mean: 0.05, standardDeviation: 0.08 },
    autocorrelation: 0.2,
  },
  /** SRS total of a sample like the norms, nearer the ceiling. */
  srsNormLike: {
    scale: { minimum: 0, maximum: 40, step: 0.1 },
    level: { mean: 37.6, standardDeviation: 2.4 },
    within: { typicalStandardDeviation: 1.4, logStandardDeviation: 0.55 },
    trend: { mean: 0.04, standardDeviation: 0.05 },
    autocorrelation: 0.2,
  },
  /** Mean of the WAI-SR total, in twelfths of a point. */
  waiSrMean: {
    scale: { minimum: 1, maximum: 5, step: TWELFTH },
    level: { mean: 3.9, standardDeviation: 0.55 },
    within: { typicalStandardDeviation: 0.28, logStandardDeviation: 0.45 },
    trend: { mean: 0.012, standardDeviation: 0.02 },
    autocorrelation: 0.25,
  },
  /** Mean of a WAI total on the 7-point scale, in twelfths of a point. */
  wai7Mean: {
    scale: { minimum: 1, maximum: 7, step: TWELFTH },
    level: { mean: 5.5, standardDeviation: 0.8 },
    within: { typicalStandardDeviation: 0.4, logStandardDeviation: 0.45 },
    trend: { mean: 0.02, standardDeviation: 0.03 },
    autocorrelation: 0.25,
  },
} as const satisfies Record<string, WorkingModel>;

/** The working models, by name. */
export type ClientModels = { readonly [Name in keyof typeof models]: WorkingModel };

/**
 * Working models of the session-by-session course of four scores. **Assumptions, not findings**: copied from no table, fitted
 * to no clinical series. In the models of the SRS neighbouring sessions correlate about .75 and sessions three apart .69 to
 * .70; retest in outpatients was .52 to .66 (She et al. 2023, abstract), so real clients may be less alike. Vary them.
 *
 * @example
 * clientModels.waiSrMean.within.typicalStandardDeviation; // => 0.28
 */
export const clientModels: ClientModels = /* @__PURE__ */ frozenCopy(models);
