import type { ErrorCode } from "./errorCode.js";
import { InvalidArgumentError } from "./invalidArgumentError.js";
import { isResult, kindOf } from "./kindOf.js";
import { hasHoles, isList } from "./plainObject.js";

/**
 * Throw when a requirement does not hold. The sentence is "caller requires need; got kind", and never repeats a value.
 *
 * @param need - what is required, with the allowed values
 * @param got - the value that was given instead; its kind ends the sentence
 * @internal
 */
export function insist(
  holds: boolean,
  code: ErrorCode,
  caller: string,
  need: string,
  ...got: readonly [] | readonly [unknown]
): asserts holds {
  if (holds) return;
  const ending = got.map((value) => `; got ${kindOf(value)}`).join("");
  throw new InvalidArgumentError(code, `${caller} requires ${need}${ending}`);
}

/**
 * Throw `result-not-unwrapped` for a Result where its value belongs.
 *
 * @internal
 */
export function insistUnwrapped(value: unknown, caller: string, need: string): void {
  insist(!isResult(value), "result-not-unwrapped", caller, need, value);
}

/**
 * Throw for what is no list, and for a list with holes.
 *
 * @internal
 */
export function insistList(
  value: unknown,
  code: ErrorCode,
  caller: string,
  need: string,
): asserts value is readonly unknown[] {
  insistUnwrapped(value, caller, need);
  insist(isList(value), code, caller, need, value);
  insist(!hasHoles(value), code, caller, `${need}; got a list with holes`);
}

/** Beyond any score, and small enough for the square of a square. @internal */
export const LARGEST = 1e9;

/**
 * Throw for what is no number from `least` to `most`.
 *
 * @internal
 */
export function insistWithin(
  value: unknown,
  [least, most]: readonly [least: number, most: number],
  code: ErrorCode,
  caller: string,
  name: string,
): asserts value is number {
  const isWithin = typeof value === "number" && value >= least && value <= most;
  insist(isWithin, code, caller, `${name} from ${least} to ${most}`, value);
}

/** @internal */
export const isPositive = (value: unknown): value is number => Number.isFinite(value) && (value as number) > 0;

/** @internal */
export function insistPositive(value: unknown, code: ErrorCode, caller: string, name: string): asserts value is number {
  insist(isPositive(value), code, caller, `${name} above zero`, value);
}

/** @internal */
export function insistFinite(value: unknown, code: ErrorCode, caller: string, name: string): asserts value is number {
  insist(Number.isFinite(value), code, caller, `${name} to be a finite number`, value);
}
