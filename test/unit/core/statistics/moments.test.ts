import { describe, expect, test } from "vitest";
import { mean } from "../../../../src/core/statistics/mean.js";
import { sampleVariance } from "../../../../src/core/statistics/sampleVariance.js";
import { standardDeviation } from "../../../../src/core/statistics/standardDeviation.js";

describe("equal values", () => {
  test.each([0.1, 8.6, 37.9, 1e-9, 12345.6789])("of %d have that mean, and no variance at all", (value) => {
    const series = Array.from({ length: 7 }, () => value);
    expect(mean(series)).toBe(value);
    expect(sampleVariance(series)).toBe(0);
    expect(standardDeviation(series)).toBe(0);
  });
});

test("the variance divides by n - 1", () => {
  // 2, 4, 9: mean 5, deviations -3, -1, 4, squares 9 + 1 + 16 = 26, over 2
  expect(mean([2, 4, 9])).toBe(5);
  expect(sampleVariance([2, 4, 9])).toBe(13);
  expect(standardDeviation([2, 4, 9])).toBe(Math.sqrt(13));
});

test("the variance survives a large common offset", () => {
  expect(sampleVariance([1e9 + 2, 1e9 + 4, 1e9 + 9])).toBe(13);
});

test("too few values give NaN, never a number", () => {
  expect(mean([])).toBeNaN();
  expect(sampleVariance([])).toBeNaN();
  expect(sampleVariance([4])).toBeNaN();
  expect(standardDeviation([4])).toBeNaN();
});
