import fc from "fast-check";
import { unwrap } from "../../../src/core/result.js";
import { sessionSeries } from "../../../src/course/series.js";
import type { SessionSeries } from "../../../src/course/series.js";

/** A session of a generated course: its number, and its score in tenths of a point, from 0 to 400. */
export interface Course {
  readonly session: number;
  readonly tenths: number | null;
}

/**
 * Courses on a scale from 0 to 40 by tenths: a level with some noise, now and then a drop for one session or for good,
 * sessions without a score, and session numbers that were skipped. Short and long, quiet and restless, at the ceiling.
 */
export const courses: fc.Arbitrary<readonly Course[]> = fc
  .record({
    start: fc.integer({ min: -3, max: 5 }),
    level: fc.integer({ min: 250, max: 400 }),
    noise: fc.constantFrom(0, 5, 15, 40),
    sessions: fc.array(
      fc.record({
        step: fc.constantFrom(1, 1, 1, 1, 1, 2, 4),
        isMissing: fc.constantFrom(false, false, false, false, false, true),
        noise: fc.double({ min: -1, max: 1, noNaN: true }),
        dip: fc.constantFrom(0, 0, 0, 0, 0, 0, 30, 60, 150),
        shift: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 50, -50),
      }),
      { maxLength: 16 },
    ),
  })
  .map(({ start, level, noise, sessions }) => {
    let session = start;
    let lowered = 0;
    return sessions.map((each): Course => {
      session += each.step;
      lowered += each.shift;
      const tenths = Math.round(level - lowered - each.dip + noise * each.noise);
      return { session, tenths: each.isMissing ? null : Math.min(400, Math.max(0, tenths)) };
    });
  });

/** The series of a course with every score and the scale multiplied by `unit` and moved by `shift` points. */
export function seriesFrom(course: readonly Course[], unit = 1, shift = 0): SessionSeries {
  const move = (tenths: number): number => Math.round((tenths + 10 * shift) * unit * 1000) / 10000;
  return unwrap(
    sessionSeries(
      course.map(({ session, tenths }) => ({ session, value: tenths === null ? null : move(tenths) })),
      { minimum: move(0), maximum: move(400), step: 0.1 * unit },
    ),
  );
}
