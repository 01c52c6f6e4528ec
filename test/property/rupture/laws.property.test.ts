import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectRuptures } from "../../../src/rupture/detectRuptures.js";
import type { RuptureAnalysis } from "../../../src/rupture/analysisOf.js";
import type { SessionVerdict } from "../../../src/rupture/method.js";
import { courses, seriesFrom } from "./courses.js";
import type { Course } from "./courses.js";
import { rules } from "./rules.js";

const verdicts = (analysis: RuptureAnalysis): readonly SessionVerdict[] =>
  analysis.status === "assessed" ? analysis.sessions : [];
const flags = (analysis: RuptureAnalysis): readonly number[] =>
  verdicts(analysis)
    .filter((verdict) => verdict.flagged)
    .map((verdict) => verdict.session);
const observed = (course: readonly Course[]): number => course.filter(({ tenths }) => tenths !== null).length;

/** The probabilities of two analyses agree to the error of computing them. */
function expectSameProbabilities(left: readonly SessionVerdict[], right: readonly SessionVerdict[]): void {
  left.forEach(({ probability }, index) => {
    const other = right[index]?.probability ?? null;
    if (probability === null || other === null) expect(other).toBe(probability);
    else expect(Math.abs(other - probability)).toBeLessThanOrEqual(1e-9 * Math.max(probability, 1e-6));
  });
}

describe.each(rules)("$name", ({ make }) => {
  const rule = make(1);
  const { laws } = rule;

  it("says one thing about each session, and nothing about one without a score", () => {
    fc.assert(
      fc.property(courses, (course) => {
        const analysis = detectRuptures(seriesFrom(course), rule);
        if (analysis.status === "not-assessable") {
          expect(analysis.given).toBeLessThan(analysis.needed);
          return;
        }
        expect(observed(course)).toBeGreaterThanOrEqual(rule.needed);
        expect(analysis.sessions.some(({ assessed }) => assessed)).toBe(true); // else it could not say "none"
        expect(analysis.sessions.map(({ session }) => session)).toEqual(course.map(({ session }) => session));
        for (const { value, assessed, flagged, lowerLimit, probability } of analysis.sessions) {
          if (value === null) expect(assessed).toBe(false);
          if (!assessed) expect(flagged).toBe(false);
          if (flagged && lowerLimit !== null) expect(value).toBeLessThanOrEqual(lowerLimit + 1e-9);
          if (probability !== null) {
            expect(probability).toBeGreaterThan(0);
            expect(probability).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });

  it("gives a result that survives JSON, and leaves the series as it was", () => {
    fc.assert(
      fc.property(courses, (course) => {
        const series = seriesFrom(course); // frozen: writing to it would throw
        const analysis = detectRuptures(series, rule);
        expect(JSON.parse(JSON.stringify(analysis))).toEqual(analysis);
        expect(detectRuptures(series, rule)).toEqual(analysis);
      }),
    );
  });

  it("describes each drop consistently", () => {
    fc.assert(
      fc.property(courses, (course) => {
        const analysis = detectRuptures(seriesFrom(course), rule);
        if (analysis.status !== "assessed") return;
        let former = -Infinity;
        for (const { onset, trough, last, depth, reference, shape, repair } of analysis.episodes) {
          expect(onset).toBeGreaterThan(former);
          expect(trough).toBeGreaterThanOrEqual(onset);
          expect(last).toBeGreaterThanOrEqual(trough);
          former = last;
          const score = analysis.sessions.find(({ session }) => session === trough)?.value as number;
          expect(depth).toBeCloseTo(reference - score, 9);
          expect(shape === "L").toBe(repair.status !== "repaired");
          expect(repair.session === null).toBe(repair.status !== "repaired");
          if (repair.session !== null) expect(repair.session).toBeGreaterThan(last);
          if (repair.recoveredFraction !== null) {
            expect(repair.recoveredFraction).toBeGreaterThanOrEqual(0);
            expect(repair.recoveredFraction).toBeLessThanOrEqual(1);
            if (repair.status === "partial") expect(repair.recoveredFraction).toBeGreaterThan(0.5);
            if (repair.status === "unrepaired") expect(repair.recoveredFraction).toBeLessThan(0.5 + 1e-6);
          }
        }
        expect(analysis.pattern === "none").toBe(analysis.episodes.length === 0);
      }),
    );
  });

  it("expects no more false flags than sessions it judged, or says that nobody knows", () => {
    fc.assert(
      fc.property(courses, (course) => {
        const analysis = detectRuptures(seriesFrom(course), rule);
        if (analysis.status !== "assessed") return;
        expect(analysis.falseFlagBasis.note).not.toBe("");
        expect(analysis.expectedFalseFlags === null).toBe(analysis.falseFlagBasis.basis === "unknown");
        if (analysis.expectedFalseFlags === null) return;
        expect(analysis.expectedFalseFlags).toBeGreaterThanOrEqual(0);
        expect(analysis.expectedFalseFlags).toBeLessThanOrEqual(verdicts(analysis).filter((v) => v.assessed).length);
      }),
    );
  });

  if (laws.shiftInvariant)
    it("does not change when every score is moved by the same number of points", () => {
      fc.assert(
        fc.property(courses, fc.integer({ min: -50, max: 50 }), (course, shift) => {
          const here = detectRuptures(seriesFrom(course), rule);
          const there = detectRuptures(seriesFrom(course, 1, shift), rule);
          expect(flags(there)).toEqual(flags(here));
          expectSameProbabilities(verdicts(here), verdicts(there));
        }),
      );
    });

  if (laws.scaleInvariant)
    it("does not change when scores and parameters are in other units", () => {
      fc.assert(
        fc.property(courses, fc.constantFrom(0.5, 2, 4, 10), (course, unit) => {
          const here = detectRuptures(seriesFrom(course), rule);
          const there = detectRuptures(seriesFrom(course, unit), make(unit));
          expect(flags(there)).toEqual(flags(here));
          expectSameProbabilities(verdicts(here), verdicts(there));
        }),
      );
    });

  if (laws.monotone)
    it("never flags a session because its score was raised", () => {
      fc.assert(
        fc.property(courses, fc.nat(), fc.integer({ min: 1, max: 100 }), (course, which, raise) => {
          const before = detectRuptures(seriesFrom(course), rule);
          const quiet = verdicts(before).filter(({ value, flagged }) => value !== null && !flagged);
          if (quiet.length === 0) return;
          const { session } = quiet[which % quiet.length] as SessionVerdict;
          const raised = course.map((each) =>
            each.session === session && each.tenths !== null
              ? { session, tenths: Math.min(400, each.tenths + raise) }
              : each,
          );
          expect(flags(detectRuptures(seriesFrom(raised), rule))).not.toContain(session);
        }),
      );
    });

  const { lookAhead } = laws;
  if (lookAhead !== "whole-series")
    it("lets no session beyond its look-ahead change a verdict", () => {
      const settled = lookAhead;
      fc.assert(
        fc.property(courses, fc.nat(), (course, cut) => {
          const whole = verdicts(detectRuptures(seriesFrom(course), rule));
          const part = course.slice(0, course.length === 0 ? 0 : cut % course.length);
          const early = verdicts(detectRuptures(seriesFrom(part), rule));
          part.forEach(({ session }, index) => {
            if (observed(part.slice(index + 1)) < settled) return;
            const verdict = whole[index];
            if (early.length > 0) expect(verdict).toEqual(early[index]);
            else if (verdict !== undefined && observed(part) < rule.needed)
              expect([session, verdict.flagged]).toEqual([session, false]);
          });
        }),
      );
    });

  if (laws.ignoresMissing)
    it("says the same of all other sessions when one without a score is added", () => {
      fc.assert(
        fc.property(courses, fc.integer({ min: -3, max: 30 }), (course, session) => {
          fc.pre(course.every((each) => each.session !== session));
          const added = [...course, { session, tenths: null }].sort((left, right) => left.session - right.session);
          const here = detectRuptures(seriesFrom(course), rule);
          const there = detectRuptures(seriesFrom(added), rule);
          expect(there.status).toBe(here.status);
          expect(flags(there)).toEqual(flags(here));
          const others = verdicts(there).filter((verdict) => verdict.session !== session);
          expectSameProbabilities(verdicts(here), others);
        }),
      );
    });

  /** Twelve quiet sessions around 36, in which the score is lowered by 6 typical standard deviations. */
  const quiet = [360, 363, 358, 361, 359, 362, 360, 357, 361, 360, 359, 362];
  const lowered = (from: number, to: number) =>
    seriesFrom(
      quiet.map((tenths, index) => ({ session: index + 1, tenths: tenths - (index >= from && index < to ? 96 : 0) })),
    );

  if (laws.sees.dip)
    it.each([4, 5, 6, 7, 8])("finds a dip in session %i and calls it repaired", (session) => {
      const analysis = detectRuptures(lowered(session - 1, session), rule);
      expect(flags(analysis)).toContain(session);
      expect(analysis).toMatchObject({ pattern: "repaired" });
      const episode =
        analysis.status === "assessed"
          ? analysis.episodes.find(({ onset, last }) => onset <= session && session <= last)
          : undefined;
      expect(episode).toMatchObject({ trough: session, repair: { status: "repaired", session: session + 1 } });
    });

  if (laws.sees.lasting)
    it.each([4, 5, 6, 7])("finds a lasting drop from session %i and no repair", (session) => {
      const analysis = detectRuptures(lowered(session - 1, 12), rule);
      const onsets = analysis.status === "assessed" ? analysis.episodes.map(({ onset }) => onset) : [];
      expect(onsets.some((onset) => Math.abs(onset - session) <= 1)).toBe(true);
      expect(analysis).toMatchObject({ pattern: "unrepaired" });
    });
});
