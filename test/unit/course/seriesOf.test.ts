import { describe, expect, it } from "vitest";
import { courseOf, seriesOf, srs, unwrap, waiSr } from "../../../src/index.js";

const course = unwrap(
  courseOf(
    srs,
    [
      { session: 6, responses: null, date: "2031-05-06" },
      { session: 3, responses: [8.6, 9.7, 9.9, 7.8], modality: "video" },
      { session: 4, responses: [9, null, 9, 9] },
    ],
    { rater: "client" },
  ),
);

describe("seriesOf", () => {
  it("gives exact sums in session order and leaves what was not scored as a gap", () => {
    const series = seriesOf(course, "total");
    expect(series.points).toEqual([
      { session: 3, value: 36, modality: "video" },
      { session: 4, value: null },
      { session: 6, value: null, date: "2031-05-06" },
    ]);
    expect(series.scale).toEqual({ minimum: 0, maximum: 40, step: 0.1 });
    expect(series.measure).toEqual({
      instrument: "srs",
      definitionVersion: "1.0.0",
      construct: "alliance",
      scale: "total",
      metric: "sum",
      higherIs: "better",
      rater: "client",
    });
  });

  it("gives means in points of one item, with the step that a mean can have", () => {
    const answers = [5, 5, 5, 5, 4, 4, 4, 4, 3, 3, 3, 3];
    const series = seriesOf(unwrap(courseOf(waiSr, [answers])), "total", "mean");
    expect(series.points[0]?.value).toBe(4); // 48 / 12
    expect(series.scale).toEqual({ minimum: 1, maximum: 5, step: 1 / 12 });
  });

  it("takes the range of a subscale, not of the total", () => {
    expect(seriesOf(unwrap(courseOf(waiSr, [])), "bond").scale).toEqual({ minimum: 4, maximum: 20, step: 1 });
  });

  it("says the same of a course after a journey as JSON, and is frozen", () => {
    const stored = JSON.parse(JSON.stringify(course)) as typeof course;
    expect(seriesOf(stored, "total")).toEqual(seriesOf(course, "total"));
    const { points, scale, measure } = seriesOf(stored, "total");
    expect([points, points[0], scale, measure].every(Object.isFrozen)).toBe(true);
  });

  it.each([
    ["unknown-scale", /"goal" or "task" or "bond" or "total"/, () => seriesOf(course, "totl" as never)],
    ["option-unknown", /"sum" or "mean"/, () => seriesOf(course, "total", "median" as never)],
    ["result-not-unwrapped", /unwrap/, () => seriesOf(courseOf(srs, []) as never, "total")],
    ["course-invalid", /courseOf/, () => seriesOf(srs as never, "total")],
  ])("throws %s and says the next step", (code, message, call) => {
    expect(call).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }));
  });

  it("refuses a stored course that no longer fits together", () => {
    type Loose = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- a damaged copy
    const damaged = (change: (copy: Loose) => void): unknown => {
      const copy = JSON.parse(JSON.stringify(course)) as Loose;
      change(copy);
      return copy;
    };
    const cases = [
      damaged((copy) => copy["sessions"].reverse()),
      damaged((copy) => (copy["sessions"][0].scores.scales.total.sum = 41)),
      damaged((copy) => (copy["sessions"][0].scores.scales.total.sum = null)),
      damaged((copy) => delete copy["sessions"][0].scores),
      damaged((copy) => (copy["sessions"][0].scores.instrument = "ors")),
      damaged((copy) => (copy["sessions"][1].session = 3)),
      damaged((copy) => (copy["scales"].total.maximum = null)),
      damaged((copy) => (copy["construct"] = "mood")),
      null,
      [],
    ];
    for (const one of cases)
      expect(() => seriesOf(one as typeof course, "total")).toThrow(
        expect.objectContaining({ code: "course-invalid" }),
      );
  });
});
