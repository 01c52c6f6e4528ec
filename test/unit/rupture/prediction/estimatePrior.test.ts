import { describe, expect, it } from "vitest";
import { estimatePrior, methods, sessionSeries, unwrap } from "../../../../src/index.js";
import type { SessionSeries } from "../../../../src/index.js";

const client = (sessions: readonly number[], values: readonly (number | null)[], step?: number): SessionSeries =>
  unwrap(
    sessionSeries(
      sessions.map((session, index) => ({ session, value: values[index] ?? null })),
      { minimum: 0, maximum: 40, ...(step !== undefined && { step }) },
    ),
  );

const first = client([1, 2, 3, 5, 6], [36.2, 35.1, 37.9, 36.4, 38.8]);
const second = client([1, 2, 3, 4, 5], [null, 30.5, 33.5, 29.0, 31.5]);
const third = client([1, 2, 3, 4, 5, 6, 7], [39.5, 39.9, 39.2, 38.8, 40, 39.6, 39.1]);
const short = client([1, 2, 3], [10, 30, 20]);
const onALine = client([1, 2, 3, 4], [36, 36.1, 36.2, 36.3], 0.1);

describe("estimatePrior", () => {
  // R: for each client lm(value ~ session), v = df.residual, s2 = sum(resid^2) / v,
  // L = log(s2) - digamma(v / 2) + log(v / 2); exp(weighted.mean(L, v) / 2) and its standard error as documented
  it("agrees with R, leaving out clients with fewer than four scores", () => {
    const estimate = estimatePrior([first, short, second, third], { clientsNeeded: 3 });
    expect(estimate).toMatchObject({ status: "estimated", clients: 3, sessions: 16 });
    if (estimate.status !== "estimated") return;
    expect(estimate.typicalStandardDeviation).toBeCloseTo(1.0293879441639657, 12);
    expect(estimate.standardError).toBeCloseTo(0.5312328566982331, 12);
    expect(estimate).toMatchObject({ priorSessions: 3, trendStandardDeviation: 0.075, autocorrelation: 0.2 });
  });

  it("is itself a prior: a method takes it as it is and names it whole, standard error and all", () => {
    const estimate = estimatePrior([first, third], { clientsNeeded: 2 });
    if (estimate.status !== "estimated") throw new Error("not estimated");
    const { parameters, repair } = methods.prediction(estimate);
    expect(parameters["prior"]).toEqual(estimate);
    expect(repair.tolerance).toBe(estimate.typicalStandardDeviation);
  });

  it("takes half a step for the spread of scores that lie on a line", () => {
    const estimate = estimatePrior([first, onALine], { clientsNeeded: 2 });
    if (estimate.status !== "estimated") throw new Error("not estimated");
    expect(estimate.typicalStandardDeviation).toBeCloseTo(0.4388553874836362, 12);
    expect(estimate.standardError).toBeCloseTo(0.6612810278727262, 12);
  });

  it("finds the standard deviation that many clients were made with", () => {
    // A low-discrepancy stand-in for normal noise: 200 clients whose 8 residuals are shuffled normal scores of SD 2
    const scores = [-1.43, -0.85, -0.47, -0.15, 0.15, 0.47, 0.85, 1.43];
    const clients = Array.from({ length: 200 }, (_, index) =>
      client(
        [1, 2, 3, 4, 5, 6, 7, 8],
        scores.map((__, session) => 20 + 0.3 * session + 2 * (scores[(session * 3 + index) % 8] as number)),
      ),
    );
    const estimate = estimatePrior(clients);
    if (estimate.status !== "estimated") throw new Error("not estimated");
    expect(estimate.typicalStandardDeviation).toBeGreaterThan(1.8);
    expect(estimate.typicalStandardDeviation).toBeLessThan(2.2);
  });

  it("says how many clients are missing when there are too few", () => {
    expect(estimatePrior([first, second, third, short])).toEqual({
      status: "not-assessable",
      reason: "too-few-clients",
      given: 3,
      needed: 10,
    });
    expect(estimatePrior([])).toMatchObject({ status: "not-assessable", given: 0 });
  });

  it("carries what the series measure over to the prior", () => {
    const measure = {
      instrument: "srs",
      definitionVersion: "1.0.0",
      construct: "alliance",
      scale: "total",
      metric: "sum",
      higherIs: "better",
      rater: "client",
    } as const;
    const estimate = estimatePrior(
      [
        { ...first, measure },
        { ...third, measure },
      ],
      { clientsNeeded: 2 },
    );
    expect(estimate).toMatchObject({ measure: { instrument: "srs", scale: "total", metric: "sum" } });
    expect(() => estimatePrior([{ ...first, measure }, third])).toThrow(
      expect.objectContaining({ code: "series-of-different-measures" }),
    );
  });

  it("refuses bare series of different scales, as it refuses different measures", () => {
    const on = (minimum: number, maximum: number, step?: number): SessionSeries => ({
      ...onALine,
      scale: { minimum, maximum, ...(step !== undefined && { step }) },
    });
    for (const other of [on(0, 50), on(1, 40)])
      expect(() => estimatePrior([onALine, other], { clientsNeeded: 2 })).toThrow(
        expect.objectContaining({ code: "series-of-different-measures" }),
      );
    expect(estimatePrior([onALine, on(0, 40, 0.5)], { clientsNeeded: 2 }).status).toBe("estimated");
  });

  it("refuses scores without spread whose step nobody told, and fewer than two clients as enough", () => {
    const flat = client([1, 2, 3, 4], [36, 36, 36, 36]);
    expect(() => estimatePrior([flat, first], { clientsNeeded: 2 })).toThrow(
      expect.objectContaining({ code: "step-needed" }),
    );
    expect(() => estimatePrior([first], { clientsNeeded: 1 })).toThrow(
      expect.objectContaining({ code: "clients-needed-invalid" }),
    );
  });
});
