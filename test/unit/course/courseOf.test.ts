import { describe, expect, it } from "vitest";
import { courseOf, ors, score, scoreTotal, srs, unwrap, waiSr } from "../../../src/index.js";
import type { Administrations, CourseIssueCode } from "../../../src/index.js";

const faults = (administrations: unknown): [CourseIssueCode, ...(string | number)[]][] => {
  const result = courseOf(srs, administrations as Administrations<typeof srs>);
  return result.ok ? [] : result.issues.map(({ code, path }) => [code, ...path]);
};
const scores = unwrap(score(srs, [9, 9, 9, 9]));

describe("a course", () => {
  it("numbers lists of answers from 1, and null is a session without a form", () => {
    const { sessions } = unwrap(courseOf(srs, [[9, 9, 9, 8], null, [9, 8.5, 9, 9]]));
    expect(sessions.map(({ session, scores }) => [session, scores?.scales.total.sum ?? null])).toEqual([
      [1, 35],
      [2, null],
      [3, 35.5],
    ]);
  });

  it("takes responses, a total or scores, in any order, with date and modality", () => {
    const course = unwrap(
      courseOf(srs, [
        { session: 9, scores },
        { session: 2, total: 30.5, date: "2031-05-06" },
        { session: 5, responses: { relationship: 1, goals: 2, approach: 3, overall: 4 }, modality: "video" },
      ]),
    );
    expect(course.sessions).toEqual([
      { session: 2, scores: unwrap(scoreTotal(srs, 30.5)), date: "2031-05-06" },
      { session: 5, scores: unwrap(score(srs, [1, 2, 3, 4])), modality: "video" },
      { session: 9, scores },
    ]);
  });

  it("names instrument, construct, rater and the range of each scale, and is frozen", () => {
    const course = unwrap(courseOf(waiSr, [], { rater: "therapist" }));
    expect(course).toEqual({
      instrument: "waiSr",
      definitionVersion: "1.0.0",
      construct: "alliance",
      higherIs: "better",
      rater: "therapist",
      scales: {
        goal: { minimum: 4, maximum: 20, step: 1, size: 4, component: "goal" },
        task: { minimum: 4, maximum: 20, step: 1, size: 4, component: "task" },
        bond: { minimum: 4, maximum: 20, step: 1, size: 4, component: "bond" },
        total: { minimum: 12, maximum: 60, step: 1, size: 12 },
      },
      sessions: [],
    });
    expect(unwrap(courseOf(ors, [])).construct).toBe("outcome");
    expect([course, course.scales, course.scales.goal, course.sessions].every(Object.isFrozen)).toBe(true);
  });

  it("follows the options of score", () => {
    const answers = [4, 4, 5, 3, null, 4, 5, 4, 5, 4, 4, 5];
    expect(unwrap(courseOf(waiSr, [answers])).sessions[0]?.scores?.scales.bond.sum).toBeNull();
    // Bond 3 5 7 9: 5, missing, 5, 5; mean 5, times 4 is 20.
    expect(unwrap(courseOf(waiSr, [answers], { missing: "prorate" })).sessions[0]?.scores?.scales.bond.sum).toBe(20);
    expect(unwrap(courseOf(srs, [[8.64, 9, 9, 9]], { offStep: "round" })).sessions[0]?.scores?.scales.total.sum).toBe(
      35.6,
    );
  });

  it("takes its own sessions again after JSON", () => {
    const course = unwrap(courseOf(srs, [[9, 9, 9, 8], null, [9, 8.5, 9, null]]));
    const stored = JSON.parse(JSON.stringify(course)) as typeof course;
    expect(unwrap(courseOf(srs, stored.sessions))).toEqual(course);
  });
});

describe("every fault of every session is reported at once, with the session in the path", () => {
  it.each<[string, unknown, ...(readonly unknown[])[]]>([
    [
      "answers",
      [[9, 11, 9, 9], [9, 9, 9], null, [9, 9, 9, 8.55]],
      ["response-out-of-range", 1, "responses", "goals"],
      ["wrong-length", 2, "responses"],
      ["response-off-step", 4, "responses", "overall"],
    ],
    [
      "totals",
      [
        { session: 4, total: 41 },
        { session: 3, total: 8.55 },
      ],
      ["total-out-of-range", 4, "total"],
      ["total-off-step", 3, "total"],
    ],
    [
      "the same session twice",
      [
        { session: 4, total: 30 },
        { session: 4, total: 31 },
      ],
      ["duplicate-session", 4, "session"],
    ],
    ["two kinds of answer", [{ session: 4, total: 30, responses: [9, 9, 9, 9] }], ["answers-twice", 4]],
    ["no answer at all", [{ session: 4 }], ["answers-missing", 4]],
    ["a misspelt key", [{ session: 4, responces: [9, 9, 9, 9] }], ["unknown-key", 4], ["answers-missing", 4]],
    ["a rater beside a session", [{ session: 4, total: 30, rater: "client" }], ["unknown-key", 4]],
    ["a date for a number", [{ session: "2031-05-06", total: 30 }], ["session-not-an-integer", 0, "session"]],
    ["a date that is no text", [{ session: 1, total: 30, date: 5 }], ["date-not-a-string", 1, "date"]],
    ["another modality", [{ session: 1, total: 30, modality: "zoom" }], ["modality-unknown", 1, "modality"]],
    ["lists and objects mixed", [[9, 9, 9, 9], { session: 2, total: 30 }], ["administrations-mixed", 0]],
    ["no administration", [5], ["administration-invalid", 0]],
    ["no list", { session: 1, total: 3 }, ["not-administrations"]],
    [
      "scores of another form",
      [{ session: 1, scores: { ...scores, instrument: "ors" } }],
      ["scores-of-another-instrument", 1, "scores"],
    ],
    [
      "scores of an older definition",
      [{ session: 1, scores: { ...scores, definitionVersion: "0.9.0" } }],
      ["scores-of-another-definition", 1, "scores"],
    ],
    ["half of scores", [{ session: 1, scores: { ...scores, scales: {} } }], ["not-scores", 1, "scores"]],
    [
      "scores out of range",
      [{ session: 1, scores: { ...scores, scales: { ...scores.scales, total: { ...scores.scales.total, sum: 41 } } } }],
      ["not-scores", 1, "scores"],
    ],
    [
      "scores that hold NaN",
      [
        {
          session: 1,
          scores: { ...scores, scales: { ...scores.scales, total: { ...scores.scales.total, mean: NaN } } },
        },
      ],
      ["not-scores", 1, "scores"],
    ],
  ])("%s", (_, administrations, ...expected) => {
    expect(faults(administrations)).toEqual(expected);
  });

  it("a list with holes", () => {
    // eslint-disable-next-line no-sparse-arrays
    expect(faults([[9, 9, 9, 9], , [9, 9, 9, 9]])).toEqual([["sparse-list"]]);
  });

  it("and no message repeats an answer", () => {
    const result = courseOf(srs, [
      { session: 1, responses: [77.7, 9, 9, 9] },
      { session: 2, total: 77.7 },
    ]);
    expect(JSON.stringify(result)).not.toContain("77.7");
  });
});

it.each([
  ["instrument-not-defined", () => courseOf({ ...srs } as never, [])],
  ["option-unknown", () => courseOf(srs, [], { mising: "prorate" } as never)],
  ["option-unknown", () => courseOf(srs, [], { rater: "therapist" as never })],
  ["result-not-unwrapped", () => courseOf(srs, courseOf(srs, []) as never)],
  ["result-not-unwrapped", () => courseOf(srs, [{ session: 1, scores: score(srs, [9, 9, 9, 9]) as never }])],
] as const)("throws %s", (code, call) => {
  expect(call).toThrow(expect.objectContaining({ code }));
});
