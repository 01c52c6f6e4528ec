import { describe, expect, it } from "vitest";
import { defineRuptureMethod, detectByComponent, methods, priors, sessionSeries, unwrap } from "../../../src/index.js";
import type { Measure, RuptureMethod, SessionSeries } from "../../../src/index.js";
import { noVerdict } from "../../../src/rupture/method.js";

const seriesOf = (values: readonly (number | null)[]): SessionSeries =>
  unwrap(
    sessionSeries(
      values.map((value, index) => ({ session: index + 1, value })),
      { minimum: 0, maximum: 40 },
    ),
  );

/** A rule whose probability of a session is its score divided by 1000, at an alpha of .05; or one without probabilities. */
const thousandths = (hasProbability = true, parameters: Record<string, unknown> = { alpha: 0.05 }): RuptureMethod =>
  defineRuptureMethod({
    id: "thousandths",
    name: "Probabilities as told",
    sources: [],
    grade: "derived",
    parameters,
    needed: 2,
    laws: {
      lookAhead: 0,
      shiftInvariant: false,
      scaleInvariant: false,
      monotone: true,
      ignoresMissing: true,
      sees: { dip: true, lasting: true },
    },
    falseFlags: { basis: "nominal", note: "made up", perSession: () => 0.05 },
    detect: ({ points }) => ({
      sessions: points.map(({ session, value }) =>
        value === null
          ? noVerdict(session, value)
          : {
              ...noVerdict(session, value),
              assessed: true,
              probability: hasProbability ? value / 1000 : null,
              flagged: value / 1000 < 0.05,
            },
      ),
    }),
  });

describe("detectByComponent", () => {
  // R: p.adjust(c(0.012, 0.004, 0.03, 0.02), "holm") is 0.036 0.016 0.040 0.040
  it("adjusts by Holm's procedure within each session, as R does", () => {
    const analysis = detectByComponent(
      { goal: seriesOf([12, 40]), task: seriesOf([4, 40]), bond: seriesOf([30, 40]), total: seriesOf([20, 40]) },
      thousandths(),
    );
    expect(analysis.correction).toBe("holm");
    const [first, second] = analysis.sessions;
    expect(first?.adjusted.goal).toBeCloseTo(0.036, 15);
    expect(first?.adjusted.task).toBeCloseTo(0.016, 15);
    expect(first?.adjusted.bond).toBeCloseTo(0.04, 15);
    expect(first?.adjusted.total).toBeCloseTo(0.04, 15);
    expect(first?.moved).toEqual(["goal", "task", "bond", "total"]);
    expect(second?.adjusted.goal).toBeCloseTo(0.16, 15);
    expect(second?.moved).toEqual([]); // four times .04: each would be flagged alone
  });

  it("says which component moved, and corrects for no more components than could be judged", () => {
    const analysis = detectByComponent(
      { goal: seriesOf([40, null, 40]), task: seriesOf([40, 24, 40]), bond: seriesOf([16, 24, 40]) },
      thousandths(),
    );
    expect(analysis.sessions.map(({ session, moved }) => [session, moved])).toEqual([
      [1, ["bond"]], // 3 x .016 = .048
      [2, ["task", "bond"]], // 2 x .024 = .048: the goal was not judged
      [3, []],
    ]);
  });

  it("tells flags apart from what moved, where a method gives no probabilities", () => {
    const analysis = detectByComponent({ goal: seriesOf([40, 4]), bond: seriesOf([40, 40]) }, thousandths(false));
    expect(analysis.correction).toBe("none");
    expect(analysis.sessions[1]).toEqual({ session: 2, moved: ["goal", "bond"], adjusted: {} });
  });

  it("does not correct where a method names no alpha to hold a probability against", () => {
    const series = { goal: seriesOf([40, 40]), bond: seriesOf([40, 40]) };
    const analysis = detectByComponent(series, thousandths(true, { limit: 3 }));
    expect(analysis.correction).toBe("none");
    expect(analysis.sessions[0]).toEqual({ session: 1, moved: ["goal", "bond"], adjusted: {} });
  });

  it("corrects nothing when one of several methods has no probabilities", () => {
    const series = { goal: seriesOf([40, 40]), bond: seriesOf([40, 40]) };
    expect(detectByComponent(series, { goal: thousandths(), bond: thousandths(false) }).correction).toBe("none");
  });

  it("corrects a Q chart by the rate of its limit", () => {
    const quiet = [20, 24, 21, 23, 22, 20, 24];
    const analysis = detectByComponent(
      { goal: seriesOf([...quiet, 2]), bond: seriesOf([...quiet, 22]) },
      methods.quesenberryQ(),
    );
    expect(analysis.correction).toBe("holm");
    expect(analysis.sessions.at(-1)?.moved).toEqual(["goal"]);
  });

  it("says that nothing was corrected where nothing could be judged", () => {
    expect(detectByComponent({ goal: seriesOf([30]) }, thousandths())).toMatchObject({
      sessions: [],
      correction: "none",
    });
  });

  it("keeps the analysis of each component, also of one that is too short", () => {
    const analysis = detectByComponent({ goal: seriesOf([30]), bond: seriesOf([30, 31, 20]) }, thousandths());
    expect(analysis.components.goal).toMatchObject({ status: "not-assessable", given: 1, needed: 2 });
    expect(analysis.components.bond).toMatchObject({ status: "assessed" });
    expect(analysis.components).not.toHaveProperty("task");
    expect(analysis.sessions).toHaveLength(3);
  });

  it("takes a method for each component", () => {
    const prediction = methods.prediction(priors.srs.sum);
    const series = { bond: seriesOf([38, 31]), total: seriesOf([38, 31]) };
    const analysis = detectByComponent(series, { bond: prediction, total: methods.prediction(priors.srs.sumNormLike) });
    const p = (name: "bond" | "total") => {
      const own = analysis.components[name];
      return own?.status === "assessed" ? own.sessions[1]?.probability : undefined;
    };
    expect(p("bond")).not.toBe(p("total"));
    expect(() => detectByComponent(series, { bond: prediction })).toThrow(
      expect.objectContaining({ code: "component-without-method" }),
    );
  });

  it("names the method that each component was judged by", () => {
    const series = { bond: seriesOf([38, 31]), total: seriesOf([38, 31]) };
    const { components } = detectByComponent(series, {
      bond: thousandths(),
      total: methods.sessionDrop({ points: 1 }),
    });
    expect([components.bond?.method.id, components.total?.method.id]).toEqual(["thousandths", "session-drop"]);
  });

  it("refuses a method for a component that there is not", () => {
    expect(() => detectByComponent({ bond: seriesOf([38, 31]) }, { bnod: thousandths() } as object)).toThrow(
      expect.objectContaining({ code: "component-unknown" }),
    );
  });

  it("refuses to look at nothing", () => {
    expect(() => detectByComponent({}, thousandths())).toThrow(expect.objectContaining({ code: "no-components" }));
  });

  describe("given series that say what they measure", () => {
    const measured = (scale: string, measure: Partial<Measure> = {}): SessionSeries => ({
      ...seriesOf([30, 31, 20]),
      measure: {
        instrument: "waiSr",
        definitionVersion: "1.0.0",
        construct: "alliance",
        scale,
        metric: "mean",
        higherIs: "better",
        rater: "client",
        ...measure,
      },
    });

    it("takes those of one form, rater and metric, and bare ones beside them", () => {
      const series = { goal: measured("goal"), bond: measured("bond"), total: seriesOf([30, 31, 20]) };
      expect(Object.keys(detectByComponent(series, thousandths()).components)).toEqual(["goal", "bond", "total"]);
    });

    it("refuses one component in the place of another", () => {
      expect(() => detectByComponent({ goal: measured("bond") }, thousandths())).toThrow(
        expect.objectContaining({ name: "InvalidArgumentError", code: "series-of-another-component" }),
      );
    });

    it.each([
      ["instruments", { instrument: "wai36" }],
      ["raters", { rater: "therapist" }],
      ["metrics", { metric: "sum" }],
    ] as const)("refuses two %s", (_, other) => {
      expect(() =>
        detectByComponent({ goal: measured("goal"), total: measured("total", other) }, thousandths()),
      ).toThrow(expect.objectContaining({ name: "InvalidArgumentError", code: "series-of-different-measures" }));
    });

    it("refuses a rater beside nobody", () => {
      const { rater: _, ...unnamed } = measured("total").measure as Measure;
      const series = { goal: measured("goal"), total: { ...measured("total"), measure: unnamed } };
      expect(() => detectByComponent(series, thousandths())).toThrow(
        expect.objectContaining({ code: "series-of-different-measures" }),
      );
    });
  });

  it("refuses a component that there is not", () => {
    const series = { goal: seriesOf([30, 31]), tsak: seriesOf([30, 31]) };
    expect(() => detectByComponent(series, thousandths())).toThrow(
      expect.objectContaining({ name: "InvalidArgumentError", code: "component-unknown" }),
    );
  });
});
