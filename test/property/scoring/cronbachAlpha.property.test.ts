import { cronbachAlpha } from "alliance-scoring";
import fc from "fast-check";
import { expect, test } from "vitest";

const table = fc.tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 2, max: 8 })).chain(([n, items]) =>
  fc.array(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: items, maxLength: items }), {
    minLength: n,
    maxLength: n,
  }),
);

test("alpha is at most 1 and lies in its interval, which a higher confidence widens", () => {
  fc.assert(
    fc.property(table, (rows) => {
      const [result, wider] = [cronbachAlpha(rows), cronbachAlpha(rows, { confidence: 0.99 })];
      fc.pre(result.status === "assessed" && wider.status === "assessed");
      expect(result.alpha).toBeLessThanOrEqual(1);
      if (result.alpha === 1) return;
      expect(result.interval.lower).toBeLessThan(result.interval.upper);
      expect(wider.interval.lower).toBeLessThan(result.interval.lower);
      expect(wider.interval.upper).toBeGreaterThan(result.interval.upper);
    }),
  );
});

test("shifting an item or rescaling all of them changes nothing", () => {
  fc.assert(
    fc.property(table, fc.integer({ min: 1, max: 9 }), (rows, factor) => {
      const moved = cronbachAlpha(rows.map((row) => row.map((score, item) => factor * score + item)));
      const still = cronbachAlpha(rows);
      expect(moved.status).toBe(still.status);
      if (still.status !== "assessed") return;
      expect((moved.alpha ?? 0) / 1000).toBeCloseTo(still.alpha / 1000, 9); // alpha can lie far below zero
    }),
  );
});

test("twice the same item has the alpha of two parallel halves, 2r/(1 + r) with r = 1", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 2, maxLength: 20 }), (answers) => {
      const result = cronbachAlpha(answers.map((answer) => [answer, answer]));
      if (new Set(answers).size === 1) expect(result.status).toBe("not-assessable");
      else expect(result.alpha).toBeCloseTo(1, 12);
    }),
  );
});

test("the rows come back as they were", () => {
  fc.assert(
    fc.property(table, (rows) => {
      const before = structuredClone(rows);
      cronbachAlpha(Object.freeze(rows.map((row) => Object.freeze(row))));
      expect(rows).toEqual(before);
    }),
  );
});
