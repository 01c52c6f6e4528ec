import { describe, expect, it } from "vitest";
import { detectRuptures, methods, presets, reversedShift } from "../../../../src/index.js";
import { assess, flagged, seriesOfValues } from "../rules/helpers.js";

describe("suddenShift", () => {
  const loss = () => methods.suddenShift({ minimumChange: 0.5 });

  it("does not see a dip that is repaired at once", () => {
    // 4.1, 4.2, 4.1 | 3.2, 4.1, 4.2: the means differ by .30, and 1.087 would be needed.
    expect(flagged(loss(), [4.1, 4.2, 4.1, 3.2, 4.1, 4.2], 1, 5)).toEqual([]);
    expect(flagged(loss(), [4.1, 4.2, 4.1, 3.2, 3.1, 3.2], 1, 5)).toEqual([4]);
  });

  it("counts as back within a quarter of the minimum change of the score before, and not further off", () => {
    // From 36 down by 8 for three sessions; a minimum change of 4 leaves 1 point: 35 is back, 34.9 is not.
    const repair = (last: number) =>
      assess(methods.suddenShift({ minimumChange: 4 }), [36, 36.1, 36, 28, 28.1, 28, last]).episodes[0]?.repair.status;
    expect([repair(35), repair(34.9)]).toEqual(["repaired", "open"]);
  });

  it("says which criterion held", () => {
    const { sessions } = assess(
      methods.suddenShift({ minimumChange: 0.5, minimumShare: 0.25 }),
      [4.1, 4.2, 4.1, 3.2, 3.1, 3.2],
      1,
      5,
    );
    expect(sessions[3]?.criteria).toEqual({ change: true, share: false, contrast: true });
    expect(sessions[3]?.flagged).toBe(false);
  });

  it("counts criteria 1 and 2 inclusively and to the tenth", () => {
    const rule = methods.suddenShift({ minimumChange: 5, minimumShare: 0.5, alpha: null });
    expect(flagged(rule, [10, 5], 0, 10)).toEqual([2]);
    expect(8.2 - 3.2).toBeLessThan(5);
    expect(flagged(methods.suddenShift({ minimumChange: 5, alpha: null }), [8.2, 3.2], 0, 10)).toEqual([2]);
    expect(
      flagged(methods.suddenShift({ minimumChange: null, minimumShare: 0.5, alpha: null }), [10, 5.1], 0, 10),
    ).toEqual([]);
  });

  it("is strict in criterion 3: no spread and no difference is no shift", () => {
    const all = methods.suddenShift({ minimumChange: null, alpha: 0.05 });
    expect(flagged(all, [20, 20, 20, 20, 20, 20])).toEqual([]);
    expect(flagged(all, [20, 20, 20, 10, 10, 10])).toEqual([4]); // pooled SD 0: any difference exceeds it
  });

  it("judges by session number: no verdict beside a missing score, or with one score on a side", () => {
    const judged = (values: (number | null)[]) => assess(loss(), values, 1, 5).sessions.map(({ assessed }) => assessed);
    expect(judged([4, 4, 4, 4, 4])).toEqual([false, false, true, true, false]);
    expect(judged([4, 4, null, 4, 4, 4, 4])).toEqual([false, false, false, false, true, true, false]);
    expect(judged([4, null, null, 4, 4, 4, 4])).toEqual([false, false, false, false, false, true, false]);
  });

  it("needs four sessions with criterion 3, two without", () => {
    expect(detectRuptures(seriesOfValues([4, 4, 3], 1, 5), loss())).toMatchObject({ given: 3, needed: 4 });
    expect(methods.suddenShift({ minimumChange: 1, alpha: null }).needed).toBe(2);
  });

  it("says nothing of a series in which no session can be judged", () => {
    expect(detectRuptures(seriesOfValues([4, null, 4, null, 4, null, 1, null, 1], 1, 5), loss())).toMatchObject({
      status: "not-assessable",
      reason: "too-few-pairs",
      given: 0,
      needed: 1,
    });
  });

  it("takes a fall of symptoms for the good thing it is", () => {
    const fallen = [30, 31, 30, 29, 15, 14, 15, 14, 13];
    expect(flagged(presets.tangDeRubeis1999(), fallen, 0, 63)).toEqual([5]);
    expect(assess(presets.tangDeRubeis1999(), fallen, 0, 63)).toMatchObject({ episodes: [], pattern: "none" });
    const measure = {
      instrument: "bdi",
      definitionVersion: "1",
      construct: "alliance",
      scale: "total",
      metric: "sum",
      higherIs: "worse",
    } as const;
    const symptoms = { ...seriesOfValues(fallen, 0, 63), measure };
    expect(detectRuptures(symptoms, presets.tangDeRubeis1999()).status).toBe("assessed");
    const mismatch = expect.objectContaining({ code: "direction-mismatch" }) as unknown;
    expect(() => detectRuptures(symptoms, loss())).toThrow(mismatch);
    const alliance = { ...symptoms, measure: { ...measure, higherIs: "better" } } as const;
    expect(() => detectRuptures(alliance, presets.tangDeRubeis1999())).toThrow(mismatch);
    expect(detectRuptures(alliance, loss()).status).toBe("assessed");
    expect(presets.tangDeRubeis1999({ direction: "rise" }).name).toContain("losses");
  });

  it("looks for rises when asked to, and opens no episode for them", () => {
    const gain = methods.suddenShift({ minimumChange: 0.5, direction: "rise" });
    const values = [3.1, 3.2, 3.1, 4.2, 4.1, 4.2];
    expect(flagged(gain, values, 1, 5)).toEqual([4]);
    expect(assess(gain, values, 1, 5)).toMatchObject({ episodes: [], pattern: "none" });
    expect(flagged(gain, [4.1, 4.2, 4.1, 3.2, 3.1, 3.2], 1, 5)).toEqual([]);
  });
});

describe("reversedShift", () => {
  it("is true strictly beyond the half-way line", () => {
    // 28, 19, 23 to 11: half-way is 17.
    expect(reversedShift(seriesOfValues([28, 19, 23, 11, 12, 17]), 4)).toBe(false);
    expect(reversedShift(seriesOfValues([28, 19, 23, 11, 12, 17.1]), 4)).toBe(true);
    expect(reversedShift(seriesOfValues([3, 3, 4, 8, 8, 5.9]), 4)).toBe(true); // a rise, back below 6
  });

  it("cannot say without a session before, or a later score", () => {
    expect(reversedShift(seriesOfValues([28, 19, 23, 11]), 4)).toBeNull();
    expect(reversedShift(seriesOfValues([28, 19, null, 11, 12]), 4)).toBeNull();
    expect(reversedShift(seriesOfValues([28, 19, 23, null, 12]), 4)).toBeNull();
  });
});

describe("singleBreak", () => {
  const lowered = (length: number, from: number, points: number) =>
    Array.from({ length }, (_, index) => (index + 1 < from ? 36 : 36 - points) + (index % 3) * 0.5);

  it("says nothing below 30 sessions, unless told", () => {
    expect(detectRuptures(seriesOfValues(lowered(29, 20, 4)), methods.singleBreak())).toMatchObject({
      status: "not-assessable",
      given: 29,
      needed: 30,
    });
    expect(flagged(methods.singleBreak({ minimumSessions: 12 }), lowered(12, 7, 4))).toEqual([7]);
  });

  it("flags the first session of the lower level, and no break upwards", () => {
    expect(flagged(methods.singleBreak(), lowered(30, 21, 4))).toEqual([21]);
    expect(flagged(methods.singleBreak(), lowered(30, 21, -3))).toEqual([]);
  });

  it("asks for more than the penalty", () => {
    // 12 sessions, explained .7828 (R): 12 ln(1 / .2172) = 18.3; 3 ln 12 = 7.45, 7.4 ln 12 = 18.4.
    const values = [5.5, 6.1, 5.2, 5.8, 6, 5.4, 4.1, 4.6, 3.9, 4.4, 5, 4.2];
    const at = (penalty: number) => flagged(methods.singleBreak({ minimumSessions: 12, penalty }), values, 1, 7);
    expect([at(3), at(7.3), at(7.4)]).toEqual([[7], [7], []]);
  });

  it.each([
    // R: 1 - RSS_1 / RSS_0 of lm on the level and the step, both whitened by session number; sessions 3 to 11 of 12.
    [0, [0.227380339680907, 0.210156115971865, 0.371590324240865, 0.654672450555107, 0.782810087493567, 0.471156532607897, 0.381433350488935, 0.144278606965174, 0.0643335048893462]], // prettier-ignore
    [0.3, [0.208346931300027, 0.133856776503332, 0.228530119391122, 0.481915786704059, 0.663398575119328, 0.268455005411929, 0.304170688025575, 0.0563624430759694, 0.019604910779806]], // prettier-ignore
  ])("explains what R explains, at an autocorrelation of %d, gaps counted", (autocorrelation, explained) => {
    const scores = [5.5, 6.1, 5.2, null, 5.8, 6, 5.4, 4.1, 4.6, null, null, 3.9, 4.4, 5, 4.2];
    const { sessions } = assess(methods.singleBreak({ minimumSessions: 12, autocorrelation }), scores, 1, 7);
    const statistics = sessions.filter(({ assessed }) => assessed).map(({ statistic }) => statistic as number);
    expect(statistics).toHaveLength(9);
    statistics.forEach((statistic, index) => expect(statistic).toBeCloseTo(explained[index] as number, 10));
  });

  it("finds a perfect step, and nothing in equal scores, without dividing by zero", () => {
    const step = Array.from({ length: 30 }, (_, index) => (index < 15 ? 38 : 34));
    expect(flagged(methods.singleBreak(), step)).toEqual([16]);
    expect(flagged(methods.singleBreak(), new Array<number>(30).fill(38))).toEqual([]);
  });
});

describe("quadraticU", () => {
  it("fits the curve that R fits, and flags the session nearest its lowest point", () => {
    // R: lm(y ~ t + I(t^2)), t = 1, 2, 3, 4, 6, 7, 9; the lowest point lies at 4.82, t of the curvature 12.2.
    const values = [6, 5.2, 4.7, 4.4, null, 4.6, 5.1, null, 6.1];
    const { sessions } = assess(methods.quadraticU(), values, 1, 7);
    const fitted = [5.9077380952381, 5.2375, 4.76904761904762, 4.50238095238095, 4.57440476190476, 4.91309523809524, 6.19583333333333]; // prettier-ignore
    sessions
      .filter(({ assessed }) => assessed)
      .forEach(({ expected }, index) => expect(expected).toBeCloseTo(fitted[index] as number, 10));
    expect(flagged(methods.quadraticU(), values, 1, 7)).toEqual([4]);
  });

  it("asks for a significant curvature that opens upwards, with its lowest point inside", () => {
    expect(flagged(methods.quadraticU(), [6, 5, 6.2, 5.1, 6, 5.2], 1, 7)).toEqual([]);
    expect(flagged(methods.quadraticU(), [4, 4.9, 5.2, 5.3, 4.8, 4.1], 1, 7)).toEqual([]);
    expect(flagged(methods.quadraticU(), [7, 6.05, 5.3, 4.65, 4.2, 3.9], 1, 7)).toEqual([]);
  });

  it("needs four sessions and takes a line or equal scores for no U", () => {
    expect(detectRuptures(seriesOfValues([6, 5, 6], 1, 7), methods.quadraticU())).toMatchObject({
      given: 3,
      needed: 4,
    });
    expect(flagged(methods.quadraticU(), [6.1, 5.8, 5.5, 5.2, 4.9], 1, 7)).toEqual([]);
    expect(flagged(methods.quadraticU(), [6, 6, 6, 6], 1, 7)).toEqual([]);
  });
});
