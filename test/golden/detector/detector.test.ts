import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { detectRuptures } from "../../../src/rupture/detectRuptures.js";
import type { RuptureMethod, SessionVerdict } from "../../../src/rupture/method.js";
import { methods } from "../../../src/rupture/methods.js";
import { clipLimit, priorVariance } from "../../../src/rupture/prediction/predictionState.js";
import { prior } from "../../../src/rupture/prediction/prior.js";
import { priors } from "../../../src/rupture/prediction/priors.js";
import { seriesProbability } from "../../../src/rupture/seriesProbability.js";
import type { Prior } from "../../../src/rupture/prediction/prior.js";
import { sessionSeries } from "../../../src/course/series.js";
import type { SessionSeries } from "../../../src/course/series.js";
import { surplus } from "../../../src/core/statistics/surplus.js";
import { unwrap } from "../../../src/core/result.js";

const { prediction, retrospective } = methods;

interface Params {
  readonly nu0: number;
  readonly tau_b: number;
  readonly phi: number;
  readonly clip_z: number;
  readonly s0: number;
}

interface Online {
  readonly expected: number;
  readonly scale: number;
  readonly df: number;
  readonly t: number;
  readonly p: number;
  readonly z: number;
}

/** The first version: constants, functions, and courses whose scores lie below the maximum, if the scale goes on. */
interface First {
  readonly constants: { readonly s0_factor2: number };
  readonly functions: {
    readonly clip_limit: [clip: number, df: number, limit: number][];
    readonly prior_scale: [standardDeviation: number, sessions: number, s0: number][];
  };
  readonly cases: readonly {
    readonly name: string;
    readonly series: readonly (number | null)[];
    readonly params: Params;
    readonly online: readonly (null | Online)[];
    readonly retrospective: readonly (null | { readonly pBrief: number })[];
  }[];
}

/** The second: scores at the maximum, and the slide. */
interface Second {
  readonly functions: { readonly surplus: [z: number, surplus: number][] };
  readonly cases: readonly {
    readonly name: string;
    readonly instrument: string;
    readonly series: readonly (number | null)[];
    readonly typicalStandardDeviation: number;
    readonly seriesProbability: Readonly<Record<string, { sidak: number | null; calibrated: number | null }>>;
    readonly minimum: number;
    readonly maximum: number;
    readonly params: Params;
    readonly online: readonly (null | Online)[];
    readonly retrospective: readonly (null | Answers)[];
  }[];
}

type Answers = Record<"brief" | "shift" | "combined", Asked> & { readonly pGradual: number };

interface Asked {
  readonly p: number;
  readonly template: string;
  readonly duration: number;
  readonly drop: number;
  readonly expected: number;
}

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const first = read("detector.json") as First;
const second = read("detector-2.json") as Second;

/** 1e-9, relative: what the program that made the values asks for. */
function expectClose(actual: number | null | undefined, expected: number): void {
  expect(actual).toBeTypeOf("number");
  expect(Math.abs((actual as number) - expected) / (Math.abs(expected) || 1)).toBeLessThanOrEqual(1e-9);
}

/** The prior whose sessions lie at the variance s0^2 that the values were made with. */
function priorOf({ nu0, tau_b, phi, clip_z, s0 }: Params): Prior {
  const numbers = { priorSessions: nu0, trendStandardDeviation: tau_b, autocorrelation: phi, clip: clip_z };
  const unit = priorVariance(prior({ typicalStandardDeviation: 1, ...numbers }));
  return prior({ typicalStandardDeviation: s0 / Math.sqrt(unit), ...numbers });
}

const seriesOf = (values: readonly (number | null)[], minimum: number, maximum: number) =>
  unwrap(
    sessionSeries(
      values.map((value, index) => ({ session: index + 1, value })),
      { minimum, maximum },
    ),
  );

/** Every verdict of the method beside what the other program says of that session; null when it says nothing. */
function beside<Verdict extends SessionVerdict, Wanted>(
  series: SessionSeries,
  method: RuptureMethod<Verdict>,
  wanted: readonly (Wanted | null)[],
  compare: (verdict: Verdict, wanted: Wanted) => void,
): void {
  const analysis = detectRuptures(series, method);
  const observed = series.points.filter(({ value }) => value !== null).length;
  if (observed < 2) {
    expect(analysis).toMatchObject({ status: "not-assessable", given: observed, needed: 2 });
    expect(wanted.every((verdict) => verdict === null)).toBe(true);
    return;
  }
  if (analysis.status !== "assessed") throw new Error("not assessed");
  expect(analysis.sessions).toHaveLength(wanted.length);
  analysis.sessions.forEach((verdict, index) => {
    const one = wanted[index] ?? null;
    expect(verdict.assessed).toBe(one !== null);
    if (one !== null) compare(verdict, one);
  });
}

function comparePrediction(verdict: SessionVerdict, wanted: Online): void {
  expectClose(verdict.expected, wanted.expected);
  expectClose(verdict.probability, wanted.p);
  if (Math.abs(wanted.z) < 1e-12) expect(verdict.statistic).toBeCloseTo(0, 12);
  else expectClose(verdict.statistic, wanted.z);
  expect(verdict.flagged).toBe(wanted.p < 0.01);
}

describe("constants and functions", () => {
  it.each(first.functions.clip_limit)("clips at normal deviate %d with %d df", (clip, df, limit) => {
    expectClose(clipLimit(clip, df), limit);
  });

  it.each(first.functions.prior_scale)("turns SD %d counting as %d sessions into a variance", (sd, sessions, s0) => {
    expectClose(Math.sqrt(priorVariance(prior({ typicalStandardDeviation: sd, priorSessions: sessions }))), s0);
  });

  it("takes the typical variance down by the factor of three prior sessions", () => {
    expectClose(priorVariance(prior({ typicalStandardDeviation: 1 })), first.constants.s0_factor2);
  });

  it.each(second.functions.surplus)("adds to the square of a score at the maximum at z = %d", (z, wanted) => {
    expectClose(surplus(z), wanted);
  });
});

describe.each(first.cases)(
  "first version, no score at the maximum: $name",
  ({ series, params, online, retrospective: back }) => {
    const given = () => priorOf(params);
    const endless = () => seriesOf(series, 0, 1000);

    it("gives the same prediction", () => {
      beside(endless(), prediction(given()), online, comparePrediction);
    });

    it("gives the same look back for a brief drop", () => {
      beside(endless(), retrospective(given(), { question: "brief" }), back, (verdict, { pBrief }) => {
        expectClose(verdict.probability, pBrief);
      });
    });
  },
);

const shippedPriors: Readonly<Record<string, Prior>> = {
  SRS: priors.srs.sum,
  SRSnorm: priors.srs.sumNormLike,
  WAISR: priors.waiSr.mean,
  WAI7: priors.waiS.mean,
};

describe.each(second.cases)("$name", (golden) => {
  const { series, minimum, maximum, params, online, retrospective: back } = golden;
  const { instrument, typicalStandardDeviation, seriesProbability: wantedOfSeries } = golden;
  const given = () => priorOf(params);
  const course = () => seriesOf(series, minimum, maximum);

  it("gives the same prediction", () => {
    beside(course(), prediction(given()), online, comparePrediction);
  });

  it.each(["brief", "shift", "combined"] as const)("gives the same look back for %s", (question) => {
    beside(course(), retrospective(given(), { question }), back, (verdict, answers) => {
      const wanted = answers[question];
      expectClose(verdict.probability, wanted.p);
      expectClose(verdict.drop, wanted.drop);
      expectClose(verdict.expected, wanted.expected);
      expect(verdict.template).toBe(wanted.template);
      expect(verdict.duration).toBe(wanted.duration);
      expectClose(verdict.pBrief, answers.brief.p);
      expectClose(verdict.pShift, answers.shift.p);
      expectClose(verdict.pGradual, answers.pGradual);
      expect(verdict.flagged).toBe(wanted.p < 0.01);
    });
  });

  it.each(["prediction", "brief", "shift", "combined"] as const)("gives the same series as a whole: %s", (rule) => {
    const wanted = wantedOfSeries[rule] as { sidak: number | null; calibrated: number | null };
    const shipped = shippedPriors[instrument] as Prior;
    const { instrument: id, metric } = shipped.measure as { instrument: string; metric: "sum" | "mean" };
    const measure = {
      instrument: id,
      definitionVersion: "1",
      construct: "alliance",
      scale: "total",
      metric,
      higherIs: "better",
    } as const;
    const own = prior({ ...shipped, typicalStandardDeviation });
    const method = rule === "prediction" ? prediction(own) : retrospective(own, { question: rule });
    const found = seriesProbability(detectRuptures({ ...course(), measure }, method));
    if (wanted.sidak === null) expect(found).toBeNull();
    else expectClose(found?.probability, wanted.calibrated ?? wanted.sidak);
    expect(found?.basis).toBe(
      wanted.sidak === null ? undefined : wanted.calibrated === null ? "nominal" : "calibrated",
    );
  });
});
