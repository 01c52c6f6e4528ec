import fc from "fast-check";
import { expect, it } from "vitest";
import { sessionSeries } from "../../../src/index.js";
import { clientModels, simulateClient } from "../../../src/simulate/index.js";
import type { ClientModel } from "../../../src/simulate/index.js";
import { seeded } from "../../support/seeded.js";

const models: fc.Arbitrary<ClientModel> = fc
  .record({
    working: fc.constantFrom(...Object.values(clientModels)),
    sessions: fc.integer({ min: 8, max: 30 }),
    missing: fc.double({ min: 0, max: 0.9, noNaN: true }),
    depth: fc.double({ min: 0.1, max: 10, noNaN: true }),
    duration: fc.constantFrom(1, 3, "lasting" as const),
    fall: fc.constantFrom(1, 3),
  })
  .map(({ working, sessions, missing, depth, duration, fall }) => ({
    ...working,
    sessions,
    missing,
    rupture: { depth, duration, fall: duration === 1 ? 1 : fall },
  }));

it("scores lie on the scale and on its step, in session order", () => {
  fc.assert(
    fc.property(models, fc.integer(), (model, seed) => {
      const { points, scale } = simulateClient(model, seeded(seed)).series;
      expect(sessionSeries(points, scale).ok).toBe(true);
      expect(points.map(({ session }) => session)).toEqual(points.map((_, position) => position + 1));
      for (const { value } of points) {
        if (value === null) continue;
        const steps = (value - scale.minimum) / (scale.step ?? NaN);
        expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-9);
      }
    }),
  );
});

it("a rupture lies inside the course, after the first three sessions, and lowers no other session", () => {
  fc.assert(
    fc.property(models, fc.integer(), (model, seed) => {
      const free = { ...model, scale: { minimum: -1e6, maximum: 1e6 } };
      const { series, rupture, standardDeviation } = simulateClient(free, seeded(seed));
      const { depth, fall } = model.rupture as { depth: number; fall: number };
      const shallow = { ...free, rupture: { ...model.rupture!, depth: depth / 2 } };
      const half = simulateClient(shallow, seeded(seed));
      expect(half.rupture).toEqual(rupture);
      expect(rupture!.onset).toBeGreaterThanOrEqual(4);
      expect(rupture!.last).toBeLessThanOrEqual(model.sessions);
      series.points.forEach(({ session, value }, position) => {
        const other = half.series.points[position]!.value;
        expect(other === null).toBe(value === null);
        if (value === null || other === null) return;
        const isLow = session >= rupture!.onset && session <= rupture!.last;
        const share = isLow ? Math.min(1, (session - rupture!.onset + 1) / fall) : 0;
        expect(Math.abs(other - value - (share * depth * standardDeviation) / 2)).toBeLessThan(1e-6);
      });
    }),
  );
});
