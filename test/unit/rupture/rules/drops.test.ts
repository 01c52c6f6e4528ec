import { describe, expect, it } from "vitest";
import { detectRuptures, methods } from "../../../../src/index.js";
import { onlineLaws } from "../../../../src/rupture/laws.js";
import { assess, flagged, seriesOfValues } from "./helpers.js";

describe("cutoffLevel", () => {
  it("does not flag the cut-off itself, however it was added up", () => {
    const added = 8.6 + 9.7 + 9.9 + 7.8; // 35.99999999999999
    expect(added).toBeLessThan(36);
    expect(flagged(methods.cutoffLevel({ cutoff: 36 }), [36, added, 35.9, 36.1])).toEqual([3]);
  });

  it("flags the cut-off itself when asked to", () => {
    expect(flagged(methods.cutoffLevel({ cutoff: 36, boundary: "atOrBelow" }), [36, 35.9, 36.1])).toEqual([1, 2]);
  });

  it("judges the very first session", () => {
    expect(assess(methods.cutoffLevel({ cutoff: 36 }), [30]).sessions).toEqual([
      {
        session: 1,
        value: 30,
        assessed: true,
        expected: null,
        lowerLimit: 36,
        statistic: 6,
        probability: null,
        flagged: true,
      },
    ]);
  });

  it("takes sessions in a row below the line for one drop, deep from the line, back at the line", () => {
    const { episodes } = assess(methods.cutoffLevel({ cutoff: 36 }), [38, 35, null, 34.5, 36, 37, 35.8]);
    expect(episodes).toMatchObject([
      { onset: 2, trough: 4, last: 4, depth: 1.5, reference: 36, repair: { status: "repaired", session: 5 } },
      { onset: 7, repair: { status: "open" } },
    ]);
  });

  it("calls a client who stays below the line unrepaired, once", () => {
    const { episodes, pattern } = assess(methods.cutoffLevel({ cutoff: 36 }), new Array<number>(12).fill(30));
    expect(episodes).toHaveLength(1);
    expect(pattern).toBe("unrepaired");
  });
});

describe("sessionDrop", () => {
  it("finds all 351 falls of exactly 5 points between one-decimal scores, and none of 4.9", () => {
    const rule = methods.sessionDrop({ points: 5 });
    const missed: number[] = [];
    for (let tenths = 50; tenths <= 400; tenths++) {
      if (flagged(rule, [tenths / 10, (tenths - 50) / 10]).length !== 1) missed.push(tenths);
      if (flagged(rule, [tenths / 10, (tenths - 49) / 10]).length !== 0) missed.push(-tenths);
    }
    expect(missed).toEqual([]);
  });

  it("compares with the last observed session, over a gap", () => {
    expect(flagged(methods.sessionDrop({ points: 2 }), [36, null, null, 34, 33])).toEqual([4]);
  });

  it("judges no session before there are two", () => {
    expect(detectRuptures(seriesOfValues([null, 36, null]), methods.sessionDrop({ points: 2 }))).toMatchObject({
      status: "not-assessable",
      reason: "too-few-sessions",
      given: 1,
      needed: 2,
    });
    expect(assess(methods.sessionDrop({ points: 2 }), [36, 36]).sessions[0]).toMatchObject({
      assessed: false,
      flagged: false,
    });
  });

  it("takes a quarter of the points as tolerance for the repair, unless told", () => {
    const back = [36, 32, 35, 35];
    expect(assess(methods.sessionDrop({ points: 4 }), back).episodes[0]?.repair.status).toBe("repaired");
    expect(assess(methods.sessionDrop({ points: 4, tolerance: 0.9 }), back).episodes[0]?.repair.status).toBe("open");
  });
});

describe("pooledDrop", () => {
  it("counts in standard deviations of the sample, inclusive", () => {
    const rule = methods.pooledDrop({ pooledStandardDeviation: 0.5, multiple: 2 });
    expect(flagged(rule, [5.5, 4.5, 5.5, 4.6], 1, 7)).toEqual([2]);
  });

  it("gives the depth in that standard deviation", () => {
    const { episodes } = assess(methods.pooledDrop({ pooledStandardDeviation: 0.5 }), [5.5, 4, 5.5], 1, 7);
    expect(episodes).toMatchObject([{ depth: 1.5, standardisedDepth: 3 }]);
  });
});

describe("reliableDrop", () => {
  it("asks for 1.96 standard errors of the difference", () => {
    // SD 10.5, r .961: 1.96 * 2.93249 = 5.747681; SD 6.396073, r .931: 4.65703.
    const points = (standardDeviation: number, reliability: number): unknown =>
      methods.reliableDrop({ standardDeviation, reliability }).parameters["points"];
    expect(points(10.5, 0.961)).toBeCloseTo(5.747681, 6);
    expect(points(6.396073, 0.931)).toBeCloseTo(4.65703, 5);
  });

  it("flags from there on", () => {
    expect(flagged(methods.reliableDrop({ standardDeviation: 10.5, reliability: 0.961 }), [30, 24.3, 18.5])).toEqual([
      3,
    ]);
  });
});

describe("vEpisode", () => {
  const rule = { minimumDrop: 1, tolerance: 0.25 };

  it("counts the drop and the return inclusively", () => {
    const { episodes } = assess(methods.vEpisode(rule), [5.25, 4.25, 5, 4.01], 1, 7);
    expect(episodes).toMatchObject([{ onset: 2, shape: "V", repair: { status: "repaired", session: 3 } }]);
  });

  it("counts the span from the high session before to the high session after", () => {
    const within = [5.5, 4, 4.1, 4.2, 5.5];
    const beyond = [5.5, 4, 4.1, 4.2, 4.3, 5.5];
    const status = (values: number[], maximumSpan: number) =>
      assess(methods.vEpisode({ ...rule, maximumSpan }), values, 1, 7).episodes[0]?.repair.status;
    expect([status(within, 5), status(beyond, 5), status(beyond, 6)]).toEqual(["repaired", "unrepaired", "repaired"]);
    expect([status([5.5, 4, 5.5], 3), status([5.5, 4, 4.5, 5.5], 3)]).toEqual(["repaired", "unrepaired"]);
  });

  it("does not count sessions without a score in the span", () => {
    expect(assess(methods.vEpisode(rule), [5.5, 4, null, null, 5.5], 1, 7).pattern).toBe("repaired");
  });

  it("can flag completed V's alone", () => {
    const values = [5.5, 4, 5.4, 4, 4.1, 4.2, 4.3];
    expect(flagged(methods.vEpisode(rule), values, 1, 7)).toEqual([2, 4]);
    expect(flagged(methods.vEpisode({ ...rule, returnRequired: true }), values, 1, 7)).toEqual([2]);
  });

  it("gives the depth in the pooled standard deviation, where it is told one, and flags the same", () => {
    const values = [5.5, 4, 5.4, 4, 4.1, 4.2, 4.3];
    const depths = (parameters: { pooledStandardDeviation?: number; returnRequired?: boolean }) =>
      assess(methods.vEpisode({ ...rule, ...parameters }), values, 1, 7).episodes.map(
        ({ onset, standardisedDepth }) => [onset, standardisedDepth],
      );
    expect(depths({})).toEqual([
      [2, null],
      [4, null],
    ]);
    expect(depths({ pooledStandardDeviation: 0.5 })).toEqual([
      [2, 3],
      [4, expect.closeTo(2.8, 12)],
    ]);
    expect(depths({ pooledStandardDeviation: 0.5, returnRequired: true })).toEqual([[2, 3]]);
    expect(methods.vEpisode({ ...rule, pooledStandardDeviation: 0.5 }).parameters).toMatchObject({
      pooledStandardDeviation: 0.5,
    });
    expect(methods.vEpisode(rule).parameters).not.toHaveProperty("pooledStandardDeviation");
  });

  it("needs three sessions", () => {
    expect(detectRuptures(seriesOfValues([5.5, 4], 1, 7), methods.vEpisode(rule))).toMatchObject({
      given: 2,
      needed: 3,
    });
  });
});

describe("peakToTrough", () => {
  it("adds up a gradual decline that no single session shows", () => {
    const values = [36, 34.5, 33, 31.5, 36];
    expect(flagged(methods.sessionDrop({ points: 4 }), values)).toEqual([]);
    const rule = methods.peakToTrough({ pooledStandardDeviation: 2 });
    expect(flagged(rule, values)).toEqual([4]); // own SD 1.98 (R: sd), so 2 * 2 decides
    expect(assess(rule, values).episodes).toMatchObject([
      {
        onset: 2,
        trough: 4,
        depth: 4.5,
        reference: 36,
        declineSessions: 3,
        recoverySessions: 1,
        repair: { status: "repaired" },
      },
    ]);
  });

  it("ends a decline at an equal score", () => {
    const rule = methods.peakToTrough({ pooledStandardDeviation: 2 });
    expect(flagged(rule, [36, 34, 34, 32, 36, 36, 36])).toEqual([]);
    expect(flagged(rule, [36, 34, 33, 32, 36, 36, 36])).toEqual([4]);
  });

  it("takes the larger of own and pooled standard deviation, inclusive at the threshold", () => {
    // 36, 36, 33, 36, 36, 36: own SD sqrt(1.5) = 1.2247, so at 1 SD the threshold is 1.2247 or the pooled one.
    const values = [36, 36, 33, 36, 36, 36];
    const at = (pooledStandardDeviation: number) =>
      flagged(methods.peakToTrough({ pooledStandardDeviation, multiple: 1 }), values);
    expect([at(0.1), at(3), at(3.01)]).toEqual([[3], [3], []]);
    expect(flagged(methods.peakToTrough({ pooledStandardDeviation: 0.1, multiple: 2.45 }), values)).toEqual([]); // 3.0006
  });

  it("cannot see a lasting drop in the middle at a multiple of 2, because the drop widens the own SD", () => {
    const values = [36, 36, 36, 36, 26, 26, 26, 26];
    const at = (multiple: number) => flagged(methods.peakToTrough({ pooledStandardDeviation: 1, multiple }), values);
    expect([at(2), at(1)]).toEqual([[], [5]]);
  });

  it("does not take a small first fall within the tolerance for the return", () => {
    const { episodes } = assess(
      methods.peakToTrough({ pooledStandardDeviation: 2, tolerance: 1 }),
      [36, 35.5, 30, 36, 36],
    );
    expect(episodes).toMatchObject([{ onset: 2, trough: 3, repair: { session: 4 } }]);
  });
});

describe("sessionPrompts", () => {
  it("says which of the two prompts it was", () => {
    const { sessions } = assess(methods.sessionPrompts({ cutoff: 36, minimumDrop: 1 }), [38, 37, 36.1, 35.2, 34.2, 36]);
    expect(sessions.map(({ isBelow, hasDropped, flagged }) => [isBelow, hasDropped, flagged])).toEqual([
      [false, null, false],
      [false, true, true],
      [false, false, false],
      [true, false, true],
      [true, true, true],
      [false, false, false],
    ]);
  });

  it("follows a fall to the score before, and a low score to the line", () => {
    const { episodes } = assess(methods.sessionPrompts({ cutoff: 36, minimumDrop: 1 }), [39, 37, 38, 39, 35, 36]);
    expect(episodes).toMatchObject([
      { onset: 2, reference: 39, repair: { session: 4 } },
      { onset: 5, reference: 36, repair: { session: 6 } },
    ]);
  });
});

describe("the laws of the drops", () => {
  it("belong to one method each and cannot be changed", () => {
    const all = [
      methods.sessionDrop({ points: 1 }),
      methods.pooledDrop({ pooledStandardDeviation: 1 }),
      methods.vEpisode({ minimumDrop: 1, tolerance: 0 }),
    ].map(({ laws }) => laws);
    expect(all.every((laws) => Object.isFrozen(laws) && Object.isFrozen(laws.sees))).toBe(true);
    expect([onlineLaws, onlineLaws.sees].every(Object.isFrozen)).toBe(true);
  });
});

describe("parameters that make no sense", () => {
  const drop = { minimumDrop: 1, tolerance: 0.25 };
  it.each([
    ["cutoff-not-finite", () => methods.cutoffLevel({ cutoff: NaN })],
    ["boundary-unknown", () => methods.cutoffLevel({ cutoff: 36, boundary: "under" as "below" })],
    ["drop-out-of-range", () => methods.sessionDrop({ points: 0 })],
    ["tolerance-out-of-range", () => methods.sessionDrop({ points: 1, tolerance: -0.1 })],
    ["standard-deviation-out-of-range", () => methods.pooledDrop({ pooledStandardDeviation: 0 })],
    ["multiple-out-of-range", () => methods.pooledDrop({ pooledStandardDeviation: 1, multiple: -1 })],
    ["tolerance-out-of-range", () => methods.pooledDrop({ pooledStandardDeviation: 1, tolerance: NaN })],
    ["standard-deviation-out-of-range", () => methods.reliableDrop({ standardDeviation: -1, reliability: 0.8 })],
    ["reliability-out-of-range", () => methods.reliableDrop({ standardDeviation: 1, reliability: 1 })],
    [
      "critical-value-out-of-range",
      () => methods.reliableDrop({ standardDeviation: 1, reliability: 0.8, criticalValue: 0 }),
    ],
    ["drop-out-of-range", () => methods.vEpisode({ ...drop, minimumDrop: Infinity })],
    ["tolerance-out-of-range", () => methods.vEpisode({ ...drop, tolerance: -1 })],
    ["span-out-of-range", () => methods.vEpisode({ ...drop, maximumSpan: 2 })],
    ["standard-deviation-out-of-range", () => methods.vEpisode({ ...drop, pooledStandardDeviation: 0 })],
    ["standard-deviation-out-of-range", () => methods.peakToTrough({ pooledStandardDeviation: NaN })],
    ["multiple-out-of-range", () => methods.peakToTrough({ pooledStandardDeviation: 1, multiple: 0 })],
    ["cutoff-not-finite", () => methods.sessionPrompts({ cutoff: Infinity, minimumDrop: 1 })],
    ["drop-out-of-range", () => methods.sessionPrompts({ cutoff: 36, minimumDrop: 0 })],
    ["multiple-out-of-range", () => methods.ownMeanBand({ multiple: 0 })],
    ["multiple-out-of-range", () => methods.ownMeanBand({ multiple: 1e200 })],
    ["multiple-out-of-range", () => methods.individualsChart({ sigmas: 0 })],
    ["multiple-out-of-range", () => methods.individualsChart({ sigmas: 101 })],
    ["multiple-out-of-range", () => methods.individualsChart({ sigmas: "3" as never })],
    ["divisor-out-of-range", () => methods.individualsChart({ divisor: 0 })],
    ["divisor-out-of-range", () => methods.individualsChart({ divisor: 1e-9 })],
    ["divisor-out-of-range", () => methods.individualsChart({ divisor: Infinity })],
    ["gaps-unknown", () => methods.individualsChart({ gaps: "skip" as "drop" })],
    ["estimator-unknown", () => methods.individualsChart({ estimator: "range" as "moving-range" })],
    ["tolerance-out-of-range", () => methods.individualsChart({ repairSigmas: -1 })],
    ["multiple-out-of-range", () => methods.quesenberryQ({ limit: 0 })],
    ["drop-out-of-range", () => methods.suddenShift({ minimumChange: 0 })],
    ["share-out-of-range", () => methods.suddenShift({ minimumChange: 7, minimumShare: 25 })],
    ["alpha-out-of-range", () => methods.suddenShift({ minimumChange: 7, alpha: 1 })],
    ["criterion-unknown", () => methods.suddenShift({ minimumChange: 7, criterion3: "t" as "tTest" })],
    ["direction-unknown", () => methods.suddenShift({ minimumChange: 7, direction: "loss" as "fall" })],
    ["no-criterion", () => methods.suddenShift({ minimumChange: null, alpha: null })],
    ["penalty-too-weak", () => methods.singleBreak({ penalty: 2 })],
    ["autocorrelation-out-of-range", () => methods.singleBreak({ autocorrelation: 1 })],
    ["sessions-out-of-range", () => methods.singleBreak({ minimumSessions: 3 })],
    ["alpha-out-of-range", () => methods.quadraticU({ alpha: 0 })],
  ])("%s", (code, make) => {
    expect(make).toThrow(expect.objectContaining({ name: "InvalidArgumentError", code }));
  });
});
