import { mean } from "../core/statistics/mean.js";
import { standardDeviation } from "../core/statistics/standardDeviation.js";
import { observedSessions, type SessionSeries } from "../course/series.js";
import { measureOfClients } from "../course/seriesOfClients.js";

/** How far scores lie apart, over many clients, in points of the scale. What there are too few scores for is null. */
export interface PooledStandardDeviation {
  /** Within a client: each client's scores around the client's own mean. Null without a client with two scores. */
  readonly within: number | null;
  /** Between clients: the clients' means, each counted once. Null with fewer than two clients. */
  readonly between: number | null;
  /** Of all scores around their common mean. Null with fewer than two scores. */
  readonly total: number | null;
  /** What they rest on. */
  readonly n: {
    /** Clients with a score. */
    readonly clients: number;
    /** Those with two scores or more, who alone tell about `within`. */
    readonly clientsWithin: number;
    /** Scores of all clients. */
    readonly sessions: number;
  };
}

/**
 * The pooled standard deviation of many clients' scores: within clients, between them, and in total.
 *
 *     within  = sqrt( sum of (score - own mean)^2 / sum of (own sessions - 1) )
 *     between = standard deviation of the clients' means (n - 1)
 *     total   = standard deviation of all scores (n - 1)
 *
 * Clients with many sessions weigh more in `within` and `total`, and as much as others in `between`. `between` holds the
 * chance error of each client's mean too. Some published rules take a pooled standard deviation; which of these a paper
 * means is for you to read there.
 *
 * @param seriesOfManyClients - one series a client, all of one measure and with one minimum and maximum
 * @returns the three, in points of the scale, unrounded, with the number of clients and sessions
 * @throws InvalidArgumentError `series-invalid`, `series-of-different-measures`, `result-not-unwrapped`
 *
 * @example
 * const client = (values) => unwrap(sessionSeries(values.map((value, index) => ({ session: index + 1, value })), { minimum: 0, maximum: 40 }));
 * const { within, between, n } = pooledStandardDeviation([client([36, 38]), client([29, 30, null, 31])]);
 * [within.toFixed(3), between.toFixed(3), n.sessions]; // => ["1.155", "4.950", 5]
 */
export function pooledStandardDeviation(seriesOfManyClients: readonly SessionSeries[]): PooledStandardDeviation {
  measureOfClients(seriesOfManyClients, "pooledStandardDeviation");
  const clients = seriesOfManyClients
    .map((series) => observedSessions(series).map(({ value }) => value))
    .filter((values) => values.length > 0);
  const scores = clients.flat();
  let [squares, freedom] = [0, 0];
  for (const values of clients) {
    const own = mean(values);
    for (const value of values) squares += (value - own) ** 2;
    freedom += values.length - 1;
  }
  return Object.freeze({
    within: freedom === 0 ? null : Math.sqrt(squares / freedom),
    between: clients.length < 2 ? null : standardDeviation(clients.map(mean)),
    total: scores.length < 2 ? null : standardDeviation(scores),
    n: Object.freeze({
      clients: clients.length,
      clientsWithin: clients.filter((values) => values.length > 1).length,
      sessions: scores.length,
    }),
  });
}
