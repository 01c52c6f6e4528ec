import fc from "fast-check";
import { expect, it } from "vitest";
import { detectRuptures, methods, observe, priors, startMonitor, unwrap } from "../../../src/index.js";
import type { Monitor, SessionVerdict } from "../../../src/index.js";
import { courses, seriesFrom } from "./courses.js";

const alphas = fc.constantFrom(0.01, 0.05, 0.3);

it("says of every session, one at a time and through JSON, exactly what the whole series says", () => {
  fc.assert(
    fc.property(courses, alphas, (course, alpha) => {
      const series = seriesFrom(course);
      const analysis = detectRuptures(series, methods.prediction(priors.srs.sum, { alpha }));
      fc.pre(analysis.status === "assessed");
      let stored = JSON.stringify(startMonitor(priors.srs.sum, { alpha }));
      const verdicts = series.points.map(({ session, value }): SessionVerdict => {
        const { monitor, verdict } = unwrap(observe(JSON.parse(stored) as Monitor, { session, value }));
        stored = JSON.stringify(monitor);
        return verdict;
      });
      expect(verdicts).toEqual(analysis.status === "assessed" && analysis.sessions);
    }),
  );
});

it("remembers as much after many sessions as after the first", () => {
  let monitor = startMonitor(priors.srs.sum);
  const keys: string[] = [];
  for (let session = 1; session <= 50; session++) {
    ({ monitor } = unwrap(observe(monitor, { session, value: 36 + (session % 3) })));
    keys.push(JSON.stringify([Object.keys(monitor), Object.keys(monitor.state ?? {})]));
  }
  expect(new Set(keys).size).toBe(1);
  expect(JSON.stringify(monitor)).not.toContain("["); // no list of what was seen
});

it("leaves the monitor it was given as it was", () => {
  fc.assert(
    fc.property(courses, (course) => {
      let monitor = startMonitor(priors.srs.sum);
      for (const { session, value } of seriesFrom(course).points) {
        const before = JSON.stringify(monitor);
        const { monitor: next } = unwrap(observe(monitor, { session, value }));
        expect(JSON.stringify(monitor)).toBe(before);
        monitor = next;
      }
    }),
  );
});

it("takes back every monitor that it gave, whatever the prior, the gaps and the scores", () => {
  const anyPrior = fc.record({
    typicalStandardDeviation: fc.constantFrom(1e-6, 0.01, 1.6, 40, 1e6),
    priorSessions: fc.constantFrom(0.1, 1, 3, 100, 1e6),
    trendStandardDeviation: fc.constantFrom(1e-6, 0.075, 1, 100, 1e6),
    autocorrelation: fc.constantFrom(0, 0.2, 0.9, 0.999),
    clip: fc.constantFrom(0, 1e-3, 2, 10, 1e6),
  });
  const score = fc.oneof(fc.constantFrom(0, 40), fc.double({ min: 0, max: 40, noNaN: true }));
  const gap = fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 9999 }));
  const sessions = fc.array(fc.record({ gap, value: fc.option(score) }), { maxLength: 40 });
  fc.assert(
    fc.property(anyPrior, sessions, (numbers, given) => {
      let monitor = startMonitor(numbers, { scale: { minimum: 0, maximum: 40 } });
      let session = 0;
      for (const { gap, value } of given) {
        session += gap;
        monitor = JSON.parse(JSON.stringify(unwrap(observe(monitor, { session, value })).monitor)) as Monitor;
      }
    }),
    { numRuns: 1000 },
  );
});
