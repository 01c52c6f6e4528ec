import { describe, expect, it } from "vitest";
import {
  detectRuptures,
  methods,
  priors,
  seriesProbability,
  sessionSeries,
  unwrap,
  type RuptureAnalysis,
} from "../../../src/index.js";

const analysisOf = (values: readonly (number | null)[], method = methods.prediction(priors.srs.sum)) =>
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
    expect(seriesProbability(withProbabilities(probabilities))).toBeCloseTo(expected, 14);
  });

  it("keeps the digits of a small probability: 3e-18 - 3e-36 + 1e-54", () => {
    const value = seriesProbability(withProbabilities([1e-18, 0.5, 0.5]))!;
    expect(Math.abs(value / 3e-18 - 1)).toBeLessThan(1e-15);
  });

  it("is none where nothing was assessed, and of a rule without probabilities", () => {
    expect(seriesProbability(analysisOf([36]))).toBeNull();
    expect(seriesProbability(analysisOf([null, null]))).toBeNull();
    expect(seriesProbability(analysisOf([36, 20, 36], methods.cutoffLevel({ cutoff: 36 })))).toBeNull();
  });
});
