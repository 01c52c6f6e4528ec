import { describe, expect, it } from "vitest";
import { normalTail } from "../../../../src/core/statistics/normalTail.js";
import { surplus } from "../../../../src/core/statistics/surplus.js";

/** Expected square of a standard normal known to lie above z, less z^2: Simpson's rule over z to z + 40. */
function integrated(z: number): number {
  const steps = 40_000;
  const width = 40 / steps;
  let sum = 0;
  for (let step = 0; step <= steps; step++) {
    const x = z + step * width;
    const weight = step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2;
    sum += weight * x * x * Math.exp((z * z - x * x) / 2); // relative to the density at z, which cancels
  }
  const tail = z < 0 ? 1 - normalTail(z) : normalTail(z);
  return (((sum * width) / 3) * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI) / tail - z * z;
}

describe("surplus", () => {
  it.each([-0.8, -0.5, 0, 0.5, 1, 2, 3, 5])("is what integration says at %d", (z) => {
    expect(surplus(z)).toBeCloseTo(integrated(z), 9);
  });

  it("is nothing where the square alone says more", () => {
    expect([-30, -2, -0.86, -0.85, -0.84].map(surplus)).toEqual([0, 0, 0, 0, 0]);
    expect(surplus(-0.83)).toBeGreaterThan(0);
  });

  it("rises to 2, without a step where it changes its formula", () => {
    const at = [0, 1, 3, 10, 29.9, 30, 30.1, 1e3, 1e8, 1e200].map(surplus);
    expect(at).toEqual([...at].sort((left, right) => left - right));
    expect(Math.abs(surplus(30 + 1e-9) - surplus(30))).toBeLessThan(2e-7);
    expect(at.at(-1)).toBe(2);
  });
});
