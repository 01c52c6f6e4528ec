import { describe, expect, it } from "vitest";
import { courseOf, defineInstrument, seriesOf, sessionSeries, srs, unwrap } from "alliance-scoring";

const keys = (value: object | undefined) => Object.keys(value ?? {});
const full = [9, 9, 9, 8];

describe("what was not said has no key, so that JSON gives back what was there", () => {
  it("in a course", () => {
    const administrations = [
      { session: 1, responses: full },
      { session: 2, responses: full, date: "2026-01-15" },
      { session: 3, responses: full, modality: "video" as const },
    ];
    const { sessions, scales } = unwrap(courseOf(srs, administrations));
    expect(sessions.map(keys)).toEqual([
      ["session", "scores"],
      ["session", "scores", "date"],
      ["session", "scores", "modality"],
    ]);
    expect(keys(scales.total)).toEqual(["minimum", "maximum", "step", "size"]);
    expect(keys(scales.goal)).toEqual(["minimum", "maximum", "step", "size", "component"]);
  });

  it("in a series", () => {
    const course = unwrap(courseOf(srs, [{ session: 1, responses: full }, { session: 2, total: null, date: "2026-01-15" }])); // prettier-ignore
    const { points, measure } = seriesOf(course, "total");
    expect(points.map(keys)).toEqual([["session", "value"], ["session", "value", "date"]]); // prettier-ignore
    expect(keys(measure)).not.toContain("rater");
    expect(keys(seriesOf(unwrap(courseOf(srs, [full], { rater: "client" })), "total").measure)).toContain("rater");
    const bare = unwrap(sessionSeries([{ session: 1, value: 36 }], { minimum: 0, maximum: 40 }));
    expect([keys(bare), keys(bare.points[0]), keys(bare.scale)]).toEqual([
      ["points", "scale"],
      ["session", "value"],
      ["minimum", "maximum"],
    ]);
  });

  it("in the measure of bare numbers", () => {
    const measured = (more: object) => sessionSeries([], { instrument: srs, scale: "total", ...more });
    expect(keys(unwrap(measured({})).measure)).not.toContain("rater");
    expect(unwrap(measured({ rater: "client" })).measure?.rater).toBe("client");
    expect(unwrap(measured({})).measure?.metric).toBe("sum");
  });
});

it("has no step where the items of a scale differ in theirs", () => {
  const item = (id: string, number: number, step: number) =>
    ({ id, number, label: id, minimum: 0, maximum: 10, step, keyed: "forward" }) as const;
  const form = defineInstrument({
    ...{
      id: "mixed",
      name: "Mixed",
      version: "1.0.0",
      construct: "alliance",
      higherIs: "better",
      raters: ["client"],
    },
    licence: { status: "permission-required", holder: "nobody" },
    items: [item("first", 1, 0.5), item("second", 2, 1)],
    scales: { total: { items: ["first", "second"], missing: { rule: "complete" } } },
    sources: [],
  });
  const { scale } = unwrap(sessionSeries([], { instrument: form, scale: "total" }));
  expect(scale).toEqual({ minimum: 0, maximum: 20 });
  expect(seriesOf(unwrap(courseOf(form, [[0.5, 3]])), "total").scale).toEqual({ minimum: 0, maximum: 20 });
});

it("keeps a score at -0 as 0, and a total at the very end of its range", () => {
  const { points } = unwrap(sessionSeries([{ session: 1, value: -0 }, { session: 2, value: 40 }], { minimum: 0, maximum: 40 })); // prettier-ignore
  expect(Object.is(points[0]!.value, 0)).toBe(true);
  // 1e-9 of the range is room for computed scores: 4e-8 of 40 points
  const within = (value: number) => sessionSeries([{ session: 1, value }], { minimum: 0, maximum: 40 }).ok;
  expect([40 + 3e-8, 40 + 5e-8, -3e-8, -5e-8].map(within)).toEqual([true, false, true, false]);
  const shifted = (value: number) => sessionSeries([{ session: 1, value }], { minimum: 10, maximum: 50 }).ok;
  expect([50 + 3e-8, 50 + 5e-8, 10 - 3e-8, 10 - 5e-8].map(shifted)).toEqual([true, false, true, false]);
});
