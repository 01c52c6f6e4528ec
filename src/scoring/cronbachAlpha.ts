import { insistUnwrapped, LARGEST } from "../core/insist.js";
import { isList } from "../core/plainObject.js";
import { checkedOptions } from "../core/checkedOptions.js";
import { compareComputed } from "../core/decimalGrid.js";
import { InvalidArgumentError } from "../core/invalidArgumentError.js";
import { inWords, type Issue } from "../core/issue.js";
import { tailOutside, type ConfidenceInterval } from "../core/statistics/confidenceInterval.js";
import { fQuantile } from "../core/statistics/fQuantile.js";
import { sampleVariance } from "../core/statistics/sampleVariance.js";

/** Internal consistency of a set of administrations, or why there is none. */
export type CronbachAlpha = AssessedAlpha | UnassessedAlpha;

/** Alpha could be computed. */
export interface AssessedAlpha {
  readonly status: "assessed";
  /** Unitless, at most 1; below 0 when the items contradict each other. */
  readonly alpha: number;
  /** Feldt's interval. */
  readonly interval: ConfidenceInterval;
  /** Administrations. */
  readonly n: number;
  readonly items: number;
}

/** The answers are in order but too few, or the total never varies. */
export interface UnassessedAlpha {
  readonly status: "not-assessable";
  /** `too-few-rows`: fewer than two administrations; `too-few-items`: fewer than two items; `no-variance`: every total is the same. */
  readonly reason: "too-few-rows" | "too-few-items" | "no-variance";
  readonly alpha: null;
  readonly interval: null;
  readonly n: number;
  readonly items: number;
}

/** What is wrong with one row handed to {@link cronbachAlpha}. */
export type RowIssueCode = "row-not-an-array" | "row-of-another-length" | "score-not-a-number";

/**
 * Cronbach's alpha (internal consistency) with Feldt's confidence interval.
 *
 * How far the items of a scale rise and fall together from one administration to the next, as a share of the
 * variance of their sum. It is not the reliability over time and no proof that the items measure one thing.
 *
 *     alpha = k/(k - 1) * (1 - sum of the item variances / variance of the total)
 *     lower = 1 - (1 - alpha) * F(1 - g/2; n - 1, (n - 1)(k - 1)),   upper with F(g/2; ...),   g = 1 - confidence
 *
 * with k items and n administrations. The interval takes the rows to be independent: several sessions of one client
 * are not, and make it too narrow.
 *
 * @param rows - one array an administration: *keyed* item scores in the same order, every one a finite number. Leave
 *   incomplete administrations out before calling
 * @param options - `confidence` of the interval, above 0 and below 1 (0.95)
 * @returns alpha and its interval, unrounded, with n and the number of items; `not-assessable` with a reason for fewer
 *   than two rows or items, or totals that never vary
 * @throws InvalidArgumentError `rows-incomplete` with every fault (ragged rows, missing or non-finite scores),
 *   `confidence-out-of-range`, `option-unknown`
 * @see Cronbach (1951), Psychometrika 16, 297-334; Feldt, Woodruff and Salih (1987), Applied Psychological
 *   Measurement 11, 93-103, as implemented by `alpha.ci` of the R package psych; neither original was read
 *
 * @example
 * const result = cronbachAlpha([[2, 4, 1], [3, 5, 3], [5, 4, 4], [7, 7, 4]]);
 * result.alpha?.toFixed(4); // => "0.8606"
 * result.interval?.lower.toFixed(4); // => "0.0798"
 * cronbachAlpha([[2, 4, 1]]).status; // => "not-assessable"
 */
export function cronbachAlpha(
  rows: readonly (readonly number[])[],
  options?: { readonly confidence?: number },
): CronbachAlpha {
  insistUnwrapped(rows, "cronbachAlpha", "a list of complete rows");
  const { confidence = 0.95 } = checkedOptions(options, "cronbachAlpha", { confidence: "checked-by-caller" });
  const outside = tailOutside(confidence);
  refuseIncomplete(rows);
  const n = rows.length;
  const items = rows[0]?.length ?? 0;
  const not = (reason: UnassessedAlpha["reason"]): UnassessedAlpha => ({
    status: "not-assessable",
    reason,
    alpha: null,
    interval: null,
    n,
    items,
  });
  if (n < 2) return not("too-few-rows");
  if (items < 2) return not("too-few-items");

  const variances = Array.from({ length: items }, (_, item) => sampleVariance(rows.map((row) => row[item] as number)));
  const itemVariance = variances.reduce((sum, variance) => sum + variance, 0);
  const totalVariance = sampleVariance(rows.map((row) => row.reduce((sum, score) => sum + score, 0)));
  // Equal totals of decimals may differ in their last bit, whatever the order of adding.
  if (compareComputed(totalVariance, 0, itemVariance) === 0) return not("no-variance");

  const alpha = (items / (items - 1)) * (1 - itemVariance / totalVariance);
  const limit = (probability: number): number => 1 - (1 - alpha) * fQuantile(probability, n - 1, (n - 1) * (items - 1));
  return {
    status: "assessed",
    alpha,
    interval: { lower: limit(1 - outside), upper: limit(outside), confidence },
    n,
    items,
  };
}

/** One entry; undefined for one that cannot be read. */
function at(list: readonly unknown[], position: number): unknown {
  try {
    return list[position];
  } catch {
    return undefined; // an accessor that throws
  }
}

const isScore = (value: unknown): boolean => typeof value === "number" && Math.abs(value) <= LARGEST;

function refuseIncomplete(rows: unknown): void {
  const issues: Issue<RowIssueCode>[] = [];
  const issue = (code: RowIssueCode, path: number[], message: string): void =>
    void issues.push({ code, path, message });
  if (!isList(rows)) issue("row-not-an-array", [], "the rows are not an array");
  else {
    const first = at(rows, 0);
    const length = isList(first) ? first.length : undefined;
    for (let index = 0; index < rows.length; index++) {
      const row = at(rows, index);
      if (!isList(row)) issue("row-not-an-array", [index], `row ${index} is not an array`);
      else if (row.length !== length)
        issue("row-of-another-length", [index], `row ${index} has another number of items than the first`);
      else
        for (let item = 0; item < row.length; item++)
          if (!isScore(at(row, item)))
            issue("score-not-a-number", [index, item], `item ${item} of row ${index} is not a finite number`);
    }
  }
  if (issues.length > 0)
    throw new InvalidArgumentError(
      "rows-incomplete",
      `cronbachAlpha requires complete rows of equal length; got ${inWords(issues)}`,
      issues,
    );
}
