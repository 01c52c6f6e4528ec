import { describe, expect, it } from "vitest";
import { estimatePrior, methods, sessionSeries, startMonitor, unwrap } from "../../../../../src/index.js";
import type { SessionSeries } from "../../../../../src/index.js";
import { piecesOf } from "../../../../../src/rupture/prediction/estimatePrior/pieces.js";

const client = (sessions: readonly number[], values: readonly (number | null)[], step?: number): SessionSeries =>
  unwrap(
    sessionSeries(
      sessions.map((session, index) => ({ session, value: values[index] ?? null })),
      { minimum: 0, maximum: 40, ...(step !== undefined && { step }) },
    ),
  );

const weeks = (values: readonly (number | null)[], step?: number): SessionSeries =>
  client(
    values.map((_, index) => index + 1),
    values,
    step,
  );

const steady = weeks([36, 37, 36, 39], 0.1);
const restless = weeks([30, 33, 27, 30], 0.1);
const short = weeks([10, 30, 20], 0.1);
const two = { clientsNeeded: 2 };

describe("estimatePrior", () => {
  // By hand in part, docs/methods/priors.md: one piece each, mean correlation (6 * .2 + 4 * .04 + 2 * .008) / 12 = .114667
  it("agrees with the case of two clients", () => {
    const estimate = estimatePrior([steady, restless], two);
    if (estimate.status !== "estimated") throw new Error("not estimated");
    expect(estimate.typicalStandardDeviation.toFixed(6)).toBe("2.142228");
    expect(estimate.standardError.toFixed(6)).toBe("1.210362");
    expect(estimate).toMatchObject({
      clients: 2,
      sessions: 8,
      shareAtMaximum: 0,
      logStandardDeviation: 0.2,
      rounds: 29,
    });
    expect(estimate).toMatchObject({ priorSessions: 3, trendStandardDeviation: 0.075, autocorrelation: 0.2, clip: 2 });
  });

  it("leaves out clients with fewer than four scores, but not those who are always at the maximum", () => {
    const ceiling = weeks([40, 40, 40, 40, 40], 0.1);
    const without = estimatePrior([steady, restless], two);
    expect(estimatePrior([steady, short, restless], two)).toEqual(without);
    expect(estimatePrior([steady, restless, ceiling], two)).toMatchObject({
      clients: 3,
      sessions: 13,
      shareAtMaximum: 5 / 13,
    });
  });

  it("takes no notice of sessions without a score, but of the time between the others", () => {
    const gaps = weeks([null, 36, 37, null, 36, 39], 0.1);
    expect(estimatePrior([gaps, restless], two)).toMatchObject({ clients: 2, sessions: 8 });
    expect(estimatePrior([gaps, restless], two)).not.toEqual(estimatePrior([steady, restless], two));
  });

  it("says in words what it rests on", () => {
    const estimate = estimatePrior([steady, restless], two);
    expect(estimate).toMatchObject({
      basis: "estimated from 2 clients with 8 sessions",
      // 2.5 * 1.96 * 1.210362 / 2.142228 = 2.7685
      note:
        "Estimated from 2 clients with 8 sessions, 0 % of them at the maximum, which were taken as 'at least this'. " +
        "Standard error 1.2: with 2 clients the rate of false flags may be off by about 277 %. It rests on an assumed " +
        "autocorrelation of .2; if neighbouring sessions are more alike (.5), it is about a tenth too low. Ruptures count as variation.",
    });
  });

  it("is itself a prior: a method and a monitor take it as it is, and name it whole", () => {
    const estimate = estimatePrior([steady, restless], two);
    if (estimate.status !== "estimated") throw new Error("not estimated");
    const { parameters, repair } = methods.prediction(estimate);
    expect(parameters["prior"]).toEqual(estimate);
    expect(repair.tolerance).toBe(estimate.typicalStandardDeviation);
    expect(startMonitor(estimate).scale).toEqual({ minimum: 0, maximum: 40, step: 0.1 });
  });

  it.each([1.5, 4])("finds the standard deviation of %d that clients below the ceiling were made with", (made) => {
    // A stand-in for normal noise: 100 clients whose 8 scores are shuffled normal deviates around levels from 12 to 28
    const deviates = [-1.43, -0.85, -0.47, -0.15, 0.15, 0.47, 0.85, 1.43];
    const clients = Array.from({ length: 100 }, (_, index) =>
      weeks(deviates.map((__, session) => 12 + (index % 17) + made * (deviates[(session * 3 + index) % 8] as number))),
    );
    const estimate = estimatePrior(clients);
    if (estimate.status !== "estimated") throw new Error("not estimated");
    expect(estimate.typicalStandardDeviation / made).toBeGreaterThan(0.92);
    expect(estimate.typicalStandardDeviation / made).toBeLessThan(1.08);
  });

  it("moves with the scale: in other units it is the same prior", () => {
    const inUnits = (unit: number, shift: number): SessionSeries[] =>
      [steady, restless, weeks([40, 38, 40, 40, 39], 0.1)].map(({ points, scale }) =>
        unwrap(
          sessionSeries(
            points.map(({ session, value }) => ({ session, value: unit * (value as number) + shift })),
            { minimum: unit * scale.minimum + shift, maximum: unit * scale.maximum + shift, step: unit * 0.1 },
          ),
        ),
      );
    const [one, other] = [estimatePrior(inUnits(1, 0), two), estimatePrior(inUnits(0.25, 3), two)];
    if (one.status !== "estimated" || other.status !== "estimated") throw new Error("not estimated");
    expect(4 * other.typicalStandardDeviation).toBeCloseTo(one.typicalStandardDeviation, 9);
    expect(4 * other.standardError).toBeCloseTo(one.standardError, 9);
  });

  it("says how many clients are missing when there are too few", () => {
    expect(estimatePrior([steady, restless, short])).toEqual({
      status: "not-assessable",
      reason: "too-few-clients",
      given: 2,
      needed: 10,
    });
    expect(estimatePrior([])).toMatchObject({ status: "not-assessable", given: 0 });
  });

  it("says that nothing varies when all scores are equal, at the maximum or below it", () => {
    for (const level of [36, 40]) {
      const flat = weeks([level, level, level, level], 0.1);
      expect(estimatePrior([flat, flat], two)).toEqual({
        status: "not-assessable",
        reason: "no-variation",
        given: 0,
        needed: 1,
      });
    }
  });

  it("carries what the series measure over to the prior, with the range", () => {
    const measure = {
      instrument: "srs",
      definitionVersion: "1.0.0",
      construct: "alliance",
      scale: "total",
      metric: "sum",
      higherIs: "better",
      rater: "client",
    } as const;
    const measured = [steady, restless].map((series) => ({ ...series, measure }));
    const range = { minimum: 0, maximum: 40, step: 0.1 };
    expect(estimatePrior(measured, two)).toMatchObject({
      measure: { instrument: "srs", scale: "total", metric: "sum", rater: "client", ...range },
    });
    expect(estimatePrior([steady, restless], two)).toHaveProperty("measure", range);
    expect(() => estimatePrior([...measured, steady])).toThrow(
      expect.objectContaining({ code: "series-of-different-measures" }),
    );
  });

  it("refuses bare series of different ranges, and takes a step that differs for unknown", () => {
    const on = (minimum: number, maximum: number, step?: number): SessionSeries => ({
      ...restless,
      scale: { minimum, maximum, ...(step !== undefined && { step }) },
    });
    for (const other of [on(0, 50), on(1, 40)])
      expect(() => estimatePrior([steady, other], two)).toThrow(
        expect.objectContaining({ code: "series-of-different-measures" }),
      );
    expect(estimatePrior([steady, on(0, 40, 0.5)], two)).toEqual(
      estimatePrior([weeks([36, 37, 36, 39]), weeks([30, 33, 27, 30])], two),
    );
  });

  it("refuses fewer than two clients as enough", () => {
    for (const clientsNeeded of [1, 2.5, NaN])
      expect(() => estimatePrior([steady], { clientsNeeded })).toThrow(
        expect.objectContaining({ code: "clients-out-of-range" }),
      );
  });
});

describe("the pieces of a course", () => {
  const scale = { minimum: 0, maximum: 40 };
  const sessionsOf = (length: number) =>
    Array.from({ length }, (_, index) => ({ session: index + 1, value: 20 + (index % 3) }));

  it.each([
    [4, [4]],
    [8, [8]],
    [9, [5, 4]],
    [17, [6, 5, 6]],
    [24, [8, 8, 8]],
  ])("are as equal as can be, eight sessions at most: %d sessions", (length, sizes) => {
    expect(piecesOf(sessionsOf(length), scale, 0.2).map(({ inside }) => inside)).toEqual(sizes);
  });

  it("tell scores inside the scale from those at its ends", () => {
    const values = [40, 36, 0, 39, 40, 39.99999999999];
    const [piece] = piecesOf(
      values.map((value, session) => ({ session, value })),
      scale,
      0.2,
    );
    expect(piece).toMatchObject({ inside: 2, atMaximum: 3, atMinimum: 1, mean: 37.5, squares: 4.5 });
  });

  it("are alike by the time between their sessions", () => {
    const likeness = (sessions: readonly number[]) =>
      piecesOf(
        sessions.map((session) => ({ session, value: 20 })),
        scale,
        0.2,
      )[0]?.likeness.toFixed(6);
    expect(likeness([1, 2, 3, 4])).toBe("0.114667");
    expect(likeness([1, 2, 4])).toBe("0.082667"); // (.2 + .04 + .008) / 3
    expect(likeness([3])).toBe("0.000000");
  });
});
