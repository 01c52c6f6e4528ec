import { compareComputed } from "../../core/decimalGrid.js";
import { InvalidArgumentError } from "../../core/invalidArgumentError.js";
import { digamma } from "../../core/statistics/digamma.js";
import { mean } from "../../core/statistics/mean.js";
import { observedSessions } from "../../course/series.js";
import { measureOfClients } from "../../course/seriesOfClients.js";
import type { ObservedSession, SessionSeries } from "../../course/series.js";
import { defaultPriorNumbers } from "./prior.js";
import type { Prior } from "./prior.js";

/** Choices of {@link estimatePrior}. */
export interface EstimatePriorOptions {
  /** Clients with four observed sessions or more below which no estimate is given. Default 10, at least 2. */
  readonly clientsNeeded?: number;
}

/** A prior from a service's own series: a prior like any other, and what it rests on. */
export interface EstimatedPrior extends Prior {
  readonly status: "estimated";
  /** Standard error of the typical standard deviation, in points. */
  readonly standardError: number;
  /** Clients that were used: those with four observed sessions or more. */
  readonly clients: number;
  /** Their observed sessions. */
  readonly sessions: number;
}

/** A prior from a service's own series, or that there are too few of them. */
export type PriorEstimate =
  | EstimatedPrior
  | {
      readonly status: "not-assessable";
      readonly reason: "too-few-clients";
      readonly given: number;
      readonly needed: number;
    };

/**
 * The typical within-client standard deviation of a service, from the series of many clients: a prior to replace ours.
 *
 * From each client's scores the client's own straight line is removed; the rest has variance s^2 with df = observed
 * sessions - 2 degrees of freedom. Clients with df below 2 are left out.
 *
 *     typical SD = exp( 1/2 * sum(df * L) / sum(df) ),   L = ln s^2 - digamma(df/2) + ln(df/2)
 *     standard error = typical SD * 1/2 * sqrt( k/(k-1) * sum(df^2 * (L - weighted mean of L)^2) ) / sum(df),  k clients
 *
 * Scores that lie exactly on a line have s^2 = 0; it is taken as (step/2)^2. The standard error is the usual one of a
 * ratio over independent clients. The default of ten clients is a convention: clients differ, and with ten of them the
 * error is about a fifth of the estimate.
 *
 * @param seriesOfManyClients - one series a client, all of one measure and with one minimum and maximum
 * @param options - `clientsNeeded`
 * @returns the prior (status `estimated`; the other numbers as by default) with its standard error and what it rests on,
 *   to be handed to a method as it is; or `not-assessable`
 * @throws InvalidArgumentError `series-invalid`, `series-of-different-measures`, `result-not-unwrapped`, `step-needed`, `clients-needed-invalid`
 *
 * @example
 * const client = (values) => unwrap(sessionSeries(values.map((value, index) => ({ session: index + 1, value })), { minimum: 0, maximum: 40 }));
 * const estimate = estimatePrior([client([36, 37, 36, 39]), client([30, 33, 27, 30])], { clientsNeeded: 2 });
 * [estimate.typicalStandardDeviation.toFixed(4), estimate.standardError.toFixed(4)]; // => ["2.4490", "1.0748"]
 */
export function estimatePrior(
  seriesOfManyClients: readonly SessionSeries[],
  { clientsNeeded = 10 }: EstimatePriorOptions = {},
): PriorEstimate {
  if (!(Number.isInteger(clientsNeeded) && clientsNeeded >= 2))
    throw new InvalidArgumentError("clients-needed-invalid", "estimatePrior requires 2 clients or more");
  const measure = measureOfClients(seriesOfManyClients, "estimatePrior");
  const clients = seriesOfManyClients.map(aroundOwnLine).filter((client) => client !== undefined);
  if (clients.length < clientsNeeded)
    return { status: "not-assessable", reason: "too-few-clients", given: clients.length, needed: clientsNeeded };

  const total = sum(clients.map(({ df }) => df));
  const centre = sum(clients.map(({ df, logVariance }) => df * logVariance)) / total;
  const squares = sum(clients.map(({ df, logVariance }) => (df * (logVariance - centre)) ** 2));
  const typicalStandardDeviation = Math.exp(centre / 2);
  const sessions = sum(clients.map(({ df }) => df + 2));
  const inflation = clients.length / (clients.length - 1);
  return Object.freeze<EstimatedPrior>({
    typicalStandardDeviation,
    ...defaultPriorNumbers,
    status: "estimated",
    ...(measure !== undefined && {
      measure: Object.freeze({ instrument: measure.instrument, scale: measure.scale, metric: measure.metric }),
    }),
    basis: `estimated from ${String(clients.length)} clients with ${String(sessions)} sessions`,
    standardError: (typicalStandardDeviation * Math.sqrt(inflation * squares)) / (2 * total),
    clients: clients.length,
    sessions,
  });
}

/** The unbiased logarithm of the client's variance around the own straight line; undefined with fewer than 2 df. */
function aroundOwnLine(series: SessionSeries): { df: number; logVariance: number } | undefined {
  const observed = observedSessions(series);
  const df = observed.length - 2;
  if (df < 2) return undefined;
  const standardDeviation = Math.sqrt(residualSquares(observed) / df);
  const { minimum, maximum, step } = series.scale;
  const isZero = compareComputed(standardDeviation, 0, maximum - minimum) === 0;
  if (isZero && step === undefined)
    throw new InvalidArgumentError(
      "step-needed",
      "estimatePrior requires the scale's step for scores that do not vary",
    );
  const spread = isZero ? (step as number) / 2 : standardDeviation;
  return { df, logVariance: 2 * Math.log(spread) - digamma(df / 2) + Math.log(df / 2) };
}

function residualSquares(observed: readonly ObservedSession[]): number {
  const time = mean(observed.map(({ session }) => session));
  const level = mean(observed.map(({ value }) => value));
  const slope =
    sum(observed.map(({ session, value }) => (session - time) * (value - level))) /
    sum(observed.map(({ session }) => (session - time) ** 2));
  return sum(observed.map(({ session, value }) => (value - level - slope * (session - time)) ** 2));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
