import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { methods, presets, priors } from "../../../src/index.js";
import type { Prior, RetrospectiveQuestion, RuptureMethod } from "../../../src/index.js";

/** The simulated rates as the methods' pages print them: the rows of the table below "How often it is wrong". */
function printed(page: string): string[][] {
  const text = readFileSync(new URL(`../../../docs/methods/${page}.md`, import.meta.url), "utf8");
  return text
    .slice(text.indexOf("## How often it is wrong"))
    .split("\n")
    .filter((line) => line.startsWith("| ") && line.includes("/.0"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const nominal = [0.005, 0.01, 0.025, 0.05];
const lengths = [4, 8, 14, 24, 40];
const simulated: Record<string, readonly Prior[]> = {
  SRS: [priors.srs.sum],
  "SRS, norm-like": [priors.srs.sumNormLike],
  "WAI-SR": [priors.waiSr.mean, priors.waiSr.sum],
  "WAI forms from 1 to 7": [priors.wai36.mean, priors.wai36.sum, priors.waiS.mean, priors.waiS.sum],
};
const questions: readonly RetrospectiveQuestion[] = ["brief", "shift", "combined"];

type Case = readonly [name: string, cell: string, length: number, ask: (prior: Prior, alpha: number) => RuptureMethod];
const cases: Case[] = [
  ...printed("prediction").flatMap(([name = "", ...cells]) =>
    cells.map((cell, index): Case => [
      name,
      cell,
      lengths[index]!,
      (prior, alpha) => methods.prediction(prior, { alpha }),
    ]),
  ),
  ...printed("retrospective").flatMap(([name = "", length, ...cells]) =>
    cells.map((cell, index): Case => {
      const question = questions[index]!;
      return [name, cell, Number(length), (prior, alpha) => methods.retrospective(prior, { question, alpha })];
    }),
  ),
];

describe("false flags to expect", () => {
  it("are known for 5 lengths of 4 kinds of series, for the prediction and for three questions", () => {
    expect(cases).toHaveLength(5 * 4 * (1 + 3));
  });

  it.each(cases)("are the ones on the page: %s, %s, %d sessions", (name, cell, length, ask) => {
    const rates = cell.split("/").map(Number);
    for (const [index, alpha] of nominal.entries())
      for (const prior of simulated[name]!) {
        const { falseFlags } = ask(prior, alpha);
        expect(falseFlags.basis === "calibrated" && falseFlags.perSession(length)).toBe(Math.max(alpha, rates[index]!));
      }
  });
});

describe("false flags of rules in pooled standard deviations", () => {
  const study = JSON.parse(readFileSync("docs/programs/study/results.json", "utf8")) as {
    cells: { missing: number; published: { rule: string; session: number }[] }[];
  };
  const pooledStandardDeviation = 0.46;

  it.each([
    ["stiles2004", presets.stiles2004({ pooledStandardDeviation })],
    ["strauss2006", presets.strauss2006({ pooledStandardDeviation })],
    ["gumz2012, 1 SD", presets.gumz2012({ pooledStandardDeviation, multiple: 1 })],
    ["gumz2012, 2 SD", presets.gumz2012({ pooledStandardDeviation, multiple: 2 })],
  ] as const)("are those that the study found: %s", (name, { falseFlags }) => {
    const rates = study.cells
      .filter(({ missing }) => missing === 0)
      .flatMap(({ published }) => published.filter(({ rule }) => rule === name).map(({ session }) => session));
    expect(rates).toHaveLength(4 * 6);
    const rate = falseFlags.basis === "calibrated" ? falseFlags.perSession(8) : NaN;
    expect(Math.abs(rate - rates.reduce((sum, one) => sum + one, 0) / rates.length)).toBeLessThan(0.0005);
    expect(Math.max(...rates.map((one) => Math.abs(one / rate - 1)))).toBeLessThan(1 / 3);
  });

  it("are not known for other multiples, or where a return is required", () => {
    const rules = [
      methods.pooledDrop({ pooledStandardDeviation, multiple: 1.5 }),
      presets.stiles2004({ pooledStandardDeviation, returnRequired: true }),
      presets.stevens2007(),
    ];
    expect(rules.map(({ falseFlags }) => falseFlags.basis)).toEqual(["unknown", "unknown", "unknown"]);
    expect(methods.pooledDrop({ pooledStandardDeviation, multiple: 2 }).falseFlags).toMatchObject({
      basis: "calibrated",
    });
  });
});
