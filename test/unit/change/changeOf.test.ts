import { describe, expect, it } from "vitest";
import {
  alertsOf,
  changeOf,
  courseOf,
  norms,
  ors,
  reliableChange,
  score,
  sessionAlerts,
  srs,
  unwrap,
} from "../../../src/index.js";

const norm = norms.ors.developer;
const cutoff = norm.clinicalCutoff.adultSelf;
const course = unwrap(courseOf(ors, [null, [4, 5, 4, 5], [5, 5, 6, 5], [9, null, 9, 9], [7, 7, 6, 7], null]));

describe("changeOf", () => {
  // 4 + 5 + 4 + 5 = 18 in session 2; 7 + 7 + 6 + 7 = 27 in session 5; 27 - 18 = 9 points, at least 5; 18 < 25 <= 27.
  it("goes from the first to the last scored session, by both rules", () => {
    const result = changeOf(course, { norm, cutoff });
    expect(result).toMatchObject({
      status: "assessed",
      from: 2,
      to: 5,
      change: { difference: 9, threshold: 5, verdict: "improved", norm: { id: "ors-developer" } },
      clinical: { category: "recovered", crossed: true, reliable: true, startedClinical: true },
    });
  });

  it("judges the reliable change alone without a cut-off", () => {
    expect(changeOf(course, { norm: { threshold: 9.1 } })).toMatchObject({
      change: { verdict: "no-reliable-change" },
      clinical: null,
    });
  });

  it.each([
    [0, []],
    [0, [null, null]],
    [1, [[4, 5, 4, 5], null]],
  ])("cannot say with %i scored sessions", (given, answers) => {
    expect(changeOf(unwrap(courseOf(ors, answers)), { norm })).toEqual({
      status: "not-assessable",
      reason: "too-few-sessions",
      change: null,
      clinical: null,
      needed: 2,
      given,
    });
  });

  it.each([
    ["norm-required", () => changeOf(course, {} as never)],
    ["norm-required", () => changeOf(course, { norm: norms.ors } as never)],
    ["instrument-mismatch", () => changeOf(unwrap(courseOf(srs, [])), { norm } as never)],
    [
      "norm-invalid",
      () => changeOf(unwrap(courseOf(srs, [])), { norm: { ...norm, instrument: "srs" }, scale: "bond" }),
    ],
    ["unknown-scale", () => changeOf(course, { norm: { threshold: 5 }, scale: "totl" as never })],
    ["option-unknown", () => changeOf(course, { norm, cutof: cutoff } as never)],
    ["norm-required", () => changeOf(course, undefined as never)],
    ["result-not-unwrapped", () => changeOf(courseOf(ors, []) as never, { norm })],
    ["course-invalid", () => changeOf([] as never, { norm })],
  ] as const)("throws %s", (code, call) => {
    expect(call).toThrow(expect.objectContaining({ code }));
  });
});

describe("reliableChange of two forms", () => {
  const [before, after] = [
    [5, 5, 4, 6],
    [7, 7, 6, 8],
  ].map((answers) => unwrap(score(ors, answers)));

  it("compares their totals", () => {
    expect(reliableChange(before!, after!, norm)).toEqual(reliableChange(20, 28, norm));
  });

  it("cannot say where a total was not scored", () => {
    const blank = unwrap(score(ors, [5, null, 4, 6]));
    expect(reliableChange(before!, blank, norm)).toMatchObject({
      status: "not-assessable",
      verdict: "not-assessable",
      reason: "not-scored",
      difference: null,
      norm: { id: "ors-developer" },
    });
  });

  it.each([
    ["instrument-mismatch", () => reliableChange(before!, unwrap(score(srs, [9, 9, 9, 9])) as never, norm)],
    ["instrument-mismatch", () => reliableChange(before!, after!, { threshold: 5, instrument: "srs" } as never)],
    ["norm-required", () => reliableChange(20, 28, norms.ors as never)],
    ["norm-required", () => reliableChange(20, 28, undefined as never)],
    ["result-not-unwrapped", () => reliableChange(score(ors, [5, 5, 4, 6]) as never, after!, norm)],
    ["option-unknown", () => reliableChange(20, 28, norm, { confidense: 0.9 } as never)],
    ["score-not-finite", () => reliableChange(-1e308, 1e308, norm)],
  ] as const)("throws %s", (code, call) => {
    expect(call).toThrow(expect.objectContaining({ code }));
  });

  it("says which norm to pick", () => {
    expect(() => reliableChange(20, 28, norms.ors as never)).toThrow(/norms\.ors\.developer/);
  });
});

describe("alertsOf", () => {
  const rules = norms.srs.developer;

  it("compares each session with the form before it", () => {
    // 38, no form, 36, 36.5, not scored, 38: drops -, -, 2, none, -, -
    const answers = [[9.5, 9.5, 9.5, 9.5], null, [9, 9, 9, 9], [9, 9, 9, 9.5], [9, null, 9, 9], [9.5, 9.5, 9.5, 9.5]];
    const alerts = alertsOf(unwrap(courseOf(srs, answers)), rules);
    expect(alerts.map(({ session, alerts }) => [session, alerts?.drop.status, alerts?.drop.difference])).toEqual([
      [1, "not-assessable", null],
      [2, undefined, undefined],
      [3, "alert", -2],
      [4, "clear", 0.5],
      [5, "not-assessable", null],
      [6, "not-assessable", null],
    ]);
    expect(alerts.map((each) => each.alerts?.drop).map((drop) => drop && "reason" in drop && drop.reason)).toEqual([
      "no-previous",
      undefined,
      false,
      false,
      "not-scored",
      "previous-not-scored",
    ]);
  });

  it.each([
    ["instrument-mismatch", () => alertsOf(course as never, rules)],
    ["course-invalid", () => alertsOf(srs as never, rules)],
    ["result-not-unwrapped", () => alertsOf(courseOf(srs, []) as never, rules)],
    ["norm-required", () => alertsOf(unwrap(courseOf(srs, [])), undefined as never)],
    ["norm-required", () => alertsOf(unwrap(courseOf(srs, [])), norms.srs as never)],
    ["norm-required", () => sessionAlerts(unwrap(score(srs, [9, 9, 9, 9])), undefined as never)],
    ["norm-required", () => sessionAlerts(unwrap(score(srs, [9, 9, 9, 9])), { norm: norms.srs as never })],
  ] as const)("throws %s", (code, call) => {
    expect(call).toThrow(expect.objectContaining({ code }));
  });
});
