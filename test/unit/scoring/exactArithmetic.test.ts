import { describe, expect, it } from "vitest";
import { cors, ors, score, scoreTotal, srs, unwrap, type Instrument } from "alliance-scoring";

const total = (instrument: Instrument, answers: readonly number[]): number => {
  const scale = unwrap(score(instrument, answers as number[])).scales["total"];
  if (scale?.status !== "scored") throw new Error("not scored");
  return scale.sum;
};

describe("totals of decimals are exact", () => {
  it.each([
    [srs, [8.6, 9.7, 9.9, 7.8], 36],
    [srs, [9, 9, 9, 9], 36],
    [srs, [10, 10, 10, 6], 36],
    [ors, [0, 6.6, 9.7, 8.7], 25],
    [cors, [2.6, 9.7, 10, 9.7], 32],
    [srs, [9.1, 8.7, 9.4, 8.9], 36.1],
    [srs, [7.1, 8, 8.2, 7.9], 31.2],
    [srs, [0, 0, 0, 0], 0],
  ])("%# adds up to what paper gives", (instrument, answers, expected) => {
    expect(total(instrument, answers)).toBe(expected);
  });

  it("turns -0 into 0", () => {
    expect(Object.is(total(srs, [-0, -0, -0, -0]), 0)).toBe(true);
  });
});

describe("a response between two steps", () => {
  it("is refused unless the caller asks for rounding", () => {
    const result = score(srs, [8.65, 9, 9, 9]);
    expect(result.ok ? [] : result.issues.map(({ code, path }) => [code, path])).toEqual([
      ["response-off-step", ["relationship"]],
    ]);
  });

  // Decimal halves go up, whatever the double below them is: 1.15 * 10 is 11.5, 1.005 * 100 is 100.49999999999999.
  it.each([
    [8.64, 8.6],
    [8.64999, 8.6],
    [8.65, 8.7],
    [8.66, 8.7],
    [1.15, 1.2],
    [0.35, 0.4],
    [9.95, 10],
    [0.04, 0],
  ])("rounds %d to %d on request", (given, rounded) => {
    const scores = unwrap(score(srs, [given, 9, 9, 9], { offStep: "round" }));
    expect(scores.items.relationship.response).toBe(rounded);
  });

  it("is still refused outside the range when rounding would bring it back", () => {
    const result = score(srs, [10.04, 9, 9, 9], { offStep: "round" });
    expect(result.ok ? [] : result.issues.map(({ code }) => code)).toEqual(["response-out-of-range"]);
  });
});

describe("a record that holds only a total", () => {
  it("is scored as a total and says nothing of its items", () => {
    const scores = unwrap(scoreTotal(srs, 36));
    expect(scores.scales.total).toEqual({
      status: "scored",
      sum: 36,
      mean: 9,
      percent: 90,
      answered: 4,
      size: 4,
      prorated: false,
    });
    expect(Object.values(scores.items)).toEqual(new Array(4).fill({ response: null, keyed: null }));
    expect(scores.scales.goal).toEqual({
      status: "not-scored",
      sum: null,
      mean: null,
      percent: null,
      reason: "total-only",
      answered: 0,
      size: 1,
      needed: 1,
    });
    expect(scores.missing).toEqual([]);
  });

  it.each([
    [40.1, "total-out-of-range"],
    [-0.1, "total-out-of-range"],
    [Infinity, "total-out-of-range"],
    [35.55, "total-off-step"],
    [NaN, "total-not-a-number"],
    ["36", "total-not-a-number"],
    [null, "total-not-a-number"],
    [undefined, "total-not-a-number"],
  ])("refuses the total number %# with its rule", (value, code) => {
    const result = scoreTotal(srs, value);
    expect(result.ok ? [] : result.issues.map((issue) => [issue.code, issue.path])).toEqual([[code, ["total"]]]);
  });

  it("accepts both ends of the range", () => {
    expect([scoreTotal(srs, 0).ok, scoreTotal(srs, 40).ok]).toEqual([true, true]);
  });
});
