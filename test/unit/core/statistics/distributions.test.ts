import { describe, expect, test } from "vitest";
import { fCumulative } from "../../../../src/core/statistics/fCumulative.js";
import { fQuantile } from "../../../../src/core/statistics/fQuantile.js";
import { normalQuantile } from "../../../../src/core/statistics/normalQuantile.js";
import { normalTail } from "../../../../src/core/statistics/normalTail.js";
import { studentQuantile } from "../../../../src/core/statistics/studentQuantile.js";
import { studentTail } from "../../../../src/core/statistics/studentTail.js";

describe("tails", () => {
  test("take the size of the statistic and ignore its sign", () => {
    expect(studentTail(-2.3, 7)).toBe(studentTail(2.3, 7));
    expect(normalTail(-2.3)).toBe(normalTail(2.3));
  });

  test("are exactly one half in the middle", () => {
    for (const df of [1, 3, 12, 23, 24, 25, 60, 2.481103]) expect(studentTail(0, df)).toBe(0.5);
    expect(normalTail(0)).toBe(0.5);
  });

  test("fall without a step where the computation changes course", () => {
    for (const tail of [normalTail, (t: number) => studentTail(t, 3), (t: number) => studentTail(t, 23.5)]) {
      let before = 0.5;
      for (let t = 0.01; t < 6; t += 0.01) {
        const here = tail(t);
        expect(here).toBeLessThan(before);
        expect(before - here).toBeLessThan(0.00399); // never steeper than 0.01 times the normal peak, 0.39894
        before = here;
      }
    }
  });

  // P(T <= -t) in closed form: 1/2 - atan(t)/pi with one degree of freedom, (1 - t/sqrt(2 + t^2))/2 with two.
  test("agree with the closed forms for one and two degrees of freedom", () => {
    for (const t of [0.2, 1, 1.7, 3]) {
      expect(studentTail(t, 1)).toBeCloseTo(0.5 - Math.atan(t) / Math.PI, 14);
      expect(studentTail(t, 2)).toBeCloseTo((1 - t / Math.sqrt(2 + t * t)) / 2, 14);
    }
    expect(studentTail(3e299, 1) * (Math.PI * 3e299)).toBeCloseTo(1, 11);
  });

  test("vanish at infinity and are NaN for NaN", () => {
    expect(studentTail(Infinity, 5)).toBe(0);
    expect(normalTail(Infinity)).toBe(0);
    expect(studentTail(Number.NaN, 5)).toBeNaN();
    expect(normalTail(Number.NaN)).toBeNaN();
  });
});

describe("quantiles", () => {
  test("answer at the ends of the scale, and nowhere beyond", () => {
    for (const quantile of [normalQuantile, (p: number) => studentQuantile(p, 4)]) {
      expect(quantile(0)).toBe(-Infinity);
      expect(quantile(0.5)).toBe(0);
      expect(quantile(1)).toBe(Infinity);
      for (const outside of [-0.1, 1.1, Number.NaN]) expect(quantile(outside)).toBeNaN();
    }
  });

  test("are symmetric about the median", () => {
    for (const p of [0.01, 0.05, 0.4]) {
      expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 13);
      expect(studentQuantile(1 - p, 6)).toBeCloseTo(-studentQuantile(p, 6), 12);
    }
  });

  test("undo the distribution function close to the median, too", () => {
    for (const t of [1e-9, 1e-4, 0.02, 0.3])
      for (const df of [1, 3, 17.5, 300]) expect(studentQuantile(studentTail(t, df), df)).toBeCloseTo(-t, 14);
  });

  test("of F turn into their inverse when the two degrees of freedom change places", () => {
    expect(fQuantile(0.03, 4, 11) * fQuantile(0.97, 11, 4)).toBeCloseTo(1, 13);
    expect(fCumulative(2.2, 4, 11) + fCumulative(1 / 2.2, 11, 4)).toBeCloseTo(1, 13);
    expect(fCumulative(0, 4, 11)).toBe(0);
  });
});
