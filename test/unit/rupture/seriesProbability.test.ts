import { describe, expect, it } from "vitest";
import {
  detectRuptures,
  methods,
  priors,
  seriesProbability,
  sessionSeries,
  unwrap,
  type Measure,
  type RuptureAnalysis,
  type RuptureMethod,
} from "../../../src/index.js";

const analysisOf = (values: readonly (number | null)[], method: RuptureMethod = methods.prediction(priors.srs.sum)) =>
  detectRuptures(
    unwrap(
      sessionSeries(
        values.map((value, index) => ({ session: index + 1, value })),
        { minimum: 0, maximum: 40 },
      ),
    ),
    method,
  );

/** An analysis with these probabilities. */
function withProbabilities(probabilities: readonly (number | null)[]): RuptureAnalysis {
  const analysis = analysisOf(probabilities.map(() => 36).concat(36));
  if (analysis.status !== "assessed") throw new Error("not assessed");
  const [first, ...rest] = analysis.sessions;
  return {
    ...analysis,
    sessions: [first!, ...rest.map((verdict, index) => ({ ...verdict, probability: probabilities[index]! }))],
  };
}

describe("seriesProbability", () => {
  it.each<[string, (number | null)[], number]>([
    ["1 - .9 x .9 x .9 = .271, whatever the other two are", [0.5, 0.1, 0.9], 0.271],
    ["a missing session is no chance: 1 - .8 x .8 = .36", [0.2, null, 0.7], 0.36],
    ["one session keeps its own", [0.04], 0.04],
    ["of sure sessions: 1", [1, 1], 1],
  ])("%s", (_, probabilities, expected) => {
    const found = seriesProbability(withProbabilities(probabilities));
    expect(found?.probability).toBeCloseTo(expected, 14);
    expect(found?.basis).toBe("nominal");
  });

  it("keeps the digits of a small probability: 3e-18 - 3e-36 + 1e-54", () => {
    const value = seriesProbability(withProbabilities([1e-18, 0.5, 0.5]))!.probability;
    expect(Math.abs(value / 3e-18 - 1)).toBeLessThan(1e-15);
  });

  it("is none where nothing was assessed, and of a rule without probabilities", () => {
    expect(seriesProbability(analysisOf([36]))).toBeNull();
    expect(seriesProbability(analysisOf([null, null]))).toBeNull();
    expect(seriesProbability(analysisOf([36, 20, 36], methods.cutoffLevel({ cutoff: 36 })))).toBeNull();
  });

  describe("calibrated, for a shipped prior on a series of its measure", () => {
    const measure = {
      instrument: "srs",
      definitionVersion: "1",
      construct: "alliance",
      scale: "total",
      metric: "sum",
      higherIs: "better",
    } as const;
    const method = () => methods.retrospective(priors.srs.sum, { question: "brief" });
    /** An analysis of that many scores whose lowest probability gives S. */
    const withS = (nominal: number, sessions: number, about: Partial<Measure> = {}, rule: RuptureMethod = method()) => {
      const analysis = analysisOf(
        Array.from({ length: sessions }, (_, index) => 35 + (index % 2)),
        rule,
      );
      if (analysis.status !== "assessed") throw new Error("not assessed");
      const lowest = -Math.expm1(Math.log1p(-nominal) / (sessions - 1));
      const verdicts = analysis.sessions.map((verdict, index) =>
        index === 0 ? verdict : { ...verdict, probability: index === 1 ? lowest : 0.9 },
      );
      return seriesProbability({ ...analysis, measure: { ...measure, ...about }, sessions: verdicts });
    };

    it.each([
      [0.01, 8, 0.015],
      [0.05, 8, 0.056],
      [0.1, 14, 0.118],
      [0.2, 40, 0.258],
      [0.2, 100, 0.258], // as with 40
      [0.1, 2, 0.098], // as with 4
      [0.005, 8, 0.0075], // in proportion below .01
    ])("says what share of simulated series came as low: S %d, %d sessions", (nominal, sessions, share) => {
      const found = withS(nominal, sessions);
      expect(found?.basis).toBe("calibrated");
      expect(found?.probability).toBeCloseTo(share, 10);
    });

    it("goes by the logarithms between the values, and between the lengths", () => {
      // ln S half-way between .05 and .1: the geometric mean of .056 and .106
      expect(withS(Math.sqrt(0.05 * 0.1), 8)?.probability).toBeCloseTo(Math.sqrt(0.056 * 0.106), 10);
      const tenth = 0.106 + (0.012 * Math.log(10 / 8)) / Math.log(14 / 8);
      expect(withS(0.1, 10)?.probability).toBeCloseTo(tenth, 10);
      expect(withS(0.999999, 8)?.probability).toBeCloseTo(1, 5);
    });

    it("is nominal for another prior, measure or rule", () => {
      expect(withS(0.1, 8, { instrument: "csrs" })?.basis).toBe("nominal");
      expect(withS(0.1, 8, {}, methods.prediction({ ...priors.srs.sum, clip: 3 }))?.basis).toBe("nominal");
      expect(withS(0.1, 8, {}, methods.quesenberryQ())?.basis).toBe("nominal");
    });

    it("never falls as S rises", () => {
      const values = Array.from({ length: 60 }, (_, step) => withS(10 ** (step / 15 - 4), 11)!.probability);
      expect(values).toEqual([...values].sort((left, right) => left - right));
    });
  });
});

it("refuses what is no analysis", () => {
  for (const given of [null, {}, { status: "assessed" }, [1]])
    expect(() => seriesProbability(given as never)).toThrow(expect.objectContaining({ code: "analysis-invalid" }));
});
