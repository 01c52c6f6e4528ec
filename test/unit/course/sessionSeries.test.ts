import { describe, expect, it } from "vitest";
import { sessionSeries, unwrap } from "../../../src/index.js";
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

  it("takes undefined and absent values for missing ones", () => {
    const series = unwrap(sessionSeries([{ session: 1, value: undefined }, { session: 2 }], srsTotal));
    expect(series.points.map(({ value }) => value)).toEqual([null, null]);
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
    expect(issuesOf([{ session: 1 }, { session: 2 }, { session: 1 }])).toEqual([["duplicate-session", 2, "session"]]);
  });

  it("sees a hole in the list", () => {
    // eslint-disable-next-line no-sparse-arrays -- that is the point
    expect(issuesOf([{ session: 1 }, , { session: 3 }])).toEqual([["point-not-an-object", 1]]);
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
    ["scale-range-invalid", undefined],
    ["scale-range-invalid", null],
  ])("throws %s for a scale that is none", (code, scale) => {
    expect(() => sessionSeries([], scale as SeriesScale)).toThrow(
      expect.objectContaining({ name: "InvalidArgumentError", code }),
    );
  });
});
