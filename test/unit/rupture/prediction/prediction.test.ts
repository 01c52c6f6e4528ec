import { describe, expect, it } from "vitest";
import {
  detectRuptures,
  methods,
  observe,
  prior,
  priors,
  sessionSeries,
  startMonitor,
  unwrap,
} from "../../../../src/index.js";
import type { AssessedRuptures, Measure, PriorInput, RuptureMethod } from "../../../../src/index.js";

function analyse(
  values: readonly (number | null)[],
  method: RuptureMethod = methods.prediction(priors.srs.sum),
): AssessedRuptures {
  const points = values.map((value, index) => ({ session: index + 1, value }));
  const analysis = detectRuptures(unwrap(sessionSeries(points, { minimum: 0, maximum: 40, step: 0.1 })), method);
  if (analysis.status !== "assessed") throw new Error("not assessed");
  return analysis;
}

const probabilities = (analysis: AssessedRuptures) => analysis.sessions.map(({ probability }) => probability);

it("gives no verdict where session numbers near 2^53 leave nothing of the spread in doubles", () => {
  const method = methods.prediction({ typicalStandardDeviation: 1.6 });
  const points = [-(2 ** 53) + 28, 28, 29].map((session) => ({ session, value: 20 }));
  const { sessions } = detectRuptures(
    unwrap(sessionSeries(points, { minimum: 0, maximum: 40 })),
    method,
  ) as AssessedRuptures;
  expect(sessions.map(({ assessed }) => assessed)).toEqual([false, true, false]);
  expect(sessions[2]).toMatchObject({ probability: null, lowerLimit: null, flagged: false });
});

describe("methods.prediction", () => {
  // By hand, docs/methods/prediction.md: expected 38, spread .96 + .64 + 1/177.78 = 1.605625, scale sqrt(1.770093 * 1.605625)
  // = 1.685855, T = -7 / 1.685855 = -4.152197 on 3 degrees of freedom, p = .012695
  it("agrees with the case worked by hand", () => {
    const verdict = analyse([38, 31]).sessions[1];
    expect(verdict?.expected).toBeCloseTo(38, 12);
    expect(verdict?.probability?.toFixed(6)).toBe("0.012695");
    expect(verdict?.statistic?.toFixed(4)).toBe("2.2354");
    expect(verdict?.flagged).toBe(false);
    // t(.99, 3) = 4.540703 (R: qt(.99, 3)); 38 - 4.540703 * 1.685855 = 30.345034
    expect(verdict?.lowerLimit?.toFixed(4)).toBe("30.3450");
  });

  it("flags strictly below alpha", () => {
    const p = probabilities(analyse([38, 31]))[1] as number;
    expect(analyse([38, 31], methods.prediction(priors.srs.sum, { alpha: p })).sessions[1]?.flagged).toBe(false);
    expect(analyse([38, 31], methods.prediction(priors.srs.sum, { alpha: p + 1e-12 })).sessions[1]?.flagged).toBe(true);
  });

  it("finds nothing in scores that are all equal, or all at the ceiling", () => {
    for (const level of [20, 40]) {
      const analysis = analyse(Array.from({ length: 10 }, () => level));
      expect(probabilities(analysis).slice(1)).toEqual(Array.from({ length: 9 }, () => 0.5));
      expect(analysis).toMatchObject({ episodes: [], pattern: "none" });
    }
  });

  // By hand, docs/methods/prediction.md: the second score lies at the maximum, at T = 1.186342; surplus 1.581286,
  // S = 5.310279 + (4 + 1.581286 * 2.842105) / 1.605625 = 10.600545
  it("takes a score at the maximum for at least this: the case worked by hand", () => {
    const { sessions } = analyse([38, 40, 40, 33]);
    expect(sessions.map(({ probability }) => probability?.toFixed(6))).toEqual([
      undefined,
      "0.839560",
      "0.650955",
      "0.009723",
    ]);
    expect(sessions[3]?.expected?.toFixed(6)).toBe("39.449421");
    const state = [38, 40].reduce(
      (monitor, value, index) => unwrap(observe(monitor, { session: index + 1, value })).monitor,
      startMonitor(priors.srs.sum),
    ).state;
    expect(state?.sumOfSquares.toFixed(6)).toBe("10.600545");
  });

  it("does not make much of a drop of 3.5 after a run at the ceiling, which hides how a client varies", () => {
    const atCeiling = analyse([40, 40, 40, 40, 40, 40, 36.5]);
    expect(probabilities(atCeiling)[6]?.toFixed(4)).toBe("0.0200");
    const below = analyse([39, 39, 39, 39, 39, 39, 35.5]);
    expect(probabilities(below)[6]?.toFixed(4)).toBe("0.0020");
    expect(below.episodes).toMatchObject([{ onset: 7, reference: 39, depth: 3.5, repair: { status: "open" } }]);
  });

  it("does not take a steady decline for a drop: what it cannot see", () => {
    const analysis = analyse([38, 37.5, 37, 36.5, 36, 35.5, 35, 34.5, 34]);
    const smallest = Math.min(...probabilities(analysis).map((p) => p ?? 1));
    expect(smallest.toFixed(3)).toBe("0.104");
  });

  it("gives no verdict on the first score, nor on a session without one, and keeps their order", () => {
    const { sessions } = analyse([null, 36, null, null, 35.5]);
    expect(sessions.map(({ session, assessed }) => [session, assessed])).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [4, false],
      [5, true],
    ]);
    expect(sessions[1]).toEqual({
      session: 2,
      value: 36,
      assessed: false,
      expected: null,
      lowerLimit: null,
      statistic: null,
      probability: null,
      flagged: false,
    });
  });

  it("measures depth in standard deviations of the prediction, from what was expected", () => {
    const [episode] = analyse([38, 20, 38]).episodes;
    expect(episode).toMatchObject({ onset: 2, repair: { status: "repaired", session: 3 } });
    expect(episode?.reference).toBeCloseTo(38, 12);
    expect(episode?.standardisedDepth).toBeCloseTo(18 / 1.6858545837846697, 9);
  });

  it("takes a score within one typical standard deviation of the reference for back", () => {
    expect(analyse([38, 20, 36.4]).episodes[0]?.repair.status).toBe("repaired");
    expect(analyse([38, 20, 36.3]).episodes[0]?.repair.status).toBe("open");
    expect(analyse([38, 20]).repair).toEqual({ tolerance: 1.6, sessions: 5, reference: "expected" });
  });

  it("is not assessable with fewer than two scores, which is not the same as no rupture", () => {
    const points = [
      { session: 1, value: null },
      { session: 2, value: 36 },
      { session: 3, value: null },
    ];
    const series = unwrap(sessionSeries(points, { minimum: 0, maximum: 40 }));
    expect(detectRuptures(series, methods.prediction(priors.srs.sum))).toEqual({
      status: "not-assessable",
      pattern: "not-assessable",
      method: expect.objectContaining({ id: "prediction" }) as unknown,
      reason: "too-few-sessions",
      given: 1,
      needed: 2,
    });
  });

  it("completes bare numbers as prior does", () => {
    const bare: PriorInput = { typicalStandardDeviation: 1.6 };
    expect(probabilities(analyse([38, 36, 31], methods.prediction(bare)))).toEqual(
      probabilities(analyse([38, 36, 31], methods.prediction(prior(bare)))),
    );
  });

  it.each([0, 1, -0.1, NaN, 1e-13, 5e-324])("refuses an alpha of %d", (alpha) => {
    expect(() => methods.prediction(priors.srs.sum, { alpha })).toThrow(
      expect.objectContaining({ code: "alpha-out-of-range" }),
    );
  });
});

it("has laws that cannot be changed", () => {
  expect(Object.isFrozen(methods.prediction(priors.srs.sum).laws)).toBe(true);
});

describe("false flags to expect of a prediction", () => {
  const measure = {
    instrument: "srs",
    definitionVersion: "1.0.0",
    construct: "alliance",
    scale: "total",
    metric: "sum",
    higherIs: "better",
  } as const;
  const wai = { ...measure, instrument: "waiSr", metric: "mean" } as const;

  function expected(values: number | readonly (number | null)[], method: RuptureMethod, about?: Measure) {
    const scores = typeof values === "number" ? Array.from({ length: values }, () => 4) : values;
    const points = scores.map((value, index) => ({ session: index + 1, value }));
    const range = about?.metric === "mean" ? { minimum: 1, maximum: 5 } : { minimum: 0, maximum: 40 };
    const series = unwrap(sessionSeries(points, range));
    const analysis = detectRuptures(about ? { ...series, measure: about } : series, method);
    if (analysis.status !== "assessed") throw new Error("not assessed");
    return { flags: analysis.expectedFalseFlags, basis: analysis.falseFlagBasis.basis };
  }
  const flagsOf = (...given: Parameters<typeof expected>) => expected(...given).flags;

  it("are the simulated rate times the sessions that were judged", () => {
    // SRS at .01: .010 for 14 sessions
    expect(expected(14, methods.prediction(priors.srs.sum), measure)).toEqual({
      flags: 13 * 0.01,
      basis: "calibrated",
    });
  });

  it("count judged sessions, not sessions without a score", () => {
    const scores = [36, null, 36, 36, null, 36];
    expect(flagsOf(scores, methods.prediction(priors.srs.sum), measure)).toBeCloseTo(3 * 0.008, 12); // SRS, 4 scores: .008
  });

  it.each([
    [2, 0.022],
    [4, 0.022],
    [6, 0.022 + (0.002 * Math.log(6 / 4)) / Math.log(2)],
    [8, 0.024],
    [14, 0.022],
    [25, 0.022 - (0.001 * Math.log(25 / 24)) / Math.log(40 / 24)],
    [40, 0.021],
    [60, 0.021],
  ])(
    "go by the logarithm of the length between those that were simulated: %d sessions, SRS at .025",
    (sessions, rate) => {
      const method = methods.prediction(priors.srs.sum, { alpha: 0.025 });
      expect(flagsOf(sessions, method, measure)).toBeCloseTo((sessions - 1) * rate, 12);
    },
  );

  it("take their share of the rate of the next larger alpha that was simulated", () => {
    // SRS, 14 sessions: .022 at .025, .005 at .005
    const at = (alpha: number) => flagsOf(14, methods.prediction(priors.srs.sum, { alpha }), measure);
    expect(at(0.016)).toBeCloseTo((13 * 0.022 * 16) / 25, 12);
    expect(at(0.001)).toBeCloseTo((13 * 0.005) / 5, 12);
  });

  it("are fewer than the nominal rate gives where fewer were found", () => {
    // WAI-SR at .01 and 4 sessions: .0064 simulated
    expect(flagsOf(4, methods.prediction(priors.waiSr.mean), wai)).toBeCloseTo(3 * 0.006, 12);
  });

  it("are the nominal rate for a prior or an alpha that was not simulated", () => {
    for (const method of [
      methods.prediction({ typicalStandardDeviation: 1.6 }),
      methods.prediction({ ...priors.srs.sum, typicalStandardDeviation: 1.7 }),
      methods.prediction({ ...priors.srs.sum, autocorrelation: 0.3 }),
    ])
      expect(expected(14, method, measure)).toEqual({ flags: 0.13, basis: "nominal" });
    const wide = expected(14, methods.prediction(priors.srs.sum, { alpha: 0.1 }), measure);
    expect(wide.basis).toBe("nominal");
    expect(wide.flags).toBeCloseTo(1.3, 12);
  });

  it("are the nominal rate for a series that does not say that it is of the prior's measure", () => {
    const method = methods.prediction(priors.srs.sum);
    for (const about of [undefined, { ...measure, instrument: "csrs" }])
      expect(expected(14, method, about)).toEqual({ flags: 0.13, basis: "nominal" });
  });
});
