import { describe, expect, test } from "vitest";
import { clinicallySignificantChange, norms, type ClinicalChangeInput } from "alliance-scoring";

const norm = norms.ors.developer;
const cutoff = norm.clinicalCutoff.adultSelf;
const judge = (before: number, after: number, more: Partial<ClinicalChangeInput> = {}) =>
  clinicallySignificantChange({ before, after, cutoff, norm, ...more });

test.each([
  [18.2, 27.4, "recovered", { crossed: true, reliable: true, startedClinical: true, harmed: false }],
  [12, 19, "improved", { crossed: false, reliable: true, startedClinical: true, harmed: false }],
  [30, 36, "improved", { crossed: false, reliable: true, startedClinical: false, harmed: false }],
  [24.9, 25, "unchanged", { crossed: true, reliable: false, startedClinical: true, harmed: false }],
  [27, 24, "unchanged", { crossed: false, reliable: false, startedClinical: false, harmed: false }],
  [22, 16, "deteriorated", { crossed: false, reliable: true, startedClinical: true, harmed: false }],
  [31, 21, "deteriorated", { crossed: false, reliable: true, startedClinical: false, harmed: true }],
  [36, 29, "deteriorated", { crossed: false, reliable: true, startedClinical: false, harmed: false }],
] as const)("%d to %d on the ORS is %s", (before, after, category, parts) => {
  expect(judge(before, after)).toMatchObject({ category, ...parts });
});

describe("the score at the cut-off", () => {
  test("is functional unless the cut-off or the caller says otherwise", () => {
    expect(judge(25, 20).startedClinical).toBe(false);
    expect(judge(24.9, 20).startedClinical).toBe(true);
    expect(judge(24.1, 30).startedClinical).toBe(true); // integer bands leave a gap here
    expect(judge(18, 25).category).toBe("recovered");
    expect(judge(18, 25, { cutoff: 25 }).category).toBe("recovered");
  });

  test("is clinical by the other reading", () => {
    const boundary = "atOrBelow";
    expect(judge(25, 20, { boundary }).startedClinical).toBe(true);
    expect(judge(18, 25, { boundary })).toMatchObject({ category: "improved", crossed: false, boundary });
    expect(judge(18, 25, { cutoff: { value: 25, boundary } }).category).toBe("improved");
  });

  test("is on neither side where both comparisons are strict", () => {
    const boundary = "neither";
    expect(judge(25, 35, { boundary })).toMatchObject({ category: "improved", startedClinical: false });
    expect(judge(18, 25, { boundary })).toMatchObject({ category: "improved", crossed: false });
    expect(judge(25, 12, { boundary })).toMatchObject({ category: "deteriorated", harmed: false });
  });

  test("is mirrored where higher is worse", () => {
    const worse = { higherIs: "worse", cutoff: 10, norm: { threshold: 5 } } as const;
    expect(judge(20, 10, worse)).toMatchObject({ category: "recovered", startedClinical: true });
    expect(judge(20, 10, { ...worse, boundary: "atOrBelow" }).category).toBe("improved");
    expect(judge(10, 20, worse)).toMatchObject({ category: "deteriorated", harmed: true });
  });

  test("is found exactly, though the doubles behind it differ", () => {
    const noisy = 6.6 + 9.7 + 8.7; // 24.999999999999996
    expect(noisy).toBeLessThan(25);
    expect(judge(noisy, 20).startedClinical).toBe(false);
  });
});

test("every total on the grid is on the right side of every cut-off in use", () => {
  for (const value of [24.52, 25, 28, 32, 36])
    for (let tenths = 0; tenths <= 400; tenths++) {
      const { startedClinical } = judge(tenths / 10, 40, { cutoff: value });
      if (startedClinical !== tenths * 10 < Math.round(value * 100)) expect([tenths, value]).toBeUndefined();
    }
});

test("the result says which cut-off, boundary and norm it used", () => {
  const change = judge(18, 27);
  expect(change.cutoff).toMatchObject({ value: 25, source: "openFit" });
  expect(change.boundary).toBe("below");
  expect(change.change.norm.id).toBe("ors-developer");
});

test("a cut-off of one form beside the norm of another is seen in the result", () => {
  const mixed = judge(20, 33, { cutoff: norms.cors.developer.clinicalCutoff.childSelf });
  expect([mixed.cutoff, mixed.change.norm.id]).toEqual([
    expect.objectContaining({ profile: "cors-developer" }),
    "ors-developer",
  ]);
});

test("Spanish norms judge the same scores differently", () => {
  const { spain2021 } = norms.ors;
  const spanish = { cutoff: spain2021.clinicalCutoff.adultSelf, norm: spain2021 };
  expect(judge(17, 25)).toMatchObject({ category: "recovered" });
  expect(judge(17, 25, spanish)).toMatchObject({ category: "unchanged", crossed: true });
  expect(judge(15.4, 24.6, spanish).category).toBe("recovered");
  expect(judge(15.3, 24.5, spanish)).toMatchObject({ category: "improved", crossed: false });
});

test("confidence reaches the index", () => {
  const spread = { standardDeviation: 5, reliability: 0.8 }; // .95 takes 6.20 points, .90 takes 5.20
  expect(judge(22, 28, { norm: spread }).category).toBe("unchanged");
  expect(judge(22, 28, { norm: spread, confidence: 0.9 }).category).toBe("recovered");
});

test.each([
  [{ cutoff: Number.NaN }, "cutoff-not-finite"],
  [{ cutoff: undefined }, "cutoff-not-finite"],
  [{ cutoff: null }, "cutoff-not-finite"],
  [{ norm: null }, "norm-required"],
  [{ boundary: "under" }, "boundary-unknown"],
  [{ higherIs: "up" }, "direction-unknown"],
  [{ before: "20" }, "score-not-finite"],
])("an argument that makes no sense is refused: %o", (more, code) => {
  expect(() => judge(20, 30, more as never)).toThrow(expect.objectContaining({ name: "InvalidArgumentError", code }));
});
