import { isList, isPlainObject } from "./plainObject.js";

/**
 * What kind of thing a value is, in words. Never the value itself: it may be a patient's answer.
 *
 * @internal
 */
export function kindOf(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (isResult(value)) return "a Result (take its value with unwrap)";
  if (isList(value)) return "a list";
  if (typeof value === "string") return "an unknown text";
  return Number.isNaN(value) ? "NaN" : `another ${typeof value}`;
}

/**
 * Whether somebody forgot `unwrap`: the value is a Result of this package, where what it holds is meant.
 *
 * @internal
 */
export function isResult(value: unknown): boolean {
  try {
    return isPlainObject(value) && typeof value["ok"] === "boolean" && ("value" in value || "issues" in value);
  } catch {
    return false; // an object that cannot be read is no Result of ours
  }
}
