import { modelsNear, rateAt, simulatedModel } from "../evidence/simulatedRates.js";
import type { RateTable, SettingRates, SimulatedModel } from "../evidence/simulatedRates.js";
import { mean } from "../core/statistics/mean.js";
import type { Measure } from "../course/measure.js";
import type { FalseFlagRate } from "./method.js";
import { defaultPriorNumbers } from "./prediction/prior.js";
import type { Prior } from "./prediction/prior.js";

/**
 * How often a method with this prior and this nominal rate flags a session when nothing happened: the simulated rate where
 * the prior is one that was simulated, else the nominal one. A nominal rate below a simulated one takes its share of it.
 *
 * @internal
 */
export function falseFlagRate(prior: Prior, alpha: number, { lengths, models }: RateTable): FalseFlagRate {
  const model = modelOf(prior);
  const [nominal, thousandths] =
    Object.entries(model ? models[model] : {})
      .sort(([left], [right]) => Number(left) - Number(right))
      .find(([rate]) => Number(rate) >= alpha) ?? [];
  if (thousandths === undefined) return nominalRate(alpha, "Not simulated for this prior and rate.");
  return {
    basis: "calibrated",
    note: "Simulated on a working model, not measured on clients.",
    perSession: (sessions) => (alpha / Number(nominal)) * rateAt(lengths, thousandths, sessions),
  };
}

/**
 * The rate for one series, where it is not that of the method: nominal for a series that is not known to be of the prior's
 * measure.
 *
 * @internal
 */
export function rateForSeries(
  prior: Prior,
  alpha: number,
  measure: Measure | undefined,
): { readonly falseFlags?: FalseFlagRate } {
  return isOfMeasure(prior, measure)
    ? {}
    : { falseFlags: nominalRate(alpha, "Not simulated for a series that is not known to be of the prior's measure.") };
}

const nominalRate = (alpha: number, note: string): FalseFlagRate => ({
  basis: "nominal",
  note,
  perSession: () => alpha,
});

/**
 * Whether a series is known to be of the measure that a prior is about.
 *
 * @internal
 */
export function isOfMeasure({ measure: own }: Prior, measure: Measure | undefined): boolean {
  return (["instrument", "scale", "metric"] as const).every(
    (name) => own?.[name] !== undefined && own[name] === measure?.[name],
  );
}

/**
 * The model that was simulated with this prior; undefined when there was none.
 *
 * @internal
 */
export function modelOf(prior: Prior): SimulatedModel | undefined {
  const names = Object.keys(defaultPriorNumbers) as (keyof typeof defaultPriorNumbers)[];
  return names.every((name) => prior[name] === defaultPriorNumbers[name])
    ? simulatedModel(prior.measure ?? {}, prior.typicalStandardDeviation)
    : undefined;
}

/**
 * A simulated rate of a rule without a prior: that of the two models nearest to the total of the instrument, where the
 * series says what it measures, else the mean over all models.
 *
 * @internal
 */
export function settingRate(
  { lengths, mean: overall, models }: SettingRates,
  note: string,
  measure?: Measure,
): FalseFlagRate {
  const near = measure?.scale === "total" && Object.hasOwn(modelsNear, measure.instrument);
  const both = near && models ? modelsNear[measure.instrument]?.map((model) => models[model]) : undefined;
  return {
    basis: "calibrated",
    note,
    perSession: (sessions) => mean((both ?? [overall]).map((rates) => rateAt(lengths, rates, sessions))),
  };
}

/**
 * How often a rule in pooled standard deviations flags a session when nothing happened, for the multiples that were
 * simulated. The pooled standard deviation was that of the model.
 *
 * @internal
 */
export function pooledRate(rates: Readonly<Record<number, SettingRates>>, multiple: number): FalseFlagRate {
  const found = rates[multiple];
  return found === undefined
    ? { basis: "unknown", note: "Simulated for one and for two pooled standard deviations alone." }
    : settingRate(
        found,
        "Simulated on working models, each with its own standard deviation as the pooled one; between models and lengths the rates differ by up to a third. A client who varies more or less than others has another rate.",
      );
}
