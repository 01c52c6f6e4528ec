import { compareComputed } from "../core/decimalGrid.js";
import { frozenCopy } from "../core/frozenCopy.js";
import type { Instrument, Item, Scale } from "../instruments/definition.js";
import { areScores } from "../scoring/readScores.js";
import type { ItemScore, ScaleScore, Scores } from "../scoring/scores.js";
import { rangeOf, type SeriesScale } from "./measure.js";

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
  const scores = copyOf(given);
  if (!areScores(scores)) return notScores("Scores are whole, as score or scoreTotal returned them, unwrapped.");
  if (scores.instrument !== instrument.id)
    return fault("scores-of-another-instrument", `A course of ${instrument.id} holds scores of that instrument.`);
  if (scores.definitionVersion !== instrument.version)
    return fault(
      "scores-of-another-definition",
      `A course holds scores of version ${instrument.version} of its definition; score the responses again.`,
    );
  const areWithin =
    instrument.items.every((item) => isWithinItem(item, scores.items[item.id])) &&
    Object.entries<Scale>(instrument.scales).every(
      ([id, { items }]) =>
        scores.scales[id]?.size === items.length && isWithinScale(scores.scales[id], rangeOf(instrument, id, "sum")),
    );
  return areWithin
    ? { scores }
    : notScores("Scores lie within the ranges of the form, as score and scoreTotal keep them.");
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

function isWithinItem({ minimum, maximum, keyed: key }: Item, score: ItemScore | undefined): boolean {
  if (score === undefined) return false;
  const { response, keyed } = score;
  if (response === null || keyed === null) return true;
  const expected = key === "forward" ? response : minimum + maximum - response;
  return minimum <= response && response <= maximum && compareComputed(keyed, expected, maximum - minimum) === 0;
}

function isWithinScale({ sum, percent }: ScaleScore, { minimum, maximum }: SeriesScale): boolean {
  if (sum === null) return true;
  const range = maximum - minimum;
  return (
    compareComputed(sum, minimum, range) >= 0 &&
    compareComputed(sum, maximum, range) <= 0 &&
    compareComputed(percent, (100 * (sum - minimum)) / range, 100) === 0
  );
}
