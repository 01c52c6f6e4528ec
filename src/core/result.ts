import { InvalidArgumentError } from "./invalidArgumentError.js";
import type { Issue } from "./issue.js";

/** The outcome of checking data: a value, or every issue that was found. */
export type Result<Value, Code extends string = string> = Success<Value> | Failure<Code>;

/** The data was right. */
export interface Success<Value> {
  readonly ok: true;
  readonly value: Value;
}

/** The data was wrong; `issues` holds everything that was, never the first fault alone. */
export interface Failure<Code extends string = string> {
  readonly ok: false;
  readonly issues: readonly Issue<Code>[];
}

/** @internal */
export const success = <Value>(value: Value): Success<Value> => ({ ok: true, value });

/** @internal */
export const failure = <Code extends string>(issues: readonly Issue<Code>[]): Failure<Code> => ({ ok: false, issues });

/**
 * The value of a result, for those who prefer exceptions.
 *
 * @param result - what `score`, `parseResponses`, `sessionSeries` and their like return
 * @returns the value of a successful result
 * @throws InvalidArgumentError `unwrapped-failure`, carrying the issues
 *
 * @example
 * const scores = unwrap(score(srs, [9, 9, 9, 9]));
 * scores.scales.total.status; // => "scored"
 */
export function unwrap<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  const codes = [...new Set(result.issues.map((issue) => issue.code))].join(", ");
  throw new InvalidArgumentError("unwrapped-failure", `unwrap was given a result with issues: ${codes}`, result.issues);
}
