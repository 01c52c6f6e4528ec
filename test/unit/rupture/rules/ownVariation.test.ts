import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectRuptures, methods } from "../../../../src/index.js";
import { assess, flagged, seriesOfValues } from "./helpers.js";

const study = JSON.parse(readFileSync("docs/programs/study/firstVersion.json", "utf8")) as {
  cells: { sessions: number; missing: number; published: { rule: string; session: number }[] }[];
};

/** A flat series of n with k sessions lowered, in the middle. */
const dipped = (sessions: number, lowered: number, points = 10): number[] => {
  const from = Math.floor((sessions - lowered) / 2);
  return Array.from({ length: sessions }, (_, index) => (index >= from && index < from + lowered ? 38 - points : 38));
};

describe("ownMeanBand", () => {
  it("needs six sessions, the shortest series in which any dip of one session reaches 2 SD", () => {
    const rule = methods.ownMeanBand();
    expect(detectRuptures(seriesOfValues(dipped(5, 1)), rule)).toEqual(
      expect.objectContaining({ status: "not-assessable", reason: "too-few-sessions", given: 5, needed: 6 }),
    );
    expect(flagged(rule, dipped(6, 1))).toEqual([3]);
    // z = (n - 1) / sqrt(n): 1.79 at 5 sessions, 2.04 at 6.
    expect(assess(rule, dipped(6, 1)).sessions[2]?.statistic).toBeCloseTo(5 / Math.sqrt(6), 12);
  });

  it("could not have fired in five sessions, whatever the scores: no z exceeds (n - 1) / sqrt(n)", () => {
    const rule = methods.ownMeanBand({ multiple: 1 });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 5, maxLength: 5 }), (tenths) => {
        const { sessions } = assess(rule, tenths.map((each) => each / 10)); // prettier-ignore
        expect(Math.max(...sessions.map(({ statistic }) => statistic as number))).toBeLessThanOrEqual(
          4 / Math.sqrt(5) + 1e-9,
        );
      }),
    );
  });

  it.each([
    [2, 10, 11],
    [3, 15, 16],
  ])("sees a stretch of %i sessions from %i + 1 = %i sessions on", (lowered, silent, sessions) => {
    const rule = methods.ownMeanBand();
    expect(flagged(rule, dipped(silent, lowered))).toEqual([]);
    expect(flagged(rule, dipped(sessions, lowered))).toHaveLength(lowered);
  });

  it("raises its floor with the multiple", () => {
    // (n - 1) / sqrt(n) > 3 from n = 11 on: 10 / 3.317 = 3.015.
    expect([1, 1.5, 3].map((multiple) => methods.ownMeanBand({ multiple }).needed)).toEqual([3, 5, 11]);
  });

  it("is strict: a score exactly at the limit is not flagged", () => {
    // Seven of 33, one 27, one 39: mean 33, SD sqrt(72 / 8) = 3, so 27 lies exactly 2 SD below.
    const values = [33, 33, 39, 33, 27, 33, 33, 33, 33];
    expect(flagged(methods.ownMeanBand(), values)).toEqual([]);
    expect(flagged(methods.ownMeanBand({ multiple: 1.99 }), values)).toEqual([5]);
  });

  it("flags nothing when all scores are equal, and divides by nothing", () => {
    const { sessions } = assess(methods.ownMeanBand(), new Array<number>(7).fill(40));
    expect(sessions.every((verdict) => !verdict.flagged && verdict.statistic === 0 && verdict.lowerLimit === 40)).toBe(
      true,
    );
  });

  it("over-fires at the ceiling: 40 to 39.3 stands out", () => {
    expect(flagged(methods.ownMeanBand(), [40, 40, 40, 39.3, 40, 40, 40, 40])).toEqual([4]);
  });

  it.each([
    // 400,000 normal series in R (set.seed(1)): mean((y[1] - mean(y)) / sd(y) < -2)
    [6, 0.00028],
    [8, 0.007645],
    [16, 0.0168325],
  ])("expects chance flags of normal scores at a multiple that was not simulated: %i sessions", (sessions, rate) => {
    const { expectedFalseFlags } = assess(methods.ownMeanBand({ multiple: 2 + 1e-12 }), dipped(sessions, 1));
    const margin = 4 * Math.sqrt(rate / 400_000); // four standard errors of the simulation
    expect(Math.abs((expectedFalseFlags as number) / sessions - rate)).toBeLessThan(margin);
  });
});

describe("individualsChart", () => {
  it("reproduces a printed chart, with 3 / 1.128 and with the rounded 2.66", () => {
    const values = [21, 22, 22, 20, 20, 18, 23, 23, 24, 22, 18];
    const limit = (divisor?: number) =>
      assess(methods.individualsChart(divisor === undefined ? {} : { divisor }), values).sessions[0]?.lowerLimit;
    expect(limit()).toBeCloseTo(16.662, 3);
    expect(limit(3 / 2.66)).toBeCloseTo(16.66, 3);
    expect(assess(methods.individualsChart(), values).sessions[0]?.expected).toBeCloseTo(21.1818, 4);
  });

  it.each([
    ["moving-range", [100, 110, 102, 99, null, 105, 98, 112], 7.089815],
    ["moving-range", [100, 110, 102, 99, null, null, 98, 112], 6.380833],
    ["standard-deviation", [100, 110, 102, 99, null, 105, 98, 112], 5.731807],
    ["standard-deviation", [100, 110, 102, 99, null, null, 98, 112], 6.296851],
  ] as const)("estimates sigma as qcc does: %s of %o", (estimator, values, sigma) => {
    // At one sigma the chart can be used on so few sessions; its limit lies one sigma below the centre.
    const { sessions } = assess(methods.individualsChart({ sigmas: 1, estimator }), values, 90, 120);
    const { expected, lowerLimit } = sessions[0] as { expected: number; lowerLimit: number };
    expect(Math.abs(expected - lowerLimit - sigma)).toBeLessThan(1e-6); // printed with six decimals, cut off
  });

  it("is silent in the alliance illustration, with a lower limit of 3.0769", () => {
    const { sessions, pattern } = assess(methods.individualsChart(), [4, 4.1, 4.2, 4.1, 3.2, 3.4, 4.1, 4.2], 1, 5);
    expect(sessions[4]?.lowerLimit).toBeCloseTo(3.0769, 4);
    expect(pattern).toBe("none");
  });

  it("needs eight sessions, the shortest series in which a dip can cross the limit it widens", () => {
    const rule = methods.individualsChart();
    expect(detectRuptures(seriesOfValues(dipped(7, 1)), rule)).toMatchObject({ given: 7, needed: 8 });
    expect(flagged(rule, dipped(8, 1))).toEqual([4]);
    // (n - 1)^2 / n > 5.32: 5.14 at 7 sessions, 6.13 at 8.
    const limitAt7 = 38 - 10 / 7 - (3 * ((2 * 10) / 6) * Math.sqrt(Math.PI)) / 2;
    expect(limitAt7).toBeLessThan(28);
  });

  it("is strict: a score exactly at the limit is not flagged", () => {
    // Two dips of 10 among nine: 70/9 below the mean, mean moving range 5.
    const values = [38, 38, 28, 38, 38, 28, 38, 38, 38];
    const sigmas = 70 / 9 / ((5 * Math.sqrt(Math.PI)) / 2);
    expect(flagged(methods.individualsChart({ sigmas }), values)).toEqual([]);
    expect(flagged(methods.individualsChart({ sigmas: sigmas - 1e-6 }), values)).toEqual([3, 6]);
  });

  it("takes ranges across gaps, or leaves them out", () => {
    const values = [30, 31, 30, 31, null, 38, 37, 38, 37, 38, 37];
    const sigma = (gaps: "across" | "drop") => {
      const { expected, lowerLimit } = assess(methods.individualsChart({ gaps }), values).sessions[0] as {
        expected: number;
        lowerLimit: number;
      };
      return (expected - lowerLimit) / 3;
    };
    expect(sigma("across")).toBeCloseTo(((8 + 7) / 9 / 2) * Math.sqrt(Math.PI), 12);
    expect(sigma("drop")).toBeCloseTo((1 / 2) * Math.sqrt(Math.PI), 12);
  });

  it("cannot say when too few ranges are left without the gaps", () => {
    const values = [30, 31, null, 30, 31, null, 38, 37, null, 37, 38];
    expect(detectRuptures(seriesOfValues(values), methods.individualsChart({ gaps: "drop" }))).toMatchObject({
      status: "not-assessable",
      reason: "too-few-pairs",
      given: 4,
      needed: 7, // a dip among 8 scores has 7/8 of its depth, and 7/8 > 2.66 * 2 / ranges from 7 ranges on
    });
  });

  it("cannot say when the scores moved over left-out gaps alone", () => {
    const values = [20, null, 30, 30, 30, 30, 30, 30, 30, 30];
    expect(detectRuptures(seriesOfValues(values), methods.individualsChart({ gaps: "drop" }))).toMatchObject({
      status: "not-assessable",
      reason: "no-variation",
    });
  });

  it("flags nothing when all scores are equal", () => {
    const { sessions } = assess(methods.individualsChart(), new Array<number>(9).fill(40));
    expect(sessions.every((verdict) => !verdict.flagged && verdict.statistic === 0)).toBe(true);
  });

  it("does not see a lasting drop that is not very deep: it moves the centre line", () => {
    expect(flagged(methods.individualsChart(), [38, 37, 38.5, 37.2, 38, 36.5, 35.4, 36.9, 35.8, 36.2])).toEqual([]);
    expect(flagged(methods.individualsChart(), [38, 38.4, 37.8, 38.2, 38, 30, 30.3, 29.8, 30.1, 30])).not.toEqual([]);
  });

  it("counts as back at the centre line, or so many sigmas below it", () => {
    // R: centre 37.26, sigma 1.80. Session 5 is 36.5: below the centre, but less than one sigma.
    const values = [38.5, 38.4, 38.6, 28, 36.5, 36.4, 38.5, 38.4, 38.6, 38.4, 38.5, 38.3];
    const back = (repairSigmas: number) =>
      assess(methods.individualsChart({ repairSigmas }), values).episodes[0]?.repair.session;
    expect([back(0), back(1)]).toEqual([7, 5]);
  });

  it("knows its rate of false flags for three sigmas alone", () => {
    const rate = (sessions: number, sigmas: number) =>
      assess(methods.individualsChart({ sigmas }), dipped(sessions, 1)).expectedFalseFlags;
    // The mean of the four working models, from the results that the study keeps.
    const found = (sessions: number): number => {
      const rates = study.cells
        .filter((cell) => cell.sessions === sessions && cell.missing === 0)
        .map(({ published }) => published.find(({ rule }) => rule === "lipner2022")!.session);
      expect(rates).toHaveLength(4);
      return rates.reduce((sum, one) => sum + one, 0) / 4;
    };
    for (const sessions of [8, 14, 24, 40]) expect(rate(sessions, 3)! / sessions).toBeCloseTo(found(sessions), 4);
    const between = found(14) + ((found(24) - found(14)) * Math.log(19 / 14)) / Math.log(24 / 14);
    expect(rate(19, 3)! / 19).toBeCloseTo(between, 4);
    expect(rate(60, 3)! / 60).toBeCloseTo(found(40), 4);
    expect(rate(16, 2)).toBeNull();
  });
});

describe("quesenberryQ", () => {
  const illustration = [4, 4.1, 4.2, 4.1, 3.2, 3.4, 4.1, 4.2];

  it("finds the dip of the alliance illustration that own-mean rules miss", () => {
    const { sessions } = assess(methods.quesenberryQ(), illustration, 1, 5);
    expect(sessions.map(({ statistic }) => statistic && Number(statistic.toFixed(4)))).toEqual(
      [null, null, -0.9674, 0, 3.0593, 1.0152, -0.5468, -0.7222], // the sign is turned: positive is low
    );
    expect(flagged(methods.quesenberryQ(), illustration, 1, 5)).toEqual([5]);
    expect(flagged(methods.ownMeanBand(), illustration, 1, 5)).toEqual([]);
  });

  it("needs three observed sessions, and judges from the third on", () => {
    expect(detectRuptures(seriesOfValues([38, null, 37]), methods.quesenberryQ())).toMatchObject({
      given: 2,
      needed: 3,
    });
    expect(assess(methods.quesenberryQ(), [38, null, 37, 36]).sessions.map(({ assessed }) => assessed)).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it("has no verdict while all earlier scores are equal, and one as soon as they are not", () => {
    const { sessions } = assess(methods.quesenberryQ(), [40, 40, 40, 30, 40]);
    expect(sessions.map(({ assessed }) => assessed)).toEqual([false, false, false, false, true]);
  });

  it("says nothing of a client whose scores never varied before the last", () => {
    for (const values of [
      [40, 40, 40, 40],
      [40, 40, 40, 40, 2],
    ])
      expect(detectRuptures(seriesOfValues(values), methods.quesenberryQ())).toMatchObject({
        status: "not-assessable",
        reason: "no-variation",
        given: 0,
        needed: 1,
      });
  });

  it("names the rate of its limit", () => {
    expect(methods.quesenberryQ().parameters["alpha"]).toBeCloseTo(0.001349898031630095, 15); // R: pnorm(-3)
  });

  it("gives the tail probability of Student's t", () => {
    // R: pt(sqrt(4/5) * (3.2 - mean(y[1:4])) / sd(y[1:4]), 3) with y the illustration
    expect(assess(methods.quesenberryQ(), illustration, 1, 5).sessions[4]?.probability).toBeCloseTo(
      0.00110939406284,
      12,
    );
  });
});
