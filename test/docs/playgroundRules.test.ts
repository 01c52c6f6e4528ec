import path from "node:path";
import { describe, expect, it } from "vitest";
import { methods, presets, priors } from "../../src/index.js";

interface Rule {
  readonly id: string;
  readonly group: "methods" | "presets";
  readonly name: string;
  readonly prior?: boolean;
  readonly fields?: readonly { readonly id: string; readonly value?: number }[];
}
const folder = path.resolve(import.meta.dirname, "../../docs/programs/playground");
const { methodOf, rules } = (await import(path.join(folder, "rules.js"))) as {
  readonly rules: readonly Rule[];
  readonly methodOf: (
    library: unknown,
    rule: Rule,
    prior: unknown,
    numbers: Record<string, number>,
  ) => { readonly method?: { readonly id: string }; readonly problem?: string };
};
const prior = { value: priors.srs.sum, code: "priors.srs.sum" };
const numbersOf = (rule: Rule): Record<string, number> =>
  Object.fromEntries((rule.fields ?? []).map(({ id, value = 1.6 }) => [id, value]));

describe("the rules of the playground", () => {
  it("are every method and every preset of the package", () => {
    const named = (group: string): string[] => [
      ...new Set(rules.filter((rule) => rule.group === group).map(({ name }) => name)),
    ];
    expect(named("methods").sort()).toEqual(Object.keys(methods).sort());
    expect(named("presets").sort()).toEqual(Object.keys(presets).sort());
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))("%s is made with its first numbers", (_, rule) => {
    expect(methodOf({ methods, presets }, rule, prior, numbersOf(rule)).method?.id).toEqual(expect.any(String));
  });

  it.each(rules.filter(({ prior: needed }) => needed).map((rule) => [rule.id, rule] as const))(
    "%s says that it needs a prior",
    (_, rule) => {
      expect(methodOf({ methods, presets }, rule, undefined, {}).problem).toContain("typical variation");
    },
  );

  it("says which number is missing, and that one cannot be used", () => {
    const drop = rules.find(({ id }) => id === "sessionDrop")!;
    expect(methodOf({ methods, presets }, drop, undefined, { points: NaN }).problem).toContain("points");
    expect(methodOf({ methods, presets }, drop, undefined, { points: -1 }).problem).toContain("cannot use");
  });
});
