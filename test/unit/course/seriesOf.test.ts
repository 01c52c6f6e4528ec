import { describe, expect, it } from "vitest";
import { detectRuptures, methods, ors, priors, score, seriesOf, srs, unwrap, waiSr } from "../../../src/index.js";
import type { Instrument, ScoredSession, Scores } from "../../../src/index.js";

const srsScores = (answers: (number | null)[]) => unwrap(score(srs, answers));
const waiSrScores = unwrap(score(waiSr, new Array<number>(12).fill(4)));

/** Codes and paths of the issues with sessions that the types may not allow. */
const issuesOf = (instrument: Instrument, sessions: unknown) => {
  const result = seriesOf(instrument, "total", sessions as ScoredSession[]);
  return result.ok ? [] : result.issues.map(({ code, path }) => [code, ...path]);
};

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
      construct: "alliance",
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
    const alien = unwrap(score(ors, [5, 5, 5, 5])) as unknown as Scores<typeof waiSr>;
    const older = { ...waiSrScores, definitionVersion: "0.0.1" };
    const result = seriesOf(waiSr, "total", [
      { session: 1, scores: waiSrScores, rater: "client" },
      { session: 2, scores: alien, rater: "client" },
      { session: 2, scores: older, rater: "therapist" },
    ]);
    expect(result.ok ? [] : result.issues.map(({ code, path }) => [code, ...path])).toEqual([
      ["scores-of-another-instrument", 1, "scores"],
      ["two-raters", 2, "rater"],
      ["scores-of-another-definition", 2, "scores"],
      ["duplicate-session", 2, "session"],
    ]);
  });

  it("says nothing more of scores that it has refused", () => {
    const alien = unwrap(score(ors, [5, 5, 5, 5]));
    const older = { ...waiSrScores, definitionVersion: "0.0.1" };
    const sessions = [
      { session: 1, scores: alien }, // an ORS total of 20 lies within the WAI-SR, one of 4 does not
      { session: 2, scores: unwrap(score(ors, [1, 1, 1, 1])) },
      { session: 3, scores: { ...older, scales: { total: { status: "scored", sum: 99 } } } },
    ];
    expect(issuesOf(waiSr, sessions)).toEqual([
      ["scores-of-another-instrument", 0, "scores"],
      ["scores-of-another-instrument", 1, "scores"],
      ["scores-of-another-definition", 2, "scores"],
    ]);
  });

  it("takes absent and undefined scores for missing ones, as it does null", () => {
    const sessions = [{ session: 1 }, { session: 2, scores: undefined }, { session: 3, scores: null }];
    const series = unwrap(seriesOf(srs, "total", sessions as ScoredSession<typeof srs>[]));
    expect(series.points.map(({ value }) => value)).toEqual([null, null, null]);
  });

  it.each([[null], [undefined], [{ session: 1, scores: null }], ["sessions"]])(
    "refuses %j: it is no list of sessions",
    (sessions) => {
      expect(issuesOf(srs, sessions)).toEqual([["not-points"]]);
    },
  );

  it("refuses what is no session", () => {
    // eslint-disable-next-line no-sparse-arrays -- a hole is no session either
    expect(issuesOf(srs, [null, 36, , { session: 4, scores: null }])).toEqual([
      ["point-not-an-object", 0],
      ["point-not-an-object", 1],
      ["point-not-an-object", 2],
    ]);
  });

  it.each([
    ["a result that was not unwrapped", score(srs, [9, 9, 9, 9])],
    ["a result with issues", score(srs, [9, 9, 9, 11])],
    ["a bare total", 36],
    ["a text", "36"],
    ["a list", [9, 9, 9, 9]],
    ["an empty object", {}],
    ["scores without scales", { instrument: "srs", definitionVersion: srs.version }],
    ["scores without this scale", { ...srsScores([9, 9, 9, 9]), scales: {} }],
    ["a scale of an unknown status", { ...srsScores([9, 9, 9, 9]), scales: { total: { status: "done", sum: 36 } } }],
    [
      "a scored scale without a number",
      { ...srsScores([9, 9, 9, 9]), scales: { total: { status: "scored", sum: null } } },
    ],
  ])("refuses %s as scores", (_, scores) => {
    expect(issuesOf(srs, [{ session: 1, scores }])).toEqual([["not-scores", 0, "scores"]]);
  });

  it("refuses bare values, which it would otherwise leave out without a word", () => {
    expect(issuesOf(srs, [{ session: 1, value: 36 }])).toEqual([["not-scores", 0, "scores"]]);
  });

  it("refuses a score out of range or none, as a value", () => {
    const scored = (sum: number) => ({ ...srsScores([9, 9, 9, 9]), scales: { total: { status: "scored", sum } } });
    expect(
      issuesOf(srs, [
        { session: 1, scores: scored(73.25) },
        { session: 2, scores: scored(NaN) },
      ]),
    ).toEqual([
      ["value-out-of-range", 0, "value"],
      ["value-not-a-number", 1, "value"],
    ]);
  });

  it("never repeats an answer in an issue", () => {
    const scales = { total: { status: "scored", sum: 73.25 } };
    const result = seriesOf(srs, "total", [
      { session: 1, scores: { ...srsScores([9, 9, 9, 9]), scales } },
      { session: 2, scores: 61.75 },
      { session: 3, value: 52.25 },
    ] as unknown as ScoredSession<typeof srs>[]);
    expect(result.ok).toBe(false);
    expect(JSON.stringify(result)).not.toMatch(/73\.25|61\.75|52\.25/);
  });

  it("refuses a rater that nobody knows, or that does not fill in this form", () => {
    const rated = (rater: unknown) => [{ session: 1, scores: srsScores([9, 9, 9, 9]), rater }];
    for (const rater of ["parent", "therapist", null, 3, "toString"])
      expect(issuesOf(srs, rated(rater))).toEqual([["rater-unknown", 0, "rater"]]);
    expect(issuesOf(srs, rated("client"))).toEqual([]);
    expect(issuesOf(waiSr, [{ session: 1, scores: waiSrScores, rater: "therapist" }])).toEqual([]);
  });

  it("does not call an unknown rater a second one", () => {
    const sessions = [
      { session: 1, scores: waiSrScores, rater: "parent" },
      { session: 2, scores: waiSrScores, rater: "client" },
    ];
    expect(issuesOf(waiSr, sessions)).toEqual([["rater-unknown", 0, "rater"]]);
  });

  it("gives no session with scores to a rater that it does not name", () => {
    const sessions = [
      { session: 1, scores: waiSrScores },
      { session: 2, scores: waiSrScores, rater: "therapist" },
      { session: 3, scores: null },
    ];
    expect(issuesOf(waiSr, sessions)).toEqual([["two-raters", 0, "rater"]]);
    expect(issuesOf(waiSr, sessions.slice(1))).toEqual([]);
  });

  it("throws for a metric that there is not", () => {
    expect(() => seriesOf(srs, "total", [], "average" as "mean")).toThrow(
      expect.objectContaining({ name: "InvalidArgumentError", code: "option-unknown" }),
    );
  });

  it.each([undefined, { ...srs }])("throws for an instrument that was not defined", (instrument) => {
    expect(() => seriesOf(instrument as typeof srs, "total", [])).toThrow(
      expect.objectContaining({ name: "InvalidArgumentError", code: "instrument-not-defined" }),
    );
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
