import { describe, expect, test } from "vitest";
import { edwardsNunnally, gulliksenLordNovick, hagemanArrindell, hsuLinnLord, nunnallyKotsch } from "alliance-scoring";

const person = { before: 28, after: 34, meanBefore: 32, standardDeviation: 5, reliability: 0.8 };
const both = { meanAfter: 35, standardDeviationBefore: 5, standardDeviationAfter: 4, correlation: 0.5 };

// Worked by hand, lopsided on purpose: M1 32, S1 5, M2 35, S2 4, r .80, r2 .85, r12 .5.
const worked = [
  ["edwards-nunnally", edwardsNunnally(person), 2.3255107, "improved"], // (34 - 28.8) / 2.2360680
  ["gulliksen-lord-novick", gulliksenLordNovick(person), 1.7333333, "no-reliable-change"], // (2 + 3.2) / 3
  ["hsu-linn-lord", hsuLinnLord({ ...person, ...both }), 0.7333333, "no-reliable-change"], // (-1 + 3.2) / 3
  ["nunnally-kotsch", nunnallyKotsch({ ...person, reliabilityAfter: 0.85 }), 1.9724724, "improved"], // 5.2 / 2.6362853
  // (6 * .5238095 + 3 * .4761905) / (.7237469 * 3.1622777), beyond 1.645
  ["hageman-arrindell", hagemanArrindell({ ...person, ...both }), 1.9974009, "improved"],
] as const;

test.each(worked)("%s gives the worked example", (id, change, index, verdict) => {
  expect(change.index).toBeCloseTo(index, 7);
  expect(change.verdict).toBe(verdict);
  expect(change.method.id).toBe(id);
});

test.each(worked)("%s names its sources and says that they are second-hand", (_, { method }) => {
  expect(method.sources).toContain("clinicalsignificance");
  expect(method.sources.length).toBeGreaterThan(1);
  expect(method.grade).toBe("secondary");
  expect(Object.isFrozen(method.sources)).toBe(true);
});

test("Hageman and Arrindell's critical value is the one-sided .05 unless the caller says otherwise", () => {
  const data = { ...person, ...both };
  expect(hagemanArrindell(data).criticalValue).toBeCloseTo(1.644854, 6);
  expect(hagemanArrindell(data).confidence).toBe(0.9);
  expect(hagemanArrindell(data, { higherIs: "worse" }).criticalValue).toBeCloseTo(1.644854, 6);
  expect(hagemanArrindell(data, { confidence: undefined } as never).confidence).toBe(0.9);
  expect(hagemanArrindell(data, { confidence: 0.99 }).verdict).toBe("no-reliable-change");
});

test("the others use the two-sided .95", () => {
  for (const [id, { criticalValue }] of worked)
    if (id !== "hageman-arrindell") expect(criticalValue).toBeCloseTo(1.959964, 6);
});

test("where higher is worse the same index is a deterioration", () => {
  expect(edwardsNunnally(person, { higherIs: "worse" }).verdict).toBe("deteriorated");
  expect(edwardsNunnally(person, { higherIs: "worse" }).index).toBeCloseTo(2.3255107, 7);
});

test("a client far below the mean who stays there has fallen short of what was expected", () => {
  // expected after: 12 + .2 * 20 = 16; Jacobson-Truax would call 0 points no change at all
  expect(edwardsNunnally({ ...person, before: 12, after: 12 }).index).toBeCloseTo(-4 / 2.236068, 6);
});

describe("each refuses", () => {
  const methods = {
    edwardsNunnally: (change: object) => edwardsNunnally({ ...person, ...change }),
    gulliksenLordNovick: (change: object) => gulliksenLordNovick({ ...person, ...change }),
    hsuLinnLord: (change: object) => hsuLinnLord({ ...person, ...both, ...change }),
    nunnallyKotsch: (change: object) => nunnallyKotsch({ ...person, reliabilityAfter: 0.85, ...change }),
    hagemanArrindell: (change: object) =>
      hagemanArrindell({
        ...person,
        ...both,
        ...change,
        ...("standardDeviation" in change ? { standardDeviationBefore: change.standardDeviation as number } : {}),
      }),
  };

  test.each(Object.entries(methods))("%s: what is missing or impossible", (name, method) => {
    const refusals: [change: object, code: string][] = [
      [{ before: Number.NaN }, "score-not-finite"],
      [{ after: undefined }, "score-not-finite"],
      [{ meanBefore: undefined }, "mean-not-finite"],
      [{ standardDeviation: 0 }, "standard-deviation-out-of-range"],
      [{ standardDeviation: Number.NaN }, "standard-deviation-out-of-range"],
      [{ reliability: 1 }, "reliability-out-of-range"],
      [{ reliability: -0.2 }, "reliability-out-of-range"],
    ];
    for (const [change, code] of refusals)
      expect(() => method(change)).toThrow(
        expect.objectContaining({ name: "InvalidArgumentError", code, message: expect.stringContaining(name) }),
      );
  });

  test("what only one method asks for", () => {
    expect(() => methods.hsuLinnLord({ meanAfter: undefined })).toThrow(
      expect.objectContaining({ code: "mean-not-finite" }),
    );
    expect(() => methods.nunnallyKotsch({ reliabilityAfter: 1 })).toThrow(
      expect.objectContaining({ code: "reliability-out-of-range" }),
    );
    expect(() => methods.hagemanArrindell({ correlation: 1.01 })).toThrow(
      expect.objectContaining({ code: "correlation-out-of-range" }),
    );
    expect(() => methods.hagemanArrindell({ correlation: Number.NaN })).toThrow(
      expect.objectContaining({ code: "correlation-out-of-range" }),
    );
    expect(() => methods.hagemanArrindell({ standardDeviationAfter: 0 })).toThrow(
      expect.objectContaining({ code: "standard-deviation-out-of-range" }),
    );
  });

  test("differences that cannot be relied on", () => {
    // S1 = S2 = 5, r .8: 25 + 25 - 2 * 25 * .9 = 5 and 20 + 20 - 45 = -5
    const unreliable = { standardDeviationAfter: 5, correlation: 0.9 };
    expect(() => methods.hagemanArrindell(unreliable)).toThrow(
      expect.objectContaining({ code: "reliability-out-of-range" }),
    );
    expect(() => methods.hagemanArrindell({ standardDeviationAfter: 5, correlation: 1 })).toThrow(
      expect.objectContaining({ code: "variance-out-of-range" }),
    );
    // SEM^2 = 5, so an SD of 2 after is less than error alone explains
    expect(() => methods.hagemanArrindell({ standardDeviationAfter: 2 })).toThrow(
      expect.objectContaining({ code: "variance-out-of-range" }),
    );
  });
});
