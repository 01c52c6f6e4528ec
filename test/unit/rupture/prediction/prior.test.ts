import { describe, expect, it } from "vitest";
import {
  courseOf,
  detectRuptures,
  instruments,
  methods,
  prior,
  priors,
  seriesOf,
  sessionSeries,
  unwrap,
} from "../../../../src/index.js";
import type { Measure, Prior, SessionSeries } from "../../../../src/index.js";

const measure: Measure = {
  instrument: "waiSr",
  definitionVersion: "1.0.0",
  construct: "alliance",
  scale: "total",
  metric: "mean",
  higherIs: "better",
};
const seriesWith = (different: Partial<Measure>): SessionSeries => ({
  ...unwrap(
    sessionSeries(
      [
        { session: 1, value: 4 },
        { session: 2, value: 3.9 },
      ],
      { minimum: 1, maximum: 5 },
    ),
  ),
  measure: { ...measure, ...different },
});
const analyse = (series: SessionSeries) => {
  const analysis = detectRuptures(series, methods.prediction(priors.waiSr.mean));
  return analysis.status === "assessed" ? analysis.cautions.map(({ code }) => code) : analysis.status;
};

describe("prior", () => {
  it("completes a typical standard deviation with the published constants", () => {
    expect(prior({ typicalStandardDeviation: 0.3 })).toEqual({
      typicalStandardDeviation: 0.3,
      priorSessions: 3,
      trendStandardDeviation: 0.075,
      autocorrelation: 0.2,
      clip: 2,
      status: "given",
    });
  });

  it.each([
    ["typicalStandardDeviation", 0],
    ["typicalStandardDeviation", NaN],
    ["priorSessions", 0],
    ["priorSessions", Infinity],
    ["trendStandardDeviation", 0],
    ["autocorrelation", -0.1],
    ["autocorrelation", 1],
    ["clip", -1],
  ])("refuses a %s of %d and says which number it is", (name, value) => {
    expect(() => prior({ typicalStandardDeviation: 1, [name]: value })).toThrow(
      expect.objectContaining({ code: "prior-invalid", issues: [expect.objectContaining({ path: [name] })] }),
    );
  });

  it.each([
    ["typicalStandardDeviation", "1.6"],
    ["typicalStandardDeviation", true],
    ["clip", null],
    ["clip", ""],
    ["clip", []],
  ])("takes no %s of %j for a number", (name, value) => {
    expect(() => prior({ typicalStandardDeviation: 1, [name]: value })).toThrow(
      expect.objectContaining({ code: "prior-invalid", issues: [expect.objectContaining({ path: [name] })] }),
    );
  });

  it("names every number that is wrong", () => {
    expect(() => prior({ typicalStandardDeviation: -1, autocorrelation: 2, clip: NaN })).toThrow(
      expect.objectContaining({ issues: [{}, {}, {}].map(() => expect.anything() as unknown) }),
    );
  });

  it.each<[string, object]>([
    ["an unknown number", { priorSesions: 3 }],
    ["an unknown key of the measure", { measure: { instrument: "srs", rating: "client" } }],
    ["a metric that there is not", { measure: { metric: "median" } }],
    ["a note that is no text", { note: 3 }],
    ["sessions too few to compute with", { priorSessions: 1e-6 }],
  ])("refuses %s", (_, given) => {
    expect(() => prior({ typicalStandardDeviation: 1, ...given })).toThrow(
      expect.objectContaining({ code: "prior-invalid" }),
    );
  });

  it("is checked again where it is used, for it may come from storage", () => {
    const broken = { ...priors.srs.sum, priorSessions: -3 };
    expect(() => methods.prediction(broken)).toThrow(expect.objectContaining({ code: "prior-invalid" }));
  });
});

describe("priors", () => {
  it("say the range that a series of their measure has", () => {
    for (const [name, metrics] of Object.entries(priors))
      for (const { measure } of Object.values<Prior>(metrics)) {
        const { instrument, metric, scale, ...range } = measure!;
        expect([instrument, scale]).toEqual([name, "total"]);
        const course = unwrap(courseOf(instruments[instrument as "srs"], []));
        expect(seriesOf(course, "total", metric).scale).toEqual(range);
      }
  });

  it("are working assumptions, each with its basis and note, for the totals of four instruments", () => {
    const all = Object.values(priors).flatMap((metrics) => Object.values(metrics));
    expect(all.map((each) => [each.measure?.instrument, each.measure?.metric, each.typicalStandardDeviation])).toEqual([
      ["srs", "sum", 1.6],
      ["srs", "sum", 1.4],
      ["wai36", "mean", 0.4],
      ["wai36", "sum", 14.4],
      ["waiSr", "mean", 0.28],
      ["waiSr", "sum", 3.36],
      ["waiS", "mean", 0.4],
      ["waiS", "sum", 4.8],
    ]);
    for (const each of all) {
      expect(each).toMatchObject({ status: "working-assumption", measure: { scale: "total" } });
      expect(each.basis).not.toBe("");
      expect(each.note).not.toBe("");
    }
  });

  it("are named by every result", () => {
    expect(detectRuptures(seriesWith({}), methods.prediction(priors.waiSr.mean)).method.parameters).toEqual({
      prior: priors.waiSr.mean,
      alpha: 0.01,
    });
  });
});

describe("a prior about something else than the series", () => {
  it("is refused when the metric differs, for it would be wrong by the number of items", () => {
    expect(() => analyse(seriesWith({ metric: "sum" }))).toThrow(
      expect.objectContaining({ code: "prior-metric-mismatch" }),
    );
  });

  it("is refused for the sum of another scale", () => {
    const series = seriesWith({ metric: "sum", scale: "bond" });
    expect(() => detectRuptures(series, methods.prediction(priors.waiSr.sum))).toThrow(
      expect.objectContaining({ code: "prior-scale-mismatch" }),
    );
  });

  it("is used for the mean of another scale, and the result says so", () => {
    expect(analyse(seriesWith({ scale: "bond" }))).toEqual(["prior-of-another-scale"]);
  });

  it("is used for another instrument, and the result says so", () => {
    expect(analyse(seriesWith({ instrument: "waiS" }))).toEqual(["prior-of-another-instrument"]);
  });

  it("is refused for scores of another range, also where nobody said what they measure", () => {
    const points = [36, 38].map((value, index) => ({ session: index + 1, value }));
    const sums = unwrap(sessionSeries(points, { minimum: 12, maximum: 60 }));
    for (const method of [methods.prediction(priors.waiSr.mean), methods.retrospective(priors.waiSr.mean)])
      expect(() => detectRuptures(sums, method)).toThrow(expect.objectContaining({ code: "prior-range-mismatch" }));
    expect(detectRuptures(sums, methods.prediction(priors.waiSr.sum)).status).toBe("assessed");
  });

  it("raises no caution where it fits", () => {
    expect(analyse(seriesWith({}))).toEqual([]);
  });
});
