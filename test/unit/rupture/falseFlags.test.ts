import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { detectRuptures, methods, presets, priors, sessionSeries, unwrap } from "../../../src/index.js";
import type { Prior, RetrospectiveQuestion, RuptureMethod, SessionSeries } from "../../../src/index.js";

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
        expect(falseFlags.basis === "calibrated" && falseFlags.perSession(length)).toBeCloseTo(rates[index]!, 12);
      }
  });
});

describe("false flags of rules without a prior", () => {
  const measured = (instrument: string, sessions: number, scale = "total"): SessionSeries => ({
    ...unwrap(
      sessionSeries(
        Array.from({ length: sessions }, (_, index) => ({ session: index + 1, value: 30 + (index % 3) })),
        { minimum: 0, maximum: 40 },
      ),
    ),
    measure: { instrument, definitionVersion: "1", construct: "alliance", scale, metric: "sum", higherIs: "better" },
  });
  const rate = (method: RuptureMethod, series: SessionSeries): number => {
    const analysis = detectRuptures(series, method);
    if (analysis.status !== "assessed") throw new Error("not assessed");
    expect(analysis.falseFlagBasis.basis).toBe("calibrated");
    return analysis.expectedFalseFlags! / analysis.sessions.filter(({ assessed }) => assessed).length;
  };

  // Mean of the two models of the instrument: own mean, SRS (16.4 + 20.7) / 2, WAI (9.8 + 10.6) / 2; Q, (3.4 + 4.3) / 2, (1.3 + 1.5) / 2
  it.each([
    ["own mean", () => methods.ownMeanBand(), 0.01855, 0.0102, 0.0144],
    ["Q", () => methods.quesenberryQ(), 0.00385, 0.0014, 0.0026],
  ] as const)("are those of the instrument where the series says it: %s", (_, make, srs, wai, overall) => {
    const method = make();
    expect(rate(method, measured("srs", 8))).toBeCloseTo(srs, 12);
    for (const instrument of ["wai36", "waiSr", "waiS"])
      expect(rate(method, measured(instrument, 8))).toBeCloseTo(wai, 12);
    expect(rate(method, measured("srs", 8, "bond"))).toBeCloseTo(overall, 12);
    expect(rate(method, measured("another", 8))).toBeCloseTo(overall, 12);
    const { measure: _measure, ...bare } = measured("srs", 8);
    expect(rate(method, bare)).toBeCloseTo(overall, 12);
    expect(method.falseFlags.basis === "calibrated" && method.falseFlags.perSession(8)).toBeCloseTo(overall, 12);
  });

  it("go by the logarithm of the length, and stay what they are outside the lengths that were simulated", () => {
    const { falseFlags } = methods.ownMeanBand();
    if (falseFlags.basis === "unknown") throw new Error("unknown");
    const [at8, at10, at14, at60] = [8, 10, 14, 60].map((sessions) => falseFlags.perSession(sessions));
    expect(at10).toBeCloseTo(at8! + ((at14! - at8!) * Math.log(10 / 8)) / Math.log(14 / 8), 12);
    expect(at60).toBeCloseTo(0.0302, 12);
    const q = methods.quesenberryQ().falseFlags;
    expect(q.basis !== "unknown" && [q.perSession(3), q.perSession(4)]).toEqual([0.0006, 0.0006]);
  });

  it("keep the normal theory for other multiples and limits", () => {
    expect(methods.ownMeanBand({ multiple: 1.5 }).falseFlags.basis).toBe("nominal");
    expect(methods.quesenberryQ({ limit: 2 }).falseFlags.basis).toBe("nominal");
    expect(detectRuptures(measured("srs", 8), methods.quesenberryQ({ limit: 2 }))).toMatchObject({
      falseFlagBasis: { basis: "nominal" },
    });
  });
});

describe("false flags of rules in pooled standard deviations", () => {
  const study = JSON.parse(readFileSync("docs/programs/study/firstVersion.json", "utf8")) as {
    cells: { missing: number; published: { rule: string; session: number }[] }[];
  };
  const pooledStandardDeviation = 0.46;

  it.each([
    ["stiles2004", () => presets.stiles2004({ pooledStandardDeviation })],
    ["strauss2006", () => presets.strauss2006({ pooledStandardDeviation })],
    ["gumz2012, 1 SD", () => presets.gumz2012({ pooledStandardDeviation, multiple: 1 })],
    ["gumz2012, 2 SD", () => presets.gumz2012({ pooledStandardDeviation, multiple: 2 })],
  ] as const)("are those that the study found: %s", (name, make) => {
    const { falseFlags } = make();
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
