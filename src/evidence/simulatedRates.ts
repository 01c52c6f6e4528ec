/**
 * Rates that were found by simulation of rupture-free clients on the four working models of `/simulate`. None was measured
 * on people. In thousandths, by the number of observed sessions of the series.
 *
 * Each table is a constant of its own, so that a bundle carries the ones that it uses.
 */

/**
 * The working models: SRS total at a typical standard deviation of 1.6 and, nearer the ceiling, of 1.4; the mean of the
 * WAI-SR; the means of the WAI forms answered from 1 to 7.
 */
export type SimulatedModel = "srs" | "srsNormLike" | "waiSr" | "wai7";

/** Rates by model and nominal rate, one for each length of series. */
export interface RateTable {
  readonly lengths: readonly number[];
  readonly models: Readonly<Record<SimulatedModel, Readonly<Record<number, readonly number[]>>>>;
}

/** Rates of a rule with one setting, by model and as a mean over the models, one for each length of series. */
export interface SettingRates {
  readonly lengths: readonly number[];
  readonly mean: readonly number[];
  readonly models?: Readonly<Record<SimulatedModel, readonly number[]>>;
}

/**
 * The rate for a series of that many observed sessions: linear in the logarithm of the length between two lengths that were
 * simulated, the first or last rate outside them.
 *
 * @returns a share, 0 to 1
 * @internal
 */
export function rateAt(lengths: readonly number[], thousandths: readonly number[], sessions: number): number {
  const next = lengths.findIndex((length) => length >= sessions);
  const rate = (thousandths.at(next) as number) / 1000; // beyond the longest, next is -1: the last
  if (next <= 0) return rate;
  const [shorter, longer] = [lengths[next - 1] as number, lengths[next] as number];
  const before = (thousandths[next - 1] as number) / 1000;
  return before + ((rate - before) * Math.log(sessions / shorter)) / Math.log(longer / shorter);
}

/**
 * The model that was simulated with a prior of this measure and typical standard deviation; undefined for any other.
 *
 * @internal
 */
export function simulatedModel(
  { instrument, scale, metric }: { readonly [Name in "instrument" | "scale" | "metric"]?: string },
  typicalStandardDeviation: number,
): SimulatedModel | undefined {
  const key = `${String(instrument)} ${String(scale)} ${String(metric)} ${String(typicalStandardDeviation)}`;
  return Object.hasOwn(simulated, key) ? simulated[key] : undefined;
}

const simulated: Readonly<Record<string, SimulatedModel>> = {
  "srs total sum 1.6": "srs",
  "srs total sum 1.4": "srsNormLike",
  "waiSr total mean 0.28": "waiSr",
  "waiSr total sum 3.36": "waiSr",
  "wai36 total mean 0.4": "wai7",
  "wai36 total sum 14.4": "wai7",
  "waiS total mean 0.4": "wai7",
  "waiS total sum 4.8": "wai7",
};

/**
 * The two models nearest to the total of an instrument, for rules without a prior.
 *
 * @internal
 */
export const modelsNear: Readonly<Record<string, readonly [SimulatedModel, SimulatedModel]>> = {
  srs: ["srs", "srsNormLike"],
  wai36: ["waiSr", "wai7"],
  waiSr: ["waiSr", "wai7"],
  waiS: ["waiSr", "wai7"],
};

// Flags a judged session, by nominal rate; 30,000 clients a length. In whole thousandths.

const FLAG_LENGTHS = [4, 8, 14, 24, 40];

/** Flags of the prediction. */
export const predictionFlagRates: RateTable = {
  lengths: FLAG_LENGTHS,
  models: {
    srs: {
      0.005: [4, 5, 5, 5, 5],
      0.01: [8, 10, 10, 9, 9],
      0.025: [22, 24, 22, 22, 21],
      0.05: [44, 44, 43, 41, 40],
    },
    srsNormLike: {
      0.005: [3, 5, 5, 5, 5],
      0.01: [8, 9, 9, 9, 9],
      0.025: [21, 22, 21, 20, 20],
      0.05: [41, 41, 39, 38, 37],
    },
    waiSr: {
      0.005: [3, 4, 4, 4, 5],
      0.01: [6, 8, 9, 9, 9],
      0.025: [20, 21, 22, 22, 22],
      0.05: [43, 43, 43, 43, 43],
    },
    wai7: {
      0.005: [2, 4, 4, 4, 5],
      0.01: [6, 8, 8, 9, 9],
      0.025: [19, 20, 21, 21, 21],
      0.05: [43, 43, 42, 41, 40],
    },
  },
};

/** Flags of the look back for a brief drop. */
export const briefFlagRates: RateTable = {
  lengths: FLAG_LENGTHS,
  models: {
    srs: {
      0.005: [5, 6, 6, 6, 7],
      0.01: [10, 11, 11, 12, 12],
      0.025: [24, 24, 25, 26, 26],
      0.05: [46, 46, 47, 48, 48],
    },
    srsNormLike: {
      0.005: [5, 6, 6, 7, 8],
      0.01: [10, 10, 11, 12, 13],
      0.025: [22, 23, 24, 26, 26],
      0.05: [43, 43, 45, 47, 47],
    },
    waiSr: {
      0.005: [4, 5, 5, 5, 6],
      0.01: [8, 10, 10, 10, 10],
      0.025: [23, 23, 24, 24, 24],
      0.05: [46, 46, 47, 48, 48],
    },
    wai7: {
      0.005: [3, 5, 5, 5, 6],
      0.01: [8, 9, 10, 10, 10],
      0.025: [22, 23, 23, 24, 24],
      0.05: [43, 45, 47, 47, 46],
    },
  },
};

/** Flags of the look back for a shift. */
export const shiftFlagRates: RateTable = {
  lengths: FLAG_LENGTHS,
  models: {
    srs: {
      0.005: [3, 4, 3, 3, 4],
      0.01: [7, 7, 6, 6, 8],
      0.025: [20, 18, 16, 17, 20],
      0.05: [40, 38, 33, 36, 41],
    },
    srsNormLike: {
      0.005: [3, 3, 3, 3, 4],
      0.01: [7, 6, 5, 5, 7],
      0.025: [18, 16, 13, 14, 17],
      0.05: [37, 32, 28, 30, 35],
    },
    waiSr: {
      0.005: [3, 4, 4, 4, 6],
      0.01: [8, 9, 8, 9, 11],
      0.025: [22, 22, 21, 22, 26],
      0.05: [45, 45, 43, 45, 53],
    },
    wai7: {
      0.005: [3, 4, 4, 4, 6],
      0.01: [7, 8, 8, 9, 11],
      0.025: [21, 21, 20, 22, 26],
      0.05: [44, 43, 42, 44, 53],
    },
  },
};

/** Flags of the look back for either. */
export const combinedFlagRates: RateTable = {
  lengths: FLAG_LENGTHS,
  models: {
    srs: {
      0.005: [4, 5, 5, 6, 7],
      0.01: [9, 10, 10, 11, 12],
      0.025: [24, 24, 23, 24, 26],
      0.05: [48, 47, 46, 48, 50],
    },
    srsNormLike: {
      0.005: [4, 5, 5, 6, 7],
      0.01: [9, 10, 10, 10, 12],
      0.025: [22, 23, 22, 23, 25],
      0.05: [45, 44, 42, 44, 47],
    },
    waiSr: {
      0.005: [3, 4, 5, 5, 6],
      0.01: [8, 10, 9, 10, 12],
      0.025: [23, 25, 24, 26, 27],
      0.05: [49, 51, 50, 52, 55],
    },
    wai7: {
      0.005: [3, 5, 5, 5, 6],
      0.01: [7, 9, 9, 10, 12],
      0.025: [22, 24, 24, 25, 28],
      0.05: [47, 49, 49, 50, 54],
    },
  },
};

// Series whose lowest probability, corrected for the number of sessions, lies at or below a value; 30,000 series a length.

const SERIES_LENGTHS = [4, 6, 8, 14, 24, 40];

/** Series at or below a value by the prediction. */
export const predictionSeriesRates: RateTable = {
  lengths: SERIES_LENGTHS,
  models: {
    srs: {
      0.01: [7, 9, 11, 11, 12, 15],
      0.05: [42, 45, 46, 48, 48, 56],
      0.1: [88, 90, 92, 92, 90, 96],
      0.2: [175, 174, 177, 172, 168, 171],
    },
    srsNormLike: {
      0.01: [7, 8, 9, 12, 14, 15],
      0.05: [41, 42, 44, 45, 49, 51],
      0.1: [82, 83, 85, 82, 87, 91],
      0.2: [162, 163, 164, 157, 156, 162],
    },
    waiSr: {
      0.01: [5, 6, 6, 7, 9, 9],
      0.05: [37, 36, 37, 38, 42, 46],
      0.1: [88, 79, 79, 79, 80, 87],
      0.2: [189, 175, 168, 166, 161, 171],
    },
    wai7: {
      0.01: [4, 5, 6, 7, 10, 11],
      0.05: [36, 37, 37, 38, 42, 45],
      0.1: [79, 80, 78, 78, 82, 86],
      0.2: [176, 171, 165, 158, 160, 164],
    },
  },
};

/** Series at or below a value by the look back for a brief drop. */
export const briefSeriesRates: RateTable = {
  lengths: SERIES_LENGTHS,
  models: {
    srs: {
      0.01: [11, 12, 15, 17, 23, 36],
      0.05: [50, 53, 56, 65, 71, 96],
      0.1: [98, 102, 106, 118, 129, 154],
      0.2: [194, 197, 206, 218, 236, 258],
    },
    srsNormLike: {
      0.01: [10, 12, 15, 21, 26, 46],
      0.05: [47, 49, 57, 67, 80, 110],
      0.1: [91, 94, 104, 117, 137, 173],
      0.2: [178, 183, 199, 216, 239, 282],
    },
    waiSr: {
      0.01: [7, 8, 9, 10, 13, 18],
      0.05: [45, 46, 49, 50, 53, 64],
      0.1: [94, 94, 98, 99, 104, 115],
      0.2: [198, 200, 201, 202, 201, 219],
    },
    wai7: {
      0.01: [6, 8, 11, 11, 15, 22],
      0.05: [42, 45, 47, 50, 60, 71],
      0.1: [90, 94, 97, 98, 110, 121],
      0.2: [186, 197, 198, 201, 209, 222],
    },
  },
};

/** Series at or below a value by the look back for a shift. */
export const shiftSeriesRates: RateTable = {
  lengths: SERIES_LENGTHS,
  models: {
    srs: {
      0.01: [6, 7, 7, 6, 8, 13],
      0.05: [36, 36, 33, 27, 32, 42],
      0.1: [73, 70, 63, 54, 59, 75],
      0.2: [140, 138, 128, 112, 114, 135],
    },
    srsNormLike: {
      0.01: [6, 7, 6, 6, 8, 14],
      0.05: [34, 34, 28, 26, 28, 40],
      0.1: [66, 64, 56, 48, 51, 68],
      0.2: [130, 125, 114, 97, 102, 124],
    },
    waiSr: {
      0.01: [6, 7, 6, 7, 9, 15],
      0.05: [38, 37, 37, 33, 39, 48],
      0.1: [79, 75, 74, 68, 72, 87],
      0.2: [155, 153, 147, 136, 143, 162],
    },
    wai7: {
      0.01: [5, 7, 6, 7, 9, 15],
      0.05: [36, 39, 34, 33, 38, 50],
      0.1: [77, 79, 73, 67, 72, 92],
      0.2: [151, 154, 143, 132, 143, 167],
    },
  },
};

/** Series at or below a value by the look back for either. */
export const combinedSeriesRates: RateTable = {
  lengths: SERIES_LENGTHS,
  models: {
    srs: {
      0.01: [8, 11, 13, 15, 21, 34],
      0.05: [45, 50, 52, 56, 63, 86],
      0.1: [96, 98, 99, 103, 110, 138],
      0.2: [191, 196, 194, 192, 204, 234],
    },
    srsNormLike: {
      0.01: [8, 10, 12, 18, 23, 41],
      0.05: [43, 46, 50, 56, 68, 98],
      0.1: [88, 92, 93, 100, 116, 151],
      0.2: [177, 180, 186, 184, 204, 245],
    },
    waiSr: {
      0.01: [6, 7, 8, 10, 13, 19],
      0.05: [42, 43, 45, 46, 50, 66],
      0.1: [93, 94, 94, 91, 97, 113],
      0.2: [202, 202, 198, 189, 192, 209],
    },
    wai7: {
      0.01: [5, 8, 9, 9, 13, 24],
      0.05: [41, 44, 45, 46, 55, 71],
      0.1: [90, 94, 92, 90, 104, 121],
      0.2: [190, 200, 194, 185, 196, 217],
    },
  },
};

// Flags a judged session of rules that know no nominal rate; 40,000 clients a length.

/** Own mean less two own standard deviations. */
export const ownMeanRates: SettingRates = {
  lengths: SERIES_LENGTHS,
  mean: [0, 5.5, 14.4, 22.9, 26.9, 30.2],
  models: {
    srs: [0, 6.9, 16.4, 24.6, 28.6, 31.5],
    srsNormLike: [0, 10.4, 20.7, 29.2, 32.8, 35.3],
    waiSr: [0, 2.1, 9.8, 18.6, 22.5, 26.3],
    wai7: [0, 2.5, 10.6, 19.4, 23.9, 27.8],
  },
};

/** Quesenberry's Q below -3. */
export const quesenberryRates: SettingRates = {
  lengths: SERIES_LENGTHS,
  mean: [0.6, 2, 2.6, 3.3, 3.4, 3.3],
  models: {
    srs: [1, 2.7, 3.4, 4, 4.2, 4.1],
    srsNormLike: [1.1, 3.6, 4.3, 5.5, 5.6, 5.3],
    waiSr: [0.1, 0.9, 1.3, 1.7, 1.8, 1.9],
    wai7: [0.2, 1, 1.5, 1.9, 2, 2],
  },
};

// Found by `npm run study` on the same models: the mean over models.

/** Individuals chart, three sigmas from moving ranges. */
export const individualsChartRates: SettingRates = { lengths: [8, 14, 24, 40], mean: [9, 13.7, 24.1, 45] };

/** Falls from the last observed session, by their size in pooled standard deviations; alike for 4 to 40 sessions. */
export const fallRates: Readonly<Record<number, SettingRates>> = {
  1: { lengths: [4], mean: [128] },
  2: { lengths: [4], mean: [35] },
};

/** Peak to trough, by its depth in pooled standard deviations; alike for 4 to 40 sessions. */
export const peakToTroughRates: Readonly<Record<number, SettingRates>> = {
  1: { lengths: [4], mean: [162] },
  2: { lengths: [4], mean: [40] },
};
