import { describe, expect, test } from "vitest";
import { reliableChange, clinicallySignificantChange } from "alliance-scoring";
import { exactDifference } from "../../../src/core/exactDifference.js";
import { compareScores } from "../../../src/core/decimalGrid.js";

/** Every total from 0 to 40 that lies on a step of 0.1. */
const totals = Array.from({ length: 401 }, (_, tenths) => tenths / 10);

/** All pairs whose true difference is so many tenths. */
const pairsApart = (tenths: number): [higher: number, lower: number][] =>
  totals.slice(tenths).map((higher, index) => [higher, totals[index]!]);

// How many pairs there are, and how many of them plain doubles miss: counted independently of this package.
const boundaries: [difference: number, pairs: number, missedByDoubles: number][] = [
  [1, 391, 12],
  [5, 351, 30],
  [6, 341, 36],
  [6.6, 335, 80],
  [9.2, 309, 16],
  [10, 301, 36],
];

describe.each(boundaries)("a difference of exactly %d points", (points, count, missed) => {
  const pairs = pairsApart(Math.round(points * 10));

  test(`is missed by plain doubles in ${missed} of ${count} pairs`, () => {
    expect(pairs.length).toBe(count);
    expect(pairs.filter(([higher, lower]) => !(higher - lower >= points)).length).toBe(missed);
  });

  test("is found in every pair, in both directions, and one step less in none", () => {
    const norm = { threshold: points };
    const wrong = pairs.filter(
      ([higher, lower]) =>
        reliableChange(higher, lower, norm).verdict !== "deteriorated" ||
        reliableChange(lower, higher, norm).verdict !== "improved" ||
        reliableChange(higher, lower, norm).difference !== -points,
    );
    expect(wrong).toEqual([]);
    const oneStepLess = pairsApart(Math.round(points * 10) - 1);
    expect(oneStepLess.filter(([a, b]) => reliableChange(a, b, norm).verdict !== "no-reliable-change")).toEqual([]);
  });
});

test("thresholds with two decimals are read as they are written", () => {
  // totals are tenths: a change of 9.2 meets 9.15 and 9.1 does not; 24.5 lies below 24.52 and 24.6 does not
  for (const [tenths, verdict] of [
    [92, "improved"],
    [91, "no-reliable-change"],
  ] as const)
    expect(
      new Set(pairsApart(tenths).map(([higher, lower]) => reliableChange(lower, higher, { threshold: 9.15 }).verdict)),
    ).toEqual(new Set([verdict]));
  const clinical = totals.filter(
    (before) =>
      clinicallySignificantChange({ before, after: 40, cutoff: 24.52, norm: { threshold: 9.15 } }).startedClinical,
  );
  expect([clinical.length, clinical.at(-1)]).toEqual([246, 24.5]);
});

test("the difference of two scores on any grid of up to six decimals is the decimal itself", () => {
  expect(8.2 - 3.2).not.toBe(5);
  expect(exactDifference(8.2, 3.2)).toBe(5);
  expect(exactDifference(3.2, 8.2)).toBe(-5);
  expect(exactDifference(0.3, 0.1)).toBe(0.2);
  expect(exactDifference(36.125, 36.12)).toBe(0.005);
  expect(exactDifference(0.000003, 0.000001)).toBe(0.000002);
  expect(Object.is(exactDifference(7.1, 7.1), 0)).toBe(true);
});

test("a computed score is not put on a grid, but its rounding error decides nothing", () => {
  const mean = 11 / 3;
  expect(exactDifference(mean, 3)).toBe(mean - 3);
  expect(compareScores(0.1 + 0.2, 0.3)).toBe(0);
  expect(compareScores(8.6 + 9.7 + 9.9 + 7.8, 36)).toBe(0);
  expect(compareScores(2 / 3, 0.6667)).toBe(-1);
});

test("neighbours on a grid of millionths are told apart at every size a score has", () => {
  for (const size of [0, 0.1, 5, 40, 252, 999]) {
    expect(compareScores(size + 0.000001, size)).toBe(1);
    expect(compareScores(size, size + 0.000001)).toBe(-1);
    expect(compareScores(-size, -size)).toBe(0);
  }
});
