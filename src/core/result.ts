import { insist } from "./insist.js";
import { InvalidArgumentError } from "./invalidArgumentError.js";
import { inWords, type Issue } from "./issue.js";
import { isResult } from "./kindOf.js";
import { isList, isPlainObject, type PlainObject } from "./plainObject.js";

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
 * @param result - what `score`, `parseResponses`, `courseOf` and their like return
 * @returns the value of a successful result
 * @throws InvalidArgumentError `unwrapped-failure`, which names the first issue and carries all of them; `not-a-result`
 *
 * @example
 * const scores = unwrap(score(srs, [9, 9, 9, 9]));
 * scores.scales.total.sum; // => 36
 */
export function unwrap<Value>(result: Result<Value>): Value {
  const need = "what score, courseOf and their like return";
  insist(isResult(result), "not-a-result", "unwrap", need, result);
  const { ok, value, issues } = readEntries(result, need);
  if (ok === true) return value as Value;
  insist(isList(issues) && issues.every(isIssue), "not-a-result", "unwrap", need);
  const found = issues as readonly Issue[];
  throw new InvalidArgumentError(
    "unwrapped-failure",
    `unwrap requires a result without issues; got ${inWords(found)}`,
    found,
  );
}

function readEntries(result: unknown, need: string): PlainObject {
  try {
    return { ...(result as PlainObject) };
  } catch {
    throw new InvalidArgumentError("not-a-result", `unwrap requires ${need}, which can be read`);
  }
}

function isIssue(issue: unknown): boolean {
  if (!isPlainObject(issue)) return false;
  const { code, path, message } = issue;
  const isPath = isList(path) && path.every((part) => typeof part === "string" || typeof part === "number");
  return typeof code === "string" && typeof message === "string" && isPath;
}
