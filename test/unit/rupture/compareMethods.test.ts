import { expect, it } from "vitest";
import { compareMethods, methods, presets } from "../../../src/index.js";
import { seriesOfValues } from "./rules/helpers.js";

const values = [36, 34, 36, 36, null, 30, 36, 36, 35.5];
const rules = [
  methods.sessionDrop({ points: 2 }),
  methods.cutoffLevel({ cutoff: 36 }),
  methods.singleBreak(),
  methods.sessionDrop({ points: 6 }),
];
const comparison = compareMethods(seriesOfValues(values), rules);

it("lays out one row a session with a score and one column a rule, null where it could not judge", () => {
  expect(comparison.sessions.map(({ session, flags }) => [session, ...flags])).toEqual([
    [1, null, false, null, null],
    [2, true, true, null, false],
    [3, false, false, null, false],
    [4, false, false, null, false],
    [6, true, true, null, true],
    [7, false, false, null, false],
    [8, false, false, null, false],
    [9, false, true, null, false],
  ]);
  expect(comparison.sessions.map(({ flaggedBy, judgedBy }) => [flaggedBy, judgedBy])).toEqual([
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
  expect(comparison.agreement.map(({ methods: pair }) => pair)).toEqual([
    [0, 1],
    [0, 2],
    [0, 3],
    [1, 2],
    [1, 3],
    [2, 3],
  ]);
  // Drop of 2 and level, sessions 2 to 9: both 2, level alone 1, neither 4. Chance (2*3 + 5*4) / 49; kappa (42 - 26) / (49 - 26).
  const [first, second, third] = comparison.agreement;
  expect(first).toMatchObject({ cases: 7, both: 2, onlyFirst: 0, onlySecond: 1, neither: 4, rawAgreement: 6 / 7 });
  expect(first?.kappa).toBeCloseTo(16 / 23, 12);
  expect(second).toMatchObject({ cases: 0, rawAgreement: null, kappa: null });
  // Drop of 2 and drop of 6: both 1, the first alone 1, neither 5. Chance (2*1 + 5*6) / 49; kappa (42 - 32) / (49 - 32).
  expect(third?.kappa).toBeCloseTo(10 / 17, 12);
});

it("keeps the analysis of each rule, in order, and survives JSON", () => {
  expect(comparison.analyses.map(({ method }) => method.id)).toEqual([
    "session-drop",
    "cutoff-level",
    "single-break",
    "session-drop",
  ]);
  expect(comparison.analyses[2]).toMatchObject({ status: "not-assessable", given: 8, needed: 30 });
  expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
});

it("has nothing to compare without rules, and no pair with one", () => {
  expect(compareMethods(seriesOfValues(values), [])).toMatchObject({ analyses: [], agreement: [] });
  expect(compareMethods(seriesOfValues(values), [presets.openFit()]).agreement).toEqual([]);
});
