import { expect, test } from "vitest";
import { clinicalCutoff } from "alliance-scoring";

// Lopsided, lower is better: M_functional 10, SD_functional 4, SD_clinical 7, M_clinical 20.
const depression = {
  clinical: { mean: 20, standardDeviation: 7 },
  nonClinical: { mean: 10, standardDeviation: 4 },
};

test("a lies two clinical standard deviations beyond the clinical mean", () => {
  expect(clinicalCutoff(depression, "a", { higherIs: "worse" })).toBe(6);
  expect(clinicalCutoff(depression, "a")).toBe(34);
});

test("b lies two standard deviations of the functional population from its mean", () => {
  expect(clinicalCutoff(depression, "b", { higherIs: "worse" })).toBe(18); // as JTRCI
  expect(clinicalCutoff(depression, "b")).toBe(2);
});

test("b can use the clinical standard deviation, as the package clinicalsignificance does", () => {
  expect(clinicalCutoff(depression, "b", { higherIs: "worse", standardDeviationOf: "clinical" })).toBe(24);
});

test("c is the midpoint weighted by the other population's spread, whatever the direction", () => {
  // (7 * 10 + 4 * 20) / 11 = 13.636364
  expect(clinicalCutoff(depression, "c")).toBeCloseTo(13.636364, 6);
  expect(clinicalCutoff(depression, "c", { higherIs: "worse" })).toBeCloseTo(13.636364, 6);
});

test("c gives 24.31 for the figures behind the ORS cut-off of 25", () => {
  // (6.8 * 19.6 + 8.7 * 28.0) / 15.5
  const populations = {
    clinical: { mean: 19.6, standardDeviation: 8.7 },
    nonClinical: { mean: 28, standardDeviation: { value: 6.8, source: "our own clinic" } },
  };
  expect(clinicalCutoff(populations, "c")).toBeCloseTo(24.31, 2);
});

test.each([
  [{ ...depression.clinical, mean: Number.NaN }, "mean-not-finite"],
  [{ ...depression.clinical, standardDeviation: 0 }, "standard-deviation-out-of-range"],
  [{ ...depression.clinical, standardDeviation: -7 }, "standard-deviation-out-of-range"],
  [{ ...depression.clinical, standardDeviation: Number.NaN }, "standard-deviation-out-of-range"],
])("an impossible population is refused, on either side", (population, code) => {
  expect(() => clinicalCutoff({ ...depression, clinical: population }, "c")).toThrow(expect.objectContaining({ code }));
  expect(() => clinicalCutoff({ ...depression, nonClinical: population }, "c")).toThrow(
    expect.objectContaining({ code }),
  );
});

test("a missing population is refused, even where the point does not need it", () => {
  const { clinical, nonClinical } = depression;
  for (const populations of [{ clinical }, { nonClinical }, { clinical, nonClinical: null }])
    for (const point of ["a", "b", "c"] as const)
      expect(() => clinicalCutoff(populations as never, point)).toThrow(
        expect.objectContaining({ name: "InvalidArgumentError", code: "population-invalid" }),
      );
});

test("a point, a direction or a choice of spread that does not exist is refused", () => {
  const wrong = (value: unknown) => value as never;
  expect(() => clinicalCutoff(depression, wrong("d"))).toThrow(expect.objectContaining({ code: "point-invalid" }));
  expect(() => clinicalCutoff(depression, "a", { higherIs: wrong("lower") })).toThrow(
    expect.objectContaining({ code: "direction-unknown" }),
  );
  expect(() => clinicalCutoff(depression, "b", { standardDeviationOf: wrong("both") })).toThrow(
    expect.objectContaining({ code: "population-invalid" }),
  );
});
