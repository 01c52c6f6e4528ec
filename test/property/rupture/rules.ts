import { methods, prior, priors } from "../../../src/index.js";
import type { RuptureMethod } from "../../../src/index.js";

/**
 * Every rule of the package, each with everything it declares about itself put to the test in `laws.property.test.ts`.
 *
 * `make(unit)` is the rule with each of its parameters in points multiplied by `unit`; at 1 it suits scores from 0 to 40
 * that vary by about 1.6 within a client. A new rule is a line here.
 */
export interface Rule {
  readonly name: string;
  readonly make: (unit: number) => RuptureMethod;
}

const typical = (unit: number) => prior({ typicalStandardDeviation: unit * priors.srs.sum.typicalStandardDeviation });

export const rules: readonly Rule[] = [
  { name: "prediction", make: (unit) => methods.prediction(typical(unit)) },
  { name: "prediction without clip", make: (unit) => methods.prediction({ ...typical(unit), clip: 0 }) },
  { name: "prediction at 5 %", make: (unit) => methods.prediction(typical(unit), { alpha: 0.05 }) },
  { name: "brief", make: (unit) => methods.retrospective(typical(unit), { question: "brief" }) },
  { name: "shift", make: (unit) => methods.retrospective(typical(unit), { question: "shift" }) },
  { name: "combined", make: (unit) => methods.retrospective(typical(unit), { question: "combined" }) },
];
