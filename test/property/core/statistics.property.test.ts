import fc from "fast-check";
import { expect, test } from "vitest";
import { fCumulative } from "../../../src/core/statistics/fCumulative.js";
import { fQuantile } from "../../../src/core/statistics/fQuantile.js";
import { mean } from "../../../src/core/statistics/mean.js";
import { normalQuantile } from "../../../src/core/statistics/normalQuantile.js";
import { normalTail } from "../../../src/core/statistics/normalTail.js";
import { sampleVariance } from "../../../src/core/statistics/sampleVariance.js";
import { studentQuantile } from "../../../src/core/statistics/studentQuantile.js";
import { studentTail } from "../../../src/core/statistics/studentTail.js";
import { wilsonInterval } from "../../../src/core/statistics/wilsonInterval.js";

const df = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.double({ min: 1, max: 300, noNaN: true }));
/** Small probabilities as often as large ones: 10^-300 to 0.49. */
const probability = fc.double({ min: -300, max: Math.log10(0.49), noNaN: true }).map((exponent) => 10 ** exponent);
const scores = fc.array(
  fc.integer({ min: 0, max: 400 }).map((tenths) => tenths / 10),
  { minLength: 2, maxLength: 40 },
);

const relative = (left: number, right: number): number => Math.abs(left / right - 1);

test("a tail undoes its quantile", () => {
  fc.assert(
    fc.property(probability, df, (p, nu) => {
      expect(relative(studentTail(studentQuantile(p, nu), nu), p)).toBeLessThan(1e-10);
      expect(relative(normalTail(normalQuantile(p)), p)).toBeLessThan(1e-10);
    }),
  );
});

test("the F distribution undoes its quantile", () => {
  const share = fc.double({ min: 1e-4, max: 0.9999, noNaN: true });
  fc.assert(
    fc.property(share, df, df, (p, d1, d2) => {
      expect(relative(fCumulative(fQuantile(p, d1, d2), d1, d2), p)).toBeLessThan(1e-10);
    }),
  );
});

test("the square of t with nu degrees of freedom is F with 1 and nu: two ways to one number", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 30, noNaN: true }), df, (t, nu) => {
      expect(1 - fCumulative(t * t, 1, nu)).toBeCloseTo(2 * studentTail(t, nu), 12);
    }),
  );
});

test("t lies outside the normal distribution, and less so with more degrees of freedom", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.05, max: 30, noNaN: true }), df, (t, nu) => {
      expect(studentTail(t, nu)).toBeGreaterThan(normalTail(t));
      expect(studentTail(t, nu)).toBeGreaterThan(studentTail(t, nu * 1.1));
    }),
  );
});

test("the mean lies among the values", () => {
  fc.assert(
    fc.property(scores, (values) => {
      const [least, most] = [Math.min(...values), Math.max(...values)];
      expect(mean(values)).toBeGreaterThanOrEqual(least - 1e-12);
      expect(mean(values)).toBeLessThanOrEqual(most + 1e-12);
    }),
  );
});

test("the variance heeds neither a constant nor a sign, and squares a scale", () => {
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 1000 }), (values, constant) => {
      const variance = sampleVariance(values);
      expect(sampleVariance(values.map((value) => constant - 3 * value))).toBeCloseTo(9 * variance, 6);
      expect(variance).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("Wilson's interval holds the share and mirrors that of the complement", () => {
  const counted = fc
    .integer({ min: 1, max: 500 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  fc.assert(
    fc.property(counted, ([count, total]) => {
      const { lower, upper } = wilsonInterval(count, total);
      expect(lower).toBeLessThanOrEqual(count / total);
      expect(upper).toBeGreaterThanOrEqual(count / total);
      expect(lower).toBeGreaterThanOrEqual(0);
      expect(upper).toBeLessThanOrEqual(1);
      expect(wilsonInterval(total - count, total).lower).toBeCloseTo(1 - upper, 14);
    }),
  );
});
