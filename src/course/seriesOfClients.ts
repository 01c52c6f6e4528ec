import { insist, insistList } from "../core/insist.js";
import type { Measure } from "./measure.js";
import { insistOnSeries, type SessionSeries } from "./series.js";

/**
 * Throw for what is no list of series, one a client, of one measure; bare series are told apart by their range alone.
 *
 * @returns what the series measure, where it is known
 * @throws InvalidArgumentError `series-invalid`, `series-of-different-measures`, `result-not-unwrapped`
 * @internal
 */
export function measureOfClients(all: readonly SessionSeries[], caller: string): Measure | undefined {
  const need = "a list of series, one a client";
  insistList(all, "series-invalid", caller, need);
  for (const series of all) insistOnSeries(series, caller);
  const describe = ({ measure, scale: { minimum, maximum } }: SessionSeries): string =>
    JSON.stringify([minimum, maximum, measure?.instrument, measure?.scale, measure?.metric, measure?.rater]);
  const [first] = all;
  insist(
    first === undefined || all.every((series) => describe(series) === describe(first)),
    "series-of-different-measures",
    caller,
    "series of one range, instrument, scale, metric and rater",
  );
  return first?.measure;
}
