import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { groupChange } from "alliance-scoring";
import { prePostEffectSizes } from "../../../src/change/prePostEffectSizes.js";
import { seeded } from "../../support/seeded.js";

interface Estimate {
  value: number;
  lower: number;
  upper: number;
}
type Name = "d" | "dAv" | "dZ";
type Group = Record<Name, Estimate> & {
  before: number[];
  after: number[];
  gainedFive: { count: number; lower: number; upper: number };
};

interface Coverage extends Record<Name, number> {
  n: number;
  S1: number;
  S2: number;
  correlation: number;
  gain: number;
}

const golden: { coverage: Coverage[]; groups: Group[] } = JSON.parse(
  readFileSync(new URL("cases.json", import.meta.url), "utf8"),
);

const summaries = () =>
  golden.groups.map((group) => {
    const people = group.before.map((before, index) => ({ before, after: group.after[index]! }));
    return [group, groupChange(people, { norm: { threshold: 5 } })] as const;
  });

const names = ["d", "dAv", "dZ"] as const;

/** How often this package's intervals hold the true value, in 5000 groups like those that R made for the row. */
function coverage({ n, S1, S2, correlation, gain }: Coverage, seed: number): Record<Name, number> {
  const uniform = seeded(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()); // Box and Muller
  const person = () => {
    const before = normal();
    const after = correlation * before + Math.sqrt(1 - correlation ** 2) * normal();
    return { before: 20 + S1 * before, after: 20 + gain + S2 * after };
  };
  const truth = {
    d: gain / S1,
    dAv: gain / ((S1 + S2) / 2),
    dZ: gain / Math.sqrt(S1 ** 2 + S2 ** 2 - 2 * correlation * S1 * S2),
  };
  const held = { d: 0, dAv: 0, dZ: 0 };
  for (let group = 0; group < 5000; group++) {
    const found = prePostEffectSizes(Array.from({ length: n }, person), 0.95);
    for (const name of names) {
      const effect = found[name];
      if (effect.status !== "estimated") throw new Error("not estimated");
      if (effect.interval.lower <= truth[name] && truth[name] <= effect.interval.upper) held[name] += 1 / 5000;
    }
  }
  return held;
}

let known: (readonly [Coverage, Record<Name, number>])[] | undefined;
const covered = () => (known ??= golden.coverage.map((row, index) => [row, coverage(row, index)] as const));

describe.each(names)("%s", (name) => {
  test("agrees with R in every group", () => {
    for (const [group, { effectSizes }] of summaries()) {
      const found = effectSizes[name];
      if (found.status !== "estimated") throw new Error("not estimated");
      expect(found.value).toBeCloseTo(group[name].value, 10);
      expect(found.interval.lower).toBeCloseTo(group[name].lower, 10);
      expect(found.interval.upper).toBeCloseTo(group[name].upper, 10);
    }
  });

  test("has an interval that covers the truth about as often as it says", () => {
    for (const [inR, here] of covered()) {
      expect(Math.abs(here[name] - 0.95)).toBeLessThan(0.012);
      // Two simulations of 5000: each share has a standard error of .003.
      expect(Math.abs(here[name] - inR[name])).toBeLessThan(0.015);
    }
  });
});

test("shares agree with R's Wilson interval in every group", () => {
  for (const [{ gainedFive }, { reliable }] of summaries()) {
    expect(reliable.improved.count).toBe(gainedFive.count);
    expect(reliable.improved.interval!.lower).toBeCloseTo(gainedFive.lower, 10);
    expect(reliable.improved.interval!.upper).toBeCloseTo(gainedFive.upper, 10);
  }
});
