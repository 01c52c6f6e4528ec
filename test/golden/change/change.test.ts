import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  clinicalCutoff,
  clinicallySignificantChange,
  edwardsNunnally,
  gulliksenLordNovick,
  hagemanArrindell,
  hsuLinnLord,
  nunnallyKotsch,
  reliableChange,
  type ChangeVerdict,
} from "alliance-scoring";

interface Moments {
  mean: number;
  standardDeviation: number;
  reliability: number;
}
interface GoldenCase {
  before: number;
  after: number;
  higherIs: "better" | "worse";
  sample: { before: Moments; after: Moments; correlation: number };
  clinical: Moments;
  nonClinical: Moments;
  standardErrors: { measurement: number; difference: number; prediction: number };
  reliabilityOfDifference: number;
  index: Record<string, number | null>;
  verdict: Record<string, ChangeVerdict | null>;
  cutoff: Record<string, number>;
  change: Record<string, { category: string; harmed: boolean; startedClinical: boolean; crossed: boolean }>;
}

const golden: { cases: GoldenCase[] } = JSON.parse(readFileSync(new URL("cases.json", import.meta.url), "utf8"));

/** Both sides compute in doubles; the index is a quotient of numbers of one magnitude. */
const near = (value: number, expected: number): boolean =>
  Math.abs(value - expected) <= 1e-10 * (1 + Math.abs(expected));

const byMethod = (given: GoldenCase) => {
  const { before, after, higherIs, sample } = given;
  const { mean: meanBefore, standardDeviation, reliability } = sample.before;
  const one = { before, after, meanBefore, standardDeviation, reliability };
  const options = { higherIs };
  return {
    jacobsonTruax: () => reliableChange(before, after, sample.before, options),
    edwardsNunnally: () => edwardsNunnally(one, options),
    gulliksenLordNovick: () => gulliksenLordNovick(one, options),
    hsuLinnLord: () => hsuLinnLord({ ...one, meanAfter: sample.after.mean }, options),
    nunnallyKotsch: () => nunnallyKotsch({ ...one, reliabilityAfter: sample.after.reliability }, options),
    hagemanArrindell: () =>
      hagemanArrindell(
        {
          ...one,
          meanAfter: sample.after.mean,
          standardDeviationBefore: standardDeviation,
          standardDeviationAfter: sample.after.standardDeviation,
          correlation: sample.correlation,
        },
        options,
      ),
  };
};

const methodNames = Object.keys(byMethod(golden.cases[0]!)) as (keyof ReturnType<typeof byMethod>)[];

test("the table is the one described: about four hundred cases, every verdict, both directions", () => {
  expect(golden.cases.length).toBeGreaterThan(390);
  for (const name of methodNames)
    expect(new Set(golden.cases.map(({ verdict }) => verdict[name]))).toContain("deteriorated");
  expect(new Set(golden.cases.map(({ higherIs }) => higherIs)).size).toBe(2);
  expect(
    new Set(golden.cases.flatMap(({ change }) => Object.values(change).map(({ category }) => category))).size,
  ).toBe(4);
});

describe.each(methodNames)("%s agrees with R", (name) => {
  const answerable = golden.cases.filter(({ index }) => index[name] !== null);

  test("on every index and verdict", () => {
    const wrong = answerable.filter((given) => {
      const { index, verdict } = byMethod(given)[name]();
      return !near(index!, given.index[name]!) || verdict !== given.verdict[name];
    });
    expect(wrong).toEqual([]);
  });

  test("on what cannot be answered", () => {
    for (const given of golden.cases.filter(({ index }) => index[name] === null))
      expect(byMethod(given)[name]).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^(reliability|variance)-out-of-range$/) }),
      );
  });
});

test("standard errors and the reliability of differences agree with R", () => {
  const wrong = golden.cases.filter((given) => {
    const by = byMethod(given);
    return (
      !near(by.jacobsonTruax().standardErrorOfDifference!, given.standardErrors.difference) ||
      !near(by.edwardsNunnally().standardError, given.standardErrors.measurement) ||
      !near(by.gulliksenLordNovick().standardError, given.standardErrors.prediction) ||
      (given.index["hagemanArrindell"] !== null &&
        !near(by.hagemanArrindell().differenceReliability, given.reliabilityOfDifference))
    );
  });
  expect(wrong).toEqual([]);
});

const points = {
  a: ["a", {}],
  bFunctionalStandardDeviation: ["b", {}],
  bClinicalStandardDeviation: ["b", { standardDeviationOf: "clinical" }],
  c: ["c", {}],
} as const;

describe.each(Object.entries(points))("cut-off %s agrees with R", (name, [point, options]) => {
  test("on its value, and on every category and flag that follows from it", () => {
    const wrong = golden.cases.filter((given) => {
      const { before, after, higherIs } = given;
      const cutoff = clinicalCutoff({ clinical: given.clinical, nonClinical: given.nonClinical }, point, {
        ...options,
        higherIs,
      });
      const change = clinicallySignificantChange({ before, after, cutoff, norm: given.sample.before, higherIs });
      const { category, harmed, startedClinical, crossed } = change;
      const expected = given.change[name]!;
      return (
        !near(cutoff, given.cutoff[name]!) ||
        category !== expected.category ||
        harmed !== expected.harmed ||
        startedClinical !== expected.startedClinical ||
        crossed !== expected.crossed
      );
    });
    expect(wrong).toEqual([]);
  });
});
