import fc from "fast-check";
import { expect, it } from "vitest";
import {
  convergence,
  discrepancy,
  ruptureAgreement,
  sessionSeries,
  temporalCongruence,
  truthAndBias,
  unwrap,
} from "../../../src/index.js";
import type { SessionSeries } from "../../../src/index.js";

const tenths = fc.option(fc.integer({ min: 0, max: 100 }));
const dyads = fc.array(fc.tuple(tenths, tenths), { maxLength: 14 });
const side = (dyad: [number | null, number | null][], which: 0 | 1, shift = 0): SessionSeries =>
  unwrap(
    sessionSeries(
      dyad.map((pair, index) => ({
        session: index + 1,
        value: pair[which] === null ? null : (pair[which] + shift) / 10,
      })),
      { minimum: -10, maximum: 20, step: 0.1 },
    ),
  );

it("turns the sign of the discrepancy, and nothing of the convergence, when the two are swapped", () => {
  fc.assert(
    fc.property(dyads, (dyad) => {
      const [client, therapist] = [side(dyad, 0), side(dyad, 1)];
      const [here, there] = [discrepancy(client, therapist), discrepancy(therapist, client)];
      expect(there.status).toBe(here.status);
      if (here.status === "assessed" && there.status === "assessed") {
        expect(there.sessions.map(({ difference }) => 0 - difference)).toEqual(
          here.sessions.map(({ difference }) => difference),
        );
        expect(there.meanAbsoluteDifference).toBe(here.meanAbsoluteDifference);
      }
      expect(convergence(therapist, client)).toEqual(convergence(client, therapist));
    }),
  );
});

it("does not change congruence or truth, and moves bias, when the therapist rates higher throughout", () => {
  fc.assert(
    fc.property(dyads, fc.integer({ min: -100, max: 100 }), (dyad, shift) => {
      const client = side(dyad, 0);
      const [here, there] = [side(dyad, 1), side(dyad, 1, shift)];
      const [before, after] = [temporalCongruence(client, here), temporalCongruence(client, there)];
      for (const name of ["sameSession", "clientLeads", "therapistLeads"] as const) {
        const [left, right] = [before[name], after[name]];
        expect(right.status).toBe(left.status);
        if (left.status === "assessed" && right.status === "assessed")
          expect(right.correlation).toBeCloseTo(left.correlation, 9);
      }
      const [judged, raised] = [truthAndBias(client, here), truthAndBias(client, there)];
      if (judged.status === "assessed" && raised.status === "assessed") {
        expect(raised.truth).toBeCloseTo(judged.truth, 9);
        expect(raised.bias - judged.bias).toBeCloseTo(shift / 10, 9);
      }
    }),
  );
});

it("gives the same kappa whoever comes first, at most 1, and 1 only without disagreement", () => {
  const flags = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(flags, (pairs) => {
      const analysis = (which: 0 | 1) => ({
        status: "assessed" as const,
        sessions: pairs.map((pair, index) => ({ session: index + 1, assessed: true, flagged: pair[which] })),
      });
      const [here, there] = [ruptureAgreement(analysis(0), analysis(1)), ruptureAgreement(analysis(1), analysis(0))];
      if (here.status !== "assessed" || there.status !== "assessed") throw new Error("not assessed");
      expect(there.kappa).toBe(here.kappa);
      expect([there.clientOnly, there.therapistOnly]).toEqual([here.therapistOnly, here.clientOnly]);
      if (here.kappa === null) return;
      expect(here.kappa).toBeLessThanOrEqual(1);
      expect(here.kappa === 1).toBe(pairs.every(([left, right]) => left === right));
    }),
  );
});
