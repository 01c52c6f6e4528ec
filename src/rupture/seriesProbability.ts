import {
  briefSeriesRates,
  combinedSeriesRates,
  predictionSeriesRates,
  rateAt,
  shiftSeriesRates,
} from "../evidence/simulatedRates.js";
import type { RateTable } from "../evidence/simulatedRates.js";
import type { AssessedRuptures, RuptureAnalysis } from "./analysisOf.js";
import { readAnalysis } from "./readAnalysis.js";
import { isOfMeasure, modelOf } from "./falseFlags.js";
import type { Prior } from "./prediction/prior.js";

/** How improbable the lowest session of a series is. */
export interface SeriesProbability {
  /** From 0 to 1. */
  readonly probability: number;
  /** `calibrated`: of simulated series without a rupture, about this share came so low. `nominal`: if sessions were independent. */
  readonly basis: "calibrated" | "nominal";
}

/**
 * The chance that the lowest of all probabilities of a series is this low.
 *
 * One flag at 0.01 among fourteen sessions is no rare thing; this is the number to ask about the series as a whole.
 *
 *     S = 1 - (1 - min p)^m,   m = number of sessions with a probability       (Sidak: as if sessions were independent)
 *
 * For `methods.prediction` and `methods.retrospective` with a shipped prior, on a series of that prior's measure, S is
 * calibrated: F(S) is the share of simulated series without a rupture, of as many observed sessions, whose S was as low or
 * lower. Of these about one in ten has a value of .10 or less; that was tuned on the working models, not on clients. Between
 * the simulated values ln F is linear in ln S; below .01 F falls in proportion to S.
 *
 * @param given - from `detectRuptures`
 * @returns the probability and its basis; null when nothing was assessed or the rule gives no probabilities
 * @throws InvalidArgumentError `analysis-invalid`, `result-not-unwrapped`
 *
 * @example
 * const points = [38, 38.4, 37.9, 31, 38.1].map((value, index) => ({ session: index + 1, value }));
 * const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40, step: 0.1 }));
 * const { probability, basis } = seriesProbability(detectRuptures(series, methods.prediction(priors.srs.sum)));
 * [probability.toFixed(4), basis]; // => ["0.0037", "nominal"]
 * seriesProbability(detectRuptures(series, methods.cutoffLevel({ cutoff: 36 }))); // => null
 */
export function seriesProbability(given: RuptureAnalysis): SeriesProbability | null {
  const analysis = readAnalysis(given, "seriesProbability");
  if (analysis.status !== "assessed") return null;
  const known = analysis.sessions.map(({ probability }) => probability).filter((probability) => probability !== null);
  if (known.length === 0) return null;
  // The power in logarithms: 1 - p would lose a small p.
  const lowest = known.reduce((low, probability) => Math.min(low, probability));
  const nominal = 0 - Math.expm1(known.length * Math.log1p(-lowest));
  const found = foundShares(analysis);
  return found
    ? { probability: calibrated(nominal, found), basis: "calibrated" }
    : { probability: nominal, basis: "nominal" };
}

/** Share of simulated series at or below a value of S. */
type Share = readonly [value: number, share: number];

/** The simulated shares for the method, the prior and the length of the series; undefined where nothing was simulated. */
function foundShares({ method, measure, sessions }: AssessedRuptures): readonly Share[] | undefined {
  const table = Object.hasOwn(tables, method.id) ? tables[method.id] : undefined;
  const prior = Object(method.parameters["prior"]) as Prior;
  const model = isOfMeasure(prior, measure) ? modelOf(prior) : undefined;
  if (table === undefined || model === undefined) return undefined;
  const observed = sessions.filter(({ value }) => value !== null).length;
  return Object.entries(table.models[model])
    .map(([value, thousandths]): Share => [Number(value), rateAt(table.lengths, thousandths, observed)])
    .concat([[1, 1]])
    .sort(([left], [right]) => left - right);
}

const tables: Readonly<Record<string, RateTable>> = {
  prediction: predictionSeriesRates,
  "retrospective-brief": briefSeriesRates,
  "retrospective-shift": shiftSeriesRates,
  "retrospective-combined": combinedSeriesRates,
};

function calibrated(nominal: number, shares: readonly Share[]): number {
  const next = shares.findIndex(([value]) => value >= nominal);
  const [right, above] = shares[next] as Share;
  const before = shares[next - 1];
  if (before === undefined) return nominal * (above / right);
  const [left, below] = before;
  return below * (above / below) ** (Math.log(nominal / left) / Math.log(right / left));
}
