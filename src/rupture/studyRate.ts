import type { FalseFlagRate } from "./method.js";

/**
 * How often a rule in pooled standard deviations flags a session when nothing happened: the mean over the working models and
 * courses of 4 to 40 sessions, as found by `npm run study`. The pooled standard deviation was that of the model.
 *
 * @param rates - by the multiples that were simulated
 * @internal
 */
export function studyRate(rates: Readonly<Record<number, number>>, multiple: number): FalseFlagRate {
  const rate = rates[multiple];
  return rate === undefined
    ? { basis: "unknown", note: "Simulated for one and for two pooled standard deviations alone." }
    : {
        basis: "calibrated",
        note: "Simulated on working models, their own standard deviation being the pooled one; between models and lengths the rates differ by up to a third. A client who varies more or less than others has another rate.",
        perSession: () => rate,
      };
}

/**
 * Falls of one and of two pooled standard deviations from the last observed session.
 *
 * @internal
 */
export const ratesOfFalls: Readonly<Record<number, number>> = { 1: 0.128, 2: 0.035 };
