import { describe, expect, it } from "vitest";
import { defineRuptureMethod, detectRuptures, sessionSeries, unwrap } from "../../../src/index.js";
import type { AssessedRuptures, Detection, RepairRule } from "../../../src/index.js";
import { noVerdict } from "../../../src/rupture/method.js";

/** A rule that flags the sessions it is told to and expects 36 of each: what follows from a flag is what is tested here. */
function analyse(
  scores: readonly (number | null)[],
  flagged: readonly number[],
  repair: Partial<RepairRule> = {},
  more: Partial<Detection> = {},
): AssessedRuptures {
  const rule = defineRuptureMethod({
    id: "told",
    name: "Flags what it is told to",
    sources: [],
    grade: "derived",
    parameters: {},
    needed: 1,
    laws: {
      lookAhead: 0,
      shiftInvariant: false,
      scaleInvariant: false,
      monotone: false,
      ignoresMissing: true,
      sees: { dip: true, lasting: true },
    },
    falseFlags: { basis: "unknown", note: "made up" },
    detect: (series) => ({
      sessions: series.points.map(({ session, value }) => ({
        ...noVerdict(session, value),
        assessed: value !== null,
        expected: value === null ? null : 36,
        flagged: flagged.includes(session),
      })),
      ...more,
    }),
  });
  const points = scores.map((value, index) => ({ session: index + 1, value }));
  const analysis = detectRuptures(unwrap(sessionSeries(points, { minimum: 0, maximum: 40 })), rule, { repair });
  if (analysis.status !== "assessed") throw new Error("not assessed");
  return analysis;
}

const episode = (...given: Parameters<typeof analyse>) => {
  const { episodes } = analyse(...given);
  expect(episodes).toHaveLength(1);
  return episodes[0];
};

describe("an episode", () => {
  it("is exactly as deep as the two scores are apart", () => {
    for (let tenths = 50; tenths <= 400; tenths++)
      expect(episode([tenths / 10, (tenths - 50) / 10], [2], { reference: "previous" })?.depth).toBe(5);
  });

  it("is judged by the score the rule names, unless another reference is asked for", () => {
    const named = { markers: [{ onset: 3, reference: 33 }] };
    const scores = [40, 38, 30, 38];
    expect(episode(scores, [3], {}, named)).toMatchObject({ reference: 33, depth: 3 });
    expect(analyse(scores, [3], {}, named).repair.reference).toBe("expected");
    expect(episode(scores, [3], { reference: "previous" }, named)?.reference).toBe(38);
    expect(episode(scores, [3], { reference: "highest" }, named)?.reference).toBe(40);
  });

  it("goes to the entry that comes first, of two that overlap", () => {
    const low = [36, 36, 30, 29, 36, 36];
    const onsets = (...order: number[]) =>
      analyse(low, [3, 4], {}, { markers: order.map((onset) => ({ onset })) }).episodes.map(({ onset }) => onset);
    expect(onsets(3, 4)).toEqual([3]);
    expect(onsets(4, 3)).toEqual([4]);
    expect(onsets(6, 2)).toEqual([2, 6]);
  });

  it("lasts as long as the stretch the rule found, unless the score came back before", () => {
    const low = [36, 36, 30, 30, 30, 30, 30, 30, 30, 30];
    const markers = (until: number) => ({ markers: [{ onset: 3, until }, { onset: 9 }] });
    expect(analyse(low, [3, 9], { sessions: 2 }, markers(10)).episodes.map(({ last }) => last)).toEqual([10]);
    expect(analyse(low, [3, 9], { sessions: 2 }, markers(5)).episodes.map(({ last }) => last)).toEqual([5, 10]);
    const back = [36, 36, 30, 36, 36, 36, 36, 36, 30, 36];
    expect(analyse(back, [3, 9], {}, markers(10)).episodes.map(({ onset }) => onset)).toEqual([3, 9]);
  });

  it("is repaired by the first score that is back at the reference", () => {
    expect(episode([37, 36, 30, 36, 38], [3])).toEqual({
      onset: 3,
      trough: 3,
      last: 3,
      depth: 6,
      standardisedDepth: null,
      reference: 36,
      shape: "V",
      declineSessions: 1,
      troughSessions: 1,
      recoverySessions: 1,
      repair: { status: "repaired", session: 4, recoveredFraction: 1 },
    });
  });

  it("is repaired within the tolerance, and not one tenth below", () => {
    expect(episode([36, 30, 34.4, 30, 30, 30, 30], [2], { tolerance: 1.6 })?.repair.session).toBe(3);
    expect(episode([36, 30, 34.3, 30, 30, 30, 30], [2], { tolerance: 1.6 })?.repair.session).toBeNull();
  });

  it("compares with the reference exactly where doubles would not", () => {
    expect(30.1 - 0.2).toBeGreaterThan(29.9); // as doubles
    const marker = { markers: [{ onset: 2, reference: 30.1 }] };
    expect(episode([30.1, 20, 29.9], [2], { tolerance: 0.2 }, marker)?.repair.status).toBe("repaired");
  });

  it("is open while fewer sessions have followed than the window has, even after a partial return", () => {
    expect(episode([36, 30, 35, 35, 35, 35], [2])?.repair).toEqual({
      status: "open",
      session: null,
      recoveredFraction: 5 / 6,
    });
  });

  it("is open when it begins in the last session", () => {
    expect(episode([36, 36, 30], [3])).toMatchObject({
      onset: 3,
      last: 3,
      shape: "L",
      repair: { status: "open", session: null, recoveredFraction: 0 },
    });
  });

  it("is partial when more than half of the depth came back within the window, and unrepaired at exactly half", () => {
    expect(episode([36, 30, 31, 33.1, 30, 30, 30, 36], [2])?.repair).toMatchObject({
      status: "partial",
      session: null,
    });
    const half = episode([36, 30, 31, 33, 30, 30, 30, 36], [2])?.repair;
    expect(half).toEqual({ status: "unrepaired", session: null, recoveredFraction: 0.5 });
  });

  it("counts observed sessions in the window, not missing ones", () => {
    expect(episode([36, 30, null, 31, null, 31, 36], [2], { sessions: 3 })?.repair).toMatchObject({ session: 7 });
    expect(episode([36, 30, null, 31, null, 31, 36], [2], { sessions: 2 })?.repair.status).toBe("unrepaired");
  });

  it("ends with the last session that was followed, when nothing came back", () => {
    expect(episode([36, 30, 31, 31, 31, 31], [2], { sessions: 2 })).toMatchObject({ onset: 2, last: 4 });
  });

  it("has its trough at the first of the lowest scores", () => {
    expect(episode([36, 31, 28, 28, 33, 36], [2])).toMatchObject({ trough: 3, depth: 8, last: 5 });
  });

  it("measures the return from the trough, not from the onset", () => {
    // onset 33, trough 28, best later score 34: (34 - 28) / (36 - 28)
    expect(episode([36, 33, 28, 34], [2])?.repair.recoveredFraction).toBe(0.75);
  });

  it.each([
    ["V", [36, 30, 36], "down in one session, back in one"],
    ["V", [36, 30, 34, 36], "back in two sessions, the first of them already more than half way"],
    ["U", [36, 30, 31, 36], "a trough of two sessions"],
    ["U", [36, 33, 30, 36], "down in two sessions"],
    ["U", [36, 30, 33, 34, 36], "back in three sessions"],
    ["L", [36, 30, 31, 31, 31, 31, 31], "not back"],
    ["L", [36, 30, 31], "not back so far"],
  ] as const)("is a %s: %j (%s)", (shape, scores, why) => {
    expect(episode(scores, [2])?.shape, why).toBe(shape);
  });

  it("swallows flags before its end, and a flag after it begins another", () => {
    const { episodes } = analyse([36, 30, 31, 36, 29, 36], [2, 3, 5]);
    expect(episodes.map(({ onset, last }) => [onset, last])).toEqual([
      [2, 3],
      [5, 5],
    ]);
  });

  it("begins anew when the window has passed and the score is still low", () => {
    const { episodes } = analyse([36, 30, 30, 30, 30], [2, 5], { sessions: 2 });
    expect(episodes.map(({ onset, repair }) => [onset, repair.status])).toEqual([
      [2, "unrepaired"],
      [5, "open"],
    ]);
  });

  it("has no recovered fraction when the score lies at or above the reference", () => {
    expect(episode([30, 36, 36], [2])).toMatchObject({
      depth: 0,
      repair: { status: "repaired", recoveredFraction: null },
    });
  });
});

describe("the reference", () => {
  const scores = [40, 31, 33, 32, 20, 40];
  it.each([
    ["expected", 36],
    ["previous", 32],
    ["mean-of-three", 32],
    ["highest", 40],
  ] as const)("can be %s", (reference, wanted) => {
    expect(episode(scores, [5], { reference })?.reference).toBe(wanted);
  });

  it("takes the mean of as many scores as there are, up to three, over gaps", () => {
    expect(episode([30, null, 37, 20], [4], { reference: "mean-of-three" })?.reference).toBe(33.5);
    expect(episode([0, 30, 33, 39, 20], [5], { reference: "mean-of-three" })?.reference).toBe(34);
  });

  it("is what the rule expected when nothing was observed before", () => {
    expect(episode([null, 20, 36], [2], { reference: "previous" })?.reference).toBe(36);
  });

  it("is the rule's own when its marker names one", () => {
    expect(episode([40, 30, 36], [2], {}, { markers: [{ onset: 2, reference: 39, unit: 2 }] })).toMatchObject({
      reference: 39,
      depth: 9,
      standardisedDepth: 4.5,
    });
  });
});

describe("a marker", () => {
  it("keeps the return waiting until the drop is surely over, and counts the window from there", () => {
    const slow = { markers: [{ onset: 2, reference: 36, through: 4 }] };
    expect(episode([36, 36, 33, 28, 30, 36], [], { sessions: 2 }, slow)).toMatchObject({
      onset: 2,
      trough: 4,
      declineSessions: 3,
      repair: { status: "repaired", session: 6 },
    });
  });
});

describe("the client's pattern", () => {
  it("is none without a drop", () => {
    expect(analyse([36, 36], []).pattern).toBe("none");
  });

  it("is repaired when every drop was", () => {
    expect(analyse([36, 30, 36, 30, 36], [2, 4]).pattern).toBe("repaired");
  });

  it("is open when one is too recent to tell", () => {
    expect(analyse([36, 30, 36, 30], [2, 4]).pattern).toBe("open");
  });

  it("is unrepaired when one was not, or only partly, whatever became of the others", () => {
    expect(analyse([36, 30, 30, 30, 30, 30, 30, 36, 30], [2, 9]).pattern).toBe("unrepaired");
    expect(analyse([36, 30, 35, 30, 30, 30, 30, 36, 30, 36], [2, 9]).pattern).toBe("unrepaired");
  });
});

describe("the repair rule", () => {
  it("is the caller's before the rule's finding, the rule's, and the library's default", () => {
    expect(analyse([36, 36], []).repair).toEqual({ tolerance: 0, sessions: 5, reference: "expected" });
    const found = { repair: { tolerance: 2, sessions: 4 } };
    expect(analyse([36, 36], [], { sessions: 3 }, found).repair).toEqual({
      tolerance: 2,
      sessions: 3,
      reference: "expected",
    });
  });

  it("takes a part that is undefined for one that was not stated", () => {
    const vague = { tolerance: undefined, sessions: 3 } as unknown as Partial<RepairRule>;
    expect(analyse([36, 36], [], vague).repair).toEqual({ tolerance: 0, sessions: 3, reference: "expected" });
  });

  it.each([
    { tolerance: -1 },
    { tolerance: NaN },
    { sessions: 0 },
    { sessions: 1.5 },
    { reference: "best" as "highest" },
    { reference: "toString" as "highest" },
  ])("is refused when it cannot be meant: %j", (repair) => {
    expect(() => analyse([36, 36], [], repair)).toThrow(expect.objectContaining({ code: "repair-rule-invalid" }));
  });
});
