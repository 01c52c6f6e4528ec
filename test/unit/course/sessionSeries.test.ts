import { describe, expect, it } from "vitest";
import { sessionSeries, srs, unwrap, waiSr } from "../../../src/index.js";
import type { SeriesScale, SessionPointInput } from "../../../src/index.js";

const srsTotal = { minimum: 0, maximum: 40, step: 0.1 };

const issuesOf = (points: unknown, scale = srsTotal) => {
  const result = sessionSeries(points as SessionPointInput[], scale);
  return result.ok ? [] : result.issues.map(({ code, path }) => [code, ...path]);
};

describe("sessionSeries", () => {
  it("keeps sessions, gaps, modality and date as they were given, from any start", () => {
    const points = [
      { session: -2, value: 36.2, modality: "video", date: "2031-05-06" },
      { session: 0, value: null },
      { session: 7, value: 0, modality: "in-person" },
    ] as const;
    expect(unwrap(sessionSeries(points, srsTotal))).toEqual({ points, scale: srsTotal });
  });

  it("needs a value in every session, so that a misspelt name is no missing score", () => {
    const points = [{ session: 1, value: undefined }, { session: 2 }, { session: 3, score: 38 }];
    const result = sessionSeries(points as never, srsTotal);
    expect(result.ok ? [] : result.issues.map(({ code, path }) => [code, ...path])).toEqual([
      ["value-missing", 0, "value"],
      ["value-missing", 1, "value"],
      ["unknown-key", 2],
      ["value-missing", 2, "value"],
    ]);
  });

  it("refuses a list with holes", () => {
    // eslint-disable-next-line no-sparse-arrays
    const result = sessionSeries([, { session: 2, value: 30 }] as never, srsTotal);
    expect(result.ok ? [] : result.issues.map(({ code }) => code)).toEqual(["sparse-list"]);
  });

  it("takes its range and its name from a definition", () => {
    const measure = { instrument: waiSr, scale: "bond", metric: "mean", rater: "client" } as const;
    expect(unwrap(sessionSeries([{ session: 1, value: 5 }], measure))).toMatchObject({
      scale: { minimum: 1, maximum: 5, step: 0.25 },
      measure: { instrument: "waiSr", construct: "alliance", scale: "bond", metric: "mean", rater: "client" },
    });
  });

  it.each([
    ["unknown-scale", { instrument: srs, scale: "totl" }],
    ["instrument-not-defined", { instrument: "srs", scale: "total" }],
    ["option-unknown", { instrument: srs, scale: "total", metric: "median" }],
    ["option-unknown", { instrument: srs, scale: "total", rater: "therapist" }],
    ["unknown-key", { minimum: 0, maximum: 40, max: 3 }],
    ["scale-range-invalid", { minimum: 40, maximum: 0 }],
    ["result-not-unwrapped", { ok: true, value: { minimum: 0, maximum: 40 } }],
  ])("throws %s for a measure that cannot be meant", (code, measure) => {
    expect(() => sessionSeries([], measure as never)).toThrow(expect.objectContaining({ code }));
  });

  it("is frozen to the bottom and leaves what it was given alone", () => {
    const points = [{ session: 1, value: 30 }];
    const series = unwrap(sessionSeries(points, srsTotal));
    expect([series, series.points, series.points[0], series.scale].every(Object.isFrozen)).toBe(true);
    expect(Object.isFrozen(points[0])).toBe(false);
  });

  it("takes a zero below zero for a zero", () => {
    const { points } = unwrap(sessionSeries([{ session: 1, value: -0 }], { minimum: 0, maximum: 40 }));
    expect(points[0]?.value).toBe(0);
  });

  it("accepts an empty series", () => {
    expect(unwrap(sessionSeries([], srsTotal)).points).toEqual([]);
  });

  it("accepts values off the step, for means and prorated scores have them", () => {
    expect(issuesOf([{ session: 1, value: 10 / 3 }])).toEqual([]);
  });

  it("accepts both ends of the scale, and a computed value that misses an end by the error of computing it", () => {
    expect(
      issuesOf([
        { session: 1, value: 0 },
        { session: 2, value: 40 },
        { session: 3, value: 40.00000000000001 },
      ]),
    ).toEqual([]);
  });

  it("reports every issue at once, and where", () => {
    expect(
      issuesOf([
        { session: 1.5, value: 30 },
        { session: 3, value: 40.1 },
        { session: 3, value: -0.1 },
        { session: 2, value: "31" },
        { session: 4, value: NaN, modality: "letter" },
        null,
        { session: 5, value: true, date: 20310506 },
        { session: "6", value: Infinity },
      ]),
    ).toEqual([
      ["session-not-an-integer", 0, "session"],
      ["value-out-of-range", 1, "value"],
      ["duplicate-session", 2, "session"],
      ["value-out-of-range", 2, "value"],
      ["sessions-out-of-order", 3, "session"],
      ["value-not-a-number", 3, "value"],
      ["value-not-a-number", 4, "value"],
      ["modality-unknown", 4, "modality"],
      ["point-not-an-object", 5],
      ["value-not-a-number", 6, "value"],
      ["date-not-a-string", 6, "date"],
      ["session-not-an-integer", 7, "session"],
      ["value-not-a-number", 7, "value"],
    ]);
  });

  it("calls a session that comes back later a duplicate, not disorder", () => {
    const points = [1, 2, 1].map((session) => ({ session, value: 30 }));
    expect(issuesOf(points)).toEqual([["duplicate-session", 2, "session"]]);
  });

  it("refuses what is not a list", () => {
    expect(issuesOf({ session: 1, value: 30 })).toEqual([["not-points"]]);
  });

  it("never repeats a value in a message", () => {
    const result = sessionSeries(
      [
        { session: 1, value: 73.25 },
        { session: 1.5, value: 31.75 },
      ],
      srsTotal,
    );
    expect(JSON.stringify(result)).not.toMatch(/73\.25|31\.75|1\.5/);
  });

  it.each([
    ["scale-range-invalid", { minimum: 40, maximum: 40 }],
    ["scale-range-invalid", { minimum: NaN, maximum: 40 }],
    ["scale-range-invalid", { minimum: -Number.MAX_VALUE, maximum: Number.MAX_VALUE }],
    ["scale-step-invalid", { minimum: 0, maximum: 40, step: 0 }],
    ["scale-range-invalid", {}],
    ["unknown-key", undefined],
    ["unknown-key", null],
  ])("throws %s for a scale that is none", (code, scale) => {
    expect(() => sessionSeries([], scale as SeriesScale)).toThrow(
      expect.objectContaining({ name: "InvalidArgumentError", code }),
    );
  });
});
