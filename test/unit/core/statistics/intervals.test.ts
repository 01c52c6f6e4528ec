import { describe, expect, test } from "vitest";
import { criticalZ } from "../../../../src/core/statistics/confidenceInterval.js";
import { fisherInterval } from "../../../../src/core/statistics/fisherInterval.js";
import { wilsonInterval } from "../../../../src/core/statistics/wilsonInterval.js";

describe("wilsonInterval", () => {
  // R: prop.test(7, 23, correct = FALSE)$conf.int is 0.1560402445, 0.5086575627
  test("brackets a share", () => {
    const { lower, upper, confidence } = wilsonInterval(7, 23);
    expect(lower).toBeCloseTo(0.1560402445, 9);
    expect(upper).toBeCloseTo(0.5086575627, 9);
    expect(confidence).toBe(0.95);
  });

  test("stays within 0 and 1, exactly", () => {
    // none of n: 0 to z^2/(n + z^2)
    expect(wilsonInterval(0, 9).lower).toBe(0);
    expect(wilsonInterval(0, 9).upper).toBeCloseTo(3.841459 / 12.841459, 6);
    expect(wilsonInterval(9, 9).upper).toBe(1);
  });

  test("of nothing counted is NaN", () => {
    expect(wilsonInterval(0, 0).lower).toBeNaN();
    expect(wilsonInterval(0, 0).upper).toBeNaN();
  });
});

describe("fisherInterval", () => {
  // r = .6, n = 28: atanh .6 = .693147; 1.644854/5 = .328971; tanh .364176 = .34889, tanh 1.022118 = .77073
  test("brackets a correlation, more widely below than above", () => {
    const { lower, upper } = fisherInterval(0.6, 28, 0.9);
    expect(lower).toBeCloseTo(0.34889, 5);
    expect(upper).toBeCloseTo(0.77073, 5);
  });

  test("of three pairs is NaN, for there is nothing to judge it by", () => {
    expect(fisherInterval(0.6, 3).lower).toBeNaN();
    expect(fisherInterval(0.6, 2).upper).toBeNaN();
  });
});

test.each([0, 1, -0.2, 95, Number.NaN])("a confidence of %d is refused", (confidence) => {
  expect(() => criticalZ(confidence)).toThrow(expect.objectContaining({ code: "confidence-out-of-range" }));
});

test("the critical value is R's", () => {
  // qnorm((1 + confidence) / 2), from the small tail
  const critical: [confidence: number, z: number][] = [
    [0.01, 0.012533469508069278],
    [0.5, 0.6744897501960817],
    [0.9, 1.6448536269514726],
    [0.95, 1.9599639845400536],
    [0.99, 2.5758293035489],
    [0.9999, 3.8905918864131199],
  ];
  for (const [confidence, z] of critical) expect(Math.abs(criticalZ(confidence) / z - 1)).toBeLessThan(1e-12);
});
