import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { digamma } from "../../../src/core/statistics/digamma.js";
import { fCumulative } from "../../../src/core/statistics/fCumulative.js";
import { fQuantile } from "../../../src/core/statistics/fQuantile.js";
import { normalDeviate } from "../../../src/core/statistics/normalDeviate.js";
import { normalQuantile } from "../../../src/core/statistics/normalQuantile.js";
import { normalTail } from "../../../src/core/statistics/normalTail.js";
import { studentQuantile } from "../../../src/core/statistics/studentQuantile.js";
import { studentTail } from "../../../src/core/statistics/studentTail.js";

type Row = readonly number[]; // the arguments, then the value

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const fromR = read("./cases.json") as Record<string, Row[]>;
const independent = (read("../detector/detector.json") as { functions: Record<string, Row[]> }).functions;

/** The largest relative difference from the table (absolute where the table says 0), and how many rows it has. */
function worst(rows: Row[] | undefined, ours: (...given: number[]) => number): { rows: number; error: number } {
  const errors = (rows ?? []).map((row) => {
    const expected = row.at(-1) ?? Number.NaN;
    return Math.abs(ours(...row.slice(0, -1)) - expected) / (Math.abs(expected) || 1);
  });
  return { rows: errors.length, error: Math.max(0, ...errors) };
}

// 1e-12 nearly everywhere: the exponential of up to -690 costs three of the sixteen digits. The F distribution multiplies
// logarithms by up to 4830 degrees of freedom, which costs four or five, here and in R.
test.each([
  ["studentTail", studentTail, 1000, 1e-12],
  ["studentQuantile", studentQuantile, 600, 1e-12],
  ["normalTail", normalTail, 19, 1e-12],
  ["normalQuantile", normalQuantile, 18, 1e-15],
  ["fCumulative", fCumulative, 300, 1e-11],
  ["fQuantile", fQuantile, 300, 1e-11],
  ["digamma", digamma, 16, 1e-14],
] as const)("%s agrees with R", (name, ours, rows, tolerance) => {
  const found = worst(fromR[name], ours);
  expect(found.rows).toBeGreaterThanOrEqual(rows);
  expect(found.error).toBeLessThan(tolerance);
});

test.each([0, 1, 5, 37])("normalDeviate agrees with R, looked for from %d", (start) => {
  const { rows, error } = worst(fromR["normalQuantile"], (tail = NaN) => 0 - normalDeviate(tail, start));
  expect(rows).toBeGreaterThanOrEqual(18);
  expect(error).toBeLessThan(1e-14);
});

test.each([
  ["student_tail", studentTail, 11],
  ["normal_quantile", normalQuantile, 8],
] as const)("%s agrees with the independent program behind detector.json", (name, ours, rows) => {
  const found = worst(independent[name], ours);
  expect(found.rows).toBe(rows);
  expect(found.error).toBeLessThan(1e-12);
});
