import { insist } from "../../core/insist.js";
import type { SessionSeries } from "../../course/series.js";
import type { RuptureMethod } from "../method.js";
import { prediction } from "./prediction.js";
import type { Prior } from "./prior.js";
import { priors } from "./priors.js";

/**
 * The prediction with the prior that the package ships for what a series measures.
 *
 * Parts of a form (goal, task, bond) on their means are judged by the prior of its total, which is in the same units; the
 * analysis says so with a caution.
 *
 * @throws InvalidArgumentError `method-required`, which names what is known
 * @internal
 */
export function shippedPrediction({ measure }: Pick<SessionSeries, "measure">, caller: string): RuptureMethod {
  const shipped: readonly Prior[] = Object.values(priors).flatMap((prior): Prior[] => Object.values<Prior>(prior));
  const fitting = shipped.find(
    (prior) =>
      prior.measure?.instrument === measure?.instrument &&
      prior.measure?.metric === measure?.metric &&
      (prior.measure?.scale === measure?.scale || measure?.metric === "mean"),
  );
  const known = [
    ...new Set(shipped.map((prior) => `${prior.measure?.instrument ?? ""} ${prior.measure?.metric ?? ""}`)),
  ];
  insist(
    fitting !== undefined,
    "method-required",
    caller,
    `a method, for example methods.prediction(prior({ typicalStandardDeviation })), or a series of a total for which a prior is shipped: ${known.join(", ")}`,
  );
  return prediction(fitting);
}
