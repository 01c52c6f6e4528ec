import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { groupChange } from "alliance-scoring";

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

const golden: { coverage: Record<Name, number>[]; groups: Group[] } = JSON.parse(
  readFileSync(new URL("cases.json", import.meta.url), "utf8"),
);

const summaries = golden.groups.map((group) => {
  const people = group.before.map((before, index) => ({ before, after: group.after[index]! }));
  return [group, groupChange(people, { norm: { threshold: 5 } })] as const;
});

describe.each(["d", "dAv", "dZ"] as const)("%s", (name) => {
  test("agrees with R in every group", () => {
    for (const [group, { effectSizes }] of summaries) {
      const found = effectSizes[name];
      if (found.status !== "estimated") throw new Error("not estimated");
      expect(found.value).toBeCloseTo(group[name].value, 10);
      expect(found.interval.lower).toBeCloseTo(group[name].lower, 10);
      expect(found.interval.upper).toBeCloseTo(group[name].upper, 10);
    }
  });

  test("has an interval that covers the truth about as often as it says", () => {
    for (const row of golden.coverage) expect(Math.abs(row[name] - 0.95)).toBeLessThan(0.012);
  });
});

test("shares agree with R's Wilson interval in every group", () => {
  for (const [{ gainedFive }, { reliable }] of summaries) {
    expect(reliable.improved.count).toBe(gainedFive.count);
    expect(reliable.improved.interval!.lower).toBeCloseTo(gainedFive.lower, 10);
    expect(reliable.improved.interval!.upper).toBeCloseTo(gainedFive.upper, 10);
  }
});
