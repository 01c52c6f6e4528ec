import { InvalidArgumentError } from "../core/invalidArgumentError.js";

/**
 * Refuse a parameter that makes no sense. The sentence names the function and its need, never the number.
 *
 * @internal
 */
export function insist(holds: boolean, code: RuleErrorCode, caller: string, need: string): asserts holds {
  if (!holds) throw new InvalidArgumentError(code, `${caller} requires ${need}`);
}

/** @internal */
export function insistPositive(value: number, code: RuleErrorCode, caller: string, name: string): void {
  insist(Number.isFinite(value) && value > 0, code, caller, `${name} above zero`);
}

/** Codes of the errors that a rule throws about its parameters. */
export type RuleErrorCode =
  | "cutoff-not-finite"
  | "boundary-unknown"
  | "drop-out-of-range"
  | "multiple-out-of-range"
  | "standard-deviation-out-of-range"
  | "reliability-out-of-range"
  | "critical-value-out-of-range"
  | "tolerance-out-of-range"
  | "span-out-of-range"
  | "divisor-out-of-range"
  | "estimator-unknown"
  | "gaps-unknown"
  | "share-out-of-range"
  | "criterion-unknown"
  | "direction-unknown"
  | "no-criterion"
  | "penalty-too-weak"
  | "autocorrelation-out-of-range"
  | "sessions-out-of-range";
