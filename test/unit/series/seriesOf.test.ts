import { describe, expect, it } from "vitest";
import { detectRuptures, methods, ors, priors, score, seriesOf, srs, unwrap, waiSr } from "../../../src/index.js";
import type { Scores } from "../../../src/index.js";

const srsScores = (answers: (number | null)[]) => unwrap(score(srs, answers));

describe("seriesOf", () => {
  it("adds up to exact sums and leaves a session that was not scored as a gap", () => {
    const series = unwrap(
      seriesOf(srs, "total", [
        { session: 3, scores: srsScores([8.6, 9.7, 9.9, 7.8]), modality: "video" },
        { session: 4, scores: srsScores([9, null, 9, 9]) },
        { session: 6, scores: null, date: "2031-05-06" },
      ]),
    );
    expect(series.points).toEqual([
      { session: 3, value: 36, modality: "video" },
      { session: 4, value: null },
      { session: 6, value: null, date: "2031-05-06" },
    ]);
    expect(series.scale).toEqual({ minimum: 0, maximum: 40, step: 0.1 });
    expect(series.measure).toEqual({
      instrument: "srs",
      definitionVersion: srs.version,
      scale: "total",
      metric: "sum",
      higherIs: "better",
    });
  });

  it("gives means in points of one item, with the step that a mean can have", () => {
    const scores = unwrap(score(waiSr, [5, 5, 5, 5, 4, 4, 4, 4, 3, 3, 3, 3]));
    const series = unwrap(seriesOf(waiSr, "total", [{ session: 1, scores, rater: "client" }], "mean"));
    expect(series.points[0]?.value).toBe(4);
    expect(series.scale).toEqual({ minimum: 1, maximum: 5, step: 1 / 12 });
    expect(series.measure).toMatchObject({ metric: "mean", rater: "client" });
  });

  it("takes the range of a subscale, not of the total", () => {
    expect(unwrap(seriesOf(waiSr, "bond", [])).scale).toEqual({ minimum: 4, maximum: 20, step: 1 });
  });

  it("refuses two instruments, two definitions and two raters, all at once", () => {
    const alien = unwrap(score(ors, [5, 5, 5, 5])) as unknown as Scores<typeof srs>;
    const older = { ...srsScores([9, 9, 9, 9]), definitionVersion: "0.0.1" };
    const result = seriesOf(srs, "total", [
      { session: 1, scores: srsScores([9, 9, 9, 9]), rater: "client" },
      { session: 2, scores: alien },
      { session: 2, scores: older, rater: "therapist" },
    ]);
    expect(result.ok ? [] : result.issues.map(({ code, path }) => [code, ...path])).toEqual([
      ["scores-of-another-instrument", 1, "scores"],
      ["two-raters", 2, "rater"],
      ["scores-of-another-definition", 2, "scores"],
      ["duplicate-session", 2, "session"],
    ]);
  });

  it("throws for a scale that the instrument does not have", () => {
    expect(() => seriesOf(srs, "constructor" as "total", [])).toThrow(
      expect.objectContaining({ code: "unknown-scale" }),
    );
  });

  it("lets an analysis name what was measured", () => {
    const sessions = [36, 37, 30].map((total, index) => ({
      session: index + 1,
      scores: srsScores([total / 4, total / 4, total / 4, total / 4].map((value) => Math.round(value * 10) / 10)),
    }));
    const analysis = detectRuptures(unwrap(seriesOf(srs, "total", sessions)), methods.prediction(priors.srs.sum));
    expect(analysis.measure).toMatchObject({ instrument: "srs", scale: "total", metric: "sum" });
  });
});
