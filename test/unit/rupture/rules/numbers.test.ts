import { describe, expect, it } from "vitest";
import { estimatePrior, methods, presets, prior, priors, reversedShift } from "../../../../src/index.js";
import type { RuptureMethod } from "../../../../src/index.js";
import { assess, flagged, seriesOfValues } from "./helpers.js";

const pooled = { pooledStandardDeviation: 2 };
const fall = { minimumDrop: 5, tolerance: 1 };
const spread = { standardDeviation: 5, reliability: 0.8 };
const ofPrior = { typicalStandardDeviation: 1.6 };
const whole = {
  ...ofPrior,
  priorSessions: 3,
  trendStandardDeviation: 0.075,
  autocorrelation: 0.2,
  clip: 2,
  status: "given",
};

describe("the numbers that a rule works with when it is told no more than it must", () => {
  it.each<[string, () => RuptureMethod, needed: number, parameters: object, repair: object]>([
    [
      "a quarter of the points",
      () => methods.sessionDrop({ points: 6 }),
      2,
      { points: 6, tolerance: 1.5 },
      { tolerance: 1.5, reference: "previous" },
    ],
    [
      "a quarter of the standard deviation",
      () => methods.pooledDrop(pooled),
      2,
      { ...pooled, multiple: 1, tolerance: 0.5 },
      { tolerance: 0.5, reference: "previous" },
    ],
    [
      "five sessions of span, three to return",
      () => methods.vEpisode(fall),
      3,
      { ...fall, maximumSpan: 5, returnRequired: false },
      { tolerance: 1, sessions: 3, reference: "previous" },
    ],
    [
      "two standard deviations from the peak",
      () => methods.peakToTrough(pooled),
      3,
      { ...pooled, multiple: 2, tolerance: 0.5 },
      { tolerance: 0.5 },
    ],
    [
      "a cut-off that is not below itself",
      () => methods.cutoffLevel({ cutoff: 36 }),
      1,
      { cutoff: 36, boundary: "below" },
      {},
    ],
    [
      "a cut-off and a drop",
      () => methods.sessionPrompts({ cutoff: 36, minimumDrop: 1 }),
      1,
      { cutoff: 36, boundary: "below", minimumDrop: 1 },
      {},
    ],
    ["two own standard deviations", () => methods.ownMeanBand(), 6, { multiple: 2 }, {}],
    [
      "three sigmas",
      () => methods.individualsChart(),
      8,
      { sigmas: 3, divisor: 1.1283791670955126, gaps: "across", estimator: "moving-range", repairSigmas: 0 },
      {},
    ],
    ["five per cent of curvature", () => methods.quadraticU(), 4, { alpha: 0.05 }, {}],
    ["three times ln n", () => methods.singleBreak(), 30, { penalty: 3, autocorrelation: 0, minimumSessions: 30 }, {}],
    [
      "a quarter of the change",
      () => methods.suddenShift({ minimumChange: 8 }),
      4,
      {
        minimumChange: 8,
        minimumShare: null,
        alpha: 0.05,
        criterion3: "suddengains",
        direction: "fall",
        higherIs: "better",
      },
      { tolerance: 2, reference: "previous" },
    ],
    [
      "two sessions without the third criterion",
      () => methods.suddenShift({ minimumChange: null, minimumShare: 0.25, alpha: null }),
      2,
      {
        minimumChange: null,
        minimumShare: 0.25,
        alpha: null,
        criterion3: "suddengains",
        direction: "fall",
        higherIs: "better",
      },
      { reference: "previous" },
    ],
    [
      "one standard deviation of the prior",
      () => methods.prediction(ofPrior),
      2,
      { prior: whole, alpha: 0.01 },
      { tolerance: 1.6 },
    ],
    [
      "either question",
      () => methods.retrospective(ofPrior),
      2,
      { prior: whole, question: "combined", alpha: 0.01 },
      { tolerance: 1.6 },
    ],
    [
      "two standard deviations, back within a quarter in three sessions",
      () => presets.stiles2004(pooled),
      3,
      { ...pooled, multiple: 2, minimumDrop: 4, tolerance: 0.5, maximumSpan: 5, returnRequired: false },
      { tolerance: 0.5, sessions: 3, reference: "previous" },
    ],
    [
      "one standard deviation",
      () => presets.strauss2006(pooled),
      3,
      { ...pooled, multiple: 1, minimumDrop: 2, tolerance: 0.5, maximumSpan: 5, returnRequired: false },
      { tolerance: 0.5, sessions: 3, reference: "previous" },
    ],
    [
      "one point of seven",
      () => presets.stevens2007(),
      3,
      { minimumDrop: 1, tolerance: 0.25, maximumSpan: 5, returnRequired: false },
      { tolerance: 0.25, sessions: 3, reference: "previous" },
    ],
    [
      "seven points and a quarter",
      () => presets.tangDeRubeis1999(),
      4,
      {
        minimumChange: 7,
        minimumShare: 0.25,
        alpha: 0.05,
        criterion3: "suddengains",
        direction: "fall",
        higherIs: "worse",
      },
      { tolerance: 1.75, reference: "previous" },
    ],
    ["below 36, or one point", () => presets.openFit(), 1, { cutoff: 36, boundary: "below", minimumDrop: 1 }, {}],
  ])("%s", (_, make, needed, parameters, repair) => {
    const method = make();
    expect([method.needed, method.parameters, method.repair]).toEqual([needed, parameters, repair]);
  });

  it("1.96 standard errors of the difference, and a quarter of them to return", () => {
    // SD 5, reliability .8: standard error of the difference sqrt(2) * 5 * sqrt(.2) = sqrt(10) = 3.16228
    const { parameters, repair, needed } = methods.reliableDrop(spread);
    expect([needed, parameters["criticalValue"], repair.reference]).toEqual([2, 1.96, "previous"]);
    expect(parameters["points"]).toBeCloseTo(6.198064, 6);
    expect([parameters["tolerance"], repair.tolerance]).toEqual([expect.closeTo(1.549516, 6), parameters["tolerance"]]);
    const [found] = assess(methods.reliableDrop(spread), [36, 29.7, 36]).episodes;
    expect(found?.standardisedDepth).toBeCloseTo(6.3 / Math.sqrt(10), 12);
  });

  it("a limit of 3, which one normal score in 741 exceeds", () => {
    const { parameters, needed } = methods.quesenberryQ();
    expect([needed, parameters["limit"]]).toEqual([3, 3]);
    expect(parameters["alpha"]).toBeCloseTo(0.001349898, 9);
  });
});

describe("the ends of what a rule can be told", () => {
  it.each<[string, (number: number) => unknown, inside: readonly number[], outside: readonly number[]]>([
    ["points", (points) => methods.sessionDrop({ points }), [1e-9, 1e9], [0.9e-9, 1.1e9]],
    ["a tolerance", (tolerance) => methods.sessionDrop({ points: 5, tolerance }), [0, 1e9], [-1e-9, 1.1e9]],
    [
      "a multiple of the pooled drop",
      (multiple) => methods.pooledDrop({ ...pooled, multiple }),
      [1e-6, 100],
      [0.9e-6, 100.1],
    ],
    [
      "a multiple of the decline",
      (multiple) => methods.peakToTrough({ ...pooled, multiple }),
      [1e-6, 100],
      [0.9e-6, 100.1],
    ],
    ["a multiple of the own band", (multiple) => methods.ownMeanBand({ multiple }), [1e-6, 100], [0.9e-6, 100.1]],
    ["a multiple of a preset", (multiple) => presets.stiles2004({ ...pooled, multiple }), [1e-6, 100], [0.9e-6, 100.1]],
    ["sessions of a preset", (sessions) => presets.stiles2004({ ...pooled, sessions }), [1, 2], [0, 1.5]],
    ["a reliability", (reliability) => methods.reliableDrop({ ...spread, reliability }), [0, 0.999], [-0.001, 1]],
    [
      "a critical value",
      (criticalValue) => methods.reliableDrop({ ...spread, criticalValue }),
      [1e-6, 100],
      [0.9e-6, 100.1],
    ],
    ["a span", (maximumSpan) => methods.vEpisode({ ...fall, maximumSpan }), [3, 4], [2, 3.5]],
    ["a cut-off", (cutoff) => methods.cutoffLevel({ cutoff }), [-1e9, 1e9], [-1.1e9, 1.1e9]],
    [
      "a cut-off of prompts",
      (cutoff) => methods.sessionPrompts({ cutoff, minimumDrop: 1 }),
      [-1e9, 1e9],
      [-1.1e9, 1.1e9],
    ],
    ["sigmas", (sigmas) => methods.individualsChart({ sigmas }), [1e-6, 100], [0.9e-6, 100.1]],
    ["a divisor", (divisor) => methods.individualsChart({ divisor, sigmas: 0.1 }), [0.01, 100], [0.009, 100.1]],
    ["repair sigmas", (repairSigmas) => methods.individualsChart({ repairSigmas }), [0, 100], [-0.1, 100.1]],
    ["a limit of Q", (limit) => methods.quesenberryQ({ limit }), [1e-6, 7], [0.9e-6, 7.1]],
    ["a penalty", (penalty) => methods.singleBreak({ penalty }), [3, 1000], [2.9, 1001]],
    ["an autocorrelation", (autocorrelation) => methods.singleBreak({ autocorrelation }), [0, 0.999], [-0.1, 0.9999]],
    ["sessions of a break", (minimumSessions) => methods.singleBreak({ minimumSessions }), [4, 5], [3, 4.5]],
    ["a change", (minimumChange) => methods.suddenShift({ minimumChange }), [1e-9, 1e9], [0.9e-9, 1.1e9]],
    ["a share", (minimumShare) => methods.suddenShift({ minimumChange: 7, minimumShare }), [1e-9, 1], [0.9e-9, 1.1]],
    [
      "an alpha of criterion 3",
      (alpha) => methods.suddenShift({ minimumChange: 7, alpha }),
      [1e-12, 0.999],
      [0.9e-12, 1],
    ],
    ["an alpha of the curvature", (alpha) => methods.quadraticU({ alpha }), [1e-12, 0.999], [0.9e-12, 1]],
    ["an alpha of the prediction", (alpha) => methods.prediction(ofPrior, { alpha }), [1e-12, 0.999], [0.9e-12, 1]],
    ["an alpha of the look back", (alpha) => methods.retrospective(ofPrior, { alpha }), [1e-12, 0.999], [0.9e-12, 1]],
    [
      "a typical standard deviation",
      (typicalStandardDeviation) => prior({ typicalStandardDeviation }),
      [1e-6, 1e6],
      [0.9e-6, 1.1e6],
    ],
    ["prior sessions", (priorSessions) => prior({ ...ofPrior, priorSessions }), [0.1, 1e6], [0.09, 1.1e6]],
    [
      "a standard deviation of trends",
      (trendStandardDeviation) => prior({ ...ofPrior, trendStandardDeviation }),
      [1e-6, 1e6],
      [0.9e-6, 1.1e6],
    ],
    [
      "an autocorrelation of a prior",
      (autocorrelation) => prior({ ...ofPrior, autocorrelation }),
      [0, 0.999],
      [-0.1, 0.9991],
    ],
    ["a clip", (clip) => prior({ ...ofPrior, clip }), [0, 1e6], [-0.1, 1.1e6]],
    ["clients of an estimate", (clientsNeeded) => estimatePrior([], { clientsNeeded }), [2, 3], [1, 2.5]],
    ["a session", (session) => reversedShift(seriesOfValues([38, 31, 36]), session), [1, 3], [0, 4]],
  ])("%s", (_, give, inside, outside) => {
    for (const number of inside) expect(() => give(number)).not.toThrow();
    for (const number of outside)
      expect(() => give(number)).toThrow(expect.objectContaining({ name: "InvalidArgumentError" }));
  });

  it("2,000 sessions of a look back or a break", () => {
    const values = Array.from({ length: 2000 }, (_, index) => 30 + (index % 2));
    expect(assess(methods.singleBreak({ penalty: 1000 }), values).pattern).toBe("none");
  });
});

describe("the arithmetic of a rule", () => {
  it("puts the limit of a prompt at the higher of the line and the fall", () => {
    // After 38 a fall of 1 flags from 37 on, above the line of 36; after 36.5 from 35.5 on, below it.
    const { sessions } = assess(methods.sessionPrompts({ cutoff: 36, minimumDrop: 1 }), [38, 36.5, null, 36]);
    expect(sessions.map(({ lowerLimit }) => lowerLimit)).toEqual([36, 37, null, 36]);
  });

  it("finds a session back at two standard deviations of the first flagged prediction", () => {
    // 36, 37, 38, 37: mean 37, variance 2/3; of the next score 2/3 * 5/4 = 5/6.
    const found = assess(methods.quesenberryQ(), [36, 37, 38, 37, 20, 35.2]);
    expect(found.episodes).toMatchObject([{ onset: 5, depth: 17, repair: { status: "repaired", session: 6 } }]);
    expect(found.repair.tolerance).toBeCloseTo(2 * Math.sqrt(5 / 6), 12);
    expect(found.episodes[0]?.standardisedDepth).toBeCloseTo(17 / Math.sqrt(5 / 6), 12);
  });

  it("finds a session back at so many sigmas below the centre", () => {
    // Ten sessions at 38, one at 28: ranges add up to 20 of 9, sigma 20 / 9 / 1.1284 = 1.9694.
    const values = [38, 38, 38, 38, 28, 38, 38, 38, 38, 38];
    const { repair } = assess(methods.individualsChart({ repairSigmas: 0.5 }), values);
    expect(repair.tolerance).toBeCloseTo(0.5 * 1.9694, 4);
  });

  it("takes half of alpha for each side of a curvature", () => {
    // numpy: t of the curvature 2.675 with 3 df, two-sided p .0753.
    const values = [36, 34, 33, 34.5, 33, 36.5];
    const at = (alpha: number) => flagged(methods.quadraticU({ alpha }), values);
    expect([at(0.075), at(0.076)]).toEqual([[], [3]]);
  });

  it("names the curve at the start as the reference of a U", () => {
    // 22 + 2 (t - 3)^2, at session 3 its lowest point.
    const { sessions, episodes } = assess(methods.quadraticU(), [30, 24, 22, 24, 30]);
    expect(sessions.map(({ statistic }) => statistic)).toEqual([0, 6, 8, 6, 0].map((each) => expect.closeTo(each, 9)));
    expect(episodes).toMatchObject([{ onset: 3, reference: expect.closeTo(30, 9) }]);
  });

  it("expects half of alpha flags a series of a curvature", () => {
    expect(assess(methods.quadraticU({ alpha: 0.04 }), [30, 31, 30, 31]).expectedFalseFlags).toBeCloseTo(0.02, 12);
  });

  it.each([
    [3, 4, "repaired"], // the session after the fall
    [4, 5, "repaired"],
    [4, 6, "unrepaired"],
  ])("lets a V of %i sessions return by session %i: %s", (maximumSpan, session, status) => {
    const values = [36, 36, 30, 30, 30, 30, 30].map((value, index) => (index + 1 >= session ? 36 : value));
    const [found] = assess(methods.vEpisode({ minimumDrop: 5, tolerance: 1, maximumSpan }), values).episodes;
    expect(found?.repair.status).toBe(status);
    const required = methods.vEpisode({ minimumDrop: 5, tolerance: 1, maximumSpan, returnRequired: true });
    expect(flagged(required, values)).toEqual(status === "repaired" ? [3] : []);
  });

  it("lets a shift return to a quarter of the change that was asked for, and no less", () => {
    const status = (last: number) =>
      assess(methods.suddenShift({ minimumChange: 8, alpha: null }), [36, 36, 26, last]).episodes[0]?.repair.status;
    expect([status(34), status(33.9)]).toEqual(["repaired", "open"]);
  });

  it("lets a prediction return to one typical standard deviation below what it expected", () => {
    expect(assess(methods.prediction(priors.srs.sum), [38, 38, 38, 30]).repair).toMatchObject({
      tolerance: 1.6,
      sessions: 5,
    });
  });
});
