import { isList } from "../core/plainObject.js";
import { compareComputed } from "../core/decimalGrid.js";
import { frozenCopy } from "../core/frozenCopy.js";
import type { PlainObject } from "../core/plainObject.js";
import type { Instrument, Item, Scale } from "../instruments/definition.js";
import type { Scores } from "../scoring/scores.js";
import { rangeOf } from "./measure.js";
import { entriesOf } from "./series.js";

/** What is wrong with scores, for people and programs. */
interface ScoresFault {
  readonly code: ScoresIssueCode;
  readonly message: string;
}

/** Codes of the faults of stored scores. */
export type ScoresIssueCode = "not-scores" | "scores-of-another-instrument" | "scores-of-another-definition";

/**
 * Scores that were made earlier, checked against the definition: they may come from JSON or from a hand.
 *
 * @returns a frozen copy of the scores, or what is wrong with them
 * @internal
 */
export function faultOfScores(
  instrument: Instrument,
  given: unknown,
): { readonly scores: Scores; readonly fault?: undefined } | { readonly fault: ScoresFault } {
  const scores = entriesOf(copyOf(given));
  if (scores === undefined || typeof scores["instrument"] !== "string")
    return notScores("Scores are what score or scoreTotal returned, unwrapped.");
  if (scores["instrument"] !== instrument.id)
    return fault("scores-of-another-instrument", `A course of ${instrument.id} holds scores of that instrument.`);
  if (scores["definitionVersion"] !== instrument.version)
    return fault(
      "scores-of-another-definition",
      `A course holds scores of version ${instrument.version} of its definition; score the responses again.`,
    );
  const items = entriesOf(scores["items"]) ?? {};
  const scales = entriesOf(scores["scales"]) ?? {};
  const isWhole =
    isList(scores["missing"]) &&
    instrument.items.every((item) => isItemScore(item, entriesOf(items[item.id]))) &&
    Object.entries<Scale>(instrument.scales).every(([id, scale]) =>
      isScaleScore(instrument, id, scale.items.length, entriesOf(scales[id])),
    );
  return isWhole
    ? { scores: scores as unknown as Scores }
    : notScores("Scores are whole and within their range, as score or scoreTotal returned them.");
}

const fault = (code: ScoresIssueCode, message: string): { readonly fault: ScoresFault } => ({
  fault: { code, message },
});
const notScores = (message: string): { readonly fault: ScoresFault } => fault("not-scores", message);

function copyOf(given: unknown): unknown {
  try {
    return frozenCopy(given);
  } catch {
    return undefined; // an accessor that throws, or a circle
  }
}

function isItemScore({ minimum, maximum, keyed: key }: Item, score: PlainObject | undefined): boolean {
  const { response, keyed } = score ?? {};
  if (response === null) return keyed === null;
  if (!isNumber(response) || !isNumber(keyed) || response < minimum || response > maximum) return false;
  return compareComputed(keyed, key === "forward" ? response : minimum + maximum - response, maximum - minimum) === 0;
}

function isScaleScore(instrument: Instrument, id: string, size: number, score: PlainObject | undefined): boolean {
  const { status, sum, mean, percent, answered, needed, prorated } = score ?? {};
  const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
  if (score?.["size"] !== size || !isCount(answered) || (answered as number) > size) return false;
  if (status === "not-scored")
    return (
      sum === null &&
      mean === null &&
      percent === null &&
      isCount(needed) &&
      ["too-few-answers", "total-only"].includes(score["reason"] as string)
    );
  const { minimum, maximum } = rangeOf(instrument, id, "sum");
  const range = maximum - minimum;
  if (status !== "scored" || !isNumber(sum) || !isNumber(mean) || !isNumber(percent)) return false;
  return (
    typeof prorated === "boolean" &&
    compareComputed(sum, minimum, range) >= 0 &&
    compareComputed(sum, maximum, range) <= 0 &&
    compareComputed(mean * size, sum, range) === 0 &&
    compareComputed(percent, (100 * (sum - minimum)) / range, 100) === 0
  );
}

const isNumber = (value: unknown): value is number => Number.isFinite(value);
