import { describe, expect, it } from "vitest";
import { defineInstrument, score, scoreTotal, srs, unwrap, waiSr, type Item } from "alliance-scoring";

// A form of our own whose items start anywhere and go by steps of their own. All expected values by hand.
const item = (id: string, number: number, minimum: number, maximum: number, step: number): Item => ({
  id,
  number,
  label: id,
  minimum,
  maximum,
  step,
  keyed: "forward",
});
const odd = defineInstrument({
  ...srs,
  id: "odd",
  items: [
    item("thirds", 1, 1, 7, 3),
    item("fifths", 2, -0.4, 1, 0.2),
    item("halves", 3, 0.5, 3, 0.5),
    item("more", 4, 0.5, 3, 0.5),
  ],
  scales: {
    whole: { items: ["thirds"], missing: { rule: "complete" } },
    part: { items: ["halves", "more"], missing: { rule: "prorate", maximumMissing: 1 } },
    rest: { items: ["thirds", "fifths"], missing: { rule: "complete" } },
    total: { items: ["thirds", "fifths", "halves", "more"], missing: { rule: "subscales", of: ["part", "rest"] } },
  },
});
const codes = (result: { ok: boolean; issues?: readonly { code: string }[] }): string[] =>
  result.issues?.map(({ code }) => code) ?? [];

describe("steps that do not start at zero", () => {
  it.each([1, 4, 7])("accept %d of 1, 4, 7", (answer) => {
    expect(codes(score(odd, { thirds: answer }))).toEqual([]);
  });

  it.each([2, 3, 5, 6])("refuse %d, which lies between", (answer) => {
    expect(codes(score(odd, { thirds: answer }))).toEqual(["response-off-step"]);
  });

  it.each([
    [2, 1],
    [2.5, 4],
    [5, 4],
    [5.5, 7],
    [6.9, 7],
  ])("round %d to %d on request, half-way up", (given, rounded) => {
    expect(unwrap(score(odd, { thirds: given }, { offStep: "round" })).items["thirds"]?.response).toBe(rounded);
  });

  it("take -0.4, -0.2 and 0 for fifths and refuse -0.3", () => {
    expect([-0.4, -0.2, 0].map((answer) => score(odd, { fifths: answer }).ok)).toEqual([true, true, true]);
    expect(codes(score(odd, { fifths: -0.3 }))).toEqual(["response-off-step"]);
  });
});

describe("items in the result", () => {
  it("show decimals as given and as keyed, and missing ones as null", () => {
    const { items } = unwrap(score(srs, [8.6, null, 9.9, 7.8]));
    expect(items).toEqual({
      relationship: { response: 8.6, keyed: 8.6 },
      goals: { response: null, keyed: null },
      approach: { response: 9.9, keyed: 9.9 },
      overall: { response: 7.8, keyed: 7.8 },
    });
  });
});

describe("a prorated total of decimals", () => {
  // part: 2.5 of one, doubled 5. rest: 4 + 0.6 = 4.6. Total 9.6, from 1 - 0.4 + 0.5 + 0.5 = 1.6 to 7 + 1 + 3 + 3 = 14.
  it("is the sum of its parts, in response units and in percent", () => {
    const { total } = unwrap(score(odd, [4, 0.6, 2.5, null], { missing: "prorate" })).scales as Record<
      string,
      { sum: number; percent: number }
    >;
    expect(total?.sum).toBeCloseTo(9.6, 12);
    expect(total?.percent).toBeCloseTo((100 * 8) / 12.4, 10);
  });

  it("is not made up under strict", () => {
    expect(unwrap(score(odd, [4, 0.6, 2.5, null])).scales["total"]).toMatchObject({ status: "not-scored", needed: 4 });
  });
});

describe("scoreTotal on the grid of its items", () => {
  // Steps of 3, 0.2 and 0.5 meet in tenths: every tenth from 1.6 to 14 can be a total, as far as steps tell.
  it.each([1.6, 1.7, 9.6, 14])("accepts %d", (total) => {
    expect(unwrap(scoreTotal(odd, total)).scales["total"]).toMatchObject({ sum: total });
  });

  it.each([
    [1.5, "total-out-of-range", "a total of odd is from 1.6 to 14"],
    [14.1, "total-out-of-range", "a total of odd is from 1.6 to 14"],
    [9.65, "total-off-step", "a total of odd is on steps of 0.1"],
    ["9.6", "total-not-a-number", "a total of odd is a number"],
  ])("refuses number %# and says why", (total, code, message) => {
    const result = scoreTotal(odd, total);
    expect(result.ok ? [] : result.issues).toEqual([{ code, path: ["total"], message }]);
  });

  it("refuses a total between the steps of items that all go by two", () => {
    const even = defineInstrument({
      ...srs,
      id: "even",
      items: [item("a", 1, 1, 5, 2), item("b", 2, 2, 6, 2)],
      scales: { total: { items: ["a", "b"], missing: { rule: "complete" } } },
    });
    expect([3, 5, 7, 9, 11].map((total) => scoreTotal(even, total).ok)).toEqual([true, true, true, true, true]);
    expect(codes(scoreTotal(even, 4))).toEqual(["total-off-step"]);
  });

  it("requires a total", () => {
    const part = defineInstrument({
      ...srs,
      id: "part",
      scales: { bond: { items: ["relationship"], missing: { rule: "complete" } } },
    });
    expect(() => scoreTotal(part, 9)).toThrow(
      expect.objectContaining({ code: "no-total-scale", message: "scoreTotal requires a scale named total on part" }),
    );
  });
});

it.each([
  ["x", "not-responses"],
  [[1], "wrong-length"],
] as const)("an issue about the input as a whole has no path, and says what is wanted: number %#", (input, code) => {
  expect(score(waiSr, input as unknown)).toEqual({
    ok: false,
    issues: [{ code, path: [], message: expect.stringMatching(/waiSr .*object.*list.* 12$/) }],
  });
});
