import { readData } from "../core/checkedOptions.js";
import { compareScores } from "../core/decimalGrid.js";
import { insist } from "../core/insist.js";
import { isListOf, isPlainObject, type PlainObject } from "../core/plainObject.js";
import type { Instrument } from "../instruments/definition.js";
import type { Scores } from "./scores.js";

/**
 * Scores that were made earlier, read once and checked: they may come from JSON, or from a hand.
 *
 * @throws InvalidArgumentError `scores-invalid`, `result-not-unwrapped`
 * @internal
 */
export function readScores<I extends Instrument>(given: unknown, caller: string): Scores<I> {
  const need = "whole scores, as score or scoreTotal returned them";
  const scores = readData(given, "scores-invalid", caller, need);
  insist(areScores(scores), "scores-invalid", caller, need, given);
  return scores as unknown as Scores<I>;
}

/**
 * Whether plain data is the scores of one administration, of whatever form.
 *
 * @internal
 */
export function areScores(data: unknown): data is Scores {
  if (!isPlainObject(data)) return false;
  try {
    const { instrument, definitionVersion, missing, items, scales } = data;
    return (
      [instrument, definitionVersion].every(isText) &&
      isListOf(missing, isText) &&
      isRecordOf(items, isItemScore) &&
      isRecordOf(scales, isScaleScore)
    );
  } catch {
    return false; // an accessor that throws
  }
}

const isRecordOf = (data: unknown, isKind: (entry: PlainObject) => boolean): boolean =>
  isPlainObject(data) && Object.values(data).every((entry) => isPlainObject(entry) && isKind(entry));

const isText = (value: unknown): boolean => typeof value === "string";
const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const isItemScore = ({ response, keyed }: PlainObject): boolean =>
  response === null ? keyed === null : isNumber(response) && isNumber(keyed);

function isScaleScore({ status, sum, mean, percent, answered, size, ...rest }: PlainObject): boolean {
  if (!isCount(answered) || !isCount(size) || answered > size) return false;
  if (status === "not-scored") {
    const isNothing = sum === null && mean === null && percent === null;
    return isNothing && isCount(rest["needed"]) && ["too-few-answers", "total-only"].includes(rest["reason"] as string);
  }
  const areNumbers = status === "scored" && isNumber(sum) && isNumber(mean) && isNumber(percent);
  return areNumbers && typeof rest["prorated"] === "boolean" && compareScores(mean * size, sum) === 0;
}
