import { describe, expect, test } from "vitest";
import {
  bibliography,
  correlationInterval,
  correlationToCohensD,
  evidence,
  factors,
  varianceExplained,
  type AllianceFactor,
  type Effect,
} from "alliance-scoring";

const effects = Object.entries<Effect>(evidence);

describe.each(effects)("%s", (_, effect) => {
  test("has a source, a population, and an estimate inside its interval", () => {
    expect(Object.keys(bibliography)).toContain(effect.source);
    expect(effect.population).not.toBe("");
    if (effect.interval) {
      expect(effect.value).toBeGreaterThan(effect.interval.lower);
      expect(effect.value).toBeLessThan(effect.interval.upper);
    }
    if (effect.statistic === "r") expect(Math.abs(effect.value)).toBeLessThan(1);
    if (effect.grade === "unverified") expect(effect.note).toMatch(/not read/);
    expect(Object.isFrozen(effect)).toBe(true);
  });
});

test("the meta-analyses are as reported", () => {
  expect(evidence.allianceOutcome2018).toMatchObject({
    value: 0.278,
    interval: { lower: 0.256, upper: 0.299 },
    studies: 295,
    source: "fluckiger2018",
    grade: "abstract",
  });
  expect(evidence.allianceOutcomeOnline2018).toMatchObject({ value: 0.275, studies: 23 });
  expect(evidence.ruptureRepairOutcome2018).toMatchObject({ value: 0.29, studies: 11, grade: "unverified" });
  expect(evidence.goalConsensusOutcome2018).toMatchObject({ value: 0.24, studies: 54, source: "tryon2018" });
  expect(evidence.collaborationOutcome2018).toMatchObject({ value: 0.29, studies: 53, source: "tryon2018" });
});

test("live teletherapy stands apart from internet-based interventions, and levels from associations", () => {
  expect(evidence.allianceOutcomeTeletherapy2024).toMatchObject({
    ...{ value: 0.15, interval: { lower: 0.07, upper: 0.24 }, studies: 34, grade: "secondary" },
  });
  expect(evidence.allianceOutcomeVideo2024).toMatchObject({ value: 0.19, grade: "secondary" });
  expect(evidence.allianceOutcomeOnline2018.note).toContain("not live video");
  const levels = effects.filter(([, effect]) => effect.statistic === "smd");
  expect(levels.map(([, { value, interval }]) => [value, interval?.lower, interval?.upper])).toEqual([
    [-0.09, -0.26, 0.07],
    [0.04, -0.17, 0.25],
    [-0.3, -0.67, 0.07],
  ]);
});

test("a correlation of .278 is 7.7 % of the variance and a d of .579, as its authors report", () => {
  expect(varianceExplained(0.278)).toBeCloseTo(0.077, 3);
  expect(correlationToCohensD(0.278)).toBeCloseTo(0.579, 3);
});

test("conversions keep the sign, or square it away", () => {
  expect(correlationToCohensD(-0.6)).toBeCloseTo(-1.5, 12); // 2 * .6 / .8
  expect(varianceExplained(-0.6)).toBeCloseTo(0.36, 12);
  expect([varianceExplained(1), varianceExplained(0), correlationToCohensD(0)]).toEqual([1, 0, 0]);
});

test("Fisher's interval is R's", () => {
  // R: psych::r.con(.278, 50) and psych::r.con(-.278, 50, p = .90)
  const { lower, upper } = correlationInterval(0.278, 50);
  expect(lower).toBeCloseTo(-0.0003768819, 9);
  expect(upper).toBeCloseTo(0.51638918, 9);
  const ninety = correlationInterval(-0.278, 50, 0.9);
  expect(ninety.lower).toBeCloseTo(-0.4818875479, 9);
  expect(ninety.upper).toBeCloseTo(-0.0455551353, 9);
});

test("what is no correlation, no sample or no confidence is refused", () => {
  const refused = (run: () => unknown, code: string) => expect(run).toThrow(expect.objectContaining({ code }));
  for (const r of [1.01, -2, Number.NaN]) {
    refused(() => varianceExplained(r), "correlation-out-of-range");
    refused(() => correlationToCohensD(r), "correlation-out-of-range");
    refused(() => correlationInterval(r, 50), "correlation-out-of-range");
  }
  for (const r of [1, -1]) {
    refused(() => correlationToCohensD(r), "correlation-out-of-range");
    refused(() => correlationInterval(r, 50), "correlation-out-of-range");
  }
  for (const n of [3, 0, 10.5, Number.NaN]) refused(() => correlationInterval(0.3, n), "sample-size-out-of-range");
  refused(() => correlationInterval(0.3, 50, 1), "confidence-out-of-range");
});

describe("factors", () => {
  const list: readonly AllianceFactor[] = factors;

  test("cover what strengthens, what damages and what shapes online work", () => {
    const codes = (effect: string) => list.filter((factor) => factor.effect === effect).map(({ code }) => code);
    expect(codes("strengthens")).toEqual([
      "emotional-validation",
      "technical-flexibility",
      "transparency-about-the-process",
      "rupture-repair",
    ]);
    expect(codes("damages")).toEqual([
      "unconnected-goals",
      "irrelevant-or-intrusive-techniques",
      "judgement-distance-or-rigidity",
      "unrepaired-rupture",
    ]);
    expect(codes("shapes")).toEqual(["looking-at-the-camera", "audio-quality", "silence-felt-as-disconnection"]);
  });

  test("each bear on a component, and claim no more than a mission statement can", () => {
    for (const { components, grade, basis, related, code } of list) {
      expect(components.length, code).toBeGreaterThan(0);
      expect([grade, basis]).toEqual(["unverified", "maintainers"]);
      for (const effect of related) expect(Object.keys(evidence)).toContain(effect);
    }
    expect(new Set(list.map(({ code }) => code)).size).toBe(list.length);
  });

  test("online conditions are marked as such and nothing else is", () => {
    for (const { effect, setting } of list) expect(setting).toBe(effect === "shapes" ? "online" : "any");
  });
});
