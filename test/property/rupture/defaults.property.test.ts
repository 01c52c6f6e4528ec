import fc from "fast-check";
import { expect, it } from "vitest";
import { detectRuptures, methods, prior } from "../../../src/index.js";
import type { RuptureMethod } from "../../../src/index.js";
import { courses, seriesFrom } from "./courses.js";
import type { Course } from "./courses.js";

const unclipped = prior({ typicalStandardDeviation: 1.6, clip: 0 });

const standard = prior({ typicalStandardDeviation: 1.6 });
const questions = ["brief", "shift", "combined"] as const;

const probabilities = (course: readonly Course[], method: RuptureMethod) => {
  const analysis = detectRuptures(seriesFrom(course), method);
  return analysis.status === "assessed" ? analysis.sessions.map(({ probability }) => probability) : [];
};

it("looks back at the last session as it was predicted, when nothing is clipped and no score is at the maximum", () => {
  fc.assert(
    fc.property(courses, (course) => {
      fc.pre(course.every(({ tenths }) => tenths !== 400));
      const last = course.map(({ tenths }) => tenths !== null).lastIndexOf(true);
      const predicted = probabilities(course, methods.prediction(unclipped))[last] ?? null;
      const brief = probabilities(course, methods.retrospective(unclipped, { question: "brief" }))[last] ?? null;
      expect(brief === null).toBe(predicted === null);
      if (predicted !== null && brief !== null)
        expect(Math.abs(brief - predicted)).toBeLessThanOrEqual(1e-9 * Math.max(predicted, 1e-6));
    }),
  );
});

it("finds nothing in scores that are all equal, at the maximum or below it", () => {
  fc.assert(
    fc.property(courses, fc.integer({ min: 0, max: 400 }), (course, tenths) => {
      const equal = course.map((each) => ({ ...each, tenths: each.tenths === null ? null : tenths }));
      const all = [
        methods.prediction(standard),
        ...questions.map((question) => methods.retrospective(standard, { question })),
      ];
      for (const method of all)
        for (const probability of probabilities(equal, method))
          if (probability !== null) expect(probability).toBeCloseTo(0.5, 12);
    }),
  );
});

it("takes no notice of sessions without a score before the first one that has one", () => {
  fc.assert(
    fc.property(courses, (course) => {
      const first = course.findIndex(({ tenths }) => tenths !== null);
      fc.pre(first > 0);
      for (const method of [methods.prediction(standard), methods.retrospective(standard, { question: "combined" })])
        expect(probabilities(course, method).slice(first)).toEqual(probabilities(course.slice(first), method));
    }),
  );
});

it("flags fewer sessions, never others, at a smaller alpha", () => {
  fc.assert(
    fc.property(courses, (course) => {
      const flagged = (alpha: number) => {
        const analysis = detectRuptures(seriesFrom(course), methods.prediction(unclipped, { alpha }));
        return analysis.status === "assessed" ? analysis.sessions.filter((v) => v.flagged).map((v) => v.session) : [];
      };
      expect(flagged(0.05)).toEqual(expect.arrayContaining(flagged(0.01)));
    }),
  );
});

it("puts the lower limit where the probability is alpha", () => {
  fc.assert(
    fc.property(courses, fc.constantFrom(0.01, 0.05, 0.2), (course, alpha) => {
      const analysis = detectRuptures(seriesFrom(course), methods.prediction(unclipped, { alpha }));
      if (analysis.status !== "assessed") return;
      for (const { value, lowerLimit, probability, flagged } of analysis.sessions) {
        if (value === null || lowerLimit === null || probability === null) continue;
        if (value < lowerLimit - 1e-9) expect(flagged).toBe(true);
        if (value > lowerLimit + 1e-9) expect(flagged).toBe(false);
        expect(flagged).toBe(probability < alpha);
      }
    }),
  );
});
