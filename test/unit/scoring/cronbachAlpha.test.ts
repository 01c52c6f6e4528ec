import { cronbachAlpha, InvalidArgumentError } from "alliance-scoring";
import { describe, expect, test } from "vitest";

const rows = [
  [2, 4, 1],
  [3, 5, 3],
  [5, 4, 4],
  [7, 7, 4],
];

/** What a call refuses with. */
function refusal(call: () => unknown): InvalidArgumentError {
  try {
    call();
  } catch (error) {
    if (error instanceof InvalidArgumentError) return error;
  }
  throw new Error("nothing was refused");
}

// Item variances 59/12, 2, 2; totals 7, 11, 13, 18 with variance 251/12: 3/2 (1 - 107/251) = 216/251.
// F with 3 and 6 degrees of freedom: 6.598799 at .975, 0.067867 at .025 (R).
test("alpha and its interval, by hand", () => {
  const result = cronbachAlpha(rows);
  expect(result).toMatchObject({ status: "assessed", n: 4, items: 3 });
  expect(result.alpha).toBeCloseTo(216 / 251, 14);
  expect(result.interval?.lower).toBeCloseTo(1 - (35 / 251) * 6.598799, 6);
  expect(result.interval?.upper).toBeCloseTo(1 - (35 / 251) * 0.067867, 6);
});

test("items that say the same agree perfectly", () => {
  expect(cronbachAlpha(rows.map(([item = 0]) => [item, item, item]))).toMatchObject({
    alpha: 1,
    interval: { lower: 1, upper: 1 },
  });
});

test("items that contradict each other give an alpha below zero, as it is", () => {
  // variances 1 and 4 (values 1 2 3 and 5 3 1), totals 6, 5, 4 with variance 1: 2 (1 - 5/1)
  const result = cronbachAlpha([
    [1, 5],
    [2, 3],
    [3, 1],
  ]);
  expect(result.alpha).toBe(-8);
});

test("the order of rows and items is irrelevant, and so is a constant added to an item", () => {
  const shuffled = [...rows].reverse().map((row) => [...row].reverse().map((score, item) => score + 10 * item));
  expect(cronbachAlpha(shuffled).alpha).toBeCloseTo(216 / 251, 14);
});

describe("is not assessable", () => {
  test.each([
    ["without rows", [], "too-few-rows", 0, 0],
    ["with one row", [[2, 4, 1]], "too-few-rows", 1, 3],
    ["with one item", [[2], [3], [5]], "too-few-items", 3, 1],
    ["with no items", [[], []], "too-few-items", 2, 0],
    ["when every answer is the same", [[9.7, 9.7], [9.7, 9.7]], "no-variance", 2, 2], // prettier-ignore
    ["when only the order of equal answers changes", [[0.1, 0.2, 0.3], [0.3, 0.2, 0.1], [0.2, 0.3, 0.1]], "no-variance", 3, 3], // prettier-ignore
  ] as const)("%s", (_, given, reason, n, items) => {
    expect(cronbachAlpha(given)).toEqual({ status: "not-assessable", reason, alpha: null, interval: null, n, items });
  });
});

describe("refuses", () => {
  const loose = cronbachAlpha as (rows: unknown, options?: unknown) => unknown;

  test("every fault of incomplete rows at once, by place and never by answer", () => {
    const holed = [4.4321];
    holed.length = 2;
    const { code, message, issues } = refusal(() =>
      loose([[4.4321, 2], [4.4321], [Number.NaN, 3], [null, "4.4321"], holed, "4.4321", [1, Infinity]]),
    );
    expect(code).toBe("rows-incomplete");
    expect(issues.map((issue) => [issue.code, ...issue.path])).toEqual([
      ["row-of-another-length", 1],
      ["score-not-a-number", 2, 0],
      ["score-not-a-number", 3, 0],
      ["score-not-a-number", 3, 1],
      ["score-not-a-number", 4, 1],
      ["row-not-an-array", 5],
      ["score-not-a-number", 6, 1],
    ]);
    expect(message + JSON.stringify(issues)).not.toContain("4321");
  });

  test("rows that are no rows", () => {
    for (const given of [undefined, null, 7, "77", {}])
      expect(refusal(() => loose(given)).issues).toMatchObject([{ code: "row-not-an-array", path: [] }]);
  });

  test.each([0, 1, -1, 95, Number.NaN, "0.9", [0.9], null, true])("a confidence of %j", (confidence) => {
    expect(refusal(() => loose(rows, { confidence })).code).toBe("confidence-out-of-range");
  });

  test.each([null, "0.9", 0.9])("options that are none: %j", (options) => {
    expect(refusal(() => loose(rows, options)).code).toBe("option-unknown");
  });
});
