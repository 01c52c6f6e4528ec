import type { FalseFlagRate } from "./method.js";
import { defaultPriorNumbers } from "./prior.js";
import type { Prior } from "./prior.js";

/**
 * False flags per session found by simulation of rupture-free clients, 16,000 a row, at four nominal rates.
 * Rows: series of 4, 8, 14, 24 and 40 sessions. Columns: nominal .005, .01, .025, .05. In whole thousandths.
 *
 * @internal
 */
export type CalibrationTable = { readonly [Setting in CalibrationSetting]: readonly (readonly number[])[] };

/** The four settings that were simulated: SRS sum at SD 1.6 and 1.4, WAI-SR, and the WAI forms answered from 1 to 7. */
type CalibrationSetting = "srs" | "srsNormLike" | "waiSr" | "wai7";

const lengths = [4, 8, 14, 24, 40] as const;
const nominalRates = [0.005, 0.01, 0.025, 0.05] as const;

/**
 * How often a method with this prior and this nominal rate flags a session when nothing happened: the simulated rate
 * where the prior is one that was simulated (between the rows and columns by straight lines, never below the nominal
 * rate), else the nominal one.
 *
 * @internal
 */
export function falseFlagRate(prior: Prior, alpha: number, table: CalibrationTable): FalseFlagRate {
  const setting = simulatedSetting(prior);
  if (setting === undefined || alpha < nominalRates[0] || alpha > nominalRates[3])
    return {
      basis: "nominal",
      note: "The nominal rate; not simulated for this prior and rate.",
      perSession: () => alpha,
    };
  const rows = table[setting].map((row) => between(nominalRates, row.map(fromThousandths), alpha));
  return {
    basis: "calibrated",
    note: "Simulated on a working model, never below the nominal rate; not measured on clients.",
    perSession: (observedSessions) => Math.max(alpha, between(lengths, rows, observedSessions)),
  };
}

const fromThousandths = (rate: number): number => rate / 1000;

function simulatedSetting(prior: Prior): CalibrationSetting | undefined {
  const { measure, typicalStandardDeviation } = prior;
  const isDefault = (Object.keys(defaultPriorNumbers) as (keyof typeof defaultPriorNumbers)[]).every(
    (name) => prior[name] === defaultPriorNumbers[name],
  );
  return isDefault && measure?.scale === "total"
    ? simulated[`${measure.instrument} ${measure.metric} ${String(typicalStandardDeviation)}`]
    : undefined;
}

const simulated: Readonly<Record<string, CalibrationSetting>> = {
  "srs sum 1.6": "srs",
  "srs sum 1.4": "srsNormLike",
  "waiSr mean 0.28": "waiSr",
  "waiSr sum 3.36": "waiSr",
  "wai36 mean 0.4": "wai7",
  "wai36 sum 14.4": "wai7",
  "waiS mean 0.4": "wai7",
  "waiS sum 4.8": "wai7",
};

/** On straight lines between the points, level beyond the first and the last. */
function between(positions: readonly number[], heights: readonly number[], at: number): number {
  const next = positions.findIndex((position) => position >= at);
  const height = heights.at(next) as number; // beyond the last position: at(-1), the last height
  if (next <= 0) return height;
  const [left, right] = positions.slice(next - 1) as [number, number];
  return height + ((right - at) / (right - left)) * ((heights[next - 1] as number) - height);
}
