import { checkedOptions } from "../core/checkedOptions.js";
import type { SourceId } from "../evidence/bibliography.js";
import type { Grade } from "../evidence/cited.js";
import { criticalZ } from "../core/statistics/confidenceInterval.js";
import { directionSign, type Direction } from "./direction.js";
import { compareScores } from "../core/decimalGrid.js";
import type { ChangeVerdict } from "./reliableChange.js";

/** How the index of a method is judged. */
export interface IndexOptions {
  /** Two-sided confidence level. */
  readonly confidence?: number;
  /** Direction of the scale: `better` unless told otherwise, as for every instrument of this package. */
  readonly higherIs?: Direction;
}

/** A published method of judging change: its name, where it comes from and how well we know it. */
export interface ChangeMethod {
  readonly id: string;
  readonly sources: readonly SourceId[];
  readonly grade: Grade;
}

/** What one of the published methods says about one person. */
export interface IndexedChange {
  /** Unitless; positive means that the score is higher than expected. */
  readonly index: number;
  /** Denominator of the index, in raw-score units. */
  readonly standardError: number;
  /** What the index has to exceed. */
  readonly criticalValue: number;
  readonly verdict: ChangeVerdict;
  readonly confidence: number;
  readonly method: ChangeMethod;
}

/**
 * The verdict on a change that is divided by its standard error: strictly beyond the critical value.
 *
 * @internal
 */
export function indexedChange(
  caller: string,
  numerator: number,
  standardError: number,
  method: ChangeMethod,
  options: IndexOptions | undefined,
  usual = 0.95,
): IndexedChange {
  const { confidence = usual, higherIs = "better" } = checkedOptions(options, caller, {
    confidence: "checked-by-caller",
    higherIs: "checked-by-caller",
  });
  const sign = directionSign(caller, higherIs);
  const critical = criticalZ(confidence);
  const index = numerator / standardError;
  const reliable = compareScores(Math.abs(index), critical) > 0;
  return {
    index,
    standardError,
    criticalValue: critical,
    verdict: reliable ? (sign * index > 0 ? "improved" : "deteriorated") : "no-reliable-change",
    confidence,
    method,
  };
}
