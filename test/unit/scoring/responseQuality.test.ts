import { describe, expect, it } from "vitest";
import {
  defineInstrument,
  parseResponses,
  responseQuality,
  srs,
  unwrap,
  wai36,
  waiS,
  waiSr,
  type Instrument,
} from "alliance-scoring";

const quality = (instrument: Instrument, answers: (number | null)[]) =>
  responseQuality(instrument, unwrap(parseResponses(instrument, answers)));

describe("longest run", () => {
  it.each([
    [[5, 5, 5, 3, 3, 1, 2, 2, 2, 2, 1, 1], 4],
    [[1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2], 1],
    [[4, 4, null, 4, 4, 4, 1, 1, 2, 3, 4, 5], 3],
    [[null, null, null, null, null, null, null, null, null, null, null, null], 0],
    [[1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 5, 5], 3],
  ])("of %j is %d", (answers, expected) => {
    expect(quality(waiSr, answers).longestRun).toBe(expected);
  });
});

describe("response variability", () => {
  // 8.6, 9.7, 9.9, 7.8: mean 9, squared deviations .16 + .49 + .81 + 1.44 = 2.9, divided by 3, square root .98319.
  it("is the standard deviation of the responses as given", () => {
    expect(quality(srs, [8.6, 9.7, 9.9, 7.8]).responseVariability).toBeCloseTo(Math.sqrt(2.9 / 3), 12);
  });

  it("takes reversed items as they were ticked", () => {
    const strongest = wai36.items.map(({ keyed }) => (keyed === "reverse" ? 1 : 7));
    // 14 ones and 22 sevens: mean 168/36, sum of squares 14 * (1 - 14/3)^2 + 22 * (7 - 14/3)^2 = 308, divided by 35.
    expect(quality(wai36, strongest).responseVariability).toBeCloseTo(Math.sqrt(308 / 35), 12);
  });

  it("cannot be told from fewer than two answers", () => {
    expect(quality(srs, [9, null, null, null]).responseVariability).toBeNull();
    expect(quality(srs, [9, 9, null, null]).responseVariability).toBe(0);
  });
});

describe("straight-lining", () => {
  it("is said of at least two identical answers and nothing else", () => {
    expect(quality(srs, [9, 9, null, 9]).straightLined).toBe(true);
    expect(quality(srs, [null, 4, null, 4]).straightLined).toBe(true);
    expect(quality(srs, [9, 9, 9, 9.1]).straightLined).toBe(false);
    expect(quality(srs, [9, null, null, null]).straightLined).toBe(false);
    expect(quality(srs, [null, null, null, null]).straightLined).toBe(false);
  });
});

describe("contradiction between the two directions of keying", () => {
  it("is told of scales with both directions only", () => {
    const { contradictions } = quality(waiS, new Array<number>(12).fill(7));
    expect(contradictions).toEqual({
      goal: { keyingGap: 6, identicalResponses: true },
      task: null,
      bond: null,
      // Ten forward items at 7, two reversed ones keyed 1.
      total: { keyingGap: 6, identicalResponses: true },
    });
    expect(Object.values(quality(waiSr, new Array<number>(12).fill(5)).contradictions)).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(Object.values(quality(srs, [9, 9, 9, 9]).contradictions)).toEqual([null, null, null, null]);
  });

  it("finds all three subscales of the WAI-36 keyed in both directions", () => {
    const { contradictions } = quality(wai36, new Array<number>(36).fill(1));
    // All 1: forward items keyed 1, reversed items keyed 7.
    expect(Object.values(contradictions)).toEqual(new Array(4).fill({ keyingGap: -6, identicalResponses: true }));
  });

  it("is in response units, and not told of an incomplete scale", () => {
    const line = { label: "Line", minimum: 0, maximum: 1, step: 0.1 };
    const pair = defineInstrument({
      ...srs,
      id: "pair",
      items: [
        { id: "yes", number: 1, ...line, keyed: "forward" },
        { id: "no", number: 2, ...line, keyed: "reverse" },
        { id: "never", number: 3, ...line, keyed: "reverse" },
      ],
      scales: { total: { items: ["yes", "no", "never"], missing: { rule: "complete" } } },
    });
    // Forward .8; reversed .8 and .8 keyed .2 each: .6.
    const { contradictions } = quality(pair, [0.8, 0.8, 0.8]);
    expect(contradictions["total"]?.keyingGap).toBeCloseTo(0.6, 12);
    expect(contradictions["total"]?.identicalResponses).toBe(true);
    expect(quality(pair, [0.8, 0.8, null]).contradictions["total"]?.identicalResponses).toBe(false);
    expect(quality(pair, [0.8, 0.8, 0.7]).contradictions["total"]?.identicalResponses).toBe(false);
  });

  it("does not call the midpoint a contradiction", () => {
    expect(quality(waiS, new Array<number>(12).fill(4)).contradictions["goal"]).toEqual({
      keyingGap: 0,
      identicalResponses: false,
    });
  });

  it("uses the answers there are, and says when there are none on one side", () => {
    // Goal of the WAI-S: 4 and 10 reversed, 6 and 11 forward.
    const answers = (four: number | null, ten: number | null, six: number | null): (number | null)[] => [
      4,
      4,
      4,
      four,
      4,
      six,
      4,
      4,
      4,
      ten,
      5,
      4,
    ];
    // Forward 6 and 5, mean 5.5; reversed 2 keyed 6 with item 10 missing: gap -0.5.
    expect(quality(waiS, answers(2, null, 6)).contradictions["goal"]).toEqual({
      keyingGap: -0.5,
      identicalResponses: false,
    });
    expect(quality(waiS, answers(null, null, 6)).contradictions["goal"]?.keyingGap).toBeNull();
    expect(quality(waiS, answers(5, null, 5)).contradictions["goal"]?.identicalResponses).toBe(false);
  });
});

it("counts the answers, and refuses responses that nobody has checked", () => {
  expect(quality(srs, [0, null, 3, 4]).answered).toBe(3);
  expect(() => responseQuality(srs, { relationship: 11 } as never)).toThrow(
    expect.objectContaining({
      code: "responses-not-checked",
      issues: [expect.objectContaining({ code: "response-out-of-range" })],
    }),
  );
});
