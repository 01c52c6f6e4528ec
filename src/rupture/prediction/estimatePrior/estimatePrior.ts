import { checkedOptions } from "../../../core/checkedOptions.js";
import { compareComputed } from "../../../core/decimalGrid.js";
import { insist } from "../../../core/insist.js";
import { mean } from "../../../core/statistics/mean.js";
import { observedSessions } from "../../../course/series.js";
import { measureOfClients } from "../../../course/seriesOfClients.js";
import type { SeriesScale } from "../../../course/measure.js";
import type { SessionSeries } from "../../../course/series.js";
import { defaultPriorNumbers } from "../prior.js";
import type { Prior, PriorMeasure } from "../prior.js";
import { isAtMaximum } from "../scaleEnds.js";
import { gridOf } from "./grid.js";
import { oneRound } from "./oneRound.js";
import type { Population } from "./oneRound.js";
import { pieceLikelihood } from "./pieceLikelihood.js";
import { piecesOf } from "./pieces.js";
import { standardErrorOfLogMean } from "./standardError.js";

/** Choices of {@link estimatePrior}. */
export interface EstimatePriorOptions {
  /** Clients with four observed sessions or more below which no estimate is given. Default 10, at least 2. */
  readonly clientsNeeded?: number;
}

/** A prior from a service's own series: a prior like any other, and what it rests on. Its `note` says it in words. */
export interface EstimatedPrior extends Prior {
  readonly status: "estimated";
  /** Standard error of the typical standard deviation, in points. */
  readonly standardError: number;
  /** Standard deviation over clients of the logarithm of the own standard deviation; at least 0.2. */
  readonly logStandardDeviation: number;
  /** Clients that were used: those with four observed sessions or more. */
  readonly clients: number;
  /** Their observed sessions. */
  readonly sessions: number;
  /** Share of these at the maximum of the scale, 0 to 1. */
  readonly shareAtMaximum: number;
  /** Rounds of estimation; 200 is the most there are. */
  readonly rounds: number;
}

/** A prior from a service's own series, or that there are too few of them, or that nothing varies. */
export type PriorEstimate =
  | EstimatedPrior
  | {
      readonly status: "not-assessable";
      readonly reason: "too-few-clients" | "no-variation";
      readonly given: number;
      readonly needed: number;
    };

/** Sessions with a score that a client needs. */
const SESSIONS_NEEDED = 4;

/**
 * The typical within-client standard deviation of a service, from the series of many clients: a prior to replace ours.
 *
 * A client's scores scatter around a level with an own standard deviation; its logarithm varies over clients with mean mu
 * and standard deviation tau, and levels vary too. A score at the maximum is only known to be at least that, one at the
 * minimum at most that. Courses are cut into pieces of at most eight sessions, each with a level of its own, so that
 * drift and lasting changes do not count as variation. The estimate is exp(mu) by maximum likelihood (the EM algorithm on
 * a grid of levels and standard deviations), its standard error exp(mu) times that of mu.
 *
 * It rests on an assumed autocorrelation of .2: with a true one of .5 it is about a tenth too low. Ruptures count as
 * variation. The default of ten clients is a convention: with ten of them the error is about a fifth of the estimate. The
 * work grows with the number of clients and their sessions.
 *
 * @param seriesOfManyClients - one series a client, all of one measure and with one minimum and maximum
 * @param options - `clientsNeeded`
 * @returns the prior (status `estimated`; the other numbers as by default) with its standard error and what it rests on,
 *   to be handed to a method as it is; or `not-assessable`: `too-few-clients`, or `no-variation` when all scores are equal
 * @throws InvalidArgumentError `series-invalid`, `result-not-unwrapped`, `series-of-different-measures`, `clients-out-of-range`,
 *   `option-unknown`
 *
 * @example
 * const client = (values) => unwrap(sessionSeries(values.map((value, index) => ({ session: index + 1, value })), { minimum: 0, maximum: 40, step: 0.1 }));
 * const estimate = estimatePrior([client([36, 37, 36, 39]), client([30, 33, 27, 30])], { clientsNeeded: 2 });
 * [estimate.typicalStandardDeviation.toFixed(4), estimate.standardError.toFixed(4)]; // => ["2.1422", "1.2104"]
 */
export function estimatePrior(
  seriesOfManyClients: readonly SessionSeries[],
  options?: EstimatePriorOptions,
): PriorEstimate {
  const { clientsNeeded = 10 } = checkedOptions(options, "estimatePrior", { clientsNeeded: "checked-by-caller" });
  const isEnough = Number.isSafeInteger(clientsNeeded) && clientsNeeded >= 2;
  insist(isEnough, "clients-out-of-range", "estimatePrior", "2 clients or more", clientsNeeded);
  const about = commonMeasure(seriesOfManyClients);
  const clients = seriesOfManyClients.map(observedSessions).filter(({ length }) => length >= SESSIONS_NEEDED);
  if (clients.length < clientsNeeded || about === undefined)
    return { status: "not-assessable", reason: "too-few-clients", given: clients.length, needed: clientsNeeded };
  const { scale, measure } = about;

  const scores = clients.flatMap((observed) => observed.map(({ value }) => value));
  const centre = mean(scores);
  const spread = Math.sqrt(mean(scores.map((score) => (score - centre) ** 2)));
  if (compareComputed(spread, 0, scale.maximum - scale.minimum) === 0)
    return { status: "not-assessable", reason: "no-variation", given: 0, needed: 1 };

  const grid = gridOf(centre, spread, scale);
  const likelihood = pieceLikelihood(grid, scale);
  const likelihoods = clients.map((observed) =>
    piecesOf(observed, scale, defaultPriorNumbers.autocorrelation).map(likelihood),
  );
  let population: Population = { logMean: Math.log(spread / 2), logSpread: 0.5, level: centre, levelSpread: spread };
  let round = oneRound(likelihoods, population, grid);
  let rounds = 1;
  while (distance(population, round.population, spread) >= 1e-6 && rounds < 200) {
    population = round.population;
    round = oneRound(likelihoods, population, grid);
    rounds++;
  }

  const typicalStandardDeviation = Math.exp(round.population.logMean);
  const standardError = typicalStandardDeviation * standardErrorOfLogMean(round.weights, round.population, grid);
  // All clients vary alike and so little that the scores do not tell how much.
  if (!Number.isFinite(standardError)) return { status: "not-assessable", reason: "no-variation", given: 0, needed: 1 };
  const foundations = {
    standardError,
    logStandardDeviation: round.population.logSpread,
    clients: clients.length,
    sessions: scores.length,
    shareAtMaximum: scores.filter((score) => isAtMaximum(score, scale)).length / scores.length,
    rounds,
  };
  return Object.freeze<EstimatedPrior>({
    typicalStandardDeviation,
    ...defaultPriorNumbers,
    status: "estimated",
    measure: Object.freeze(measure),
    basis: `estimated from ${String(clients.length)} clients with ${String(scores.length)} sessions`,
    note: inWords(typicalStandardDeviation, foundations),
    ...foundations,
  });
}

/** The largest change from one round to the next, levels in standard deviations of all scores. */
function distance(before: Population, after: Population, spread: number): number {
  return Math.max(
    Math.abs(after.logMean - before.logMean),
    Math.abs(after.logSpread - before.logSpread),
    Math.abs(after.level - before.level) / spread,
    Math.abs(after.levelSpread - before.levelSpread) / spread,
  );
}

/** A prior wrong by 1 % moves the rate of false flags by about 2.5 % (at six sessions); 1.96 standard errors make 4.9 %. */
const RATE_BY_ERROR = 4.9;

type Foundations = Pick<EstimatedPrior, "clients" | "sessions" | "shareAtMaximum" | "standardError">;

function inWords(standardDeviation: number, { clients, sessions, shareAtMaximum, standardError }: Foundations): string {
  const off = Math.min(99, RATE_BY_ERROR * (standardError / standardDeviation));
  return (
    `Estimated from ${String(clients)} clients with ${String(sessions)} sessions, ${(100 * shareAtMaximum).toFixed(0)} % of them at the ` +
    `maximum, which were taken as 'at least this'. Standard error ${standardError.toPrecision(2)}: with ${String(clients)} clients the ` +
    `rate of false flags may be off by about ${(100 * off).toFixed(0)} %. It rests on an assumed autocorrelation of ` +
    `${String(defaultPriorNumbers.autocorrelation).replace("0.", ".")}; if neighbouring sessions are more alike (.5), it is about a tenth too low. ` +
    `Ruptures count as variation.`
  );
}

/** Range and measure of the series, the same for all; a step that differs is not known. Undefined without any series. */
function commonMeasure(
  all: readonly SessionSeries[],
): { readonly scale: SeriesScale; readonly measure: PriorMeasure } | undefined {
  measureOfClients(all, "estimatePrior");
  const [first] = all;
  if (first === undefined) return undefined;
  const { minimum, maximum, step } = first.scale;
  const isCommon = step !== undefined && all.every((series) => series.scale.step === step);
  const range = { minimum, maximum, ...(isCommon && { step }) };
  if (first.measure === undefined) return { scale: range, measure: range };
  const { instrument, scale, metric, rater } = first.measure;
  return { scale: range, measure: { instrument, scale, metric, ...(rater && { rater }), ...range } };
}
