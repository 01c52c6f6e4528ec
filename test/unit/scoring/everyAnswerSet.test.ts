import { describe, expect, it } from "vitest";
import { ors, score, unwrap, type Instrument } from "alliance-scoring";

const total = (instrument: Instrument, answers: readonly number[]): number => {
  const scale = unwrap(score(instrument, answers as number[])).scales["total"];
  if (scale?.status !== "scored") throw new Error("not scored");
  return scale.sum;
};

describe("totals of decimals are exact", () => {
  // Every one-decimal answer set of a given true total, counted over whole tenths. The counts of sets that plain
  // left-to-right addition puts below the cut-off come from an exhaustive enumeration made independently of this package.
  it.each([
    [25, 496_876, 28_584],
    [28, 296_461, 22_036],
    [32, 91_881, 7_580],
    [36, 12_341, 20],
  ])("puts none of the answer sets that total %d below it (%d sets, plain addition: %d)", (cutoff, sets, misplaced) => {
    let count = 0;
    let plainBelow = 0;
    let below = 0;
    const tenths = cutoff * 10;
    for (let a = 0; a <= 100; a++)
      for (let b = 0; b <= 100; b++)
        for (let c = Math.max(0, tenths - a - b - 100); c <= Math.min(100, tenths - a - b); c++) {
          const d = tenths - a - b - c;
          count++;
          if (a / 10 + b / 10 + c / 10 + d / 10 < cutoff) plainBelow++;
          if (total(ors, [a / 10, b / 10, c / 10, d / 10]) !== cutoff) below++;
        }
    expect([count, plainBelow, below]).toEqual([sets, misplaced, 0]);
  });
});
