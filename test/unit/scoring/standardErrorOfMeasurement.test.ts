import { standardErrorOfMeasurement } from "alliance-scoring";
import { describe, expect, test } from "vitest";

describe("standardErrorOfMeasurement", () => {
  // As printed by the R package suddengains for a standard deviation of 10.5 and a reliability of .961.
  test("is SD * sqrt(1 - reliability)", () => {
    expect(standardErrorOfMeasurement(10.5, 0.961)).toBeCloseTo(2.073584, 6);
    expect(standardErrorOfMeasurement(5, 0.8)).toBeCloseTo(Math.sqrt(5), 14);
  });

  test("is the whole standard deviation when nothing is reliable", () => {
    expect(standardErrorOfMeasurement(3.7, 0)).toBe(3.7);
  });

  test.each([0, -0.1, Infinity, Number.NaN])("refuses a standard deviation of %d", (standardDeviation) => {
    expect(() => standardErrorOfMeasurement(standardDeviation, 0.8)).toThrow(
      expect.objectContaining({ code: "standard-deviation-out-of-range" }),
    );
  });

  test("takes nothing but numbers: a missing reliability is not one of zero", () => {
    for (const missing of [null, undefined, [], "0.8", true])
      expect(() => standardErrorOfMeasurement(7.5, missing as never)).toThrow(
        expect.objectContaining({ code: "reliability-out-of-range" }),
      );
    for (const wrong of ["7.5", [7.5], 7n])
      expect(() => standardErrorOfMeasurement(wrong as never, 0.8)).toThrow(
        expect.objectContaining({ code: "standard-deviation-out-of-range" }),
      );
  });

  test.each([1, 1.3, -0.01, Number.NaN])("refuses a reliability of %d", (reliability) => {
    expect(() => standardErrorOfMeasurement(5, reliability)).toThrow(
      expect.objectContaining({ code: "reliability-out-of-range" }),
    );
  });
});
