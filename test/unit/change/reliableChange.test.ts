import { describe, expect, test } from "vitest";
import { clinicallySignificantChange, groupChange, norms, reliableChange, type ChangeNorm } from "alliance-scoring";

describe("with a standard deviation and a reliability", () => {
  // hand: 5 * sqrt(2 * .2) = 3.16227766; 6 / 3.16227766 = 1.8973666; 1.959964 * 3.16227766 = 6.1979501
  test("gives the index, its denominator and the points it takes", () => {
    const change = reliableChange(28, 34, { standardDeviation: 5, reliability: 0.8 });
    expect(change.difference).toBe(6);
    expect(change.standardErrorOfDifference).toBeCloseTo(3.1622777, 7);
    expect(change.index).toBeCloseTo(1.8973666, 7);
    expect(change.threshold).toBeCloseTo(6.1979501, 6);
    expect(change.verdict).toBe("no-reliable-change");
    expect(change.confidence).toBe(0.95);
  });

  // printed by the R package suddengains: SEM 2.073584, S_diff 2.93249, 1.96 * S_diff 5.747681
  test("reproduces the constants that suddengains prints", () => {
    const change = reliableChange(40, 34, { standardDeviation: 10.5, reliability: 0.961 });
    expect(change.standardErrorOfDifference).toBeCloseTo(2.93249, 5);
    expect(change.threshold * (1.96 / 1.9599639845)).toBeCloseTo(5.747681, 6);
    expect(change.verdict).toBe("deteriorated");
  });

  test("gives the index that is widely quoted as the 1991 paper's own case", () => {
    const change = reliableChange(32.5, 47.5, { standardDeviation: 7.5, reliability: 0.8 });
    expect(change.index).toBeCloseTo(3.16, 2);
    expect(change.verdict).toBe("improved");
  });

  // srs-like table: 1.96 * SD * sqrt(2 * (1 - r))
  test.each([
    [6.8, 0.93, 4.99],
    [8.7, 0.93, 6.38],
    [6.8, 0.84, 7.54],
    [8.7, 0.84, 9.65],
    [8.7, 0.66, 14.06],
    [12.3, 0.92, 9.64],
  ])("SD %d and reliability %d take %d points", (standardDeviation, reliability, points) => {
    expect(reliableChange(0, 0, { standardDeviation, reliability }).threshold).toBeCloseTo(points, 2);
  });

  // z for two-sided .90 is 1.644854: 1.644854 * 3.16227766 = 5.2014846, and 6 lies beyond it
  test("takes fewer points at a lower confidence", () => {
    const change = reliableChange(28, 34, { standardDeviation: 5, reliability: 0.8 }, { confidence: 0.9 });
    expect(change.threshold).toBeCloseTo(5.2014846, 5);
    expect(change.verdict).toBe("improved");
    expect(change.confidence).toBe(0.9);
  });

  test("a change of exactly the computed size is not beyond it", () => {
    const { threshold } = reliableChange(0, 0, { standardDeviation: 5, reliability: 0.8 });
    const norm = { standardDeviation: 5 * (6 / threshold), reliability: 0.8 };
    expect(reliableChange(28, 34, norm).threshold).toBeCloseTo(6, 12);
    expect(reliableChange(28, 34, norm).verdict).toBe("no-reliable-change");
    expect(reliableChange(28, 34.1, norm).verdict).toBe("improved");
  });
});

describe("with a number of points", () => {
  test("has no index, no standard error and no confidence", () => {
    const change = reliableChange(20, 24, { threshold: 5 }, { confidence: 0.9 });
    expect(change).toEqual({
      status: "assessed",
      difference: 4,
      standardErrorOfDifference: null,
      index: null,
      threshold: 5,
      verdict: "no-reliable-change",
      confidence: null,
      norm: { id: null, threshold: 5, standardDeviation: null, reliability: null },
    });
  });

  test.each([
    [8.2, 3.2, norms.ors.developer, "deteriorated"], // naive difference 4.999999999999999
    [16.4, 9.8, norms.ors.nhsEngland2015, "deteriorated"], // naive difference 6.599999999999998
    [30, 36, norms.ors.developer, "improved"],
    [22, 16, norms.ors.developer, "deteriorated"],
    [22, 16, norms.ors.pcoms, "deteriorated"],
    [22, 16, norms.ors.nhsEngland2015, "no-reliable-change"],
    [22, 16, norms.ors.spain2021, "no-reliable-change"],
    [20, 26.6, norms.ors.nhsEngland2015, "improved"],
    [20, 26.59, norms.ors.nhsEngland2015, "no-reliable-change"],
    [20, 30, norms.cors.nhsEngland2015, "improved"],
    [20, 29.9, norms.cors.nhsEngland2015, "no-reliable-change"],
  ] as const)("%d to %d is judged by the profile handed in", (before, after, norm, verdict) => {
    expect(reliableChange(before, after, norm).verdict).toBe(verdict);
  });
});

test("direction belongs to the scale: a fall is the improvement where higher is worse", () => {
  const norm = { standardDeviation: 5, reliability: 0.9 };
  const fall = reliableChange(34, 20, norm, { higherIs: "worse" });
  expect([fall.verdict, fall.difference]).toEqual(["improved", -14]);
  expect(fall.index).toBeLessThan(0);
  expect(reliableChange(34, 20, norm).verdict).toBe("deteriorated");
});

test("the result names the profile and hands back its numbers with their sources", () => {
  const { norm } = reliableChange(20, 30, norms.ors.nhsEngland2015);
  expect(norm.id).toBe("ors-nhs-england-2015");
  expect(norm.threshold).toMatchObject({ value: 6.6, source: "nhsMonthlyStatistics", grade: "primary" });
  const clinic = reliableChange(60, 70, norms.waiS.clinicClient).norm;
  expect(clinic.id).toBe("waiS-clinic-client");
  expect(clinic.reliability).toMatchObject({ value: 0.92, source: "trustGameDyads", grade: "derived" });
});

test("a published spread and a reliability of your own can be combined", () => {
  // hand: 1.959964 * .8 * sqrt(2 * .23) = 1.06345
  const norm = { standardDeviation: norms.waiSr.woebot2021.standardDeviation, reliability: 0.77 };
  expect(reliableChange(3.2, 4, norm).threshold).toBeCloseTo(1.06345, 5);
});

describe("refuses", () => {
  const sound = { standardDeviation: 5, reliability: 0.8 };
  const wrong = (value: unknown) => value as never;

  test.each([0, -3, Number.NaN, Infinity, wrong("5"), wrong(null), wrong(undefined)])(
    "a standard deviation of %s",
    (standardDeviation) => {
      expect(() => reliableChange(1, 2, { ...sound, standardDeviation })).toThrow(
        expect.objectContaining({
          name: "InvalidArgumentError",
          code: "standard-deviation-out-of-range",
          message: expect.stringMatching(
            /^reliableChange requires a standard deviation from 1e-9 to 1000000000/,
          ) as unknown,
        }),
      );
    },
  );

  test.each([1, 1.3, -0.1, Number.NaN, wrong(undefined), wrong("0.8")])("a reliability of %s", (reliability) => {
    expect(() => reliableChange(1, 2, { ...sound, reliability })).toThrow(
      expect.objectContaining({ code: "reliability-out-of-range" }),
    );
  });

  test("but not a reliability of 0", () => {
    // 5 * sqrt(2) = 7.0710678
    expect(reliableChange(1, 2, { ...sound, reliability: 0 }).standardErrorOfDifference).toBeCloseTo(7.0710678, 7);
  });

  test.each([0, -5, Number.NaN, Infinity, wrong("5")])("a threshold of %s points", (threshold) => {
    expect(() => reliableChange(1, 2, { threshold })).toThrow(
      expect.objectContaining({ code: "threshold-out-of-range" }),
    );
  });

  test.each([0, 1, 95, Number.NaN])("a confidence of %s", (confidence) => {
    expect(() => reliableChange(1, 2, sound, { confidence })).toThrow(
      expect.objectContaining({ code: "confidence-out-of-range" }),
    );
  });

  test.each([
    [Number.NaN, 3],
    [3, Infinity],
    [wrong("5"), 3],
    [3, wrong("8")],
  ])("the scores %s and %s", (before, after) => {
    expect(() => reliableChange(before, after, sound)).toThrow(expect.objectContaining({ code: "score-not-finite" }));
  });

  test("a direction that is neither better nor worse", () => {
    for (const higherIs of ["lower", "", "constructor"])
      expect(() => reliableChange(1, 2, sound, { higherIs: wrong(higherIs) })).toThrow(
        expect.objectContaining({ code: "direction-unknown" }),
      );
  });

  test("a norm that holds nothing, or none", () => {
    for (const norm of [{}, undefined, null])
      expect(() => reliableChange(1, 2, norm as ChangeNorm)).toThrow(
        expect.objectContaining({ name: "InvalidArgumentError", code: "norm-required" }),
      );
  });
});

test("scores outside the range that a norm was measured on are refused", () => {
  const refused = (call: () => unknown) => {
    expect(call).toThrow(expect.objectContaining({ code: "score-out-of-range" }));
  };
  refused(() => reliableChange(180, 250, norms.ors.developer));
  refused(() => reliableChange(20, 41, norms.ors.developer));
  refused(() => reliableChange(3.2, 4, norms.waiS.clinicClient));
  refused(() => groupChange([{ before: 180, after: 250 }], { norm: norms.ors.developer }));
  refused(() =>
    clinicallySignificantChange({ before: 20, after: 30, cutoff: 250, norm: norms.ors.developer, higherIs: "better" }),
  );
  expect(reliableChange(0, 40, norms.ors.developer).verdict).toBe("improved");
});

test.each<[string, object]>([
  ["norm-invalid", { standardDeviation: 5, reliability: 0.8, reliabilty: 0.9 }],
  ["norm-invalid", { threshold: 5, range: { minimum: 40, maximum: 0 } }],
  ["norm-invalid", { threshold: 5, instrument: 7 }],
  ["result-not-unwrapped", { threshold: { ok: true, value: 5 } }],
])("%s: %j", (code, norm) => {
  expect(() => reliableChange(20, 30, norm as never)).toThrow(expect.objectContaining({ code }));
});

test("takes a total that computing left a little beyond the range, and no more: 1e-9 of 40 points", () => {
  expect(reliableChange(20, 40 + 3e-8, norms.ors.developer).verdict).toBe("improved");
  expect(reliableChange(-3e-8, 20, norms.ors.developer).verdict).toBe("improved");
  for (const [before, after] of [
    [20, 40 + 5e-8],
    [-5e-8, 20],
  ] as const)
    // prettier-ignore
    expect(() => reliableChange(before, after, norms.ors.developer)).toThrow(
      expect.objectContaining({ code: "score-out-of-range" }),
    );
});
