import { describe, expect, it } from "vitest";
import { defineRuptureMethod, detectByComponent, methods, priors, sessionSeries, unwrap } from "../../../src/index.js";
import type { RuptureMethod, SessionSeries } from "../../../src/index.js";
import { noVerdict } from "../../../src/rupture/method.js";

const seriesOf = (values: readonly (number | null)[]): SessionSeries =>
  unwrap(
    sessionSeries(
      values.map((value, index) => ({ session: index + 1, value })),
      { minimum: 0, maximum: 40 },
    ),
  );

/** A rule whose probability of a session is its score divided by 1000, at an alpha of .05; or one without probabilities. */
const thousandths = (hasProbability = true): RuptureMethod =>
  defineRuptureMethod({
    id: "thousandths",
    name: "Probabilities as told",
    sources: [],
    grade: "derived",
    parameters: { alpha: 0.05 },
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

  it("refuses to look at nothing", () => {
    expect(() => detectByComponent({}, thousandths())).toThrow(expect.objectContaining({ code: "no-components" }));
  });
});
