import { describe, expect, test } from "vitest";
import { groupChange, norms } from "alliance-scoring";

const norm = norms.ors.developer;
const cutoff = norm.clinicalCutoff.adultSelf;
const people = [
  { before: 14.3, after: 29.1 }, // recovered
  { before: 12.5, after: 18.1 }, // improved, still clinical
  { before: 30, after: 36.2 }, // improved, never clinical
  { before: 21, after: 23.5 }, // unchanged
  { before: 24.9, after: 25 }, // unchanged, crossed
  { before: 28.2, after: 20.1 }, // deteriorated, harmed
  { before: 22, after: 16 }, // deteriorated
  { before: 19, after: null },
  { before: null, after: null },
  { before: null, after: 30 },
];

test("counts every person once, and those without two scores apart", () => {
  const { n, incomplete, reliable, clinical } = groupChange(people, { norm, cutoff });
  expect([n, incomplete]).toEqual([7, 3]);
  expect([reliable.improved.count, reliable.unchanged.count, reliable.deteriorated.count]).toEqual([3, 2, 2]);
  const { recovered, improved, unchanged, deteriorated, startedClinical, crossed, harmed } = clinical!;
  expect([recovered, improved, unchanged, deteriorated].map(({ count }) => count)).toEqual([1, 2, 2, 2]);
  expect([startedClinical, crossed, harmed].map(({ count }) => count)).toEqual([5, 2, 1]);
});

test("gives each share with Wilson's interval", () => {
  // R: prop.test(3, 7, correct = FALSE)$conf.int is 0.1582, 0.7495
  const { improved } = groupChange(people, { norm, cutoff }).reliable;
  expect(improved.share).toBe(3 / 7);
  expect(improved.interval!.lower).toBeCloseTo(0.1582, 4);
  expect(improved.interval!.upper).toBeCloseTo(0.7495, 4);
  expect(improved.interval!.confidence).toBe(0.95);
  const wide = groupChange(people, { norm, cutoff, intervalConfidence: 0.99 }).reliable.improved.interval!;
  expect(wide.lower).toBeLessThan(improved.interval!.lower);
});

test("an instrument without a cut-off has reliable change only", () => {
  const group = groupChange(people, { norm });
  expect(group.clinical).toBeNull();
  expect(group.reliable.improved.count).toBe(3);
});

test("direction, boundary and confidence reach every person", () => {
  const mirrored = people.map(({ before, after }) => ({
    before: before === null ? null : 40 - before,
    after: after === null ? null : 40 - after,
  }));
  const counts = (group: ReturnType<typeof groupChange>) =>
    Object.values({ ...group.reliable, ...group.clinical }).map(({ count }) => count);
  expect(counts(groupChange(mirrored, { norm, cutoff: 15, higherIs: "worse" }))).toEqual(
    counts(groupChange(people, { norm, cutoff })),
  );
  const atCutoff = groupChange(people, { norm, cutoff, boundary: "atOrBelow" });
  expect(atCutoff.clinical!.crossed.count).toBe(1);
  const spread = { standardDeviation: 6.8, reliability: 0.84 }; // .95 takes 7.54 points, .80 takes 4.93
  expect(groupChange(people, { norm: spread }).reliable.improved.count).toBe(1);
  expect(groupChange(people, { norm: spread, confidence: 0.8 }).reliable.improved.count).toBe(3);
});

describe("effect sizes", () => {
  // hand: before 10, 14, 18 (mean 14, SD 4); after 15, 16, 20 (mean 17, SD 2.6458); differences 5, 2, 2 (mean 3, SD 1.7321)
  const three = [
    { before: 10, after: 15 },
    { before: 14, after: 16 },
    { before: 18, after: 20 },
  ];

  test("differ by what they divide by, and say which", () => {
    const { effectSizes, before, after } = groupChange(three, { norm });
    expect(before).toEqual({ mean: 14, standardDeviation: 4 });
    expect(after.standardDeviation).toBeCloseTo(2.6458, 4);
    const values = Object.values(effectSizes).map((effect) => effect.status === "estimated" && effect.value);
    expect(values[0]).toBe(0.75);
    expect(values[1]).toBeCloseTo(3 / 3.3229, 4);
    expect(values[2]).toBeCloseTo(Math.sqrt(3), 10);
    expect(Object.values(effectSizes).map(({ formula }) => formula)).toEqual([
      "(M2 - M1) / S1",
      "(M2 - M1) / ((S1 + S2) / 2)",
      "(M2 - M1) / SD of the differences",
    ]);
  });

  test("are positive when scores rose, whatever the direction of the scale", () => {
    const { d } = groupChange(three, { norm, higherIs: "worse" }).effectSizes;
    expect(d).toMatchObject({ status: "estimated", value: 0.75 });
  });

  test("need two people", () => {
    const { effectSizes, before } = groupChange(three.slice(0, 1), { norm });
    expect(effectSizes.d).toEqual({ status: "not-assessable", formula: "(M2 - M1) / S1", reason: "too-few-people" });
    expect(before).toEqual({ mean: 10, standardDeviation: null });
  });

  test("need people who differ: 0.1 apart each time is no variation", () => {
    const same = [
      { before: 8.1, after: 8.2 },
      { before: 8.2, after: 8.3 },
      { before: 8.3, after: 8.4 },
    ];
    const { d, dZ } = groupChange(same, { norm }).effectSizes;
    expect(d.status).toBe("estimated");
    expect(dZ).toMatchObject({ status: "not-assessable", reason: "no-variation" });
  });

  test("of people who all start alike divide by the others", () => {
    const alike = [
      { before: 20, after: 22 },
      { before: 20, after: 28 },
    ];
    const { d, dAv, dZ } = groupChange(alike, { norm }).effectSizes;
    expect(d).toMatchObject({ status: "not-assessable", reason: "no-variation" });
    // mean change 5, SD after 4.2426: 5 / 2.1213 and 5 / 4.2426; Var(s) = 18 / 8, error = sqrt(18 / 2 + 5.5556 * 2.25) / 2.1213
    expect(dAv).toMatchObject({ status: "estimated" });
    if (dAv.status === "estimated") expect(dAv.interval.upper - dAv.value).toBeCloseTo(1.959964 * 2.185813, 3);
    expect(dZ.status === "estimated" && dZ.value).toBeCloseTo(1.1785, 4);
  });
});

describe("scores that are equal but for rounding do not vary", () => {
  const noisy = 6.6 + 9.7 + 8.7; // 24.999999999999996
  const statuses = (group: ReturnType<typeof groupChange>) =>
    Object.values(group.effectSizes).map((effect) => ("reason" in effect ? effect.reason : effect.status));

  test("before: by the average they do, as in whole numbers", () => {
    for (const before of [20, 8.1, 19.3, 0.7]) {
      const group = groupChange(
        [12.1, 14.4, 9.7, 16.6, 11.9].map((after) => ({ before, after })),
        { norm },
      );
      expect(statuses(group)).toEqual(["no-variation", "estimated", "estimated"]);
      const { dAv } = group.effectSizes;
      if (dAv.status !== "estimated") throw new Error("not estimated");
      // by hand: after has mean 12.94 and SD 2.6368542, and s is half of it; S_difference^2 / (5 s^2) = 4 / 5 and
      // Var(s) / s^2 = 4 s^2 / (8 * 4) / s^2 = 1 / 8
      expect(dAv.value).toBeCloseTo((12.94 - before) / 1.3184271, 5);
      const error = Math.sqrt(4 / 5 + dAv.value ** 2 / 8);
      expect(dAv.interval.upper - dAv.value).toBeCloseTo(1.959964 * error, 5);
    }
  });

  test("after", () => {
    const people = [12.1, 14.4, 9.7, 16.6, 11.9].map((before) => ({ before, after: 8.1 }));
    const { dAv } = groupChange(people, { norm }).effectSizes;
    expect(dAv.status === "estimated" && Number.isFinite(dAv.interval.upper)).toBe(true);
  });

  test("whatever a program added up to get them", () => {
    expect(noisy).not.toBe(25);
    const before = [noisy, 25].map((score, index) => ({ before: score, after: 30 + index }));
    expect(statuses(groupChange(before, { norm }))).toEqual(["no-variation", "estimated", "estimated"]);
    const both = [noisy, 25].map((score) => ({ before: score, after: score + 0.1 + 0.2 }));
    expect(statuses(groupChange(both, { norm }))).toEqual(["no-variation", "no-variation", "no-variation"]);
    const zeros = [0, 0].map((score) => ({ before: score, after: score }));
    expect(statuses(groupChange(zeros, { norm }))).toEqual(["no-variation", "no-variation", "no-variation"]);
  });

  test("while a tenth of a point is variation", () => {
    const people = [25, 25.1].map((before) => ({ before, after: 30 }));
    expect(statuses(groupChange(people, { norm }))).toEqual(["estimated", "estimated", "estimated"]);
  });
});

test("an absent or undefined score is missing, as null is", () => {
  const group = groupChange([{ before: 20 }, { after: 30 }, {}, { before: undefined, after: 30 }, ...people], { norm });
  expect([group.n, group.incomplete]).toEqual([7, 7]);
});

describe("a rule that makes no sense is refused, even where there is nobody to judge", () => {
  test.each([
    [{ norm: { threshold: 0 } }, "threshold-out-of-range"],
    [{ norm: { standardDeviation: 5, reliability: 1 } }, "reliability-out-of-range"],
    [{ norm: null }, "norm-required"],
    [{ cutoff: Number.NaN }, "cutoff-not-finite"],
    [{ boundary: "under" }, "boundary-unknown"],
    [{ higherIs: "up" }, "direction-unknown"],
    [{ intervalConfidence: 95 }, "confidence-out-of-range"],
  ])("%o", (more, code) => {
    for (const caseload of [[], [{ before: 20, after: null }]])
      expect(() => groupChange(caseload, { norm, cutoff, ...more } as never)).toThrow(
        expect.objectContaining({ name: "InvalidArgumentError", code }),
      );
  });
});

test("the result says which norm, cut-off and boundary it used", () => {
  const group = groupChange([], { norm, cutoff });
  expect(group.norm).toEqual({
    id: "ors-developer",
    threshold: norm.threshold,
    standardDeviation: null,
    reliability: null,
  });
  expect(group.cutoff).toEqual(cutoff);
  expect(group.boundary).toBe("below");
  expect(groupChange(people, { norm, cutoff, boundary: "atOrBelow" }).boundary).toBe("atOrBelow");
  expect(groupChange(people, { norm })).toMatchObject({ norm: { id: "ors-developer" }, cutoff: null, boundary: null });
});

test("a cut-off of null, as stored rules have it, is none", () => {
  expect(groupChange(people, { norm, cutoff: null }).clinical).toBeNull();
});

test("an empty caseload has counts and no shares", () => {
  const { n, reliable, before, effectSizes } = groupChange([], { norm, cutoff });
  expect(n).toBe(0);
  expect(reliable.improved).toEqual({ count: 0, share: null, interval: null });
  expect(before).toEqual({ mean: null, standardDeviation: null });
  expect(effectSizes.dAv.status).toBe("not-assessable");
});

test("a score that is no number is refused, whoever it belongs to", () => {
  const refused = () => groupChange([...people, { before: 20, after: Number.NaN }], { norm });
  expect(refused).toThrow(expect.objectContaining({ code: "score-not-finite" }));
});
