import type { FalseFlagRate } from "./method.js";
import { defaultPriorNumbers } from "./prediction/prior.js";
import type { Prior } from "./prediction/prior.js";

/**
 * False flags per session found by simulation of rupture-free clients, 16,000 a length: by setting and nominal rate (rising), for
 * series of 4, 8, 14, 24 and 40 sessions. In whole thousandths; the nominal rate where fewer were found.
 *
 * @internal
 */
export type CalibrationTable = {
  readonly [Setting in CalibrationSetting]: Readonly<Record<number, readonly number[]>>;
};

/** The four settings that were simulated: SRS sum at SD 1.6 and 1.4, WAI-SR, and the WAI forms answered from 1 to 7. */
type CalibrationSetting = "srs" | "srsNormLike" | "waiSr" | "wai7";

const lengths = [4, 8, 14, 24, 40] as const;

/**
 * How often a method with this prior and this nominal rate flags a session when nothing happened: the simulated rate where
 * the prior is one that was simulated, else the nominal one. A rate below a simulated one takes its share of it. Rates rise
 * with the length of the series: one in between takes the rate of the longer, one beyond 40 sessions that of 40.
 *
 * @internal
 */
export function falseFlagRate(prior: Prior, alpha: number, table: CalibrationTable): FalseFlagRate {
  const setting = simulatedSetting(prior);
  const [nominal, thousandths] =
    Object.entries(setting ? table[setting] : {}).find(([rate]) => Number(rate) >= alpha) ?? [];
  if (thousandths === undefined)
    return { basis: "nominal", note: "Not simulated for this prior and rate.", perSession: () => alpha };
  return {
    basis: "calibrated",
    note: "Simulated on a working model, not measured on clients.",
    perSession: (observedSessions) =>
      ((alpha / Number(nominal)) *
        (thousandths.at(lengths.findIndex((length) => length >= observedSessions)) as number)) /
      1000,
  };
}

function simulatedSetting(prior: Prior): CalibrationSetting | undefined {
  const { measure, typicalStandardDeviation } = prior;
  const isDefault = (Object.keys(defaultPriorNumbers) as (keyof typeof defaultPriorNumbers)[]).every(
    (name) => prior[name] === defaultPriorNumbers[name],
  );
  return isDefault && measure
    ? simulated[`${measure.instrument} ${measure.scale} ${measure.metric} ${typicalStandardDeviation}`]
    : undefined;
}

const simulated: Readonly<Record<string, CalibrationSetting>> = {
  "srs total sum 1.6": "srs",
  "srs total sum 1.4": "srsNormLike",
  "waiSr total mean 0.28": "waiSr",
  "waiSr total sum 3.36": "waiSr",
  "wai36 total mean 0.4": "wai7",
  "wai36 total sum 14.4": "wai7",
  "waiS total mean 0.4": "wai7",
  "waiS total sum 4.8": "wai7",
};
