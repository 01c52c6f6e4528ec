import { describe, expect, it } from "vitest";
import { compareMethods, methods, presets } from "../../../src/index.js";
import { seriesOfValues } from "./rules/helpers.js";

const values = [36, 34, 36, 36, null, 30, 36, 36, 35.5];
const rules = () => [
  methods.sessionDrop({ points: 2 }),
  methods.cutoffLevel({ cutoff: 36 }),
  methods.singleBreak(),
  methods.sessionDrop({ points: 6 }),
];
const comparison = () => compareMethods(seriesOfValues(values), rules());

it("lays out one row a session with a score and one column a rule, null where it could not judge", () => {
  expect(comparison().sessions.map(({ session, flags }) => [session, ...flags])).toEqual([
    [1, null, false, null, null],
    [2, true, true, null, false],
    [3, false, false, null, false],
    [4, false, false, null, false],
    [6, true, true, null, true],
    [7, false, false, null, false],
    [8, false, false, null, false],
    [9, false, true, null, false],
  ]);
  expect(comparison().sessions.map(({ flaggedBy, judgedBy }) => [flaggedBy, judgedBy])).toEqual([
    [0, 1],
    [2, 3],
    [0, 3],
    [0, 3],
    [3, 3],
    [0, 3],
    [0, 3],
    [1, 3],
  ]);
});

it("gives raw agreement and kappa of each pair, over the sessions both judged", () => {
  expect(comparison().agreement.map(({ methods: pair }) => pair)).toEqual([
    [0, 1],
    [0, 2],
    [0, 3],
    [1, 2],
    [1, 3],
    [2, 3],
  ]);
  // Drop of 2 and level, sessions 2 to 9: both 2, level alone 1, neither 4. Chance (2*3 + 5*4) / 49; kappa (42 - 26) / (49 - 26).
  const [first, second, third] = comparison().agreement;
  expect(first).toMatchObject({ cases: 7, both: 2, onlyFirst: 0, onlySecond: 1, neither: 4, rawAgreement: 6 / 7 });
  expect(first?.kappa).toBeCloseTo(16 / 23, 12);
  expect(second).toMatchObject({ cases: 0, rawAgreement: null, kappa: null });
  // Drop of 2 and drop of 6: both 1, the first alone 1, neither 5. Chance (2*1 + 5*6) / 49; kappa (42 - 32) / (49 - 32).
  expect(third?.kappa).toBeCloseTo(10 / 17, 12);
});

it("keeps the analysis of each rule, in order, and survives JSON", () => {
  expect(comparison().analyses.map(({ method }) => method.id)).toEqual([
    "session-drop",
    "cutoff-level",
    "single-break",
    "session-drop",
  ]);
  expect(comparison().analyses[2]).toMatchObject({ status: "not-assessable", given: 8, needed: 30 });
  expect(JSON.parse(JSON.stringify(comparison()))).toEqual(comparison());
});

it("has nothing to compare without rules, and no pair with one", () => {
  expect(compareMethods(seriesOfValues(values), [])).toMatchObject({ analyses: [], agreement: [] });
  expect(compareMethods(seriesOfValues(values), [presets.openFit()]).agreement).toEqual([]);
});

describe("many clients", () => {
  const clients = () => [
    seriesOfValues([36, 34, 36, 36, 30, 36]),
    seriesOfValues([38, 38, null, 35]),
    seriesOfValues([37]),
  ];
  const known = () => methods.prediction({ typicalStandardDeviation: 1.6 });
  const many = () =>
    compareMethods(clients(), [methods.sessionDrop({ points: 2 }), methods.cutoffLevel({ cutoff: 36 }), known()]);

  it("counts for each rule the clients assessed, with an episode and by pattern, the flags and the sessions judged", () => {
    // Drops of 2 or more: sessions 2 and 5 of the first (back at once), 4 of the second (nothing follows); the third has one score.
    expect(many().methods[0]).toMatchObject({
      method: { id: "session-drop" },
      clients: 3,
      assessed: 2,
      withEpisode: 2,
      patterns: { none: 0, repaired: 1, unrepaired: 0, open: 1, "not-assessable": 1 },
      judgedSessions: 5 + 2,
      flags: 3,
      expectedFalseFlags: null,
    });
    expect(many().methods[1]).toMatchObject({ assessed: 3, withEpisode: 2, judgedSessions: 6 + 3 + 1, flags: 3 });
  });

  it("adds up the flags of chance over the clients assessed, and keeps what is not known as null", () => {
    const each = many().analyses.filter(({ method }) => method.id === known().id);
    const expected = each.map((analysis) => (analysis.status === "assessed" ? analysis.expectedFalseFlags : null));
    const sum = expected.reduce<number>((total, one) => total + (one ?? 0), 0);
    expect(sum).toBeGreaterThan(0);
    expect(many().methods[2]?.expectedFalseFlags).toBeCloseTo(sum, 12);
    const nobody = compareMethods(
      [seriesOfValues([37]), seriesOfValues([])],
      [known(), methods.sessionDrop({ points: 2 })],
    );
    expect(nobody.methods.map(({ assessed, expectedFalseFlags }) => [assessed, expectedFalseFlags])).toEqual([
      [0, null],
      [0, null],
    ]);
  });

  it("has one flat row a client and rule, beside its analysis", () => {
    expect(many().rows.length).toBe(9);
    expect(many().rows[0]).toEqual({
      client: 0,
      rule: 0,
      method: "session-drop",
      pattern: "repaired",
      episodes: 2,
      flagged: [2, 5],
      expectedFalseFlags: null,
    });
    expect(many().rows[6]).toMatchObject({ client: 2, pattern: "not-assessable", episodes: null, flagged: null });
    many().rows.forEach(({ method, pattern }, position) =>
      expect(many().analyses[position]).toMatchObject({ method: { id: method }, pattern }),
    );
  });

  it("pools the agreement over clients", () => {
    // Both judge 5 + 2 sessions. Client 1: both flag 2 and 5, neither 3, 4 and 6. Client 2: neither 2, both 4.
    expect(many().agreement[0]).toMatchObject({ cases: 7, both: 3, onlyFirst: 0, onlySecond: 0, neither: 4, kappa: 1 });
    const apart = compareMethods(
      [seriesOfValues([36, 34, 36, 36, 30, 36]), seriesOfValues([35, 35, 35])],
      [methods.sessionDrop({ points: 2 }), methods.cutoffLevel({ cutoff: 36 })],
    );
    // Both 2, level alone 2, neither 3. Chance (2*4 + 5*3) / 49; kappa (35 - 23) / (49 - 23).
    expect(apart.agreement[0]).toMatchObject({ cases: 7, both: 2, onlySecond: 2, neither: 3, rawAgreement: 5 / 7 });
    expect(apart.agreement[0]?.kappa).toBeCloseTo(12 / 26, 12);
  });

  it("says the same of one client alone and in a list, and holds no NaN", () => {
    const [first] = clients();
    expect(compareMethods([first!], rules())).toEqual(compareMethods(first!, rules()));
    expect(JSON.parse(JSON.stringify(many()))).toEqual(many());
    expect(compareMethods([], rules())).toMatchObject({ rows: [], analyses: [], sessions: [] });
    expect(compareMethods([], rules()).methods[0]).toMatchObject({ clients: 0, assessed: 0, expectedFalseFlags: null });
  });

  it.each([
    ["series-invalid", () => compareMethods([seriesOfValues([1]), null] as never, rules())],
    ["series-invalid", () => compareMethods(Array(2) as never, rules())],
    ["series-of-different-measures", () => compareMethods([seriesOfValues([1]), seriesOfValues([1], 0, 10)], rules())],
    ["method-invalid", () => compareMethods([], [methods.sessionDrop] as never)],
    ["method-invalid", () => compareMethods([], Array(1) as never)],
    ["method-invalid", () => compareMethods([], rules()[0] as never)],
    ["option-unknown", () => compareMethods(clients(), rules(), { end: true } as never)],
  ])("throws %s", (code, act) => {
    expect(act).toThrow(expect.objectContaining({ code }));
  });
});
