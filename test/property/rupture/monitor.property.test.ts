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
