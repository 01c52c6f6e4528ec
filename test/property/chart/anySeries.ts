import fc from "fast-check";
import { sessionSeries, unwrap } from "../../../src/index.js";
import type { SessionSeries } from "../../../src/index.js";

/** Any series that the library accepts: empty, all missing, one point, constant, huge gaps, odd scales. */
export const anySeries: fc.Arbitrary<SessionSeries> = fc
  .record({
    minimum: fc.integer({ min: -500, max: 500 }),
    range: fc.constantFrom(0.001, 1, 6, 40, 216, 1e6),
    sessions: fc.uniqueArray(fc.oneof(fc.integer({ min: 0, max: 30 }), fc.maxSafeInteger()), { maxLength: 12 }),
    isConstant: fc.boolean(),
    shares: fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 12, maxLength: 12 }),
  })
  .map(({ minimum, range, sessions, shares, isConstant }) => {
    const points = [...sessions]
      .sort((one, other) => one - other)
      .map((session, at) => {
        const share = isConstant ? 0.5 : shares[at];
        return { session, value: typeof share !== "number" ? null : minimum + share * range };
      });
    return unwrap(sessionSeries(points, { minimum, maximum: minimum + range }));
  });
