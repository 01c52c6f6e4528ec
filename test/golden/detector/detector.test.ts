import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { detectRuptures } from "../../../src/rupture/detectRuptures.js";
import { methods } from "../../../src/rupture/methods.js";
import { clipLimit, priorVariance } from "../../../src/rupture/prediction/learn.js";
import { prior } from "../../../src/rupture/prediction/prior.js";
import type { Prior } from "../../../src/rupture/prediction/prior.js";
import { sessionSeries } from "../../../src/course/series.js";
import { unwrap } from "../../../src/core/result.js";

const { prediction, retrospective } = methods;

interface Golden {
  constants: { median_sd: Record<string, number>; s0_factor2: number };
  functions: { clip_limit: [clip: number, df: number, limit: number][]; prior_scale: [number, number, number][] };
  cases: {
    name: string;
    series: (number | null)[];
    params: { nu0: number; tau_b: number; phi: number; clip_z: number; s0: number };
    online: (null | { expected: number; scale: number; df: number; t: number; p: number; z: number; drop: number })[];
    retrospective: (null | {
      p: number;
      pBrief: number;
      pShift: number;
      z: number;
      duration: number;
      drop: number;
    })[];
  }[];
}
const golden = JSON.parse(readFileSync(new URL("detector.json", import.meta.url), "utf8")) as Golden;

/** 1e-9, relative: what the program that made the values asks for. */
function expectClose(actual: number | null | undefined, expected: number): void {
  expect(actual).toBeTypeOf("number");
  expect(Math.abs((actual as number) - expected) / (Math.abs(expected) || 1)).toBeLessThanOrEqual(1e-9);
}

/** The prior whose sessions lie at the variance s0^2 that the values were made with. */
function priorOf({ nu0, tau_b, phi, clip_z, s0 }: Golden["cases"][number]["params"]): Prior {
  const numbers = { priorSessions: nu0, trendStandardDeviation: tau_b, autocorrelation: phi, clip: clip_z };
  const unit = priorVariance(prior({ typicalStandardDeviation: 1, ...numbers }));
  return prior({ typicalStandardDeviation: s0 / Math.sqrt(unit), ...numbers });
}

const seriesOf = (values: readonly (number | null)[]) =>
  unwrap(
    sessionSeries(
      values.map((value, index) => ({ session: index + 1, value })),
      { minimum: 0, maximum: 40 },
    ),
  );

describe("constants and limits", () => {
  it.each(golden.functions.clip_limit)("clips at normal deviate %d with %d df", (clip, df, limit) => {
    expectClose(clipLimit(clip, df), limit);
  });

  it.each(golden.functions.prior_scale)("turns SD %d counting as %d sessions into a variance", (sd, sessions, s0) => {
    expectClose(Math.sqrt(priorVariance(prior({ typicalStandardDeviation: sd, priorSessions: sessions }))), s0);
  });

  it("takes the typical variance down by the factor of three prior sessions", () => {
    expectClose(priorVariance(prior({ typicalStandardDeviation: 1 })), golden.constants.s0_factor2);
  });
});

describe.each(golden.cases)("$name", ({ series, params, online, retrospective: back }) => {
  const given = priorOf(params);
  const observed = series.filter((value) => value !== null).length;

  it("gives the same prediction", () => {
    const analysis = detectRuptures(seriesOf(series), prediction(given));
    if (observed < 2) {
      expect(analysis).toMatchObject({ status: "not-assessable", given: observed, needed: 2 });
      expect(online.every((verdict) => verdict === null)).toBe(true);
      return;
    }
    if (analysis.status !== "assessed") throw new Error("not assessed");
    expect(analysis.sessions).toHaveLength(online.length);
    analysis.sessions.forEach((verdict, index) => {
      const wanted = online[index] ?? null;
      expect(verdict.assessed).toBe(wanted !== null);
      if (wanted === null) return;
      expectClose(verdict.expected, wanted.expected);
      expectClose(verdict.probability, wanted.p);
      expectClose(verdict.statistic, wanted.z);
      expect(verdict.flagged).toBe(wanted.p < 0.01);
    });
  });

  it.each(["brief", "shift", "combined"] as const)("gives the same look back for %s", (question) => {
    const analysis = detectRuptures(seriesOf(series), retrospective(given, { question }));
    if (observed < 2) {
      expect(analysis).toMatchObject({ status: "not-assessable", given: observed, needed: 2 });
      expect(back.every((verdict) => verdict === null)).toBe(true);
      return;
    }
    if (analysis.status !== "assessed") throw new Error("not assessed");
    expect(analysis.sessions).toHaveLength(back.length);
    analysis.sessions.forEach((verdict, index) => {
      const wanted = back[index] ?? null;
      expect(verdict.assessed).toBe(wanted !== null);
      if (wanted === null) return;
      const p = { brief: wanted.pBrief, shift: wanted.pShift, combined: wanted.p }[question];
      expectClose(verdict.pBrief, wanted.pBrief);
      expectClose(verdict.pShift, wanted.pShift);
      expectClose(verdict.probability, p);
      expect(verdict.flagged).toBe(p < 0.01);
      if (question === "combined") {
        expectClose(verdict.statistic, wanted.z);
        expectClose(verdict.drop, wanted.drop);
        expect(verdict.duration).toBe(wanted.duration);
      }
    });
  });
});
